// SPDX-License-Identifier: MIT
#pragma once

#include "core/inquiry/facts.h"

#include <string>
#include <string_view>

namespace todoke {

/// Each writes subject, fields and text of one kind of inquiry.
void writeRequest(const Facts &facts, Inquiry &inquiry);
void writeReRequest(const Facts &facts, Inquiry &inquiry);
void writeRecipientAdminRequest(const Facts &facts, Inquiry &inquiry);
void writePhoneScript(const Facts &facts, Inquiry &inquiry);

/// Puts a letter together: paragraphs, fields as "■label" ("label:" in English) with their value below.
class LetterBuilder
{
public:
    LetterBuilder(Inquiry &inquiry, Language language) : m_inquiry(inquiry), m_language(language) {}

    void line(std::string_view text) { m_inquiry.text.append(text).push_back('\n'); }
    void blank() { m_inquiry.text.push_back('\n'); }
    /// The text ends in one line end.
    void trimEnd()
    {
        while (m_inquiry.text.ends_with("\n\n")) {
            m_inquiry.text.pop_back();
        }
    }
    /// Adds a field to the inquiry and to its text.
    void field(InquiryField field);
    /// Adds a field whose value stands in the text already, or has its place elsewhere.
    void silentField(InquiryField field) { m_inquiry.fields.push_back(std::move(field)); }

private:
    Inquiry &m_inquiry;
    Language m_language;
};

} // namespace todoke
