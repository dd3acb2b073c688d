// SPDX-License-Identifier: MIT
#pragma once

#include "core/inquiry/inquiry.h"

#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// What the inquiries say, gathered once. All texts are plain (see plainLine()) and empty where the mail does not tell.
struct Facts
{
    Facts(const Examination &ofMail, const Knowledge &known, const ContractData &user, const Answers &said,
          const std::optional<EarlierInquiry> &before, const InquiryOptions &wanted)
        : examination(ofMail), knowledge(known), contract(user), answers(said), earlier(before), options(wanted)
    {
    }

    const Examination &examination;
    const Knowledge &knowledge;
    const ContractData &contract;
    const Answers &answers;
    const std::optional<EarlierInquiry> &earlier;
    const InquiryOptions &options;

    const Provider *provider = nullptr;            ///< never null
    bool providerRecognised = false;               ///< by the mail or chosen by the user
    const RecipientOutcome *outcome = nullptr;     ///< of the recipient that matters most; may be null
    const RecipientDiagnosis *diagnosis = nullptr; ///< the same recipient's; may be null

    CauseId cause{"unknown"};
    Actor actor = Actor::Nobody;
    ServerKind server = ServerKind::Unknown;
    bool delayed = false; ///< delivery is still being tried
    bool refused = false; ///< the mail is a failure or a piece of one

    std::string sender;
    std::string senderDomain;
    std::string recipient;
    std::vector<std::string> otherRecipients; ///< further addresses that failed in the same notice
    std::string sentAt;                       ///< "2026/11/20(金) 10:15:32 +0900"
    std::string sentSpoken; ///< "11月20日金曜日の10時15分": for the telephone, in Japanese time
    std::string reply;      ///< verbatim
    std::string codes;      ///< "550 5.7.1"
    std::string stage;      ///< "RCPT"
    std::string remoteMta;
    std::string localMta;
    std::string ip;
    std::string listName;   ///< as far as the reply names it: "Spamhaus", "Barracuda Reputation Block List"
    std::string subject;    ///< only where the user wants it
    std::string dkimDomain; ///< d= of a DKIM signature in the returned mail
    std::string notice;     ///< the notice's text, redacted
    std::string header;     ///< the returned mail's header, redacted; else the notice's own
    bool headerIsNotices = false;
    std::size_t cutAddresses = 0; ///< people left out: Cc, Bcc, other recipients

    [[nodiscard]] Language language() const { return options.language; }
    [[nodiscard]] std::string_view say(std::string_view ja, std::string_view en) const
    {
        return options.language == Language::Japanese ? ja : en;
    }
};

[[nodiscard]] Facts gatherFacts(const Examination &examination, const Knowledge &knowledge,
                                const ContractData &contract, const Answers &answers,
                                const std::optional<EarlierInquiry> &earlier, const InquiryOptions &options);

/// "2026/11/20(金) 10:15:32 +0900", with the time in Japan behind a time of another zone; "Fri 2026-11-20 10:15:32
/// +0900".
[[nodiscard]] std::string formatDate(const MailDate &date, Language language);
/// The time as it is said: "11月20日金曜日の10時15分" (Japanese time where a zone is known), "Fri 2026-11-20 10:15
/// +0900".
[[nodiscard]] std::string speakDate(const MailDate &date, Language language);
/// "2026/11/18(水)" of "2026-11-18"; another text comes back as it is, in one plain line.
[[nodiscard]] std::string formatDay(std::string_view isoOrWords, Language language);

} // namespace todoke
