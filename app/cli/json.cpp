// SPDX-License-Identifier: MIT
#include "app/cli/json.h"

#include "app/cli/json_writer.h"

namespace todoke::cli {

namespace {

void writeEvidence(Json &json, const Evidence &evidence)
{
    json.object([&] {
        json.member("what", evidence.what);
        json.member("begin", evidence.span.begin);
        json.member("size", evidence.span.size);
        json.member("line", evidence.line);
        json.member("text", evidence.text);
    });
}

void writeRecipient(Json &json, const RecipientOutcome &outcome, const RecipientDiagnosis &diagnosis)
{
    json.object([&] {
        json.member("address", outcome.address.value);
        json.member("originalAddress",
                    outcome.originalAddress ? std::string_view(outcome.originalAddress->value) : std::string_view());
        json.member("action", toName(outcome.action));
        json.codeMember("status", outcome.status);
        json.codeMember("replyCode", outcome.replyCode);
        json.member("diagnostic", outcome.diagnostic);
        json.member("remoteMta", outcome.remoteMta);
        json.member("localMta", outcome.localMta);
        json.member("command", toName(outcome.command));
        json.member("cause", diagnosis.cause.value);
        json.member("permanent", diagnosis.permanent);
        json.member("actor", toName(diagnosis.actor));
        json.member("confidence", toName(diagnosis.confidence));
        json.member("blocklist", diagnosis.blocklist.value);
        json.member("receiver", diagnosis.receiver.value);
        json.codeMember("sendingIp", diagnosis.sendingIp);
        json.key("evidence");
        json.array(diagnosis.evidence, [&](const Evidence &evidence) { writeEvidence(json, evidence); });
    });
}

void writeMessage(Json &json, const std::optional<OriginalHeader> &original)
{
    json.key("message");
    if (!original) {
        json.null();
        return;
    }
    json.object([&] {
        json.member("from", original->from);
        json.key("to");
        json.array(original->to, [&](const std::string &to) { json.text(to); });
        json.member("subject", original->subject);
        json.member("messageId", original->messageId);
        json.member("date", original->date ? std::string_view(original->date->toIso8601()) : std::string_view());
    });
}

} // namespace

std::string diagnosisJson(const Examination &examination, std::string_view file, std::size_t index)
{
    const Diagnosis &diagnosis = examination.diagnosis;
    const DeliveryReport &report = examination.report;
    Json json;
    json.object([&] {
        json.member("file", file);
        json.member("index", index);
        json.member("kind", toName(report.kind));
        json.member("format", report.format);
        json.member("cause", diagnosis.cause.value);
        json.member("actor", toName(diagnosis.actor));
        json.member("confidence", toName(diagnosis.confidence));
        json.member("permanent", diagnosis.permanent);
        json.member("provider", diagnosis.provider.value);
        json.key("recipients");
        std::size_t at = 0;
        json.array(report.recipients, [&](const RecipientOutcome &outcome) {
            static const RecipientDiagnosis none;
            writeRecipient(json, outcome, at < diagnosis.recipients.size() ? diagnosis.recipients[at] : none);
            ++at;
        });
        writeMessage(json, report.original);
        json.ids("steps", diagnosis.steps);
        json.key("anomalies");
        json.array(examination.anomalies, [&](const Anomaly &anomaly) {
            json.object([&] {
                json.member("kind", anomaly.kind);
                json.member("begin", anomaly.span.begin);
                json.member("size", anomaly.span.size);
            });
        });
    });
    return json.take();
}

std::string inquiryJson(const Inquiry &inquiry, Language language)
{
    Json json;
    const auto texts = [&](std::string_view name, const std::vector<LocalText> &values) {
        json.key(name);
        json.array(values, [&](const LocalText &value) { json.text(value.in(language)); });
    };
    json.object([&] {
        json.member("kind", toName(inquiry.kind));
        json.member("provider", inquiry.provider.value);
        json.member("advised", inquiry.advised);
        json.member("subject", inquiry.subject);
        json.key("fields");
        json.array(inquiry.fields, [&](const InquiryField &field) {
            json.object([&] {
                json.member("key", field.key);
                json.member("label", field.label);
                json.member("value", field.value);
                json.member("missing", field.missing);
            });
        });
        json.member("text", inquiry.text);
        texts("leaves", inquiry.leaves);
        texts("leftOut", inquiry.leftOut);
        texts("notes", inquiry.notes);
    });
    return json.take();
}

} // namespace todoke::cli
