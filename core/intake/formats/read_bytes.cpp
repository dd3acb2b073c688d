// SPDX-License-Identifier: MIT
#include "core/intake/file_form.h"
#include "core/intake/formats/outlook/compound_check.h"
#include "core/intake/formats/outlook/msg.h"
#include "core/intake/formats/zip_archive.h"
#include "core/intake/mailbox_splitter.h"
#include "core/intake/paste.h"
#include "core/intake/source.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace todoke {

namespace {

/// What may be a mail by its name. Pictures and documents that lie beside mails are nobody's error.
bool mayBeMail(std::string_view name)
{
    constexpr std::array<std::string_view, 8> endings{".eml", ".msg", ".txt", ".mbox",
                                                      ".mbx", ".zip", ".log", "winmail.dat"};
    const std::size_t slash = name.rfind('/');
    const std::string_view base = slash == std::string_view::npos ? name : name.substr(slash + 1);
    if (base.empty() || base.starts_with('.') || name.starts_with("__MACOSX/")) {
        return false; // what macOS puts beside each file
    }
    const std::string_view folder = name.substr(0, name.size() - base.size());
    return base.find('.') == std::string_view::npos || folder.ends_with("cur/") || folder.ends_with("new/") ||
           std::any_of(endings.begin(), endings.end(),
                       [base](std::string_view ending) { return ascii::endsWith(base, ending); });
}

/// The packages of Office (OPC), OpenDocument and Java are zip archives with a table of contents of this name.
bool isDocument(const ZipArchive &archive)
{
    return std::any_of(archive.entries().begin(), archive.entries().end(), [](const ZipEntry &entry) {
        return entry.name == "[Content_Types].xml" || entry.name == "mimetype" || entry.name == "META-INF/MANIFEST.MF";
    });
}

IntakeFailure failureOf(ZipError error, std::string path)
{
    switch (error) {
    case ZipError::Encrypted:
        return {IntakeError::UnsupportedForm, std::move(path), "zip archive with a password; unpack it first"};
    case ZipError::Unsupported:
        return {IntakeError::UnsupportedForm, std::move(path),
                "zip archive packed in an uncommon way; unpack it first"};
    case ZipError::TooMuch:
        return {IntakeError::TooLarge, std::move(path), "zip archive; unpack it first"};
    case ZipError::NotZip:
    case ZipError::Damaged:
        break;
    }
    return {IntakeError::ReadFailed, std::move(path), "damaged zip archive"};
}

/// Reads bytes of any form and hands on the mails in them. Archives in archives share one budget.
class BytesReader
{
public:
    BytesReader(const IntakeLimits &limits, const FailureSink &failure) : m_limits(limits), m_failure(failure) {}

    /// False when the sink wants no more.
    bool read(std::shared_ptr<const std::string> bytes, const std::string &path, const MailSink &mail, unsigned depth);

private:
    bool readMailbox(std::string_view bytes, const std::string &path, const MailSink &mail);
    bool readZip(std::string_view bytes, const std::string &path, const MailSink &mail, unsigned depth);
    bool readEntry(const ZipArchive &archive, const ZipEntry &entry, const std::string &path, const MailSink &mail,
                   unsigned depth);

    static constexpr unsigned deepest = 2;                 ///< an archive in an archive
    static constexpr std::size_t mostUnpacked = 1U << 30U; ///< bytes of all files in it, one after the other

    const IntakeLimits &m_limits;
    const FailureSink &m_failure;
    ZipLimits m_limitsLeft;
    std::size_t m_bytesLeft = mostUnpacked;
};

bool BytesReader::read(std::shared_ptr<const std::string> bytes, const std::string &path, const MailSink &mail,
                       unsigned depth)
{
    if (bytes->size() > m_limits.fileBytes) {
        m_failure({IntakeError::TooLarge, path, {}});
        return true;
    }
    if (const auto form = outlook::isCompoundFile(*bytes) ? foreignFormOf(*bytes) : std::nullopt;
        form && form->error != IntakeError::NotMail) {
        auto message = readMsg(*bytes, path);
        if (!message) {
            m_failure(message.error());
            return true;
        }
        return mail(std::move(*message), path, 0);
    }
    if (isZip(*bytes)) {
        return readZip(*bytes, path, mail, depth);
    }
    if (beginsMailbox(*bytes)) {
        return readMailbox(*bytes, path, mail);
    }
    if (const auto text = checkLooksLikeText(*bytes); !text) {
        m_failure({text.error().error, path, text.error().detail});
        return true;
    }
    return mail(takePaste(std::move(bytes)), path, 0);
}

bool BytesReader::readMailbox(std::string_view bytes, const std::string &path, const MailSink &mail)
{
    std::size_t index = 0;
    bool more = true;
    MailboxSplitter splitter(m_limits.fileBytes, [&](const MailboxSplitter::Mail &one) {
        RawMail raw;
        raw.storage = std::make_shared<const std::string>(one.bytes);
        raw.bytes = *raw.storage;
        raw.map = SourceMap(one.offset);
        more = mail(std::move(raw), path, index++);
        return more;
    });
    if (splitter.feed(bytes)) {
        splitter.finish();
    }
    return more;
}

bool BytesReader::readZip(std::string_view bytes, const std::string &path, const MailSink &mail, unsigned depth)
{
    auto archive = depth < deepest ? ZipArchive::open(bytes, m_limitsLeft) : tl::unexpected(ZipError::TooMuch);
    if (!archive) {
        m_failure(failureOf(archive.error(), path));
        return true;
    }
    if (isDocument(*archive)) {
        m_failure({IntakeError::NotMail, path, "Office document"});
        return true;
    }
    m_limitsLeft.entries -= archive->entries().size();
    bool any = false;
    for (const ZipEntry &entry : archive->entries()) {
        if (entry.isFolder() || !mayBeMail(entry.name)) {
            continue;
        }
        if (entry.encrypted) {
            m_failure(failureOf(ZipError::Encrypted, path));
            return true;
        }
        any = true;
        if (!readEntry(*archive, entry, path + '/' + entry.name, mail, depth)) {
            return false;
        }
    }
    if (!any) {
        m_failure({IntakeError::NotMail, path, "zip archive without a mail in it"});
    }
    return true;
}

bool BytesReader::readEntry(const ZipArchive &archive, const ZipEntry &entry, const std::string &path,
                            const MailSink &mail, unsigned depth)
{
    auto content = archive.unpack(entry, m_bytesLeft);
    if (!content) {
        m_failure(failureOf(content.error(), path));
        return true;
    }
    SourceMap toArchive(entry.packed.begin);
    if (entry.packed.size != content->size() || entry.method != 0) {
        toArchive = {};
        toArchive.addWhole({0, content->size()}, entry.packed);
    }
    const MailSink outer = [&](RawMail raw, std::string_view file, std::size_t index) {
        raw.map = raw.map.through(toArchive);
        for (Anomaly &anomaly : raw.anomalies) {
            anomaly.span = toArchive.toSource(anomaly.span);
        }
        raw.anomalies.push_back({"unpacked-from-zip", entry.packed});
        return mail(std::move(raw), file, index);
    };
    return read(std::make_shared<const std::string>(std::move(*content)), path, outer, depth + 1);
}

} // namespace

bool readBytes(std::shared_ptr<const std::string> bytes, const std::string &path, const IntakeLimits &limits,
               const MailSink &mail, const FailureSink &failure)
{
    if (!bytes) {
        return true;
    }
    return BytesReader(limits, failure).read(std::move(bytes), path, mail, 0);
}

bool isUnpacked(const RawMail &mail)
{
    return std::any_of(mail.anomalies.begin(), mail.anomalies.end(), [](const Anomaly &anomaly) {
        return anomaly.kind == "converted-from-msg" || anomaly.kind == "unpacked-from-zip";
    });
}

} // namespace todoke
