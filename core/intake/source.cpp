// SPDX-License-Identifier: MIT
#include "core/intake/source.h"

#include "core/intake/mailbox_splitter.h"

#include <QFileInfo>
#include <QSet>
#include <QString>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

namespace todoke {

namespace {

QString toPath(const std::string &path)
{
    return QString::fromUtf8(path.data(), static_cast<qsizetype>(path.size()));
}

struct CloseFile
{
    void operator()(std::FILE *file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

#ifdef Q_OS_WIN
std::filesystem::path nativePath(const std::string &path)
{
    return toPath(path).toStdWString();
}
std::string nameOf(const std::filesystem::path &path)
{
    return QString::fromStdWString(path.filename().wstring()).toStdString();
}
std::FILE *openFile(const std::string &path)
{
    return _wfopen(nativePath(path).c_str(), L"rb");
}
#else
std::filesystem::path nativePath(const std::string &path)
{
    return path;
}
std::string nameOf(const std::filesystem::path &path)
{
    return path.filename().native();
}
std::FILE *openFile(const std::string &path)
{
    return std::fopen(path.c_str(), "rbe"); // e: not for programs started from here
}
#endif

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
            readFolder(path);
        } else {
            readFile(path);
        }
    }

private:
    void fail(const std::string &path, IntakeError error, std::string detail = {})
    {
        m_failure({error, path, std::move(detail)});
    }

    struct Entry
    {
        std::string name;
        bool isFolder = false;
    };

    /// What lies in a folder, by name; files that are not hidden and folders. The kind comes with the listing, so that
    /// thousands of files need not be asked one by one.
    [[nodiscard]] static std::vector<Entry> list(const std::string &folder, std::error_code &error)
    {
        std::vector<Entry> entries;
        std::filesystem::directory_iterator at(nativePath(folder), error);
        for (; !error && at != std::filesystem::directory_iterator(); at.increment(error)) {
            std::error_code unknown;
            Entry entry{nameOf(at->path()), at->is_directory(unknown)};
            if (entry.isFolder || (!entry.name.starts_with('.') && at->is_regular_file(unknown))) {
                entries.push_back(std::move(entry));
            }
        }
        std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return a.name < b.name; });
        return entries;
    }

    void readFolder(const std::string &path)
    {
        const QFileInfo folder(toPath(path));
        const QString real = folder.canonicalFilePath();
        if (m_seen.contains(real)) {
            return; // a link that leads back
        }
        m_seen.insert(real);
        std::error_code error;
        const std::vector<Entry> entries =
            folder.isReadable() && folder.isExecutable() ? list(path, error) : std::vector<Entry>();
        if (error || !folder.isReadable() || !folder.isExecutable()) {
            fail(path, IntakeError::NoPermission);
            return;
        }
        const auto holds = [&entries](std::string_view name) {
            return std::any_of(entries.begin(), entries.end(),
                               [name](const Entry &entry) { return entry.isFolder && entry.name == name; });
        };
        const bool isMaildir = holds("cur") && holds("new");
        const std::string base = path.ends_with('/') ? path : path + '/';
        for (const Entry &entry : entries) {
            if (m_stopped) {
                return;
            }
            if (!entry.isFolder) {
                if (!isMaildir) {
                    readFile(base + entry.name);
                }
            } else if (!isMaildir || isMailFolder(entry.name)) {
                readFolder(base + entry.name);
            }
        }
    }

    /// In a Maildir: its mails, and its sub-folders (Maildir++ begins their names with a dot); "tmp" is half-written.
    static bool isMailFolder(std::string_view name) { return name == "cur" || name == "new" || name.starts_with('.'); }

    void readFile(const std::string &path)
    {
        errno = 0;
        const File file(openFile(path));
        if (!file) {
            const int error = errno;
            if (error == EACCES || error == EPERM) {
                fail(path, IntakeError::NoPermission);
            } else {
                fail(path, IntakeError::ReadFailed, std::strerror(error));
            }
            return;
        }
        std::setvbuf(file.get(), nullptr, _IONBF, 0); // whole chunks are read: a buffer would only copy
        const std::string_view begin = readChunk(file);
        if (beginsMailbox(begin)) {
            readMailbox(path, file, begin);
            return;
        }
        const bool more = begin.size() == m_chunk.size();
        const auto size = more ? static_cast<std::size_t>(QFileInfo(toPath(path)).size()) : begin.size();
        if (size > m_limits.fileBytes) {
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

    void readSingle(const std::string &path, const File &file, std::string_view head)
    {
        auto bytes = std::make_shared<std::string>(head);
        while (bytes->size() <= m_limits.fileBytes && !atEnd(file)) {
            bytes->append(readChunk(file));
        }
        if (std::ferror(file.get()) != 0) {
            fail(path, IntakeError::ReadFailed, std::strerror(errno));
        } else if (bytes->size() > m_limits.fileBytes) {
            fail(path, IntakeError::TooLarge);
        } else {
            m_stopped = !readBytes(std::move(bytes), path, m_limits, m_mail, m_failure);
        }
    }

    void readMailbox(const std::string &path, const File &file, std::string_view head)
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
        while (more && !atEnd(file)) {
            more = splitter.feed(readChunk(file));
        }
        if (std::ferror(file.get()) != 0) {
            fail(path, IntakeError::ReadFailed, std::strerror(errno));
        }
        if (more) {
            splitter.finish();
        }
    }

    /// The next piece of the file, shorter than a chunk at its end and at an error; good until the next call.
    std::string_view readChunk(const File &file)
    {
        return {m_chunk.data(), std::fread(m_chunk.data(), 1, m_chunk.size(), file.get())};
    }

    static bool atEnd(const File &file) { return std::feof(file.get()) != 0 || std::ferror(file.get()) != 0; }

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
