// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnosis/examination.h"
#include "core/knowledge/knowledge.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

enum class InquiryKind : std::uint8_t { Request, ReRequest, RecipientAdmin, Phone };
[[nodiscard]] std::string_view toName(InquiryKind kind); ///< "request", "re-request", "recipient-admin", "phone"
[[nodiscard]] std::optional<InquiryKind> inquiryKindFromName(std::string_view name);

/// Who the user is, as the provider knows him. Kept in the settings; all fields may be empty, UTF-8.
struct ContractData
{
    std::string company;
    std::string person;
    std::string customerId; ///< 会員ID, サーバーID
    std::string domain;     ///< the contracted domain
    std::string serverName; ///< "sv1234.xserver.jp", "www1234.sakura.ne.jp"
    std::string phone;
    std::string email; ///< where the provider can answer
    friend bool operator==(const ContractData &, const ContractData &) = default;
};

enum class Answer : std::uint8_t { NotSaid, Yes, No };

/// The user's answers of step 3. Free texts are UTF-8.
struct Answers
{
    Answer otherRecipientsWork = Answer::NotSaid;
    Answer onlyThisSenderAddress = Answer::NotSaid;
    Answer triedAgain = Answer::NotSaid;
    std::string since; ///< "2026-11-18" or the user's words
    std::string count; ///< how many mails, the user's words
    std::string tried; ///< what was tried besides
    friend bool operator==(const Answers &, const Answers &) = default;
};

/// The earlier case, for a re-request. All but the date may be empty.
struct EarlierInquiry
{
    std::string date;        ///< ISO date of the earlier request
    std::string number;      ///< reception number
    std::string answer;      ///< what the provider said, one line
    std::string workedUntil; ///< ISO date or the user's words: until when sending worked after that
    std::string recipient;   ///< the address that failed then: same or another domain is said
    std::string sendingIp;   ///< the address refused then: same or another is said
    int casesIn90Days = 0;   ///< with this one; 0 when not counted
    friend bool operator==(const EarlierInquiry &, const EarlierInquiry &) = default;
};

struct InquiryOptions
{
    InquiryKind kind = InquiryKind::Request;
    ProviderId provider;                    ///< empty: the recognised one, or "other"
    Language language = Language::Japanese; ///< of subject, fields and text; a Japanese provider wants Japanese
    bool withSubject = false;               ///< put the subject of the mail in
    bool withNames = false;                 ///< keep display names in the header
};

struct InquiryField
{
    std::string key; ///< FormField::key
    std::string label;
    std::string value;
    bool missing = false; ///< the user still has to fill this in; `value` is a placeholder like 「(ご契約の会員ID)」
};

/// A finished text. Nothing in it is invented: what is not known is marked missing or left out.
struct Inquiry
{
    InquiryKind kind = InquiryKind::Request;
    ProviderId provider;
    std::string subject;
    std::vector<InquiryField> fields; ///< one row a form field, each to be copied by itself
    std::string text;                 ///< the whole, LF line ends, plain text
    std::vector<LocalText> leaves;    ///< what leaves the machine when this is sent, one line each
    std::vector<LocalText> leftOut;   ///< what was left out (body, attachments, Cc, ...)
    std::vector<LocalText> notes; ///< what the user should know: form layout not verified, provider not recognised, not
                                  ///< advised for this cause ...
    bool advised = true; ///< false: for this diagnosis such a request would be wrong; notes say what to do instead
};

/// Writes the inquiry. Adds no fact that is not in its arguments. Whatever the mail holds, the text is plain UTF-8 with
/// LF line ends, without control or direction characters, and bounded (what was too long ends in a visible note).
[[nodiscard]] Inquiry writeInquiry(const Examination &examination, const Knowledge &knowledge,
                                   const ContractData &contract, const Answers &answers,
                                   const std::optional<EarlierInquiry> &earlier, const InquiryOptions &options);

} // namespace todoke
