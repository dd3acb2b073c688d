// SPDX-License-Identifier: MIT
#pragma once

#include "core/inquiry/inquiry.h"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace todoke {

/// Makes a header block fit to leave the machine, field by field: see redactHeader(). What is cut is known by the field
/// it stands in; addresses of cut fields are remembered, so that no kept field repeats them. Linear in the header.
class HeaderRedactor
{
public:
    /// `header` is plain text (see plainBlock()) and must outlive the redactor.
    HeaderRedactor(std::string_view header, const InquiryOptions &options, const std::vector<std::string> &failed);

    [[nodiscard]] std::string text() const;
    /// Does a text name an address of Cc, Bcc or of another recipient?
    [[nodiscard]] bool namesCutAddress(std::string_view text) const;
    /// How many addresses of Cc, Bcc and other recipients there are.
    [[nodiscard]] std::size_t cutAddresses() const { return m_cut.size(); }

private:
    struct Field
    {
        std::string_view name;  ///< empty: the lines are no field
        std::string_view value; ///< after the colon, with its folds
        std::string_view raw;   ///< all lines without the last line end
    };

    void split(std::string_view header);
    void learnAddresses(const std::vector<std::string> &failed);
    void learnRecipients();
    [[nodiscard]] std::string fieldText(const Field &field) const;
    [[nodiscard]] std::string keptText(const Field &field) const;
    [[nodiscard]] std::string mailboxesText(const Field &field, bool onlyAllowed) const;
    [[nodiscard]] std::string receivedText(const Field &field) const;
    [[nodiscard]] std::string markFor(const Field &field) const;

    const InquiryOptions &m_options;
    std::vector<Field> m_fields;
    std::unordered_set<std::string> m_allowed; ///< the sender's and the failed recipients' addresses, lower case
    std::unordered_set<std::string> m_cut;     ///< addresses that must not appear, lower case
};

} // namespace todoke
