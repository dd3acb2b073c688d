// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace todoke {

/// Cuts a mailbox file (mbox, RFC 4155) into mails while it is read, so that memory holds one mail and one chunk.
///
/// A mail begins behind a line "From ... date" that stands at the start of the file or after an empty line and is
/// followed by a header field: "From " in a body has not that shape. The separating lines belong to no mail.
class MailboxSplitter
{
public:
    struct Mail
    {
        std::string_view bytes; ///< valid during the call only
        std::size_t offset = 0; ///< of the first byte in the file
        bool tooLarge = false;  ///< larger than the limit: `bytes` is empty
    };
    /// False stops the reading.
    using Sink = std::function<bool(const Mail &mail)>;

    MailboxSplitter(std::size_t mailLimit, Sink sink) : m_limit(mailLimit), m_sink(std::move(sink)) {}

    /// False when the sink wants no more.
    bool feed(std::string_view chunk);
    bool finish();

private:
    enum class Verdict { Separator, Text, NeedsMore };

    [[nodiscard]] Verdict judge(std::size_t at, bool atEnd) const;
    bool scan(bool atEnd);
    bool emit(std::size_t end);
    void forget(std::size_t upTo);

    std::size_t m_limit;
    Sink m_sink;
    std::string m_buffer;
    std::size_t m_bufferOffset = 0; ///< of the buffer's first byte in the file
    std::size_t m_scanned = 0;      ///< the buffer holds no separator before this offset, but those already used
    std::size_t m_mailBegin = 0;    ///< in the buffer
    std::size_t m_mailOffset = 0;   ///< in the file
    bool m_inMail = false;          ///< a separator has come
    bool m_tooLarge = false;        ///< the begin of the current mail was given up
};

/// True when a file begins as a mailbox does.
[[nodiscard]] bool beginsMailbox(std::string_view bytes);

} // namespace todoke
