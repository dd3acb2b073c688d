// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace todoke {

/// Words that tell what a line of a notice is about; found in one pass (see wordsOf).
namespace word {
constexpr std::uint32_t deliver = 1U << 0U; ///< deliver, delivery, undeliverable, send, sent, reach ...
constexpr std::uint32_t failed =
    1U << 1U; ///< failed, failure, unable, could not, error, rejected, returned, bounced ...
constexpr std::uint32_t recipient = 1U << 2U; ///< recipient, address, addressee, mailbox, user
constexpr std::uint32_t following = 1U << 3U; ///< following, below, these
constexpr std::uint32_t delayed = 1U << 4U;   ///< delayed, deferred, warning
constexpr std::uint32_t retry = 1U << 5U;     ///< retry, retried, trying, resend
constexpr std::uint32_t finally = 1U << 6U;   ///< permanent, permanently, fatal
constexpr std::uint32_t success = 1U << 7U;   ///< successful, successfully, relayed, delivered
constexpr std::uint32_t negative = 1U << 8U;  ///< not, cannot, can't, wasn't, couldn't, no
constexpr std::uint32_t message = 1U << 9U;   ///< message, mail, email
constexpr std::uint32_t contact = 1U << 10U;  ///< contact, reply, write, assistance, help
constexpr std::uint32_t refused = 1U << 11U;  ///< blocked, denied, listed, full, quota, unknown, invalid, spam ...
constexpr std::uint32_t still = 1U << 12U;    ///< still, yet, hours
constexpr std::uint32_t to = 1U << 13U;       ///< to, for
} // namespace word

/// The words of a piece of text as bits; ASCII only, without regard to case.
[[nodiscard]] std::uint32_t wordsOf(std::string_view text);

/// One line of a notice.
struct NoticeLine
{
    std::string_view text;    ///< without white space at both ends; empty for a blank line
    std::uint32_t indent = 0; ///< columns of white space before it
};

/// The text of a notice cut into what the mail system says and what it returns.
struct NoticeLines
{
    std::vector<NoticeLine> lines; ///< what the mail system says
    std::string_view returned;     ///< the returned message or header; empty when the text holds none
    bool cut = false;              ///< there was a mark or header where the returned message begins
};

/// Cuts a notice into lines up to where the returned message begins: a line such as "--- Below this line is a copy of
/// the message." or the first run of mail header fields at the margin. Linear in the text.
[[nodiscard]] NoticeLines splitNotice(std::string_view text);

/// "----", "====", "****" and the like.
[[nodiscard]] bool isRule(std::string_view line);

} // namespace todoke
