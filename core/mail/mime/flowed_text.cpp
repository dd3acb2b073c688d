// SPDX-License-Identifier: MIT
#include "core/mail/mime/flowed_text.h"

#include "core/text/lines.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace todoke::mime {

namespace {

/// One line without its quote marks and stuffing.
struct FlowedLine
{
    std::size_t depth = 0; ///< quote marks
    Span content;
    Span lineEnd;
    bool flows = false; ///< goes on in the next line
};

FlowedLine readLine(const LineScanner &scanner)
{
    FlowedLine line;
    const std::string_view text = scanner.line();
    while (line.depth < text.size() && text[line.depth] == '>') {
        ++line.depth;
    }
    std::size_t begin = line.depth;
    begin += begin < text.size() && text[begin] == ' ' ? 1 : 0;
    line.content = {scanner.span().begin + begin, text.size() - begin};
    line.lineEnd = {scanner.span().end(), scanner.nextBegin() - scanner.span().end()};
    const std::string_view content = text.substr(begin);
    line.flows = content.ends_with(' ') && content != "-- "; // the mark of a signature (section 4.3)
    return line;
}

bool hasFlowedLine(std::string_view text)
{
    return text.find(" \n") != std::string_view::npos || text.find(" \r") != std::string_view::npos;
}

} // namespace

SourceText unflowed(SourceText text, bool dropsBlank)
{
    if (!hasFlowedLine(text.text)) {
        return text;
    }
    auto joined = std::make_shared<std::string>();
    joined->reserve(text.text.size());
    SourceMap map;
    const auto copy = [&](Span piece) {
        map.add({joined->size(), piece.size}, piece);
        joined->append(text.text.substr(piece.begin, piece.size));
    };
    LineScanner scanner(text.text);
    bool goesOn = false;
    FlowedLine before;
    while (scanner.next()) {
        const FlowedLine line = readLine(scanner);
        if (goesOn && line.depth != before.depth) { // the paragraph was not ended properly
            copy(before.lineEnd);
            goesOn = false;
        }
        if (!goesOn) {
            copy({scanner.span().begin, line.depth}); // quote marks stay, with their blank
            if (line.depth > 0) {
                copy({scanner.span().begin + line.depth, line.content.begin - scanner.span().begin - line.depth});
            }
        }
        copy({line.content.begin, line.content.size - (line.flows && dropsBlank ? 1 : 0)});
        goesOn = line.flows;
        if (!goesOn) {
            copy(line.lineEnd);
        }
        before = line;
    }
    if (goesOn) {
        copy(before.lineEnd);
    }
    SourceText out;
    out.map = std::move(map).through(text.map);
    out.text = *joined;
    out.storage = std::move(joined);
    return out;
}

} // namespace todoke::mime
