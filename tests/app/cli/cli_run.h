// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QString>
#include <QStringList>

/// What one run of the real todoke-cli gave.
struct CliRun
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    /// Standard output as JSON, one object a line; empty when a line is none.
    [[nodiscard]] QList<QJsonObject> objects() const
    {
        QList<QJsonObject> found;
        for (const QByteArray &line : out.split('\n')) {
            if (line.isEmpty()) {
                continue;
            }
            QJsonParseError error;
            const QJsonDocument document = QJsonDocument::fromJson(line, &error);
            if (error.error != QJsonParseError::NoError) {
                qWarning("not JSON: %s", line.constData());
                return {};
            }
            found.append(document.object());
        }
        return found;
    }
};

/// Runs todoke-cli as a script would. `dataFolder` stands for the user's own (~/.local/share).
inline CliRun runCli(const QStringList &arguments, const QByteArray &input = {},
                     const QString &dataFolder = QStringLiteral("/nowhere/at/all"))
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_DATA_HOME"), dataFolder);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(TODOKE_CLI), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}
