// SPDX-License-Identifier: MIT
#include "core/bounce/reply/host_text.h"

#include "core/mail/ip_address.h"
#include "core/text/ascii.h"

namespace todoke {

namespace {

constexpr std::size_t npos = std::string_view::npos;

bool isHostChar(char c)
{
    return ascii::isAlnum(c) || c == '.' || c == '-' || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

bool isAddress(std::string_view token)
{
    return token.size() < 64 && !token.empty() && IpAddress::parse(token).has_value();
}

/// A name with a dot in it, or an address.
std::string_view asHost(std::string_view token)
{
    while (!token.empty() && (token.back() == '.' || token.back() == ':')) {
        token.remove_suffix(1);
    }
    const bool colon = token.find(':') != npos;
    if ((colon || token.find('.') == npos) && !isAddress(token)) {
        return {};
    }
    return token;
}

} // namespace

std::string_view hostBefore(std::string_view text, std::size_t end)
{
    while (end > 0 && ascii::isBlank(text[end - 1])) {
        --end;
    }
    std::size_t begin = end;
    while (begin > 0 && isHostChar(text[begin - 1]) && text[begin - 1] != ':') {
        --begin;
    }
    return asHost(text.substr(begin, end - begin));
}

std::string_view hostByAddress(std::string_view text)
{
    for (std::size_t at = ascii::findAny(text, "[("); at != npos; at = ascii::findAny(text, "[(", at + 1)) {
        const std::size_t close = ascii::findAny(text.substr(at + 1, 64), "])");
        if (close == npos) {
            continue;
        }
        const std::string_view inside = text.substr(at + 1, close);
        if (isAddress(inside)) {
            const std::string_view name = hostBefore(text, at);
            return name.empty() ? inside : name;
        }
    }
    return {};
}

std::string_view hostAt(std::string_view text)
{
    text = ascii::trimmed(text.substr(0, 512));
    if (!text.empty() && (text.front() == '[' || text.front() == '<' || text.front() == '(')) {
        text.remove_prefix(1);
    }
    std::size_t end = 0;
    while (end < text.size() && isHostChar(text[end])) {
        ++end;
    }
    if (end < text.size() && text[end] == '@') {
        return {};
    }
    std::string_view token = text.substr(0, end);
    const std::size_t colon = token.find(':'); // "mx.example.jp:25"
    if (colon != npos && !isAddress(token)) {
        token = token.substr(0, colon);
    }
    return asHost(token);
}

std::string_view hostAmong(std::string_view text)
{
    const auto isNameChar = [](char c) { return ascii::isAlnum(c) || c == '.' || c == '-'; };
    for (std::size_t at = 0; at < text.size();) {
        if (!isNameChar(text[at])) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        while (at < text.size() && isNameChar(text[at])) {
            ++at;
        }
        std::string_view name = text.substr(begin, at - begin);
        while (name.ends_with('.')) {
            name.remove_suffix(1);
        }
        const std::size_t dot = name.rfind('.');
        const bool apart = (begin == 0 || (text[begin - 1] != '@' && text[begin - 1] != '/')) &&
                           (at == text.size() || (text[at] != '@' && text[at] != '/'));
        constexpr std::size_t shortest = 2; // a top-level domain
        if (apart && dot != npos && dot > 0 && name.size() - dot > shortest && ascii::isAlpha(name[dot + 1])) {
            return name;
        }
    }
    return {};
}

} // namespace todoke
