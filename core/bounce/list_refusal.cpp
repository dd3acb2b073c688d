// SPDX-License-Identifier: MIT
#include "core/bounce/notice_reader.h"

#include "core/bounce/reply/phrase_set.h"
#include "core/mail/address.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace todoke {

namespace {

/// What a mailing list server says of a mail that it does not pass on.
constexpr auto refusals = phraseSet({
    "allowed to post",   "not member",       "not a member of",   "only members",   "only subscribers",
    "only the members",  "non-member",       "nonmember",         "not subscribed", "automatically rejected",
    "has been rejected", "was rejected",     "message rejected",  "message to",     "restricted to list",
    "not distributed",   "rejected",         "was not delivered", "loop alert",     "配送されませ",
    "投稿できませ",      "メンバーではない",
});

/// It waits for a person, or is about something else than a mail.
constexpr auto others = phraseSet({
    "awaiting",
    "awaits",
    "is being held",
    "held for",
    "waiting for",
    "pending",
    "subscription",
    "subscribe to",
    "digest",
    "reminder",
    "保留",
});

/// Addresses from which list servers write: prefixes and suffixes of the list's name, and names of their own.
constexpr auto prefixes = std::to_array<std::string_view>({"owner-"});
constexpr auto suffixes =
    std::to_array<std::string_view>({"-owner", "-bounces", "-admin", "-request", "-return", "-errors", "-bounce"});
constexpr auto names = std::to_array<std::string_view>({"sympa", "majordomo", "listserv", "mailman", "listmaster"});

/// The list's address, worked out of the address from which its server writes; the same address where it has a name of
/// its own, empty where it is no list server's.
std::string listBehind(std::string_view sender)
{
    const std::size_t at = sender.rfind('@');
    if (at == std::string_view::npos) {
        return {};
    }
    const std::string_view local = sender.substr(0, at);
    const std::string_view domain = sender.substr(at);
    for (const std::string_view prefix : prefixes) {
        if (ascii::startsWith(local, prefix)) {
            return std::string(local.substr(prefix.size())) + std::string(domain);
        }
    }
    for (const std::string_view suffix : suffixes) {
        if (local.size() > suffix.size() && ascii::endsWith(local, suffix)) {
            return std::string(local.substr(0, local.size() - suffix.size())) + std::string(domain);
        }
    }
    const bool own =
        std::any_of(names.begin(), names.end(), [local](std::string_view name) { return ascii::equals(local, name); });
    return own ? std::string(sender) : std::string();
}

} // namespace

/// Mailman, Majordomo, Sympa, ezmlm, fml and the like answer a mail that they do not pass on in words of their own.
bool NoticeReader::readListRefusal(const Part &part, DeliveryReport &report)
{
    const bool fml = ascii::startsWith(m_message.unfolded(part, "X-MLServer"), "fml");
    const std::string list = listBehind(m_signs.from);
    if (m_signs.conversation || (list.empty() && !fml) || m_lines.lines.empty()) {
        return false;
    }
    const std::string subject = m_message.decoded(part, "Subject");
    std::string_view reason;
    constexpr std::size_t linesRead = 12;
    for (std::size_t i = 0; i < std::min(m_lines.lines.size(), linesRead); ++i) {
        const std::string_view line = m_lines.lines[i].text;
        if (others.isIn(line)) {
            return false;
        }
        if (refusals.isIn(line)) { // "... was not delivered:" and, lines below, why
            const char *begin = reason.empty() ? line.data() : reason.data();
            reason = {begin, static_cast<std::size_t>(line.data() + line.size() - begin)};
        }
    }
    if (others.isIn(subject) || !refusals.isIn(subject) || (reason.empty() && !fml)) {
        return false;
    }
    if (reason.empty()) {
        reason = m_lines.lines.front().text;
    }
    RecipientOutcome outcome;
    outcome.address.value = list;
    if (report.original && !report.original->to.empty() && list == m_signs.from) {
        outcome.address.value = report.original->to.front();
    }
    outcome.localMta = m_signs.fromDomain;
    outcome.diagnostic = ascii::simplified(reason);
    outcome.diagnosticSpan = spanOf(reason);
    report.recipients.push_back(std::move(outcome));
    report.kind = ReportKind::Bounce;
    report.format = fml ? "fml" : "list";
    report.guessed = !fml;
    return true;
}

} // namespace todoke
