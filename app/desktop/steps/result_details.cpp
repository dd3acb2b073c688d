// SPDX-License-Identifier: MIT
#include "app/desktop/steps/result_details.h"

#include "app/desktop/look/theme.h"
#include "app/desktop/widgets/fold.h"
#include "app/desktop/widgets/header_checks.h"
#include "app/desktop/widgets/page_link.h"
#include "app/desktop/widgets/route_view.h"
#include "app/desktop/words/language.h"
#include "app/desktop/words/text.h"
#include "app/desktop/words/wording.h"
#include "core/diagnosis/header/lines.h"

#include <QFormLayout>
#include <QVBoxLayout>

namespace todoke {

namespace {

/// A page of the knowledge with the refused address in it; empty where the page needs one that is not known. No address
/// out of a mail is ever opened.
QString filledPage(const std::string &page, const RecipientDiagnosis &diagnosis)
{
    QString address = fromUtf8(page);
    const bool needsIp = address.contains(QStringLiteral("{ip}"));
    if (address.contains(QStringLiteral("{domain}")) || (needsIp && !diagnosis.sendingIp)) {
        return {};
    }
    return needsIp ? address.replace(QStringLiteral("{ip}"), fromUtf8(diagnosis.sendingIp->toString())) : address;
}

/// "X.7.1" as its registry has it: "Delivery not authorized (RFC 3463)".
QString registryMeaning(const Knowledge &knowledge, const std::string &code)
{
    const StatusMeaning *meaning = knowledge.meaningOf(code);
    return meaning == nullptr ? QString()
                              : ResultDetails::tr("%1 (%2)", "meaning of a number, standard")
                                    .arg(inUi(meaning->text), fromUtf8(meaning->reference));
}

} // namespace

ResultDetails::ResultDetails(QWidget *parent)
    : QWidget(parent), m_route(new Fold(tr("The &way the mail took"), QStringLiteral("route"), this)),
      m_way(new RouteView(this)),
      m_headerChecks(new Fold(tr("&Checks of the sender and spam filters"), QStringLiteral("headerChecks"), this)),
      m_checks(new HeaderChecks(this)), m_facts(new Fold(tr("Technical &details"), QStringLiteral("details"), this)),
      m_form(new QFormLayout),
      m_listPage(new PageLink(QStringLiteral("listPage"), tr("Open the page of the &list"), this)),
      m_receiverPage(new PageLink(QStringLiteral("receiverPage"), tr("Open the page of the &mail service"), this))
{
    m_route->body()->addWidget(m_way);
    m_headerChecks->body()->addWidget(m_checks);
    m_headerChecks->hide();

    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_form->setFormAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_facts->body()->addLayout(m_form);
    m_facts->body()->addWidget(m_listPage);
    m_facts->body()->addWidget(m_receiverPage);

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
    addRow(name, value, TextRole::Mono);
}

void ResultDetails::addWords(const QString &name, const QString &sentence)
{
    addRow(name, sentence, TextRole::Body);
}

void ResultDetails::addRow(const QString &name, const QString &value, TextRole role)
{
    if (value.isEmpty()) {
        return;
    }
    auto *label = new TextLabel(TextRole::Caption, {}, this);
    label->setWordWrap(false);
    label->setWords(name);
    auto *words = new TextLabel(role, {}, this);
    words->setWords(value);
    m_form->addRow(label, words);
}

void ResultDetails::showFacts()
{
    if (m_analysis == nullptr || m_knowledge == nullptr) {
        return;
    }
    while (m_form->rowCount() > 0) {
        m_form->removeRow(0);
    }
    const DeliveryReport &report = m_analysis->report();
    const Diagnosis &whole = m_analysis->diagnosis();
    if (m_recipient < report.recipients.size()) {
        addOutcome(report.recipients[m_recipient]);
    }
    const RecipientDiagnosis diagnosis =
        m_recipient < whole.recipients.size() ? whole.recipients[m_recipient] : RecipientDiagnosis();
    addMeaning(diagnosis);
    addFact(tr("Address that was refused"),
            diagnosis.sendingIp ? fromUtf8(diagnosis.sendingIp->toString()) : QString());
    addReceiver(diagnosis);
    if (const Provider *provider = m_knowledge->find(whole.provider)) {
        addFact(tr("Hosting company"), inUi(provider->name));
        addFact(tr("Kind of server"), wording::serverKind(whole.server));
    }
    addFact(tr("Form of the notice"), fromUtf8(report.format));
    addList(diagnosis);
}

void ResultDetails::addOutcome(const RecipientOutcome &outcome)
{
    addFact(tr("Recipient"), fromUtf8(outcome.address.value));
    if (outcome.originalAddress) {
        addFact(tr("Address you wrote to"), fromUtf8(outcome.originalAddress->value));
    }
    if (outcome.status) {
        addFact(tr("Error number"), fromUtf8(outcome.status->toString()));
        addWords(tr("Meaning by the standard"), registryMeaning(*m_knowledge, outcome.status->toString()));
    }
    if (outcome.replyCode) {
        addFact(tr("Reply code"), fromUtf8(outcome.replyCode->toString()));
        addWords(tr("Meaning by the standard"), registryMeaning(*m_knowledge, outcome.replyCode->toString()));
    }
    addFact(tr("Answer, word for word"), fromUtf8(outcome.diagnostic));
    addFact(tr("Server that answered"), fromUtf8(outcome.remoteMta));
    addFact(tr("Server that gave up"), fromUtf8(outcome.localMta));
    addFact(tr("Refused"), wording::command(outcome.command));
    addFact(tr("Last attempt"), outcome.lastAttempt ? fromUtf8(outcome.lastAttempt->toIso8601()) : QString());
}

/// What the deciding rule says: receivers give numbers meanings of their own.
void ResultDetails::addMeaning(const RecipientDiagnosis &diagnosis)
{
    const Rule *rule = diagnosis.rules.empty() ? nullptr : m_knowledge->find(diagnosis.rules.front());
    addWords(tr("How the answer was understood"), rule != nullptr ? inUi(rule->meaning) : QString());
}

void ResultDetails::addReceiver(const RecipientDiagnosis &diagnosis)
{
    const Receiver *receiver = m_knowledge->find(diagnosis.receiver);
    if (receiver != nullptr) {
        addFact(tr("Mail service of the recipient"), fromUtf8(receiver->name));
        addWords(tr("About this mail service"), inUi(receiver->note));
    }
    m_receiverPage->setPage(receiver != nullptr ? filledPage(receiver->infoPage, diagnosis) : QString());
}

void ResultDetails::addList(const RecipientDiagnosis &diagnosis)
{
    const Blocklist *list = m_knowledge->find(diagnosis.blocklist);
    if (list != nullptr) {
        addFact(tr("Block list"), fromUtf8(list->name));
        addFact(tr("Kept by"), fromUtf8(list->operatorName));
        addWords(tr("Who may ask for removal"), inUi(list->whoMayRequest));
        addWords(tr("Usual time until removal"), inUi(list->usualTime));
        addWords(tr("About this list"), inUi(list->note));
    }
    m_listPage->setPage(list != nullptr ? filledPage(list->lookupUrl, diagnosis) : QString());
}

} // namespace todoke
