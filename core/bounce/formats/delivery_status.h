// SPDX-License-Identifier: MIT
#pragma once

#include "core/bounce/formats/outcome_draft.h"
#include "core/mail/address.h"

#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// The fields about one recipient (RFC 3464 section 2.3), each as a view into the text read. Folds are kept.
struct RecipientFields
{
    std::string_view finalRecipient; ///< "rfc822; user@example.jp"
    std::string_view originalRecipient;
    std::string_view actualRecipient; ///< X-Actual-Recipient (sendmail, Exchange)
    std::string_view action;
    std::string_view status;
    std::string_view remoteMta;
    std::string_view diagnostic;
    std::string_view lastAttempt;
};

/// A delivery-status body, or a piece of text that holds such fields.
struct StatusFields
{
    std::string_view reportingMta; ///< value as written
    std::string_view arrival;
    std::vector<RecipientFields> recipients;
};

/// Collects the fields wherever they stand in `text`; blank lines between the groups may be missing or too many. Lines
/// that are no known field are passed over.
[[nodiscard]] StatusFields readStatusFields(std::string_view text);

/// "dns; mx.example.jp (comment)" → "mx.example.jp" in lower case; empty when it names no host.
[[nodiscard]] std::string mtaName(std::string_view value);
/// "rfc822; <user@example.jp>" → the address; "utf-8; ..." is decoded (RFC 6533 section 3). Empty when it is none.
[[nodiscard]] EmailAddress recipientAddress(std::string_view value);
/// What one group of fields tells; the views point into the text that was read.
[[nodiscard]] OutcomeDraft draftOf(const RecipientFields &fields);

} // namespace todoke
