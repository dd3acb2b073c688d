// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace todoke {

/// An enhanced mail system status code (RFC 3463): class.subject.detail, class 2, 4 or 5.
struct EnhancedStatus
{
    std::uint8_t klass = 0;
    std::uint16_t subject = 0;
    std::uint16_t detail = 0;

    /// Parses a whole text "5.7.1"; nothing for anything else (RFC 3463 section 2: at most three digits a number).
    [[nodiscard]] static std::optional<EnhancedStatus> parse(std::string_view text);
    [[nodiscard]] std::string toString() const;
    [[nodiscard]] bool isPermanent() const { return klass == 5; }
    friend bool operator==(EnhancedStatus, EnhancedStatus) = default;
};

/// An SMTP reply code (RFC 5321 section 4.2): 200 to 599.
struct ReplyCode
{
    std::uint16_t value = 0;

    [[nodiscard]] static std::optional<ReplyCode> parse(std::string_view text);
    [[nodiscard]] std::string toString() const { return std::to_string(value); }
    [[nodiscard]] bool isPermanent() const { return value >= 500 && value < 600; }
    friend bool operator==(ReplyCode, ReplyCode) = default;
};

/// The codes that a reply text carries, found by where they stand (at the start, after "said:", in "#5.1.1", ...).
struct ReplyCodes
{
    std::optional<ReplyCode> reply;
    std::optional<EnhancedStatus> status;
    std::size_t replyAt = 0;    ///< where the reply code begins in the text; of no meaning without one
    std::size_t statusAt = 0;   ///< where the enhanced code begins in the text
    std::size_t statusSize = 0; ///< its length as written
};

/// Finds the reply code and the enhanced code in a reply text. Numbers inside IP addresses, dates, sizes, ids and
/// version numbers are not codes. Linear in the text.
[[nodiscard]] ReplyCodes findCodes(std::string_view reply);

} // namespace todoke
