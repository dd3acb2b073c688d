// SPDX-License-Identifier: MIT
#include "app/desktop/steps/samples.h"

#include <QCoreApplication>
#include <QDir>

namespace todoke {

namespace {

struct SampleTitles
{
    Q_DECLARE_TR_FUNCTIONS(todoke::Samples)
};

QString titleOf(const QString &name)
{
    const std::pair<const char *, QString> titles[] = {
        {"sakura-cisco-poor-reputation", SampleTitles::tr("Sakura: refused for its server's reputation")},
        {"xserver-microsoft365-spamhaus", SampleTitles::tr("XServer: refused because of a block list")},
        {"xserver-hotmail-s3140", SampleTitles::tr("XServer: refused by Hotmail")},
        {"mistyped-address", SampleTitles::tr("A mistyped address")},
        {"mailbox-full", SampleTitles::tr("A full mailbox")},
        {"gmail-spf-failed", SampleTitles::tr("Gmail could not tell who sent it")},
        {"sendmail-four-hour-warning", SampleTitles::tr("A mail that is late")},
    };
    for (const auto &[known, title] : titles) {
        if (name == QLatin1String(known)) {
            return title;
        }
    }
    return name;
}

} // namespace

QList<Sample> samples()
{
    const QDir folder(QStringLiteral(":/samples"));
    QList<Sample> found;
    const QStringList names = folder.entryList({QStringLiteral("*.eml")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        found.append({folder.filePath(name), titleOf(name.chopped(4))});
    }
    return found;
}

} // namespace todoke
