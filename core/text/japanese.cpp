// SPDX-License-Identifier: MIT
#include "core/text/japanese.h"

#include "core/text/utf8.h"

#include <cstddef>

namespace todoke::japanese {

namespace {

constexpr char escape = '\x1B';
constexpr char broken = '\xFF';

constexpr unsigned byteAt(std::string_view bytes, std::size_t at)
{
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

constexpr bool within(unsigned byte, unsigned low, unsigned high)
{
    return byte >= low && byte <= high;
}

enum class JisSet { Ascii, Kana, X0208, X0212 };

struct Designation
{
    JisSet set = JisSet::Ascii;
    std::size_t size = 0; ///< 0 when the bytes are no designation
};

Designation designationAt(std::string_view bytes, std::size_t at)
{
    const std::string_view rest = bytes.substr(at, 4);
    if (rest.starts_with("\x1B$(D")) {
        return {JisSet::X0212, 4};
    }
    if (rest.starts_with("\x1B$(B") || rest.starts_with("\x1B$(@")) {
        return {JisSet::X0208, 4};
    }
    if (rest.starts_with("\x1B$B") || rest.starts_with("\x1B$@")) {
        return {JisSet::X0208, 3};
    }
    if (rest.starts_with("\x1B(I")) {
        return {JisSet::Kana, 3};
    }
    // ESC ( H is the Swedish set, which old Japanese programs wrote for JIS X 0201 Roman.
    if (rest.starts_with("\x1B(B") || rest.starts_with("\x1B(J") || rest.starts_with("\x1B(H")) {
        return {JisSet::Ascii, 3};
    }
    if (rest.starts_with("\x1B&@")) { // announces JIS X 0208-1990; the set itself follows
        return {JisSet::X0208, 3};
    }
    return {};
}

void putKana(std::string &out, unsigned sevenBits)
{
    if (within(sevenBits, 0x21U, 0x5FU)) {
        out += '\x8E';
        out += static_cast<char>(static_cast<unsigned char>(sevenBits | 0x80U));
    } else {
        out += static_cast<char>(static_cast<unsigned char>(sevenBits));
    }
}

/// Writes the pair at `at`; returns how many bytes it took.
std::size_t putPair(std::string &out, std::string_view line, std::size_t at, JisSet set)
{
    const unsigned first = byteAt(line, at);
    const unsigned second = byteAt(line, at + 1);
    if (first <= 0x20U) {
        out += line[at];
        return 1;
    }
    if (!within(first, 0x21U, 0x7EU) || !within(second, 0x21U, 0x7EU)) {
        out += broken;
        return 1;
    }
    if (set == JisSet::X0212) {
        out += '\x8F';
    }
    out += static_cast<char>(static_cast<unsigned char>(first | 0x80U));
    out += static_cast<char>(static_cast<unsigned char>(second | 0x80U));
    return 2;
}

} // namespace

bool hasJisEscape(std::string_view bytes)
{
    for (std::size_t at = bytes.find(escape); at != std::string_view::npos; at = bytes.find(escape, at + 1)) {
        const JisSet set = designationAt(bytes, at).set;
        if (set == JisSet::X0208 || set == JisSet::X0212 || set == JisSet::Kana) {
            return true;
        }
    }
    return false;
}

std::string jisToEuc(std::string_view line)
{
    std::string out;
    out.reserve(line.size());
    JisSet set = JisSet::Ascii;
    bool shiftedOut = false;
    std::size_t at = 0;
    while (at < line.size()) {
        const unsigned byte = byteAt(line, at);
        const Designation designation = line[at] == escape ? designationAt(line, at) : Designation{};
        if (designation.size != 0) {
            set = designation.set;
            at += designation.size;
        } else if (byte == 0x0EU || byte == 0x0FU) {
            shiftedOut = byte == 0x0EU;
            ++at;
        } else if (within(byte, 0xA1U, 0xDFU)) {
            putKana(out, byte & 0x7FU);
            ++at;
        } else if (byte >= 0x80U) {
            out += broken;
            ++at;
        } else if (shiftedOut || set == JisSet::Kana) {
            putKana(out, byte);
            ++at;
        } else if (set == JisSet::Ascii) {
            out += line[at];
            ++at;
        } else {
            at += putPair(out, line, at, set);
        }
    }
    return out;
}

namespace {

struct Score
{
    std::size_t characters = 0; ///< double-byte characters
    std::size_t common = 0;     ///< of them kana, punctuation and first-level kanji
    std::size_t kana = 0;       ///< of them hiragana and katakana
    std::size_t halfWidth = 0;  ///< half-width kana
    std::size_t broken = 0;     ///< bytes that fit nowhere
};

Score scoreEuc(std::string_view bytes)
{
    Score score;
    std::size_t at = 0;
    while ((at = utf8::findHighOr(bytes, '\x80', at)) < bytes.size()) {
        const unsigned first = byteAt(bytes, at);
        const unsigned second = byteAt(bytes, at + 1);
        if (first == 0x8EU && within(second, 0xA1U, 0xDFU)) {
            ++score.halfWidth;
            at += 2;
        } else if (within(first, 0xA1U, 0xFEU) && within(second, 0xA1U, 0xFEU)) {
            ++score.characters;
            score.kana += first == 0xA4U || first == 0xA5U ? 1 : 0;
            score.common += within(first, 0xA1U, 0xA5U) || within(first, 0xB0U, 0xCFU) ? 1 : 0;
            at += 2;
        } else {
            ++score.broken;
            ++at;
        }
    }
    return score;
}

Score scoreShiftJis(std::string_view bytes)
{
    Score score;
    std::size_t at = 0;
    while ((at = utf8::findHighOr(bytes, '\x80', at)) < bytes.size()) {
        const unsigned first = byteAt(bytes, at);
        const unsigned second = byteAt(bytes, at + 1);
        const bool lead = within(first, 0x81U, 0x9FU) || within(first, 0xE0U, 0xFCU);
        if (within(first, 0xA1U, 0xDFU)) {
            ++score.halfWidth;
            ++at;
        } else if (lead && within(second, 0x40U, 0xFCU) && second != 0x7FU) {
            ++score.characters;
            const bool hiragana = first == 0x82U && within(second, 0x9FU, 0xF1U);
            const bool katakana = first == 0x83U && within(second, 0x40U, 0x96U);
            score.kana += hiragana || katakana ? 1 : 0;
            score.common += hiragana || katakana || first == 0x81U || within(first, 0x88U, 0x98U) ? 1 : 0;
            at += 2;
        } else {
            ++score.broken;
            ++at;
        }
    }
    return score;
}

bool isPlausible(const Score &score)
{
    // One damaged byte in two hundred is still that encoding; most characters of real text are common ones.
    const std::size_t all = score.characters + score.halfWidth;
    return all > 0 && score.broken * 200 <= all && score.common * 2 >= score.characters;
}

bool isSure(const Score &score)
{
    return isPlausible(score) && score.characters >= 4 && score.kana * 4 >= score.characters &&
           score.common * 4 >= score.characters * 3;
}

} // namespace

Guess guessJapanese(std::string_view bytes)
{
    const Score euc = scoreEuc(bytes);
    const Score shiftJis = scoreShiftJis(bytes);
    const bool eucFits = isPlausible(euc);
    // Western text in windows-1252 is now and then legal Shift_JIS ("für" is one character of it); kana never is.
    const bool shiftJisFits = isPlausible(shiftJis) && (shiftJis.kana > 0 || shiftJis.characters > 1 ||
                                                        (shiftJis.characters == 0 && shiftJis.halfWidth > 2));
    if (eucFits && shiftJisFits) {
        // EUC-JP kana read as Shift_JIS are half-width kana, and Shift_JIS kana are no EUC-JP at all.
        const bool isEuc = euc.kana + euc.common >= shiftJis.kana + shiftJis.common;
        return isEuc ? Guess{"euc-jp", isSure(euc)} : Guess{"shift_jis", isSure(shiftJis)};
    }
    if (eucFits) {
        return {"euc-jp", isSure(euc)};
    }
    if (shiftJisFits) {
        return {"shift_jis", isSure(shiftJis)};
    }
    return {};
}

} // namespace todoke::japanese
