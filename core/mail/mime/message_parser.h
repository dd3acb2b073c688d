// SPDX-License-Identifier: MIT
#pragma once

#include "core/mail/message.h"
#include "core/text/lines.h"

#include <cstdint>
#include <string>
#include <vector>

namespace todoke::mime {

/// Reads a mail line by line into a Message: one pass, no recursion.
class MessageParser
{
public:
    MessageParser(std::string_view bytes, const MailLimits &limits);
    [[nodiscard]] Message run();

private:
    enum class State { Header, Body };
    /// A multipart whose closing boundary has not come yet.
    struct OpenMultipart
    {
        std::size_t part = 0;
        std::string boundary;
        std::uint64_t hash = 0;
        bool seen = false; ///< its boundary has come at least once
    };
    struct Delimiter
    {
        std::size_t multipart = Part::none; ///< index into m_open
        bool closing = false;
    };

    void headerLine();
    void bodyLine();
    bool readField(std::string_view line);
    void continueField();
    [[nodiscard]] bool blankLineEndsHeader() const;
    [[nodiscard]] bool isUnindentedFold() const;

    void beginPart(std::size_t parent, std::size_t begin);
    void endHeader(std::size_t headerEnd, std::size_t bodyBegin);
    void describe(Part &part);
    void enterBody(std::size_t bodyBegin);
    void dropHeaderOfPlainText();
    [[nodiscard]] std::string_view valueOf(std::size_t field) const;

    [[nodiscard]] Delimiter delimiterOf(std::string_view line) const;
    [[nodiscard]] std::size_t multipartInDoubt(std::string_view line) const;
    void openMultipart(std::size_t part);
    void setBoundary(OpenMultipart &multipart, std::string_view boundary);
    void takeDelimiter(Delimiter delimiter);
    void endHeaderAtDelimiter();
    void closeParts(std::size_t upTo, std::size_t end);
    void note(std::string_view kind, Span span);

    Message m_out;
    MailLimits m_limits;
    LineScanner m_lines;
    State m_state = State::Header;
    std::size_t m_current = 0; ///< the innermost open part
    std::vector<OpenMultipart> m_open;
    std::size_t m_longestBoundary = 0;
    std::size_t m_previousEnd = 0; ///< end of the line before, without its line end
    bool m_tooManyFields = false;
    bool m_opaque = false; ///< too many parts: all that follows belongs to the last one
    // The fields of the current header that say what the body is; Part::none when not seen yet.
    std::size_t m_contentType = Part::none;
    std::size_t m_transferEncoding = Part::none;
    std::size_t m_disposition = Part::none;
};

} // namespace todoke::mime
