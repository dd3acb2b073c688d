// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace todoke {

/// A line of a notice that begins with a recipient, or names one by a label.
struct RecipientLine
{
    enum class Shape : std::uint8_t {
        Bare,      ///< the address alone
        Bracketed, ///< "<address>:", "address (expanded from ...)": no other text begins so
        Labelled,  ///< "Recipient: address"
        Reason,    ///< "address: reason", "address [reason]", "address ... reason"
        Loose,     ///< "address some text"
    };

    Shape shape = Shape::Loose;
    std::string_view address;  ///< empty when the line is none
    std::string_view original; ///< "(expanded from <...>)"
    std::string_view reason;   ///< what follows in the same line
};

/// Views point into `line`, which must be without white space at its ends.
[[nodiscard]] RecipientLine readRecipientLine(std::string_view line);

/// A line below a recipient that tells a detail by a label.
struct DetailLine
{
    enum class Kind : std::uint8_t {
        Text,       ///< no label, or one that does not matter: all of the line is the value
        Diagnostic, ///< "Diagnostic code: smtp;550 ..."
        Host,       ///< "Remote system: dns;mx.example.jp (...)"
    };

    Kind kind = Kind::Text;
    std::string_view value;
};

[[nodiscard]] DetailLine readDetailLine(std::string_view line);

} // namespace todoke
