// SPDX-License-Identifier: MIT
#include "core/cases/reply/reply_reader.h"

#include "core/cases/reply/folded_text.h"
#include "core/cases/reply/reply_rules.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace todoke {

namespace {

constexpr int daysAfterRemoval = 3;   // business days; seen: "3 to 5 days", so try at the early end when none is said
constexpr int daysAfterCauseGone = 1; // the receiver's server looks again within a day or so
constexpr std::size_t longestReply = 256 << 10; // bytes; an answer has some kilobytes, what is longer is something else
constexpr std::size_t longestSentence = 2000;   // bytes; what is longer is no prose

constexpr std::array<std::string_view, 19> names{"cause-dealt-with",
                                                 "removal-filed",
                                                 "removal-done",
                                                 "customer-must-file",
                                                 "removal-time-unknown",
                                                 "list-may-not-answer",
                                                 "usual-days",
                                                 "wait-and-retry",
                                                 "server-listed",
                                                 "not-listed",
                                                 "receiver-side",
                                                 "not-our-fault",
                                                 "nothing-to-do-for-customer",
                                                 "route-changed",
                                                 "use-other-smtp",
                                                 "check-authentication",
                                                 "change-password",
                                                 "need-data",
                                                 "investigating"};

struct Days
{
    int min = 0;
    int max = 0;
};

/// A number and what stands behind it.
struct Number
{
    int value = 0;
    std::string_view rest;
};

std::optional<Number> numberAt(std::string_view text)
{
    Number number;
    const auto end = std::from_chars(text.data(), text.data() + std::min<std::size_t>(text.size(), 3), number.value);
    if (end.ec != std::errc()) {
        return std::nullopt;
    }
    number.rest = text.substr(static_cast<std::size_t>(end.ptr - text.data()));
    return number;
}

bool skip(std::string_view &text, std::string_view word)
{
    if (!text.starts_with(word)) {
        return false;
    }
    text.remove_prefix(word.size());
    return true;
}

/// Days that one unit of a length of time stands for; 0 for what is none ("3月", "5件").
int unitDays(std::string_view &rest)
{
    if (skip(rest, "営業日")) {
        return 1;
    }
    if (skip(rest, "週間")) {
        return 5; // business days of a week
    }
    if (rest.starts_with("日目") || rest.starts_with("日付") || rest.starts_with("日時")) {
        return 0;
    }
    return skip(rest, "日") ? 1 : 0;
}

/// "3~5日程度", "3日から5日ほど", "2営業日", "1~2週間", "24時間": a length of time, not a date.
std::optional<Days> daysAt(std::string_view text)
{
    const auto first = numberAt(text);
    if (!first) {
        return std::nullopt;
    }
    std::string_view rest = first->rest;
    if (skip(rest, "時間")) {
        const int days = std::max(1, (first->value + 23) / 24);
        return first->value > 0 && !rest.starts_with("365") ? std::optional(Days{days, days}) : std::nullopt;
    }
    int unit = unitDays(rest);
    if (skip(rest, "~") || skip(rest, "から") || skip(rest, "-") || skip(rest, "ないし") || skip(rest, "、")) {
        if (const auto second = numberAt(rest)) {
            rest = second->rest;
            const int last = unitDays(rest);
            unit = unit == 0 ? last : unit;
            const Days days{first->value * unit, second->value * last};
            return last > 0 && days.min <= days.max ? std::optional(days) : std::nullopt;
        }
    }
    constexpr std::array<std::string_view, 9> lengths{"程度",   "ほど", "以内", "前後", "くらい",
                                                      "ぐらい", "間",   "位",   "後"};
    const bool isLength =
        std::any_of(lengths.begin(), lengths.end(), [rest](std::string_view word) { return rest.starts_with(word); });
    const bool clear = unit > 1 || first->rest.starts_with("営業日");
    return unit > 0 && (isLength || clear) ? std::optional(Days{first->value * unit, first->value * unit})
                                           : std::nullopt;
}

/// How long it takes, out of a sentence that speaks of that.
std::optional<Days> usualDays(std::string_view sentence)
{
    constexpr std::array<std::string_view, 9> topics{"解除", "反映", "登録", "改善",    "消え",
                                                     "要し", "かか", "回復", "送信でき"};
    constexpr std::array<std::string_view, 4> others{"365", "営業時間", "受付時間", "以内にご返信"};
    const auto stands = [sentence](std::string_view word) { return sentence.find(word) != std::string_view::npos; };
    if (std::none_of(topics.begin(), topics.end(), stands) || std::any_of(others.begin(), others.end(), stands)) {
        return std::nullopt;
    }
    for (std::size_t at = 0; at < sentence.size(); ++at) {
        const bool numberBegins = ascii::isDigit(sentence[at]) && (at == 0 || !ascii::isDigit(sentence[at - 1]));
        const bool isDate =
            numberBegins && at > 0 && (sentence.substr(0, at).ends_with("月") || sentence[at - 1] == '/');
        if (!numberBegins || isDate) {
            continue;
        }
        if (const auto days = daysAt(sentence.substr(at)); days && days->max > 0 && days->max <= 60) {
            return days;
        }
    }
    return std::nullopt;
}

/// The parts of a sentence that state something of their own: "申請を行っておりますので、お待ちください".
std::vector<std::string_view> clausesOf(std::string_view sentence)
{
    constexpr std::array<std::string_view, 4> joints{"ので、", "ますが、", "ましたが、", "ですが、"};
    std::vector<std::string_view> clauses;
    std::size_t begin = 0;
    for (std::size_t comma = sentence.find("、"); comma != std::string_view::npos;
         comma = sentence.find("、", comma + 1)) {
        const std::string_view upTo = sentence.substr(begin, comma + std::string_view("、").size() - begin);
        if (std::any_of(joints.begin(), joints.end(),
                        [upTo](std::string_view joint) { return upTo.ends_with(joint); })) {
            clauses.push_back(upTo);
            begin += upTo.size();
        }
    }
    clauses.push_back(sentence.substr(begin));
    return clauses;
}

void readClause(std::string_view clause, Span sentence, ReplyReading &reading)
{
    const auto note = [&](ReplyMeaning meaning) {
        if (!reading.says(meaning)) {
            reading.findings.push_back({meaning, sentence});
        }
    };
    for (const ReplyRule &rule : replyRules()) {
        if (fits(rule, clause)) {
            note(rule.meaning);
        }
    }
    if (const auto days = usualDays(clause); days && !reading.daysMax) {
        reading.daysMin = days->min;
        reading.daysMax = days->max;
        note(ReplyMeaning::UsualDays);
    }
}

/// "受付番号: A-1234": the number as written.
std::string receptionNumber(std::string_view text, const FoldedText &folded)
{
    constexpr std::array<std::string_view, 10> labels{
        "受付番号",       "お問い合わせ番号", "お問合せ番号", "お問合わせ番号", "問い合わせid",
        "お問い合わせid", "管理番号",         "整理番号",     "チケット番号",   "受付id"};
    for (const std::string_view label : labels) {
        std::size_t at = folded.text().find(label);
        if (at == std::string_view::npos) {
            continue;
        }
        std::string_view rest = folded.text().substr(at + label.size());
        for (const std::string_view mark : {"は", "】", "」", ":", "[", "【", "「", "#", "no.", "("}) {
            skip(rest, mark);
        }
        std::size_t size = 0;
        while (size < rest.size() && (ascii::isAlnum(rest[size]) || rest[size] == '-' || rest[size] == '_')) {
            ++size;
        }
        const std::string_view number = rest.substr(0, size);
        if (size >= 3 && size <= 40 && std::any_of(number.begin(), number.end(), ascii::isDigit)) {
            const Span source = folded.sourceOf(number);
            return std::string(text.substr(source.begin, source.size));
        }
    }
    return {};
}

} // namespace

std::string_view toName(ReplyMeaning meaning)
{
    return names.at(static_cast<std::size_t>(meaning));
}

bool ReplyReading::says(ReplyMeaning meaning) const
{
    return std::any_of(findings.begin(), findings.end(),
                       [meaning](const ReplyFinding &finding) { return finding.meaning == meaning; });
}

ReplyStep ReplyReading::nextStep() const
{
    using Meaning = ReplyMeaning;
    if (!understood()) {
        return ReplyStep::ReadYourself;
    }
    if (says(Meaning::NeedData)) {
        return ReplyStep::SendData;
    }
    if (says(Meaning::RemovalFiled) || says(Meaning::RemovalDone) || says(Meaning::CauseDealtWith) ||
        says(Meaning::RouteChanged)) {
        return ReplyStep::Retry;
    }
    if (says(Meaning::CustomerMustFile)) {
        return ReplyStep::FileRemoval;
    }
    if (says(Meaning::CheckAuthentication)) {
        return ReplyStep::FixAuthentication;
    }
    if (says(Meaning::WaitAndRetry) || says(Meaning::UsualDays)) {
        return ReplyStep::Retry;
    }
    if (says(Meaning::NotListed) || says(Meaning::ReceiverSide) || says(Meaning::NotOurFault)) {
        return ReplyStep::AskRecipientAdmin;
    }
    return ReplyStep::Wait;
}

std::optional<QDate> ReplyReading::retryOn(QDate answeredOn, const BusinessCalendar &calendar) const
{
    if (nextStep() != ReplyStep::Retry) {
        return std::nullopt;
    }
    if (says(ReplyMeaning::RouteChanged) || says(ReplyMeaning::RemovalDone)) {
        return calendar.addBusinessDays(answeredOn, 0); // nothing is left to wait for
    }
    int days = daysAfterCauseGone;
    if (says(ReplyMeaning::RemovalFiled) || says(ReplyMeaning::WaitAndRetry)) {
        days = daysAfterRemoval;
    }
    return calendar.addBusinessDays(answeredOn, daysMax.value_or(days));
}

ReplyReading readProviderReply(std::string_view text)
{
    ReplyReading reading;
    text = text.substr(0, longestReply);
    const FoldedText folded(text);
    for (const std::string_view sentence : folded.sentences()) {
        const std::string_view words = sentence.substr(0, longestSentence);
        const std::vector<std::string_view> clauses = clausesOf(words);
        for (const std::string_view clause : clauses) {
            readClause(clause, folded.sourceOf(sentence), reading);
        }
        if (clauses.size() > 1) {
            readClause(words, folded.sourceOf(sentence), reading); // who acts and what is done may stand apart
        }
    }
    reading.receptionNumber = receptionNumber(text, folded);
    return reading;
}

} // namespace todoke
