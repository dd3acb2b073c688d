// SPDX-License-Identifier: MIT
#include "core/intake/mailbox_splitter.h"

#include "core/text/ascii.h"
#include "core/text/header_line.h"

#include <algorithm>

namespace todoke {

namespace {

constexpr std::string_view separatorStart = "From ";
/// A separating line and the header line behind it are never longer.
constexpr std::size_t longestSeparator = 2048;

constexpr bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

/// Behind the line end that begins at `at`.
std::size_t behindLineEnd(std::string_view text, std::size_t at)
{
    if (at < text.size() && text[at] == '\r') {
        ++at;
        return at < text.size() && text[at] == '\n' ? at + 1 : at;
    }
    return at < text.size() ? at + 1 : at;
}

std::size_t lineEnd(std::string_view text, std::size_t at)
{
    const std::size_t end = ascii::findAny(text.substr(0, std::min(text.size(), at + longestSeparator)), "\r\n", at);
    return end == std::string_view::npos ? text.size() : end;
}

/// Where the line end before `at` begins; `at` when there is none.
std::size_t beforeLineEnd(std::string_view text, std::size_t at)
{
    if (at > 0 && text[at - 1] == '\n') {
        return at > 1 && text[at - 2] == '\r' ? at - 2 : at - 1;
    }
    return at > 0 && text[at - 1] == '\r' ? at - 1 : at;
}

bool isSeparator(std::string_view text, std::size_t at)
{
    const std::size_t end = lineEnd(text, at);
    if (!isMboxFromLine(text.substr(at, end - at))) {
        return false;
    }
    const std::size_t next = behindLineEnd(text, end);
    const std::string_view header = text.substr(next, lineEnd(text, next) - next);
    return fieldNameSize(header) != 0 || header.starts_with(">From ") || header.starts_with(separatorStart);
}

} // namespace

bool beginsMailbox(std::string_view bytes)
{
    return isSeparator(bytes.substr(0, longestSeparator * 2), 0);
}

MailboxSplitter::Verdict MailboxSplitter::judge(std::size_t at, bool atEnd) const
{
    const std::string_view text = m_buffer;
    const bool startsFile = m_bufferOffset + at == 0;
    const std::size_t above = beforeLineEnd(text, at);
    const bool afterBlank = above < at && above > 0 && isLineEnd(text[above - 1]);
    if (!startsFile && !afterBlank) {
        return Verdict::Text;
    }
    if (!atEnd && text.size() - at < 2 * longestSeparator) {
        return Verdict::NeedsMore;
    }
    return isSeparator(text, at) ? Verdict::Separator : Verdict::Text;
}

bool MailboxSplitter::scan(bool atEnd)
{
    while (true) {
        const std::size_t at = m_buffer.find(separatorStart, m_scanned);
        if (at == std::string::npos) {
            const std::size_t tail = separatorStart.size() - 1; // the word may be cut by the chunk's end
            m_scanned = std::max(m_scanned, m_buffer.size() > tail ? m_buffer.size() - tail : 0);
            return true;
        }
        m_scanned = at;
        const Verdict verdict = judge(at, atEnd);
        if (verdict == Verdict::NeedsMore) {
            return true;
        }
        if (verdict == Verdict::Text) {
            m_scanned = at + 1;
            continue;
        }
        if (m_inMail && !emit(beforeLineEnd(m_buffer, at))) {
            return false;
        }
        m_inMail = true;
        m_mailBegin = behindLineEnd(m_buffer, lineEnd(m_buffer, at));
        m_mailOffset = m_bufferOffset + m_mailBegin;
        m_scanned = m_mailBegin;
    }
}

bool MailboxSplitter::emit(std::size_t end)
{
    const bool tooLarge = m_tooLarge || end - m_mailBegin > m_limit;
    m_tooLarge = false;
    const std::string_view bytes = std::string_view(m_buffer).substr(m_mailBegin, tooLarge ? 0 : end - m_mailBegin);
    return m_sink({bytes, m_mailOffset, tooLarge});
}

void MailboxSplitter::forget(std::size_t upTo)
{
    m_buffer.erase(0, upTo);
    m_bufferOffset += upTo;
    m_scanned -= upTo;
    m_mailBegin -= std::min(m_mailBegin, upTo);
}

bool MailboxSplitter::feed(std::string_view chunk)
{
    m_buffer.append(chunk);
    if (!scan(false)) {
        return false;
    }
    constexpr std::size_t lineEnds = 4; // those before a separator have still to be seen
    if (m_scanned - m_mailBegin > m_limit) {
        // The mail is refused, but the next one has still to be found.
        m_tooLarge = true;
        forget(m_scanned - std::min(m_scanned, lineEnds));
    } else {
        forget(m_mailBegin - std::min(m_mailBegin, lineEnds));
    }
    return true;
}

bool MailboxSplitter::finish()
{
    return scan(true) && (!m_inMail || emit(m_buffer.size()));
}

} // namespace todoke
