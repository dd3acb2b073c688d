// SPDX-License-Identifier: MIT
#pragma once

#include "core/bounce/delivery_report.h"
#include "core/mail/message.h"
#include "core/text/span.h"

#include <optional>

namespace todoke {

/// The kind of the anomaly that says so.
constexpr std::string_view backscatterKind = "backscatter";

/// Tells a notice for a mail that its reader never sent: somebody else wrote the reader's address as the sender, and
/// the system that could not deliver the mail sent the notice to that address. The answer is the hop by which the mail
/// came in.
///
/// It is said only where everything speaks for it: the returned mail claims to be the reader's; it came to the
/// recipient's system straight from a stranger's host, without a login; nothing in its header belongs to the reader's
/// domain; and a check of its sender failed (SPF, DKIM, DMARC) while none passed.
[[nodiscard]] std::optional<Span> findBackscatter(const Message &message, const DeliveryReport &report);
/// True when the report says so.
[[nodiscard]] bool isBackscatter(const DeliveryReport &report);

} // namespace todoke
