// SPDX-License-Identifier: MIT
#include "app/desktop/steps/result_details.h"

#include "app/desktop/look/icons.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/widgets/fold.h"
#include "app/desktop/widgets/header_checks.h"
#include "app/desktop/widgets/labels.h"
#include "app/desktop/widgets/route_view.h"
#include "app/desktop/words/language.h"
#include "app/desktop/words/text.h"
#include "app/desktop/words/wording.h"
#include "core/diagnosis/header/lines.h"

#include <QDesktopServices>
#include <QFormLayout>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace todoke {

namespace {

/// The list's own page with the refused address in it. Only an address out of the knowledge is ever opened, never one
/// out of a mail.
QString lookupPage(const Blocklist &list, const RecipientDiagnosis &diagnosis)
{
    QString url = fromUtf8(list.lookupUrl);
    if (url.contains(QStringLiteral("{domain}")) || (url.contains(QStringLiteral("{ip}")) && !diagnosis.sendingIp)) {
        return {};
    }
    if (diagnosis.sendingIp) {
        url.replace(QStringLiteral("{ip}"), fromUtf8(diagnosis.sendingIp->toString()));
    }
    return url;
}

} // namespace

ResultDetails::ResultDetails(QWidget *parent)
    : QWidget(parent), m_route(new Fold(tr("The &way the mail took"), QStringLiteral("route"), this)),
      m_way(new RouteView(this)),
      m_headerChecks(new Fold(tr("&Checks of the sender and spam filters"), QStringLiteral("headerChecks"), this)),
      m_checks(new HeaderChecks(this)), m_facts(new Fold(tr("Technical &details"), QStringLiteral("details"), this)),
      m_form(new QFormLayout), m_listPage(new QPushButton(tr("Open the page of the &list"), this)),
      m_listAddress(new TextLabel(TextRole::Caption, QStringLiteral("listAddress"), this))
{
    m_route->body()->addWidget(m_way);
    m_headerChecks->body()->addWidget(m_checks);
    m_headerChecks->hide();

    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_form->setFormAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_listPage->setObjectName(QStringLiteral("listPage"));
    m_listPage->setIcon(icon(QStringLiteral("link"), m_listPage));
    connect(m_listPage, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl(m_listUrl)); });
    m_facts->body()->addLayout(m_form);
    m_facts->body()->addWidget(m_listPage, 0, Qt::AlignLeft);
    m_facts->body()->addWidget(m_listAddress);

    connect(m_route, &Fold::toggled, this, &ResultDetails::showHeader);
    connect(m_headerChecks, &Fold::toggled, this, &ResultDetails::showHeader);
    connect(m_facts, &Fold::toggled, this, &ResultDetails::showFacts);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.2));
    column->addWidget(m_route);
    column->addWidget(m_headerChecks);
    column->addWidget(m_facts);
}

void ResultDetails::show(AnalysisPtr analysis, KnowledgePtr knowledge, std::size_t recipient)
{
    const bool isNew = m_analysis != analysis;
    m_analysis = std::move(analysis);
    m_knowledge = std::move(knowledge);
    m_recipient = recipient;
    const bool mail = m_analysis != nullptr && m_analysis->report().kind == ReportKind::Mail;
    m_headerChecks->setVisible(mail);
    if (isNew && mail && !m_route->isOpen()) {
        m_route->setOpen(true); // of a mail that did not come back the header is all there is to tell; fills it, too
    } else if (m_route->isOpen() || m_headerChecks->isOpen()) {
        showHeader();
    }
    // Most people never open these: they are filled when they are.
    if (m_facts->isOpen()) {
        showFacts();
    }
}

void ResultDetails::showHeader()
{
    if (m_analysis == nullptr || m_knowledge == nullptr) {
        return;
    }
    const bool mail = m_analysis->report().kind == ReportKind::Mail;
    const auto &original = m_analysis->report().original;
    const bool told = mail || (original && !original->route.empty());
    const HeaderReading reading = told ? readHeader(m_analysis->examination, *m_knowledge) : HeaderReading();
    m_way->show(reading, m_knowledge, mail ? RouteView::Findings::Shown : RouteView::Findings::Hidden);
    if (mail && m_headerChecks->isOpen()) {
        m_checks->show(authenticationLines(reading, *m_knowledge, uiLanguage()),
                       verdictLines(reading, *m_knowledge, uiLanguage()));
    }
}

void ResultDetails::addFact(const QString &name, const QString &value)
{
    if (value.isEmpty()) {
        return;
    }
    auto *label = new TextLabel(TextRole::Caption, {}, this);
    label->setWordWrap(false);
    label->setWords(name);
    auto *words = new TextLabel(TextRole::Mono, {}, this);
    words->setWords(value);
    m_form->addRow(label, words);
}

void ResultDetails::showFacts()
{
    if (m_analysis == nullptr || m_knowledge == nullptr) {
        return;
    }
    const Analysis &analysis = *m_analysis;
    const Knowledge &knowledge = *m_knowledge;
    const std::size_t recipient = m_recipient;
    while (m_form->rowCount() > 0) {
        m_form->removeRow(0);
    }
    const DeliveryReport &report = analysis.report();
    RecipientDiagnosis diagnosis;
    if (recipient < report.recipients.size()) {
        const RecipientOutcome &outcome = report.recipients[recipient];
        addFact(tr("Recipient"), fromUtf8(outcome.address.value));
        if (outcome.originalAddress) {
            addFact(tr("Address you wrote to"), fromUtf8(outcome.originalAddress->value));
        }
        addFact(tr("Error number"), outcome.status ? fromUtf8(outcome.status->toString()) : QString());
        addFact(tr("Reply code"), outcome.replyCode ? fromUtf8(outcome.replyCode->toString()) : QString());
        addFact(tr("Answer, word for word"), fromUtf8(outcome.diagnostic));
        addFact(tr("Server that answered"), fromUtf8(outcome.remoteMta));
        addFact(tr("Server that gave up"), fromUtf8(outcome.localMta));
        addFact(tr("Refused"), wording::command(outcome.command));
        addFact(tr("Last attempt"), outcome.lastAttempt ? fromUtf8(outcome.lastAttempt->toIso8601()) : QString());
    }
    if (recipient < analysis.diagnosis().recipients.size()) {
        diagnosis = analysis.diagnosis().recipients[recipient];
        addFact(tr("Address that was refused"),
                diagnosis.sendingIp ? fromUtf8(diagnosis.sendingIp->toString()) : QString());
        const Receiver *receiver = knowledge.find(diagnosis.receiver);
        addFact(tr("Mail service of the recipient"), receiver != nullptr ? fromUtf8(receiver->name) : QString());
    }
    if (const Provider *provider = knowledge.find(analysis.diagnosis().provider)) {
        addFact(tr("Hosting company"), inUi(provider->name));
        addFact(tr("Kind of server"), wording::serverKind(analysis.diagnosis().server));
    }
    addFact(tr("Form of the notice"), fromUtf8(report.format));
    showListPage(knowledge, diagnosis);
}

void ResultDetails::showListPage(const Knowledge &knowledge, const RecipientDiagnosis &diagnosis)
{
    const Blocklist *list = knowledge.find(diagnosis.blocklist);
    m_listUrl = list != nullptr ? lookupPage(*list, diagnosis) : QString();
    if (list != nullptr) {
        addFact(tr("Block list"), fromUtf8(list->name));
        addFact(tr("Kept by"), fromUtf8(list->operatorName));
    }
    m_listPage->setVisible(!m_listUrl.isEmpty());
    m_listAddress->setWords(m_listUrl.isEmpty() ? QString() : tr("Opens in your browser: %1").arg(m_listUrl));
}

} // namespace todoke
