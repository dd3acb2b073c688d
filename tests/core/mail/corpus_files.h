// SPDX-License-Identifier: MIT
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QStringList>

#include <string>

/// The mails beside the checkout that the tests may read; none when they are not there.
inline QStringList corpusFiles(const QString &underShared = QStringLiteral("corpus"))
{
    QStringList files;
    QDirIterator walk(QStringLiteral(TODOKE_SHARED) + QLatin1Char('/') + underShared, {QStringLiteral("*.eml")},
                      QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        files << walk.next();
    }
    files.sort();
    return files;
}

inline std::string readCorpusFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}
