// SPDX-License-Identifier: MIT
#include "core/mail/message.h"

#include "core/text/ascii.h"
#include "core/text/encoded_word.h"

#include <algorithm>

namespace todoke {

const HeaderField *Message::find(const Part &part, std::string_view name) const
{
    for (std::size_t i = part.firstField; i < part.firstField + part.fieldCount; ++i) {
        const HeaderField &field = fields[i];
        if (field.name.size == name.size() && ascii::equals(nameOf(field), name)) {
            return &field;
        }
    }
    return nullptr;
}

std::string Message::unfolded(const HeaderField &field) const
{
    const std::string_view value = view(field.value);
    std::string out;
    out.reserve(value.size());
    std::size_t at = 0;
    while (at < value.size()) {
        const std::size_t end = std::min(ascii::findAny(value, "\r\n", at), value.size());
        out.append(value.substr(at, end - at));
        at = end;
        while (at < value.size() && (value[at] == '\r' || value[at] == '\n')) {
            ++at;
        }
        if (end < at && at < value.size() && !ascii::isBlank(value[at])) {
            out += ' '; // a fold that lost its indent
        }
    }
    return out;
}

std::string Message::unfolded(const Part &part, std::string_view name) const
{
    const HeaderField *field = find(part, name);
    return field == nullptr ? std::string() : unfolded(*field);
}

std::string Message::decoded(const Part &part, std::string_view name) const
{
    return decodeEncodedWords(unfolded(part, name));
}

std::vector<std::size_t> Message::children(std::size_t part) const
{
    std::vector<std::size_t> out;
    for (std::size_t i = part + 1; i < parts.size(); ++i) {
        if (parts[i].parent == part) {
            out.push_back(i);
        }
    }
    return out;
}

} // namespace todoke
