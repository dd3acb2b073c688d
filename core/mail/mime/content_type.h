// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// The values of MIME header fields.
namespace todoke::mime {

/// "Text/Plain; charset=..." → "text/plain"; empty when there is no type and subtype.
[[nodiscard]] std::string mediaType(std::string_view value);

/// Walks the parameters of a value (RFC 2045 section 5.1). Accepted beyond the RFC: blanks round '=', missing or
/// doubled semicolons, unquoted values with blanks, line ends inside.
class ParameterScanner
{
public:
    explicit ParameterScanner(std::string_view value);

    bool next();
    [[nodiscard]] std::string_view name() const { return m_name; } ///< as written, with RFC 2231's asterisks
    [[nodiscard]] std::string value() const;                       ///< without quotes and backslashes

private:
    void readValue();

    std::string_view m_text;
    std::size_t m_at = 0;
    std::string_view m_name;
    std::string_view m_raw;
    bool m_quoted = false;
};

} // namespace todoke::mime
