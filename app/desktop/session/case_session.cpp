// SPDX-License-Identifier: MIT
#include "app/desktop/session/case_session.h"

#include "app/desktop/words/text.h"
#include "core/cases/workflow.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <tuple>
#include <utility>

namespace todoke {

namespace {

constexpr int saveDelay = 200;   // ms
constexpr int composeDelay = 30; // ms

/// The request that fits who can act; the user may choose another.
InquiryKind kindFor(const Diagnosis &diagnosis)
{
    return diagnosis.actor == Actor::RecipientAdmin ? InquiryKind::RecipientAdmin : InquiryKind::Request;
}

std::optional<EarlierInquiry> earlierInquiry(const std::optional<Case> &earlier)
{
    if (!earlier) {
        return std::nullopt;
    }
    EarlierInquiry inquiry;
    inquiry.date = earlier->sentOn.value_or(earlier->createdAt.date()).toString(Qt::ISODate).toStdString();
    inquiry.number = earlier->receptionNumber.toStdString();
    for (const CaseEvent &event : earlier->events) {
        if (event.kind == EventKind::Answered) {
            inquiry.answer = event.text.toStdString();
        }
    }
    return inquiry;
}

} // namespace

CaseSession::CaseSession(Reader &reader, CaseKeeper &keeper, Clock clock, QObject *parent)
    : QObject(parent), m_reader(reader), m_keeper(keeper), m_clock(std::move(clock))
{
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(saveDelay);
    m_composeTimer.setSingleShot(true);
    m_composeTimer.setInterval(composeDelay);
    connect(&m_saveTimer, &QTimer::timeout, this, &CaseSession::saveNow);
    connect(&m_composeTimer, &QTimer::timeout, this, &CaseSession::compose);
    connect(&m_reader, &Reader::read, this, &CaseSession::onRead);
    connect(&m_reader, &Reader::knowledgeReady, this, [this](const KnowledgePtr &knowledge) {
        m_knowledge = knowledge;
        Q_EMIT knowledgeReady();
    });
    connect(&m_reader, &Reader::composed, this, [this](const InquiryPtr &inquiry) {
        m_inquiry = inquiry;
        Q_EMIT inquiryChanged();
    });
    connect(&m_keeper, &CaseKeeper::opened, this, &CaseSession::loadContract);
    connect(&m_keeper, &CaseKeeper::listed, this, &CaseSession::onListed);
    connect(&m_keeper, &CaseKeeper::earlierFound, this, &CaseSession::onEarlier);
    connect(&m_keeper, &CaseKeeper::saved, this, [this](CaseKey key, CaseId id) {
        if (key == m_key) {
            m_case.id = id;
            m_keeper.setSetting(setting_key::lastCase, QString::number(id.value));
        }
    });
    connect(&m_keeper, &CaseKeeper::loaded, this, [this](const std::optional<Case> &value) {
        if (std::exchange(m_loading, false) && value) {
            replaceCase(*value);
            readAgain();
        }
    });
}

bool CaseSession::isAvailable(int step) const
{
    const bool restoring = m_reading && !m_fresh && step <= m_case.reachedStep;
    return step == 1 || m_analysis != nullptr || restoring;
}

const Provider *CaseSession::provider() const
{
    if (m_knowledge == nullptr) {
        return nullptr;
    }
    const Provider *chosen = m_knowledge->find(ProviderId(m_case.provider.toStdString()));
    return chosen != nullptr ? chosen : m_knowledge->find(ProviderId("other"));
}

QString CaseSession::inquiryText() const
{
    if (!m_case.editedText.isEmpty()) {
        return m_case.editedText;
    }
    return m_inquiry != nullptr ? fromUtf8(m_inquiry->text) : QString();
}

void CaseSession::restoreLast()
{
    const qint64 id = m_keeper.setting(setting_key::lastCase).toLongLong();
    if (id > 0 && m_case.input.isEmpty()) {
        open(CaseId{id});
    }
}

void CaseSession::startNew()
{
    saveNow();
    replaceCase(Case{});
    m_keeper.setSetting(setting_key::lastCase, {});
    Q_EMIT analysisReady();
}

void CaseSession::open(CaseId id)
{
    saveNow();
    m_loading = true;
    m_keeper.load(id);
}

void CaseSession::removeCase(CaseId id)
{
    m_keeper.remove(id);
    if (id == m_case.id) {
        m_dirty = false;
        startNew();
    }
}

void CaseSession::replaceCase(Case value)
{
    m_reader.forget();
    m_saveTimer.stop();
    m_composeTimer.stop();
    ++m_key;
    m_dirty = false;
    m_case = std::move(value);
    m_case.step = std::clamp(m_case.step, 1, steps);
    m_analysis.reset();
    m_inquiry.reset();
    m_failure.reset();
    m_earlier.reset();
    m_reading = false;
    m_loading = false;
    m_showResult = false;
    if (m_case.id.value > 0) {
        m_keeper.setSetting(setting_key::lastCase, QString::number(m_case.id.value));
    }
    Q_EMIT caseReplaced();
}

void CaseSession::readAgain()
{
    if (m_case.input.isEmpty()) {
        return;
    }
    m_fresh = false;
    m_reading = true;
    m_reader.readText(m_case.input, m_case.inputName);
    Q_EMIT readingChanged();
}

void CaseSession::beginInput(const QByteArray &input, const QString &name)
{
    m_loading = false;
    m_case.input = input;
    m_case.inputName = name;
    if (!m_case.createdAt.isValid()) {
        m_case.createdAt = now();
        m_case.events.push_back({m_case.createdAt, EventKind::Created, {}});
    }
}

void CaseSession::takeText(const QByteArray &utf8)
{
    if (m_case.state != CaseState::Draft && utf8 != m_case.input) {
        startNew();
    }
    if (utf8.trimmed().isEmpty()) {
        m_case.input = utf8;
        m_case.inputName.clear();
        stopReading();
        return;
    }
    beginInput(utf8, {});
    m_fresh = true;
    m_reading = true;
    m_reader.readText(utf8, {});
    touch();
    Q_EMIT readingChanged();
}

void CaseSession::stopReading()
{
    m_reader.forget();
    m_reading = false;
    m_analysis.reset();
    m_inquiry.reset();
    m_failure.reset();
    Q_EMIT readingChanged();
    Q_EMIT analysisReady();
}

void CaseSession::takeFile(const QString &path, bool thenShowResult)
{
    if (!m_case.input.isEmpty() && (m_case.reachedStep > 1 || m_case.state != CaseState::Draft)) {
        startNew();
    }
    m_loading = false;
    m_showResult = thenShowResult;
    m_fresh = true;
    m_reading = true;
    m_reader.readPath(path);
    Q_EMIT readingChanged();
}

void CaseSession::takeSample(const QString &resource)
{
    QFile file(resource);
    if (!file.open(QIODevice::ReadOnly)) {
        return;
    }
    const QByteArray bytes = file.readAll();
    beginInput(bytes, QFileInfo(resource).fileName());
    m_fresh = true;
    m_reading = true;
    m_reader.readText(bytes, m_case.inputName);
    touch();
    Q_EMIT readingChanged();
}

void CaseSession::onRead(const ReadResult &result)
{
    m_reading = false;
    m_failure = result.failure;
    m_analysis = result.analysis;
    m_inquiry.reset();
    if (m_analysis != nullptr) {
        if (m_fresh) {
            beginInput(result.input, result.name);
        }
        fillFromAnalysis();
        m_composeTimer.start();
    }
    Q_EMIT readingChanged();
    Q_EMIT analysisReady();
    if (std::exchange(m_showResult, false) && m_analysis != nullptr && m_analysis->facts.reasonFound) {
        goTo(2);
    }
}

void CaseSession::fillFromAnalysis()
{
    const Diagnosis &diagnosis = m_analysis->diagnosis();
    Case value = m_case;
    value.cause = fromUtf8(diagnosis.cause.value);
    value.recipient.clear();
    value.sendingIp.clear();
    if (const auto main = m_analysis->mainRecipient()) {
        const RecipientOutcome &outcome = m_analysis->report().recipients[*main];
        value.recipient = fromUtf8(outcome.originalAddress.value_or(outcome.address).value);
        if (*main < diagnosis.recipients.size() && diagnosis.recipients[*main].sendingIp) {
            value.sendingIp = fromUtf8(diagnosis.recipients[*main].sendingIp->toString());
        }
    }
    value.title = value.recipient;
    if (m_fresh) {
        value.provider = fromUtf8(diagnosis.provider.value);
        value.kind = kindFor(diagnosis);
    }
    const auto shown = [](const Case &one) {
        return std::tie(one.cause, one.recipient, one.sendingIp, one.title, one.provider, one.kind);
    };
    if (m_fresh || shown(value) != shown(m_case)) {
        m_case = std::move(value);
        touch();
    }
    m_keeper.findEarlier(m_key, m_case);
}

void CaseSession::onEarlier(CaseKey key, const std::vector<Case> &cases)
{
    if (key != m_key) {
        return;
    }
    const auto sent = std::find_if(cases.begin(), cases.end(),
                                   [this](const Case &one) { return one.sentOn.has_value() && one.id != m_case.id; });
    m_earlier = sent != cases.end() ? std::optional<Case>(*sent) : std::nullopt;
    m_composeTimer.start();
    Q_EMIT caseChanged();
}

void CaseSession::onListed(const std::vector<Case> &cases)
{
    m_cases = cases;
    Q_EMIT casesChanged();
}

void CaseSession::compose()
{
    if (m_analysis == nullptr) {
        return;
    }
    ComposeOrder order;
    order.analysis = m_analysis;
    order.contract = m_contract;
    order.answers = m_case.answers;
    order.earlier = earlierInquiry(m_earlier);
    order.options.kind = m_case.kind;
    order.options.provider = ProviderId(m_case.provider.toStdString());
    order.options.withSubject = m_withSubject;
    order.options.withNames = m_withNames;
    m_reader.compose(std::move(order));
}

void CaseSession::goTo(int step)
{
    if (step < 1 || step > steps || !isAvailable(step) || step == m_case.step) {
        return;
    }
    m_case.step = step;
    m_case.reachedStep = std::max(m_case.reachedStep, step);
    touch();
    Q_EMIT stepChanged(step);
}

void CaseSession::answer(const Answers &answers)
{
    if (answers == m_case.answers) {
        return;
    }
    m_case.answers = answers;
    m_composeTimer.start();
    touch();
}

void CaseSession::chooseProvider(const QString &id)
{
    if (id != m_case.provider) {
        m_case.provider = id;
        m_composeTimer.start();
        touch();
        Q_EMIT caseChanged();
    }
}

void CaseSession::chooseKind(InquiryKind kind)
{
    if (kind != m_case.kind) {
        m_case.kind = kind;
        m_composeTimer.start();
        touch();
        Q_EMIT caseChanged();
    }
}

void CaseSession::setContract(const ContractData &contract)
{
    if (contract == m_contract) {
        return;
    }
    m_contract = contract;
    const auto keep = [this](const char *field, const std::string &value) {
        m_keeper.setSetting(setting_key::contract(QString::fromLatin1(field)), fromUtf8(value));
    };
    keep("company", contract.company);
    keep("person", contract.person);
    keep("customer-id", contract.customerId);
    keep("domain", contract.domain);
    keep("server-name", contract.serverName);
    keep("phone", contract.phone);
    keep("email", contract.email);
    m_composeTimer.start();
}

void CaseSession::loadContract()
{
    const auto kept = [this](const char *field) {
        return m_keeper.setting(setting_key::contract(QString::fromLatin1(field))).toStdString();
    };
    m_contract.company = kept("company");
    m_contract.person = kept("person");
    m_contract.customerId = kept("customer-id");
    m_contract.domain = kept("domain");
    m_contract.serverName = kept("server-name");
    m_contract.phone = kept("phone");
    m_contract.email = kept("email");
    m_withSubject = m_keeper.setting(setting_key::withSubject) == QLatin1String("1");
    m_withNames = m_keeper.setting(setting_key::withNames) == QLatin1String("1");
    Q_EMIT caseChanged();
}

void CaseSession::setWithSubject(bool with)
{
    m_withSubject = with;
    m_keeper.setSetting(setting_key::withSubject, with ? QStringLiteral("1") : QString());
    m_composeTimer.start();
}

void CaseSession::setWithNames(bool with)
{
    m_withNames = with;
    m_keeper.setSetting(setting_key::withNames, with ? QStringLiteral("1") : QString());
    m_composeTimer.start();
}

void CaseSession::editInquiry(const QString &text)
{
    const bool unchanged = m_inquiry != nullptr && text == fromUtf8(m_inquiry->text);
    const QString edited = unchanged ? QString() : text;
    if (edited != m_case.editedText) {
        const bool wasEdited = !m_case.editedText.isEmpty();
        m_case.editedText = edited;
        touch();
        if (wasEdited == edited.isEmpty()) {
            Q_EMIT caseChanged();
        }
    }
}

void CaseSession::dropEdits()
{
    m_case.editedText.clear();
    touch();
    Q_EMIT caseChanged();
    Q_EMIT inquiryChanged();
}

void CaseSession::markSent()
{
    if (const Provider *to = provider()) {
        m_case = todoke::markSent(std::move(m_case), now(), *to);
        touch();
        Q_EMIT caseChanged();
    }
}

void CaseSession::markRetried(bool arrived)
{
    m_case = todoke::markRetried(std::move(m_case), now(), arrived);
    touch();
    Q_EMIT caseChanged();
}

void CaseSession::markSolved(const QString &whatHelped)
{
    m_case = todoke::markSolved(std::move(m_case), now(), whatHelped);
    touch();
    Q_EMIT caseChanged();
}

void CaseSession::setReceptionNumber(const QString &number)
{
    if (number != m_case.receptionNumber) {
        m_case.receptionNumber = number;
        touch();
    }
}

void CaseSession::addNote(const QString &text)
{
    if (!text.trimmed().isEmpty()) {
        m_case = todoke::addNote(std::move(m_case), now(), text.trimmed());
        touch();
        Q_EMIT caseChanged();
    }
}

void CaseSession::touch()
{
    if (!m_case.input.isEmpty()) {
        m_dirty = true;
        if (!m_saveTimer.isActive()) {
            m_saveTimer.start(); // not from the last key: who types on is saved on the way
        }
    }
}

void CaseSession::saveNow()
{
    m_saveTimer.stop();
    if (std::exchange(m_dirty, false) && !m_case.input.isEmpty()) {
        m_case.changedAt = now();
        m_keeper.save(m_key, m_case);
    }
}

void CaseSession::flush()
{
    saveNow();
    m_keeper.flush();
}

} // namespace todoke
