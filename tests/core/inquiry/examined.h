// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnosis/examination.h"

#include <memory>
#include <string>

#include <QFile>
#include <QString>

namespace todoke::test {

/// One of resources/samples, byte for byte.
inline std::string sampleBytes(const QString &name)
{
    QFile file(QStringLiteral(TODOKE_SOURCE_DIR "/resources/samples/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("cannot read %s", qPrintable(file.fileName()));
    }
    return file.readAll().toStdString();
}

/// A mail that was parsed and read, with a diagnosis made by hand: one entry for each recipient, all alike.
inline Examination examinedAs(std::string bytes, const CauseId &cause, Actor actor, const std::string &ip = {},
                              const ProviderId &provider = {})
{
    Examination examination;
    examination.raw.storage = std::make_shared<const std::string>(std::move(bytes));
    examination.raw.bytes = *examination.raw.storage;
    examination.message = parseMessage(examination.raw.bytes);
    examination.report = readReport(examination.message);
    RecipientDiagnosis one;
    one.cause = cause;
    one.actor = actor;
    one.confidence = Confidence::High;
    one.sendingIp = IpAddress::parse(ip);
    Diagnosis &diagnosis = examination.diagnosis;
    diagnosis.cause = cause;
    diagnosis.actor = actor;
    diagnosis.provider = provider;
    diagnosis.recipients.assign(examination.report.recipients.size(), one);
    if (!diagnosis.recipients.empty()) {
        diagnosis.main = 0;
    }
    return examination;
}

} // namespace todoke::test
