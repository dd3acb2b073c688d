// SPDX-License-Identifier: MIT
#include "core/bounce/delivery_report.h"
#include "core/diagnosis/diagnosis.h"
#include "core/diagnosis/examination.h"
#include "core/intake/paste.h"
#include "core/intake/source.h"

#include <benchmark/benchmark.h>

#include <QDir>

#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace todoke;

namespace {

/// The corpus beside the checkout, or our own notices where it is missing.
const std::vector<RawMail> &mails()
{
    static const std::vector<RawMail> all = [] {
        const std::string corpus = TODOKE_SHARED "/corpus/sisimai/mail";
        const bool there = QDir(QString::fromStdString(corpus)).exists();
        std::vector<RawMail> found;
        readPath(
            there ? corpus : TODOKE_TEST_DATA "/bounce", IntakeLimits(),
            [&found](RawMail mail, std::string_view, std::size_t) {
                found.push_back(std::move(mail));
                return true;
            },
            [](const IntakeFailure &) {});
        return found;
    }();
    return all;
}

const Diagnoser &diagnoser()
{
    static const Diagnoser one(std::make_shared<const Knowledge>(loadKnowledge()));
    return one;
}

void count(benchmark::State &state, std::size_t items)
{
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * items));
}

/// From bytes to a report: what a reader of bounces does.
void readingAlone(benchmark::State &state)
{
    for (auto _ : state) {
        for (const RawMail &mail : mails()) {
            const Message message = parseMessage(mail.bytes);
            benchmark::DoNotOptimize(readReport(message));
        }
    }
    count(state, mails().size());
}
BENCHMARK(readingAlone)->Unit(benchmark::kMillisecond);

/// From a report to cause, actor and steps.
void diagnosisAlone(benchmark::State &state)
{
    std::vector<std::pair<Message, DeliveryReport>> reports;
    reports.reserve(mails().size());
    for (const RawMail &mail : mails()) {
        Message message = parseMessage(mail.bytes);
        DeliveryReport report = readReport(message);
        reports.emplace_back(std::move(message), std::move(report));
    }
    for (auto _ : state) {
        for (const auto &[message, report] : reports) {
            benchmark::DoNotOptimize(diagnoser().diagnose(message, report));
        }
    }
    count(state, mails().size());
}
BENCHMARK(diagnosisAlone)->Unit(benchmark::kMillisecond);

/// From bytes to the answer with its evidence in lines and bytes.
void wholeWay(benchmark::State &state)
{
    for (auto _ : state) {
        for (const RawMail &mail : mails()) {
            benchmark::DoNotOptimize(examine(mail, diagnoser()));
        }
    }
    count(state, mails().size());
}
BENCHMARK(wholeWay)->Unit(benchmark::kMillisecond);

/// What a program start costs before the first mail.
void gettingReady(benchmark::State &state)
{
    for (auto _ : state) {
        const Diagnoser one(std::make_shared<const Knowledge>(loadKnowledge()));
        benchmark::DoNotOptimize(&one);
    }
}
BENCHMARK(gettingReady)->Unit(benchmark::kMillisecond);

void examineText(benchmark::State &state, const std::string &text)
{
    const auto given = std::make_shared<const std::string>(text);
    for (auto _ : state) {
        benchmark::DoNotOptimize(examine(takePaste(given), diagnoser()));
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

std::string notice(const std::string &reply, const std::string &returned)
{
    return "From: MAILER-DAEMON@mx.example.jp\nTo: sender@example.jp\nSubject: Undelivered Mail Returned to Sender\n"
           "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\n"
           "It could not be delivered.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; "
           "mx.example.jp\n\nFinal-Recipient: rfc822; user@example.com\nAction: failed\nStatus: 5.7.1\n"
           "Diagnostic-Code: smtp; " +
           reply + "\n\n--b\nContent-Type: message/rfc822\n\n" + returned + "\n--b--\n";
}

/// A notice that returns a mail of 16 MB.
void bigNotice(benchmark::State &state)
{
    std::string returned = "From: sender@example.jp\nTo: user@example.com\nSubject: x\nContent-Transfer-Encoding: "
                           "base64\n\n";
    while (returned.size() < 16'000'000) {
        returned += "VGhpcyBpcyBhIGxpbmUgb2YgYW4gYXR0YWNobWVudCB0aGF0IGlzIGxhcmdlIGFuZCByZXR1cm5lZA==\n";
    }
    examineText(state,
                notice("550 5.7.1 Service unavailable, Client host [203.0.113.9] blocked using Spamhaus", returned));
}
BENCHMARK(bigNotice)->Unit(benchmark::kMillisecond);

/// A reply of 10 MB.
void bigReply(benchmark::State &state)
{
    std::string reply = "550 5.7.1";
    while (reply.size() < 10'000'000) {
        reply += " your message was refused because the client host is listed by somebody, see below;";
    }
    examineText(state, notice(reply, "Subject: x\n\nx"));
}
BENCHMARK(bigReply)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
