// SPDX-License-Identifier: MIT
#include "core/knowledge/knowledge_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace todoke {

namespace {

/// A larger file is none of ours: the whole built-in knowledge is a tenth of it.
constexpr qint64 largestKnowledgeFile = 4'000'000; // bytes

void readFile(const QString &path, std::string name, KnowledgeFiles &into)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        into.unreadable.push_back({std::move(name), 0, 0,
                                   "cannot be read (" + file.errorString().toStdString() + "): check its permissions"});
        return;
    }
    const QByteArray bytes = file.read(largestKnowledgeFile + 1);
    if (bytes.size() > largestKnowledgeFile) {
        into.unreadable.push_back({std::move(name), 0, 0, "is too large for a knowledge file: give the right one"});
        return;
    }
    into.files.push_back({std::move(name), bytes.toStdString()});
}

QStringList tomlIn(const QDir &folder)
{
    return folder.entryList({QStringLiteral("*.toml")}, QDir::Files, QDir::Name);
}

} // namespace

KnowledgeFiles builtInKnowledgeFiles()
{
    KnowledgeFiles found;
    const QDir folder(QStringLiteral(":/knowledge"));
    for (const QString &name : tomlIn(folder)) {
        readFile(folder.filePath(name), name.toStdString(), found);
    }
    return found;
}

KnowledgeFiles readKnowledgeFiles(const std::string &path)
{
    KnowledgeFiles found;
    const QString given = QString::fromStdString(path);
    if (!QFileInfo::exists(given)) {
        found.unreadable.push_back({path, 0, 0, "there is no such file or folder: check the path"});
        return found;
    }
    if (!QFileInfo(given).isDir()) {
        readFile(given, path, found);
        return found;
    }
    const QDir folder(given);
    for (const QString &name : tomlIn(folder)) {
        const QString file = given.endsWith(u'/') ? given + name : given + u'/' + name;
        readFile(file, file.toStdString(), found);
    }
    return found;
}

} // namespace todoke
