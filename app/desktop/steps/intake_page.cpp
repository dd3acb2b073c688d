// SPDX-License-Identifier: MIT
#include "app/desktop/steps/intake_page.h"

#include "app/desktop/look/icons.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/session/case_session.h"
#include "app/desktop/steps/samples.h"
#include "app/desktop/widgets/card.h"
#include "app/desktop/widgets/flow_layout.h"
#include "app/desktop/widgets/labels.h"
#include "app/desktop/widgets/message_area.h"
#include "app/desktop/widgets/paste_edit.h"
#include "app/desktop/widgets/source_help.h"
#include "app/desktop/words/text.h"
#include "app/desktop/words/wording.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace todoke {

namespace {

constexpr int typingPause = 150; // ms; with the reading itself the findings are there within 300 ms
constexpr qsizetype longestEditable = 262144;
constexpr qsizetype shownBytes = 24576; // of a file or of a very long text

} // namespace

IntakePage::IntakePage(CaseSession &caseSession, MessageArea &messageArea, QWidget *parent)
    : StepPage(1, caseSession, messageArea, parent), m_box(new PasteEdit(this)),
      m_fileName(new TextLabel(TextRole::Caption, QStringLiteral("fileName"), this)),
      m_sample(new QPushButton(tr("Try it with a &sample"), this)), m_findings(new Card(this)),
      m_mark(new IconLabel(QStringLiteral("info"), 1.5, m_findings)),
      m_verdict(new TextLabel(TextRole::Strong, QStringLiteral("verdict"), m_findings)),
      m_hint(new TextLabel(TextRole::Body, QStringLiteral("hint"), m_findings)), m_factsRow(new QWidget(m_findings)),
      m_facts(), m_repairRow(new QWidget(m_findings)),
      m_repair(new TextLabel(TextRole::Body, QStringLiteral("repair"), m_repairRow)),
      m_showRepaired(new QPushButton(m_repairRow))
{
    addTitle(tr("Put in the mail that came back"),
             tr("English is fine. Paste all of it, from the first line to the last."));
    buildBox();
    buildButtons();
    buildFindings();
    column()->addWidget(new SourceHelp(this));
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &IntakePage::takeTyped);
    connect(m_box, &PasteEdit::typed, &m_typing, qOverload<>(&QTimer::start));
    connect(m_box, &PasteEdit::pasted, this, &IntakePage::takeTyped);
    connect(&session(), &CaseSession::caseReplaced, this, &IntakePage::showCase);
    connect(&session(), &CaseSession::analysisReady, this, &IntakePage::showFindings);
    connect(&session(), &CaseSession::casesChanged, this,
            [this] { m_sample->setVisible(this->session().cases().empty()); });
    m_sample->setVisible(session().cases().empty());
    showCase();
}

void IntakePage::buildBox()
{
    m_box->setObjectName(QStringLiteral("paste"));
    m_box->setAccessibleName(tr("The mail that came back"));
    m_box->setPlaceholderText(
        tr("Click here and press Ctrl+V.\n\nYou can also drop a mail file anywhere in this window."));
    m_box->setMinimumHeight(em(8));
    column()->addWidget(m_fileName);
    column()->addWidget(m_box, 1);
}

void IntakePage::buildButtons()
{
    auto *paste = new QPushButton(tr("&Paste"), this);
    paste->setObjectName(QStringLiteral("pasteButton"));
    paste->setIcon(icon(QStringLiteral("paste"), paste));
    connect(paste, &QPushButton::clicked, m_box, &PasteEdit::replaceByClipboard);
    auto *open = new QPushButton(tr("&Open a file…"), this);
    open->setObjectName(QStringLiteral("openFile"));
    open->setIcon(icon(QStringLiteral("open"), open));
    open->setToolTip(tr("Ctrl+O"));
    connect(open, &QPushButton::clicked, this, &IntakePage::chooseFile);
    m_sample->setObjectName(QStringLiteral("sample"));
    m_sample->setIcon(icon(QStringLiteral("sample"), m_sample));
    auto *menu = new QMenu(m_sample);
    menu->setObjectName(QStringLiteral("sampleMenu"));
    for (const Sample &sample : samples()) {
        menu->addAction(sample.title, this, [this, sample] { session().takeSample(sample.resource); });
    }
    m_sample->setMenu(menu);
    auto *row = new FlowLayout;
    row->addWidget(paste);
    row->addWidget(open);
    row->addWidget(m_sample);
    column()->addLayout(row);
}

void IntakePage::buildFindings()
{
    m_findings->setObjectName(QStringLiteral("findings"));
    auto *facts = new FlowLayout(m_factsRow);
    for (Fact &fact : m_facts) {
        const auto number = static_cast<int>(&fact - m_facts);
        auto *box = new QWidget(m_factsRow);
        fact.mark = new IconLabel(QStringLiteral("check"), 1.0, box);
        fact.words = new TextLabel(TextRole::Body, QStringLiteral("fact%1").arg(number + 1), box);
        fact.words->setWordWrap(false);
        auto *row = new QHBoxLayout(box);
        row->setContentsMargins(0, 0, em(0.8), 0);
        row->setSpacing(em(0.25));
        row->addWidget(fact.mark, 0, Qt::AlignVCenter);
        row->addWidget(fact.words);
        facts->addWidget(box);
    }
    m_showRepaired->setObjectName(QStringLiteral("showRepaired"));
    connect(m_showRepaired, &QPushButton::clicked, this, &IntakePage::toggleRepaired);
    auto *repairRow = new QHBoxLayout(m_repairRow);
    repairRow->setContentsMargins(0, 0, 0, 0);
    repairRow->addWidget(m_repair, 1);
    repairRow->addWidget(m_showRepaired);

    auto *words = new QVBoxLayout;
    words->setSpacing(em(0.25));
    words->addWidget(m_verdict);
    words->addWidget(m_factsRow);
    words->addWidget(m_hint);
    words->addWidget(m_repairRow);
    auto *row = new QHBoxLayout;
    row->setSpacing(em(0.6));
    row->addWidget(m_mark, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    m_findings->body()->addLayout(row);
    column()->addWidget(m_findings);
}

void IntakePage::focusFirst()
{
    m_box->setFocus(Qt::OtherFocusReason);
}

void IntakePage::chooseFile()
{
    // The system's own file dialog: the one window that asks, because the user asked for it. Not modal for the process.
    auto *dialog = new QFileDialog(this, tr("Open the mail that came back"));
    dialog->setObjectName(QStringLiteral("fileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Mails (*.eml *.txt *.mbox *.msg)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &IntakePage::takeFile);
    dialog->open();
}

void IntakePage::takeFile(const QString &path)
{
    m_typing.stop();
    session().takeFile(path);
}

QString IntakePage::verdict() const
{
    return m_verdict->plainText();
}

void IntakePage::takeTyped()
{
    m_typing.stop();
    m_fileName->setWords({});
    m_repairedShown = false;
    session().takeText(m_box->given());
    if (m_box->given().trimmed().isEmpty()) {
        showFindings();
    }
}

void IntakePage::showCase()
{
    const Case &value = session().current();
    m_typing.stop();
    m_repairedShown = false;
    if (!m_box->holds(value.input)) {
        showInput();
    }
    m_fileName->setVisible(!value.inputName.isEmpty());
    showFindings();
}

void IntakePage::showInput()
{
    const Case &value = session().current();
    const AnalysisPtr &analysis = session().analysis();
    const bool editable = value.inputName.isEmpty() && value.input.size() <= longestEditable;
    // A file may be in any charset: its text is the decoded one as soon as it is there.
    const QString shown = editable              ? QString::fromUtf8(value.input)
                          : analysis != nullptr ? analysis->raw.text().left(shownBytes)
                                                : QString::fromUtf8(value.input.left(shownBytes));
    m_box->showGiven(value.input, shown, editable);
    m_fileName->setWords(value.inputName.isEmpty() ? QString() : tr("From the file %1").arg(value.inputName));
}

void IntakePage::showFindings()
{
    const Case &value = session().current();
    const AnalysisPtr &analysis = session().analysis();
    if (analysis != nullptr && !m_box->holds(value.input)) {
        showInput();
    }
    if (session().failure()) {
        showFailure();
        return;
    }
    showFacts();
    showRepair();
    if (analysis != nullptr && analysis->mailsInFile > 1) {
        messages().show(QStringLiteral("mailbox"), Tone::Info,
                        tr("%n mails are in this file. The first one that came back was taken.", nullptr,
                           static_cast<int>(analysis->mailsInFile)));
    } else {
        messages().clear(QStringLiteral("mailbox"));
    }
}

void IntakePage::showFailure()
{
    const QString words = wording::intakeFailure(
        *session().failure(),
        session().failure()->path.empty() ? QString() : QFileInfo(fromUtf8(session().failure()->path)).fileName());
    m_findings->setTone(Tone::Warning);
    m_mark->setIcon(QStringLiteral("warning"));
    m_mark->setTone(Tone::Warning);
    m_verdict->setWords(words);
    m_hint->setWords({});
    m_factsRow->hide();
    m_repairRow->hide();
}

void IntakePage::showFacts()
{
    const AnalysisPtr &analysis = session().analysis();
    const IntakeFacts facts = analysis != nullptr ? analysis->facts : IntakeFacts{};
    const bool good = facts.verdict >= IntakeFacts::Verdict::ReasonOnly;
    const bool empty = facts.verdict == IntakeFacts::Verdict::Empty;
    const Tone tone = empty ? Tone::Neutral : good ? Tone::Good : Tone::Warning;
    m_findings->setTone(tone);
    m_mark->setTone(tone);
    m_mark->setIcon(empty ? QStringLiteral("info") : good ? QStringLiteral("good") : QStringLiteral("warning"));
    m_verdict->setWords(wording::verdict(facts));
    m_hint->setWords(wording::hint(facts));
    m_factsRow->setVisible(!empty);
    const auto fact = [this](int number, bool found, const QString &words) {
        m_facts[number].mark->setIcon(found ? QStringLiteral("check") : QStringLiteral("close"));
        m_facts[number].mark->setTone(found ? Tone::Good : Tone::Neutral);
        m_facts[number].words->setWords(words);
    };
    fact(0, facts.headerFields > 0,
         tr("Delivery record (header): %n line(s)", nullptr, static_cast<int>(facts.headerFields)));
    fact(1, facts.reasonFound, facts.reasonFound ? tr("Reason: found") : tr("Reason: not found"));
    fact(2, facts.originalFound, facts.originalFound ? tr("Your own mail: found") : tr("Your own mail: not found"));
}

void IntakePage::showRepair()
{
    const AnalysisPtr &analysis = session().analysis();
    const bool repaired = analysis != nullptr && analysis->facts.repaired;
    m_repairRow->setVisible(repaired);
    if (!repaired) {
        return;
    }
    m_repair->setWords(wording::repair(analysis->facts.repair));
    m_showRepaired->setText(m_repairedShown ? tr("Show what I put &in") : tr("Show how &it was read"));
}

void IntakePage::toggleRepaired()
{
    m_repairedShown = !m_repairedShown;
    const AnalysisPtr &analysis = session().analysis();
    m_box->showInstead(m_repairedShown && analysis != nullptr ? analysis->repairedText : QString());
    showRepair();
}

} // namespace todoke
