// SPDX-License-Identifier: MIT
#include "core/inquiry/inquiry.h"

#include <array>
#include <utility>

namespace todoke {

namespace {

constexpr std::array<std::pair<InquiryKind, std::string_view>, 4> kindNames{{
    {InquiryKind::Request, "request"},
    {InquiryKind::ReRequest, "re-request"},
    {InquiryKind::RecipientAdmin, "recipient-admin"},
    {InquiryKind::Phone, "phone"},
}};

} // namespace

std::string_view toName(InquiryKind kind)
{
    for (const auto &[known, name] : kindNames) {
        if (known == kind) {
            return name;
        }
    }
    return {};
}

std::optional<InquiryKind> inquiryKindFromName(std::string_view name)
{
    for (const auto &[kind, known] : kindNames) {
        if (known == name) {
            return kind;
        }
    }
    return std::nullopt;
}

} // namespace todoke
