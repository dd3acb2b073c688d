// SPDX-License-Identifier: MIT
#include "core/intake/source.h"

#include "core/intake/mailbox_splitter.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QString>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace todoke {

namespace {

QString toPath(const std::string &path)
{
    return QString::fromUtf8(path.data(), static_cast<qsizetype>(path.size()));
}

/// Walks files and folders and hands on what it finds. One object reads one path.
class PathReader
{
public:
    PathReader(const IntakeLimits &limits, const MailSink &mail, const FailureSink &failure)
        : m_limits(limits), m_mail(mail), m_failure(failure)
    {
    }

    void read(const std::string &path)
    {
        const QFileInfo info(toPath(path));
        if (!info.exists()) {
            fail(path, IntakeError::NotFound);
        } else if (info.isDir()) {
            readFolder(info);
        } else {
            readFile(path);
        }
    }

private:
    void fail(const std::string &path, IntakeError error, std::string detail = {})
    {
        m_failure({error, path, std::move(detail)});
    }

    void readFolder(const QFileInfo &folder)
    {
        const QString real = folder.canonicalFilePath();
        if (m_seen.contains(real)) {
            return; // a link that leads back
        }
        m_seen.insert(real);
        if (!folder.isReadable() || !folder.isExecutable()) {
            fail(folder.filePath().toStdString(), IntakeError::NoPermission);
            return;
        }
        const QDir dir(folder.filePath());
        const bool isMaildir = QFileInfo(dir.filePath(QStringLiteral("cur"))).isDir() &&
                               QFileInfo(dir.filePath(QStringLiteral("new"))).isDir();
        const QDir::Filters wanted = QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot;
        for (const QFileInfo &entry : dir.entryInfoList(wanted, QDir::Name)) {
            if (m_stopped) {
                return;
            }
            if (entry.isDir()) {
                if (!isMaildir || isMailFolder(entry.fileName())) {
                    readFolder(entry);
                }
            } else if (!isMaildir && entry.isFile() && !entry.isHidden()) {
                readFile(entry.filePath().toStdString());
            }
        }
    }

    /// In a Maildir: its mails, and its sub-folders (Maildir++ begins their names with a dot); "tmp" is half-written.
    static bool isMailFolder(const QString &name)
    {
        return name == QStringLiteral("cur") || name == QStringLiteral("new") || name.startsWith(QLatin1Char('.'));
    }

    void readFile(const std::string &path)
    {
        QFile file(toPath(path));
        if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
            if (QFileInfo(file).isReadable()) {
                fail(path, IntakeError::ReadFailed, file.errorString().toStdString());
            } else {
                fail(path, IntakeError::NoPermission);
            }
            return;
        }
        const std::string_view begin = readChunk(file);
        if (beginsMailbox(begin)) {
            readMailbox(path, file, begin);
            return;
        }
        if (static_cast<std::size_t>(std::max<qint64>(file.size(), static_cast<qint64>(begin.size()))) >
            m_limits.fileBytes) {
            // A picture is a picture first, whatever its size.
            const auto text = checkLooksLikeText(begin);
            if (text || text.error().error == IntakeError::Empty) {
                fail(path, IntakeError::TooLarge);
            } else {
                fail(path, text.error().error, text.error().detail);
            }
            return;
        }
        readSingle(path, file, begin);
    }

    void readSingle(const std::string &path, QFile &file, std::string_view head)
    {
        auto bytes = std::make_shared<std::string>(head);
        // A short chunk is the file's end, unless it is a pipe.
        for (std::size_t last = head.size(); last != 0 && bytes->size() <= m_limits.fileBytes;) {
            if (last < m_chunk.size() && !file.isSequential()) {
                break;
            }
            const std::string_view chunk = readChunk(file);
            bytes->append(chunk);
            last = chunk.size();
        }
        if (file.error() != QFileDevice::NoError) {
            fail(path, IntakeError::ReadFailed, file.errorString().toStdString());
        } else if (bytes->size() > m_limits.fileBytes) {
            fail(path, IntakeError::TooLarge);
        } else {
            m_stopped = !readBytes(std::move(bytes), path, m_limits, m_mail, m_failure);
        }
    }

    void readMailbox(const std::string &path, QFile &file, std::string_view head)
    {
        std::size_t index = 0;
        MailboxSplitter splitter(m_limits.fileBytes, [&](const MailboxSplitter::Mail &mail) {
            const std::size_t here = index++;
            if (mail.tooLarge) {
                fail(path, IntakeError::TooLarge);
                return true;
            }
            RawMail raw;
            raw.storage = std::make_shared<const std::string>(mail.bytes);
            raw.bytes = *raw.storage;
            raw.map = SourceMap(mail.offset);
            m_stopped = !m_mail(std::move(raw), path, here);
            return !m_stopped;
        });
        bool more = splitter.feed(head);
        while (more) {
            const std::string_view chunk = readChunk(file);
            if (chunk.empty()) {
                break;
            }
            more = splitter.feed(chunk);
        }
        if (file.error() != QFileDevice::NoError) {
            fail(path, IntakeError::ReadFailed, file.errorString().toStdString());
        }
        if (more) {
            splitter.finish();
        }
    }

    /// The next piece of the file, empty at its end and at an error; good until the next call.
    std::string_view readChunk(QFile &file)
    {
        const qint64 size = file.read(m_chunk.data(), static_cast<qint64>(m_chunk.size()));
        return {m_chunk.data(), static_cast<std::size_t>(std::max<qint64>(size, 0))};
    }

    static constexpr std::size_t chunkSize = std::size_t{256} * 1024;

    const IntakeLimits &m_limits;
    const MailSink &m_mail;
    const FailureSink &m_failure;
    QSet<QString> m_seen;
    std::vector<char> m_chunk = std::vector<char>(chunkSize);
    bool m_stopped = false;
};

} // namespace

void readPath(const std::string &path, const IntakeLimits &limits, const MailSink &mail, const FailureSink &failure)
{
    PathReader(limits, mail, failure).read(path);
}

} // namespace todoke
