// SPDX-License-Identifier: MIT
#include "core/diagnosis/rules/reply_text.h"

#include "core/text/ascii.h"

#include <array>

namespace todoke {

namespace {

struct Replacement
{
    std::string_view typographic;
    char plain;
};

/// UTF-8 sequences that mail servers and mail programs put for a plain character.
constexpr std::array<Replacement, 7> replacements{{{"\xE2\x80\x98", '\''},
                                                   {"\xE2\x80\x99", '\''},
                                                   {"\xE2\x80\x9C", '"'},
                                                   {"\xE2\x80\x9D", '"'},
                                                   {"\xE2\x80\x93", '-'},
                                                   {"\xE2\x80\x94", '-'},
                                                   {"\xC2\xA0", ' '}}};

/// One word of the reply with the white space before it dropped.
std::string_view nextWord(std::string_view text, std::size_t &at)
{
    while (at < text.size() && ascii::isSpace(text[at])) {
        ++at;
    }
    const std::size_t begin = at;
    while (at < text.size() && !ascii::isSpace(text[at])) {
        ++at;
    }
    return text.substr(begin, at - begin);
}

bool isReplyCode(std::string_view word)
{
    return word.size() >= 3 && (word[0] == '4' || word[0] == '5') && ascii::isDigit(word[1]) &&
           ascii::isDigit(word[2]) && (word.size() == 3 || word[3] == '-' || word[3] == ' ');
}

/// "5.7.1" as a whole word, or the same with punctuation behind it.
bool isStatus(std::string_view word)
{
    int dots = 0;
    for (const char c : word) {
        if (c == '.') {
            ++dots;
        } else if (!ascii::isDigit(c)) {
            return false;
        }
    }
    return dots == 2 && word.size() >= 5 && word.size() <= 9 && (word[0] == '4' || word[0] == '5');
}

/// Drops the codes that the lines of one reply repeat.
class RepeatedCodes
{
public:
    /// What is left of a word; empty when it was only repeated codes.
    std::string_view strip(std::string_view word)
    {
        if (m_afterCode && isStatus(word)) {
            m_afterCode = false;
            return {};
        }
        m_afterCode = false;
        if (!isReplyCode(word)) {
            return word;
        }
        const std::string_view code = word.substr(0, 3);
        if (m_first.empty()) {
            m_first = code;
            return word;
        }
        if (code != m_first) {
            return word;
        }
        const std::string_view rest = word.size() > 3 ? word.substr(4) : std::string_view{};
        m_afterCode = rest.empty();
        return isStatus(rest) ? std::string_view{} : rest;
    }

private:
    std::string_view m_first;
    bool m_afterCode = false;
};

/// Appends a two-byte UTF-8 letter in lower case: Latin-1 (U+00C0 to U+00DE) and Cyrillic (U+0400 to U+042F).
void appendLowered(unsigned char lead, unsigned char tail, std::string &out)
{
    const bool latin = lead == 0xC3 && tail >= 0x80 && tail <= 0x9E && tail != 0x97;
    if (latin || (lead == 0xD0 && tail >= 0x90 && tail <= 0x9F)) {
        tail = static_cast<unsigned char>(tail + 0x20U);
    } else if (lead == 0xD0 && tail <= 0x8F) {
        lead = 0xD1;
        tail = static_cast<unsigned char>(tail + 0x10U);
    } else if (lead == 0xD0 && tail >= 0xA0 && tail <= 0xAF) {
        lead = 0xD1;
        tail = static_cast<unsigned char>(tail - 0x20U);
    }
    out.push_back(static_cast<char>(lead));
    out.push_back(static_cast<char>(tail));
}

/// How many bytes of a typographic character were replaced at `at`; 0 for none.
std::size_t replaceTypographic(std::string_view word, std::size_t at, std::string &out)
{
    for (const Replacement &replacement : replacements) {
        if (word.substr(at).starts_with(replacement.typographic)) {
            out.push_back(replacement.plain);
            return replacement.typographic.size();
        }
    }
    return 0;
}

void appendPlain(std::string_view word, std::string &out)
{
    for (std::size_t i = 0; i < word.size();) {
        const auto byte = static_cast<unsigned char>(word[i]);
        if (byte < 0xC2) {
            out.push_back(ascii::lower(word[i++]));
        } else if (const std::size_t replaced = replaceTypographic(word, i, out); replaced != 0) {
            i += replaced;
        } else if (byte < 0xE0 && i + 1 < word.size()) {
            appendLowered(byte, static_cast<unsigned char>(word[i + 1]), out);
            i += 2;
        } else {
            out.push_back(word[i++]);
        }
    }
}

} // namespace

std::string normaliseReply(std::string_view reply)
{
    const std::string_view text = reply.substr(0, replyTextLimit);
    std::string out;
    out.reserve(text.size());
    RepeatedCodes codes;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view word = codes.strip(nextWord(text, at));
        if (word.empty()) {
            continue;
        }
        if (!out.empty()) {
            out.push_back(' ');
        }
        appendPlain(word, out);
    }
    return out;
}

} // namespace todoke
