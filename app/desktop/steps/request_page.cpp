// SPDX-License-Identifier: MIT
#include "app/desktop/steps/request_page.h"

#include "app/desktop/look/icons.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/session/case_session.h"
#include "app/desktop/steps/contract_form.h"
#include "app/desktop/steps/leaves_list.h"
#include "app/desktop/widgets/card.h"
#include "app/desktop/widgets/copy_row.h"
#include "app/desktop/widgets/flow_layout.h"
#include "app/desktop/widgets/fold.h"
#include "app/desktop/widgets/labels.h"
#include "app/desktop/widgets/message_area.h"
#include "app/desktop/words/language.h"
#include "app/desktop/words/text.h"
#include "app/desktop/words/wording.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QUrl>
#include <QUrlQuery>
#include <QVBoxLayout>

#include <algorithm>

namespace todoke {

namespace {

#ifdef Q_OS_WIN
constexpr qsizetype longestMailto = 2000; // what ShellExecute hands on
#else
constexpr qsizetype longestMailto = 60000; // one argument of a process; well below the limit of 128 KiB
#endif

constexpr std::size_t warningNotes = 2; ///< where a request is not advised: what to do instead, and the first step

QComboBox *combo(const QString &name, const QString &accessible, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(name);
    box->setAccessibleName(accessible);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    return box;
}

} // namespace

RequestPage::RequestPage(CaseSession &caseSession, MessageArea &messageArea, QWidget *parent)
    : StepPage(4, caseSession, messageArea, parent),
      m_provider(combo(QStringLiteral("provider"), tr("Hosting company"), this)),
      m_kind(combo(QStringLiteral("kind"), tr("What to write"), this)),
      m_notes(new TextLabel(TextRole::Body, QStringLiteral("notes"), this)), m_text(new QPlainTextEdit(this)),
      m_copyAll(new QPushButton(tr("Copy &all"), this)), m_openForm(new QPushButton(tr("Open the &form"), this)),
      m_openMail(new QPushButton(tr("Open in &mail"), this)), m_sent(new QPushButton(tr("I have &sent it"), this)),
      m_restore(new QPushButton(tr("&Undo my changes"), this)), m_edited(new QWidget(this)),
      m_withSubject(new QCheckBox(tr("Put the sub&ject of the mail in"), this)),
      m_withNames(new QCheckBox(tr("Put nam&es in"), this)),
      m_contractFold(new Fold(tr("Your &contract"), QStringLiteral("contractFold"), this)),
      m_contract(new ContractForm(this)),
      m_fieldsFold(new Fold(tr("Copy fiel&d by field"), QStringLiteral("fieldsFold"), this)),
      m_leaves(new LeavesList(this))
{
    buildChoices();
    buildActions();
    buildText();
    buildContract();
    buildFields();
    column()->addStretch(1);
    connect(&session(), &CaseSession::knowledgeReady, this, &StepPage::invalidate);
    connect(&session(), &CaseSession::caseReplaced, this, &StepPage::invalidate);
    connect(&session(), &CaseSession::analysisReady, this, &StepPage::invalidate);
    connect(&session(), &CaseSession::caseChanged, this, &StepPage::invalidate);
    connect(&session(), &CaseSession::inquiryChanged, this, &StepPage::invalidate);
}

void RequestPage::refresh()
{
    fillProviders();
    showCase();
    showInquiry();
}

void RequestPage::buildChoices()
{
    auto *grid = new QGridLayout;
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->setVerticalSpacing(em(0.15));
    auto *to = new QLabel(tr("&Hosting company"), this);
    to->setBuddy(m_provider);
    auto *what = new QLabel(tr("What to &write"), this);
    what->setBuddy(m_kind);
    setTextRole(to, TextRole::Caption);
    setTextRole(what, TextRole::Caption);
    grid->addWidget(to, 0, 0);
    grid->addWidget(what, 0, 1);
    grid->addWidget(m_provider, 1, 0);
    grid->addWidget(m_kind, 1, 1);
    column()->addLayout(grid);
    for (const InquiryKind kind :
         {InquiryKind::Request, InquiryKind::ReRequest, InquiryKind::RecipientAdmin, InquiryKind::Phone}) {
        m_kind->addItem(wording::inquiryKind(kind), static_cast<int>(kind));
    }
    connect(m_provider, &QComboBox::activated, this,
            [this] { session().chooseProvider(m_provider->currentData().toString()); });
    connect(m_kind, &QComboBox::activated, this,
            [this] { session().chooseKind(static_cast<InquiryKind>(m_kind->currentData().toInt())); });
}

void RequestPage::buildText()
{
    m_text->setObjectName(QStringLiteral("requestText"));
    m_text->setAccessibleName(tr("The request"));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(em(13));
    m_text->document()->setDocumentMargin(em(0.5));
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_showing) {
            session().editInquiry(m_text->toPlainText());
        }
    });
    m_edited->setObjectName(QStringLiteral("edited"));
    auto *row = new QHBoxLayout(m_edited);
    row->setContentsMargins(0, 0, 0, 0);
    auto *words = new TextLabel(TextRole::Caption, QStringLiteral("edited.text"), m_edited);
    words->setWords(tr("This is your own text. It does not follow what you choose on this page."));
    m_restore->setObjectName(QStringLiteral("restore"));
    row->addWidget(words, 1);
    row->addWidget(m_restore);
    connect(m_restore, &QPushButton::clicked, &session(), &CaseSession::dropEdits);
    column()->addWidget(m_text, 1);
    column()->addWidget(m_edited);
    column()->addWidget(m_notes);
}

void RequestPage::buildActions()
{
    const std::tuple<QPushButton *, QString, QString> buttons[] = {
        {m_copyAll, QStringLiteral("copyAll"), QStringLiteral("copy")},
        {m_openForm, QStringLiteral("openForm"), QStringLiteral("link")},
        {m_openMail, QStringLiteral("openMail"), QStringLiteral("mail")},
        {m_sent, QStringLiteral("sent"), QStringLiteral("sent")},
    };
    auto *row = new FlowLayout;
    for (const auto &[button, name, drawing] : buttons) {
        button->setObjectName(name);
        button->setIcon(icon(drawing, button));
        row->addWidget(button);
    }
    m_copyAll->setProperty("primary", true);
    m_copyAll->setIcon(primaryIcon(QStringLiteral("copy"), m_copyAll));
    m_copyAll->setToolTip(tr("Ctrl+Shift+C"));
    connect(m_copyAll, &QPushButton::clicked, this, &RequestPage::copyAll);
    connect(m_openForm, &QPushButton::clicked, this, &RequestPage::openForm);
    connect(m_openMail, &QPushButton::clicked, this, &RequestPage::openMail);
    connect(m_sent, &QPushButton::clicked, this, &RequestPage::send);
    column()->addLayout(row);
}

void RequestPage::buildContract()
{
    m_contractFold->body()->addWidget(m_contract);
    auto *kept = new TextLabel(TextRole::Caption, QStringLiteral("contract.kept"), this);
    kept->setWords(tr("This is kept on this computer for the next request."));
    m_contractFold->body()->addWidget(kept);
    connect(m_contract, &ContractForm::edited, this, [this] { session().setContract(m_contract->data()); });
    column()->addWidget(m_contractFold);
}

void RequestPage::buildFields()
{
    column()->addWidget(m_fieldsFold);
    auto *card = new Card(this);
    card->setObjectName(QStringLiteral("leavesCard"));
    m_withSubject->setObjectName(QStringLiteral("withSubject"));
    m_withNames->setObjectName(QStringLiteral("withNames"));
    auto *options = new FlowLayout;
    options->addWidget(m_withSubject);
    options->addWidget(m_withNames);
    card->body()->setSpacing(em(0.6));
    card->body()->addWidget(m_leaves);
    card->body()->addLayout(options);
    column()->addWidget(card);
    connect(m_withSubject, &QCheckBox::toggled, &session(), &CaseSession::setWithSubject);
    connect(m_withNames, &QCheckBox::toggled, &session(), &CaseSession::setWithNames);
}

void RequestPage::focusFirst()
{
    m_copyAll->setFocus(Qt::OtherFocusReason);
}

void RequestPage::arrive()
{
    if (!m_contractDecided) {
        m_contractDecided = true;
        m_contractFold->setOpen(m_contract->isEmpty());
    }
    showWarnings();
}

void RequestPage::fillProviders()
{
    if (session().knowledge() == nullptr || m_provider->count() > 0) {
        return;
    }
    const QSignalBlocker quiet(m_provider);
    for (const Provider &provider : session().knowledge()->providers) {
        m_provider->addItem(inUi(provider.name), fromUtf8(provider.id.value));
    }
}

void RequestPage::showCase()
{
    const Case &value = session().current();
    m_showing = true;
    const Provider *provider = session().provider();
    if (provider != nullptr) {
        m_provider->setCurrentIndex(m_provider->findData(fromUtf8(provider->id.value)));
    }
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(value.kind)));
    const bool toProvider = value.kind != InquiryKind::RecipientAdmin;
    m_provider->setEnabled(toProvider);
    m_openForm->setVisible(toProvider && provider != nullptr && !provider->contactUrl.empty());
    m_openMail->setVisible(value.kind != InquiryKind::Phone);
    m_contract->setData(session().contract());
    const QSignalBlocker quietSubject(m_withSubject);
    const QSignalBlocker quietNames(m_withNames);
    m_withSubject->setChecked(session().withSubject());
    m_withNames->setChecked(session().withNames());
    m_edited->setVisible(!value.editedText.isEmpty());
    m_sent->setText(value.sentOn ? tr("I have &sent it again") : tr("I have &sent it"));
    m_showing = false;
}

void RequestPage::showInquiry()
{
    const bool changed = m_shown != session().inquiry();
    m_shown = session().inquiry();
    const QString text = session().inquiryText();
    if (text != m_text->toPlainText()) {
        m_showing = true;
        m_text->setPlainText(text);
        m_showing = false;
    }
    m_edited->setVisible(!session().current().editedText.isEmpty());
    m_copyAll->setEnabled(!text.isEmpty());
    m_openMail->setEnabled(!text.isEmpty());
    if (changed && m_shown != nullptr) {
        showFields();
        showNotes();
        m_leaves->show(*m_shown);
    }
    showWarnings();
}

void RequestPage::showFields()
{
    const std::vector<InquiryField> &fields = m_shown->fields;
    while (m_fields.size() > static_cast<qsizetype>(fields.size())) {
        delete m_fields.takeLast();
    }
    while (m_fields.size() < static_cast<qsizetype>(fields.size())) {
        auto *row = new CopyRow(QString::number(m_fields.size() + 1), this);
        connect(row, &CopyRow::copyWanted, this,
                [this](const QString &label, const QString &value) { copy(value, label); });
        m_fieldsFold->body()->addWidget(row);
        m_fields.append(row);
    }
    for (qsizetype n = 0; n < m_fields.size(); ++n) {
        const InquiryField &field = fields[static_cast<std::size_t>(n)];
        m_fields[n]->setField(fromUtf8(field.label), fromUtf8(field.value), field.missing);
    }
    m_fieldsFold->setVisible(!fields.empty());
}

void RequestPage::showNotes()
{
    QStringList lines;
    const std::size_t inWarning = m_shown->advised ? 0 : std::min(warningNotes, m_shown->notes.size());
    for (std::size_t n = inWarning; n < m_shown->notes.size(); ++n) {
        lines << tr("• %1").arg(inUi(m_shown->notes[n]));
    }
    m_notes->setWords(lines.join(QLatin1Char('\n')));
}

void RequestPage::showWarnings()
{
    const QString key = QStringLiteral("notAdvised");
    if (m_shown == nullptr || m_shown->advised || session().current().step != step()) {
        messages().clear(key);
        return;
    }
    QStringList lines{tr("Such a request does not help here.")};
    for (std::size_t n = 0; n < std::min(warningNotes, m_shown->notes.size()); ++n) {
        lines << inUi(m_shown->notes[n]);
    }
    messages().show(key, Tone::Warning, lines.join(QLatin1Char('\n')));
}

void RequestPage::copyAll()
{
    const QString text = session().inquiryText();
    if (!text.isEmpty()) {
        copy(text, tr("the whole request"));
    }
}

void RequestPage::openForm()
{
    if (const Provider *provider = session().provider(); provider != nullptr && !provider->contactUrl.empty()) {
        QDesktopServices::openUrl(QUrl(fromUtf8(provider->contactUrl)));
    }
}

void RequestPage::openMail()
{
    const QString text = session().inquiryText();
    const auto mailto = [this](const QString &body) {
        const QString subject = m_shown != nullptr ? fromUtf8(m_shown->subject) : QString();
        // RFC 6068: line ends are %0D%0A, and '+' stands for itself.
        QString crlf = body;
        crlf.replace(QLatin1Char('\n'), QStringLiteral("\r\n"));
        return QUrl::fromEncoded("mailto:?subject=" + QUrl::toPercentEncoding(subject) +
                                 "&body=" + QUrl::toPercentEncoding(crlf));
    };
    QUrl url = mailto(text);
    if (url.toEncoded().size() > longestMailto) {
        copyAll();
        url = mailto(tr("(The text is copied. Paste it here with Ctrl+V.)"));
    }
    if (!QDesktopServices::openUrl(url)) {
        copyAll();
        messages().show(QStringLiteral("noMail"), Tone::Warning,
                        tr("No mail program answered. The text is copied: paste it where you write mail."));
    }
}

void RequestPage::send()
{
    session().markSent();
    session().goTo(5);
    Q_EMIT said(tr("Noted: sent today."));
}

} // namespace todoke
