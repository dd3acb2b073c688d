// SPDX-License-Identifier: MIT
#pragma once

#include "core/inquiry/facts.h"

#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// The label of a form field: the provider's own where it is known, else ours.
[[nodiscard]] std::string labelFor(const Facts &facts, std::string_view key);

/// The value, or the placeholder with missing = true.
[[nodiscard]] InquiryField filledOr(std::string key, std::string label, std::string value,
                                    std::string_view placeholder);

/// One field each of a provider's inquiry. What is not known is a placeholder.
[[nodiscard]] InquiryField contractField(const Facts &facts);
[[nodiscard]] InquiryField senderField(const Facts &facts);
[[nodiscard]] InquiryField recipientField(const Facts &facts);
[[nodiscard]] InquiryField sentAtField(const Facts &facts);
[[nodiscard]] InquiryField replyField(const Facts &facts);
[[nodiscard]] InquiryField ipField(const Facts &facts);
[[nodiscard]] InquiryField situationField(const Facts &facts);
[[nodiscard]] InquiryField triedField(const Facts &facts);
[[nodiscard]] InquiryField requestsField(const Facts &facts, const std::vector<std::string> &requests);
[[nodiscard]] InquiryField noticeField(const Facts &facts);
[[nodiscard]] InquiryField headerField(const Facts &facts);

/// Company, person as in a letter's opening: "有限会社ひだまり商会の小川", with placeholders where missing.
[[nodiscard]] std::string senderName(const Facts &facts);
/// The same below a letter: company, person, telephone, mail address, a line each; what is missing is left out.
[[nodiscard]] std::string signature(const Facts &facts);

} // namespace todoke
