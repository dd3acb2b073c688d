// SPDX-License-Identifier: MIT
#pragma once

#include "core/inquiry/inquiry.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QString>

namespace todoke {

/// Key of a case in the store; 0 is a case that was never saved.
struct CaseId
{
    qint64 value = 0;
    friend bool operator==(CaseId, CaseId) = default;
    friend auto operator<=>(CaseId, CaseId) = default;
};

enum class CaseState : std::uint8_t { Draft, Sent, Answered, RetryFailed, Solved };
[[nodiscard]] std::string_view toName(CaseState state); ///< "draft", "sent", "answered", "retry-failed", "solved"
[[nodiscard]] std::optional<CaseState> caseStateFromName(std::string_view name);

enum class EventKind : std::uint8_t { Created, Sent, Answered, Retried, Solved, Note };
[[nodiscard]] std::string_view toName(EventKind kind); ///< "created", "sent", "answered", "retried", "solved", "note"
[[nodiscard]] std::optional<EventKind> eventKindFromName(std::string_view name);

/// One line of the timeline.
struct CaseEvent
{
    QDateTime at; ///< local time with offset
    EventKind kind = EventKind::Note;
    QString text; ///< what the user or the program noted; may be empty
    friend bool operator==(const CaseEvent &, const CaseEvent &) = default;
};

/// One trouble from the first notice until it is solved. Everything a closed window needs to come back as it was.
struct Case
{
    CaseId id;
    QByteArray input;    ///< what the user gave, byte for byte
    QString inputName;   ///< file name, or empty for a paste
    int step = 1;        ///< the step that was on the screen, 1 to 5
    int reachedStep = 1; ///< the furthest step reached, 1 to 5
    CaseState state = CaseState::Draft;
    QString title;     ///< for the list: the recipient, or the cause
    QString cause;     ///< CauseId, for the list and for recurrences
    QString recipient; ///< address
    QString sendingIp;
    QString provider; ///< ProviderId chosen by the user or recognised
    InquiryKind kind = InquiryKind::Request;
    Answers answers;
    QString editedText; ///< the inquiry as the user changed it; empty when unchanged
    QString receptionNumber;
    std::optional<QDate> sentOn;
    std::optional<QDate> retryOn;  ///< when to try sending again
    std::optional<QDate> answerBy; ///< when an answer is overdue
    QDateTime createdAt;
    QDateTime changedAt;
    std::vector<CaseEvent> events;
    friend bool operator==(const Case &, const Case &) = default;
};

} // namespace todoke
