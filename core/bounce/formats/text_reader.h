// SPDX-License-Identifier: MIT
#pragma once

#include "core/bounce/formats/recipient_line.h"
#include "core/bounce/formats/text_notice.h"
#include "core/bounce/formats/transcript.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// The walk over the lines behind readTextNotice(). Recipients and transcripts are read in text_reader.cpp, what stands
/// between them in text_paragraphs.cpp.
class TextReader
{
public:
    TextReader(const NoticeLines &notice, const NoticeHints &hints) : m_lines(notice.lines), m_hints(hints) {}

    [[nodiscard]] TextNotice run();

private:
    struct Paragraph
    {
        std::size_t first;
        std::size_t last;
        std::uint32_t words;
    };

    struct LinesOfReply
    {
        std::size_t first;
        std::size_t last;
        std::string_view begin; ///< the piece of the first line that belongs to it
        std::string_view host;  ///< named in a line of its own
    };

    [[nodiscard]] std::string_view text(std::size_t at) const
    {
        return at < m_lines.size() ? m_lines[at].text : std::string_view();
    }
    [[nodiscard]] static std::string_view span(std::string_view first, std::string_view last);

    bool recipient();
    bool delivererLine();
    [[nodiscard]] bool accepted(const RecipientLine &found) const;
    [[nodiscard]] bool isHinted(std::string_view address) const;
    [[nodiscard]] bool startsEntry(std::string_view line) const;
    void reasonOf(TextOutcome &outcome, const RecipientLine &found, std::uint32_t indent);
    void add(TextOutcome &&outcome);
    void transcript();

    bool skipStatusFields();
    void paragraph();
    [[nodiscard]] std::size_t paragraphEnd();
    void note(std::uint32_t words);
    void introduce(const Paragraph &paragraph);
    void details(const Paragraph &paragraph);
    [[nodiscard]] Paragraph withLead(Paragraph paragraph) const;
    [[nodiscard]] LinesOfReply linesOfReply(const Paragraph &paragraph) const;
    void looseReply(const Paragraph &paragraph);
    void sentences();
    void sentence(const Paragraph &paragraph);

    const std::vector<NoticeLine> &m_lines;
    const NoticeHints &m_hints;
    TextNotice m_notice;
    std::vector<Paragraph> m_paragraphs;
    Transcript m_transcript;
    std::size_t m_at = 0;
    std::size_t m_last = static_cast<std::size_t>(-1); ///< the outcome read last
    std::string_view m_where;                          ///< a host named in running text
    Action m_action = Action::Failed;                  ///< of the section
    bool m_announced = false;                          ///< the text said that recipients follow
    bool m_inList = false;                             ///< the line before was a recipient
    bool m_leading = false;                            ///< the text said that the reply follows
    bool m_commandNext = false;                        ///< the heading said that the SMTP command follows
};

} // namespace todoke
