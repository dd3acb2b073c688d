// SPDX-License-Identifier: MIT
#include "core/bounce/formats/feedback.h"

#include "core/bounce/reply/address_text.h"
#include "core/text/ascii.h"
#include "core/text/lines.h"

#include <string>

namespace todoke {

void readFeedback(const SourceText &text, DeliveryReport &report)
{
    LineScanner scanner(text.text);
    while (scanner.next()) {
        const std::string_view line = scanner.line();
        const std::size_t colon = line.find(':');
        if (colon > 40) { // npos as well
            continue;
        }
        const std::string_view name = ascii::trimmed(line.substr(0, colon));
        const std::string_view value = ascii::trimmed(line.substr(colon + 1));
        if (ascii::equals(name, "original-rcpt-to") || ascii::equals(name, "removal-recipient")) {
            const AddressSpot spot = addressIn(value);
            bool known = spot.address.empty() || report.recipients.size() >= 1000;
            for (const RecipientOutcome &outcome : report.recipients) {
                known = known || sameAddress(outcome.address.value, spot.address);
            }
            if (!known) {
                RecipientOutcome outcome;
                outcome.address.value = std::string(spot.address);
                outcome.addressSpan = text.sourceOf(spot.address);
                outcome.action = Action::Delivered;
                report.recipients.push_back(std::move(outcome));
            }
        } else if (ascii::equals(name, "arrival-date") || ascii::equals(name, "received-date")) {
            report.arrival = MailDate::parse(value);
        }
    }
}

} // namespace todoke
