// SPDX-License-Identifier: MIT
#include "core/intake/header_shape.h"

#include "core/text/ascii.h"
#include "core/text/header_line.h"

namespace todoke {

namespace {

using Lines = std::vector<std::string_view>;

struct HeaderShape
{
    std::size_t fields = 0;     ///< header fields one after the other
    std::size_t mailFields = 0; ///< of them those that mails have
};

HeaderShape shapeOf(const Lines &lines)
{
    HeaderShape shape;
    for (const std::string_view line : lines) {
        if (isBlankLine(line)) {
            break;
        }
        const std::size_t nameSize = fieldNameSize(line);
        if (nameSize != 0) {
            ++shape.fields;
            shape.mailFields += isMailFieldName(line.substr(0, nameSize)) ? 1 : 0;
        } else if (shape.fields == 0 && !isMboxFromLine(line)) {
            break; // a line behind a field may be a fold that lost its indent
        }
    }
    return shape;
}

bool isReplyCodeWord(std::string_view line, std::size_t at)
{
    const auto digit = [&](std::size_t i) { return i < line.size() && ascii::isDigit(line[i]); };
    const bool begins = at == 0 || !ascii::isAlnum(line[at - 1]);
    return begins && (line[at] == '4' || line[at] == '5') && digit(at + 1) && digit(at + 2) && !digit(at + 3);
}

} // namespace

bool isBlankLine(std::string_view line)
{
    return ascii::trimmed(line).empty();
}

bool beginsWithMailField(const Lines &lines)
{
    if (lines.empty()) {
        return false;
    }
    const std::size_t nameSize = fieldNameSize(lines.front());
    return (nameSize != 0 && isMailFieldName(lines.front().substr(0, nameSize))) || isMboxFromLine(lines.front());
}

bool isHeader(const Lines &lines)
{
    const std::size_t mailFields = shapeOf(lines).mailFields;
    return mailFields >= 4 || (mailFields >= 2 && beginsWithMailField(lines));
}

bool isFullHeader(const Lines &lines)
{
    const std::size_t mailFields = shapeOf(lines).mailFields;
    return mailFields >= 4 || (mailFields >= 3 && beginsWithMailField(lines));
}

bool isLeadIn(std::string_view line)
{
    if (line.find('@') != std::string_view::npos) {
        return false;
    }
    for (std::size_t at = line.find_first_of("45"); at != std::string_view::npos;
         at = line.find_first_of("45", at + 1)) {
        if (isReplyCodeWord(line, at)) {
            return false;
        }
    }
    return true;
}

} // namespace todoke
