// SPDX-License-Identifier: MIT
#include "core/bounce/reply/reply_lines.h"

#include "core/bounce/status.h"
#include "core/text/ascii.h"
#include "core/text/lines.h"

#include <cstddef>
#include <utility>

namespace todoke {

namespace {

/// A code in front of a line of a reply.
struct Mark
{
    std::string_view reply;
    std::string_view status;
    std::size_t size = 0; ///< with the white space behind it
};

bool startsWithThreeDigits(std::string_view text)
{
    return text.size() >= 3 && ascii::isDigit(text[0]) && ascii::isDigit(text[1]) && ascii::isDigit(text[2]);
}

/// "550-5.7.1 ", "550 5.7.1 ", "550-" or "550 " at the start of a line.
Mark markAt(std::string_view text)
{
    Mark mark;
    if (!startsWithThreeDigits(text) || (text.size() > 3 && text[3] != '-' && text[3] != ' ')) {
        return mark;
    }
    mark.reply = text.substr(0, 3);
    mark.size = text.size() > 3 ? 4 : 3;
    const std::string_view rest = text.substr(mark.size, 16);
    const std::string_view token = rest.substr(0, rest.find(' '));
    if (EnhancedStatus::parse(token)) {
        mark.status = token;
        mark.size += token.size();
    }
    while (mark.size < text.size() && text[mark.size] == ' ') {
        ++mark.size;
    }
    return mark;
}

void appendSimplified(std::string &joined, std::string_view line)
{
    std::size_t at = 0;
    while (at < line.size()) {
        std::size_t end = at;
        while (end < line.size() && !ascii::isSpace(line[end])) {
            ++end;
        }
        joined.append(line, at, end - at);
        at = end;
        while (at < line.size() && ascii::isSpace(line[at])) {
            ++at;
        }
        if (at < line.size()) {
            joined += ' ';
        }
    }
}

/// Where the dash of a "550-" that opens the reply stands, or npos.
std::size_t openingDash(std::string_view text)
{
    for (std::size_t dash = text.find('-'); dash != std::string_view::npos; dash = text.find('-', dash + 1)) {
        if (dash >= 3 && startsWithThreeDigits(text.substr(dash - 3)) &&
            (dash == 3 || !ascii::isAlnum(text[dash - 4]))) {
            return dash;
        }
    }
    return std::string_view::npos;
}

} // namespace

void appendReplyLine(std::string &joined, std::string_view line)
{
    line = ascii::trimmed(line);
    if (!joined.empty()) {
        const Mark here = markAt(line);
        if (!here.reply.empty()) {
            // A mark repeats the code that opened the reply: no need to look further, however long the reply is.
            const ReplyCodes first = findCodes(std::string_view(joined).substr(0, 200));
            if (first.reply && first.reply == ReplyCode::parse(here.reply) &&
                (here.status.empty() || first.status == EnhancedStatus::parse(here.status))) {
                line.remove_prefix(here.size);
            }
        }
        if (!line.empty()) {
            joined += ' ';
        }
    }
    appendSimplified(joined, line);
}

void dropInnerMarks(std::string &joined)
{
    const std::size_t dash = openingDash(joined);
    if (dash == std::string::npos) {
        return;
    }
    const ReplyCodes first = findCodes(joined);
    if (!first.reply || first.replyAt + 3 != dash) {
        return;
    }
    joined[dash] = ' ';
    if (!first.status) {
        return;
    }
    const std::string reply = joined.substr(first.replyAt, 3);
    const std::string status = first.status->toString();
    std::string out = joined.substr(0, dash + 1);
    std::size_t at = dash + 1;
    while (at < joined.size()) {
        if (at > dash + 1 && joined[at - 1] == ' ' && joined.compare(at, 3, reply) == 0) {
            const Mark mark = markAt(std::string_view(joined).substr(at));
            if (mark.status == status) {
                at += mark.size;
                continue;
            }
        }
        out += joined[at++];
    }
    joined = std::move(out);
}

std::string joinReplyLines(std::string_view text)
{
    std::string joined;
    joined.reserve(text.size());
    LineScanner scanner(text);
    while (scanner.next()) {
        appendReplyLine(joined, scanner.line());
    }
    dropInnerMarks(joined);
    return joined;
}

} // namespace todoke
