// SPDX-License-Identifier: MIT
#include "core/inquiry/facts.h"

#include "core/inquiry/privacy/header_redactor.h"
#include "core/inquiry/privacy/plain_text.h"
#include "core/inquiry/redaction.h"
#include "core/text/ascii.h"

#include <algorithm>

namespace todoke {

namespace {

// Bytes. A returned mail's header has 2 to 10 KB; what is longer is not read by a support desk, and a form may refuse
// it.
constexpr std::size_t headerLimit = 60'000;
constexpr std::size_t noticeLimit = 12'000;
constexpr std::size_t replyLimit = 3'000;
constexpr std::size_t lineLimit = 500;

std::string shortLine(std::string_view text)
{
    return plainLine(bounded(plainLine(text.substr(0, 4 * lineLimit)), lineLimit, "..."));
}

const Provider &otherProvider()
{
    static const Provider provider = [] {
        Provider other;
        other.id = ProviderId{"other"};
        other.name = {"その他のサーバー会社", "another hosting company"};
        other.server = ServerKind::Unknown;
        return other;
    }();
    return provider;
}

void chooseProvider(Facts &facts)
{
    const Diagnosis &diagnosis = facts.examination.diagnosis;
    const ProviderId wanted = facts.options.provider.empty() ? diagnosis.provider : facts.options.provider;
    facts.provider = facts.knowledge.find(wanted);
    facts.providerRecognised = facts.provider != nullptr && wanted != ProviderId{"other"};
    if (facts.provider == nullptr) {
        facts.provider = facts.knowledge.find(ProviderId{"other"});
    }
    if (facts.provider == nullptr) {
        facts.provider = &otherProvider();
    }
    // The user's choice of another company outweighs what the mail seemed to tell.
    const bool sameCompany = wanted == diagnosis.provider && diagnosis.server != ServerKind::Unknown;
    facts.server = sameCompany ? diagnosis.server : facts.provider->server;
}

void chooseRecipient(Facts &facts)
{
    const DeliveryReport &report = facts.examination.report;
    const Diagnosis &diagnosis = facts.examination.diagnosis;
    const std::size_t main = diagnosis.main.value_or(0);
    if (main < report.recipients.size()) {
        facts.outcome = &report.recipients[main];
    }
    if (main < diagnosis.recipients.size()) {
        facts.diagnosis = &diagnosis.recipients[main];
    }
    facts.cause = facts.diagnosis != nullptr ? facts.diagnosis->cause : diagnosis.cause;
    facts.actor = facts.diagnosis != nullptr ? facts.diagnosis->actor : diagnosis.actor;
    facts.refused = report.kind == ReportKind::Bounce || report.kind == ReportKind::Delay ||
                    (report.kind == ReportKind::Fragment && !report.recipients.empty());
    facts.delayed =
        report.kind == ReportKind::Delay || (facts.outcome != nullptr && facts.outcome->action == Action::Delayed);
    for (std::size_t index = 0; index < report.recipients.size(); ++index) {
        const RecipientOutcome &outcome = report.recipients[index];
        const bool failed = outcome.action == Action::Failed || outcome.action == Action::Delayed;
        std::string address = shortLine(outcome.address.value);
        if (index == main) {
            facts.recipient = std::move(address);
        } else if (failed && !address.empty()) {
            facts.otherRecipients.push_back(std::move(address));
        }
    }
    std::erase(facts.otherRecipients, facts.recipient);
}

/// The address of the notice itself: it came back to the envelope sender.
std::string noticeRecipient(const Message &message)
{
    if (message.parts.empty()) {
        return {};
    }
    const std::vector<Mailbox> to = parseMailboxes(message.unfolded(message.root(), "To"));
    return to.empty() ? std::string() : to.front().address.value;
}

void readSender(Facts &facts)
{
    const DeliveryReport &report = facts.examination.report;
    if (report.original) {
        facts.sender = shortLine(report.original->from.empty() ? report.original->returnPath : report.original->from);
    }
    if (facts.sender.empty() && (report.kind == ReportKind::Bounce || report.kind == ReportKind::Delay)) {
        facts.sender = shortLine(noticeRecipient(facts.examination.message));
    }
    facts.senderDomain = shortLine(EmailAddress{facts.sender}.domain());
}

void readDate(Facts &facts)
{
    const DeliveryReport &report = facts.examination.report;
    std::optional<MailDate> date = report.original ? report.original->date : std::nullopt;
    if (!date) {
        date = report.arrival;
    }
    if (date) {
        facts.sentAt = formatDate(*date, facts.language());
        facts.sentSpoken = speakDate(*date, facts.language());
    }
}

/// The list's name as far as the reply names it: an operator's lists are told apart only by a name or a zone, so
/// that "blocked using Spamhaus" must not become "Spamhaus ZEN" in a letter that quotes the reply.
std::string nameAsSaid(const Blocklist &list, std::string_view reply)
{
    const auto said = [reply](std::string_view words) {
        return !words.empty() && ascii::find(reply, words) != std::string_view::npos;
    };
    const bool operatorAlone = said(list.operatorName) && !said(list.name) && std::ranges::none_of(list.zones, said);
    const bool partOfName = ascii::find(list.name, list.operatorName) != std::string_view::npos;
    return operatorAlone && partOfName ? list.operatorName : list.name;
}

void readRefusal(Facts &facts)
{
    if (const RecipientOutcome *outcome = facts.outcome) {
        facts.reply = bounded(plainLine(outcome->diagnostic), replyLimit,
                              facts.say("(長いため、以下を省略しました)", "(too long: the rest was left out)"));
        if (outcome->replyCode) {
            facts.codes = outcome->replyCode->toString();
        }
        if (outcome->status) {
            facts.codes += (facts.codes.empty() ? "" : " ") + outcome->status->toString();
        }
        facts.stage = toName(outcome->command);
        facts.remoteMta = shortLine(outcome->remoteMta);
        facts.localMta = shortLine(outcome->localMta);
    }
    if (facts.diagnosis != nullptr) {
        if (facts.diagnosis->sendingIp) {
            facts.ip = facts.diagnosis->sendingIp->toString();
        }
        if (const Blocklist *list = facts.knowledge.find(facts.diagnosis->blocklist)) {
            facts.listName = shortLine(nameAsSaid(*list, facts.reply));
        }
    }
}

/// The d= tag of the header's first DKIM signature (RFC 6376 section 3.5).
std::string dkimDomainOf(std::string_view header)
{
    constexpr std::string_view name = "DKIM-Signature:";
    const std::size_t begin = ascii::find(header, name);
    if (begin == std::string_view::npos) {
        return {};
    }
    std::string_view value = header.substr(begin + name.size());
    std::size_t end = value.find('\n');
    while (end != std::string_view::npos && end + 1 < value.size() && ascii::isBlank(value[end + 1])) {
        end = value.find('\n', end + 1);
    }
    value = value.substr(0, end);
    while (!value.empty()) {
        const std::size_t semicolon = std::min(value.find(';'), value.size());
        const std::string_view tag = ascii::trimmed(value.substr(0, semicolon));
        value.remove_prefix(std::min(semicolon + 1, value.size()));
        if (ascii::startsWith(tag, "d=")) {
            return shortLine(tag.substr(2));
        }
    }
    return {};
}

void readHeader(Facts &facts)
{
    const DeliveryReport &report = facts.examination.report;
    const Message &message = facts.examination.message;
    std::string_view source;
    if (report.original && !report.original->header.text.empty()) {
        source = report.original->header.text;
    } else if (!message.parts.empty() && facts.refused && report.kind != ReportKind::Fragment) {
        source = message.view(message.root().header);
        facts.headerIsNotices = !source.empty();
    }
    // Redacting a header of megabytes would only be thrown away again.
    const bool tooLong = source.size() > 4 * headerLimit;
    const std::string plain = plainBlock(source.substr(0, 4 * headerLimit));
    std::vector<std::string> failed = facts.otherRecipients;
    failed.push_back(facts.recipient);
    if (facts.outcome != nullptr && facts.outcome->originalAddress) {
        failed.push_back(facts.outcome->originalAddress->value);
    }
    const HeaderRedactor redactor(plain, facts.options, failed);
    facts.cutAddresses = redactor.cutAddresses();
    facts.header = redactor.text();
    const std::string_view note =
        facts.say("(ヘッダーが長いため、以下を省略しました)", "(long header: the rest was left out)");
    facts.header = bounded(std::move(facts.header), headerLimit, note);
    if (tooLong && !facts.header.ends_with(note)) {
        facts.header.append(note);
    }
    facts.dkimDomain = facts.headerIsNotices ? std::string() : dkimDomainOf(plain);
    facts.notice = bounded(redactNotice(facts.examination, facts.options), noticeLimit,
                           facts.say("(長いため、以下を省略しました)", "(too long: the rest was left out)"));
    if (facts.options.withSubject && report.original) {
        facts.subject = shortLine(report.original->subject);
    }
}

} // namespace

Facts gatherFacts(const Examination &examination, const Knowledge &knowledge, const ContractData &contract,
                  const Answers &answers, const std::optional<EarlierInquiry> &earlier, const InquiryOptions &options)
{
    Facts facts(examination, knowledge, contract, answers, earlier, options);
    chooseProvider(facts);
    chooseRecipient(facts);
    readSender(facts);
    readDate(facts);
    readRefusal(facts);
    readHeader(facts);
    return facts;
}

} // namespace todoke
