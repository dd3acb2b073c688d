// SPDX-License-Identifier: MIT
#pragma once

#include "core/cases/business_calendar.h"
#include "core/text/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <QDate>

namespace todoke {

/// What a hosting company's answer says. An answer usually says several of these.
enum class ReplyMeaning : std::uint8_t {
    CauseDealtWith,      ///< the cause was found on their server and dealt with
    RemovalFiled,        ///< they asked the list for removal, or are about to
    RemovalDone,         ///< the entry is gone, or the trouble is over
    CustomerMustFile,    ///< the customer has to ask the list himself
    RemovalTimeUnknown,  ///< how long it takes cannot be told
    ListMayNotAnswer,    ///< some lists have no form, or do not react
    UsualDays,           ///< how long it usually takes: ReplyReading::daysMin and daysMax
    WaitAndRetry,        ///< wait some time, then send again
    ServerListed,        ///< their server is on a list
    NotListed,           ///< no list has it
    ReceiverSide,        ///< the recipient's side has to act, or decides
    NotOurFault,         ///< nothing wrong on their side
    NothingToDo,         ///< the customer need not do anything
    RouteChanged,        ///< mail goes out from another address or server now
    UseOtherSmtp,        ///< send by another server meanwhile
    CheckAuthentication, ///< look at SPF, DKIM or DMARC
    ChangePassword,      ///< change the mail password
    NeedData,            ///< they need more data
    Investigating        ///< they look into it and will write again
};
/// "cause-dealt-with", "removal-filed", ...; "usual-days".
[[nodiscard]] std::string_view toName(ReplyMeaning meaning);

struct ReplyFinding
{
    ReplyMeaning meaning = ReplyMeaning::Investigating;
    Span span; ///< the sentence, bytes of the answer as given
    friend bool operator==(const ReplyFinding &, const ReplyFinding &) = default;
};

/// What the user should do after an answer.
enum class ReplyStep : std::uint8_t {
    ReadYourself,      ///< nothing was understood
    Wait,              ///< they will write again
    SendData,          ///< send what they ask for
    FileRemoval,       ///< ask the list for removal
    FixAuthentication, ///< have SPF, DKIM or DMARC looked at
    AskRecipientAdmin, ///< ask the recipient's administrator
    Retry              ///< send again on ReplyReading::retryOn()
};

struct ReplyReading
{
    std::vector<ReplyFinding> findings; ///< in the order of the text; a meaning stands once, with its first sentence
    std::optional<int> daysMin;         ///< days until it usually works
    std::optional<int> daysMax;
    std::string receptionNumber; ///< as written; empty when none is given

    [[nodiscard]] bool says(ReplyMeaning meaning) const;
    [[nodiscard]] bool understood() const { return !findings.empty(); }
    [[nodiscard]] ReplyStep nextStep() const;
    /// When to send again: at once where the entry is gone or mail goes out by another way; after the usual days; three
    /// business days after a removal was filed or where one should wait; one after the cause was dealt with. Nothing
    /// where waiting alone does not help.
    [[nodiscard]] std::optional<QDate> retryOn(QDate answeredOn, const BusinessCalendar &calendar) const;
};

/// Reads an answer that was pasted in: UTF-8, Japanese. Meanings are told sentence by sentence by what is said of what,
/// not by anybody's stock phrases; line breaks inside a sentence do not matter; lines quoted with ">" are the user's
/// own words and are passed over. What is not understood is left out. Linear in the text, of which the first 256 KiB
/// are read.
[[nodiscard]] ReplyReading readProviderReply(std::string_view text);

} // namespace todoke
