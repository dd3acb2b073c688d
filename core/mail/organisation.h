// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

/// Whose a host name is, by the public suffix list. The one door to libpsl. Names may be in any case and end with a
/// dot; the answers are lower case. Empty where there is no answer: an address, a bare suffix, "localhost", rubbish.
namespace todoke {

/// The organisational domain as DMARC takes it (RFC 7489 section 3.2): one label below the longest public suffix, the
/// suffixes that companies registered for their customers included ("someone.github.io" is a customer's own domain).
[[nodiscard]] std::string organisationalDomain(std::string_view host);

/// The domain of whoever runs a host: one label below a registry's suffix, whatever companies registered below it
/// ("someone.github.io" is "github.io", "www262.sakura.ne.jp" is "sakura.ne.jp").
[[nodiscard]] std::string operatorDomain(std::string_view host);

/// Both are known and run by the same organisation.
[[nodiscard]] bool sameOperator(std::string_view host, std::string_view other);

} // namespace todoke
