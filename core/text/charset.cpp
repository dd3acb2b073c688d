// SPDX-License-Identifier: MIT
#include "core/text/charset.h"

#include "core/text/ascii.h"
#include "core/text/charset_names.h"
#include "core/text/japanese.h"
#include "core/text/utf8.h"

#include <QByteArrayView>
#include <QString>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <list>
#include <utility>

namespace todoke {

namespace {

/// Opening an ICU converter costs more than decoding a line, so that each thread keeps those it has used. Nothing if Qt
/// does not know the name.
QStringDecoder *decoderFor(std::string_view charset)
{
    static thread_local std::list<std::pair<std::string, QStringDecoder>> opened;
    for (auto &[name, decoder] : opened) {
        if (name == charset) {
            return &decoder;
        }
    }
    std::string name(charset);
    QStringDecoder decoder(name.c_str());
    if (!decoder.isValid()) {
        return nullptr;
    }
    if (opened.size() >= 32) { // labels come out of mails: a hostile mailbox must not fill the memory
        opened.pop_front();
    }
    return &opened.emplace_back(std::move(name), std::move(decoder)).second;
}

/// Writes decoded text and its map.
class Writer
{
public:
    explicit Writer(DecodedText &out) : m_out(out) {}

    void copy(std::string_view bytes, Span source)
    {
        m_out.map.add({m_out.text.size(), source.size}, source);
        m_out.text.append(bytes.substr(source.begin, source.size));
    }

    void convert(std::string_view utf8, Span source)
    {
        m_out.map.addWhole({m_out.text.size(), utf8.size()}, source);
        m_out.text.append(utf8);
    }

    void markLossy() { m_out.lossy = true; }

private:
    DecodedText &m_out;
};

void appendDecoded(std::string &out, QStringDecoder &decoder, std::string_view bytes, bool sourceHasSub, bool &lossy)
{
    QString text = decoder.decode(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    // ICU's stand-in in the Japanese converters is SUB.
    if (!sourceHasSub && text.contains(QChar(0x1A))) {
        text.replace(QChar(0x1A), QChar(QChar::ReplacementCharacter));
        lossy = true;
    }
    const QByteArray utf8 = text.toUtf8();
    out.append(utf8.constData(), static_cast<std::size_t>(utf8.size()));
}

/// A run of bytes without line end by one of Qt's decoders. Piece by piece, since a run may be a whole hostile mail.
std::string decodeRun(QStringDecoder &decoder, std::string_view run, bool &lossy)
{
    constexpr std::size_t pieceSize = std::size_t{16} * 1024;
    const bool sourceHasSub = run.find('\x1A') != std::string_view::npos;
    std::string out;
    decoder.resetState();
    for (std::size_t at = 0; at < run.size(); at += pieceSize) {
        appendDecoded(out, decoder, run.substr(at, pieceSize), sourceHasSub, lossy);
    }
    // A character that is cut off at the end is reported only when something follows it.
    appendDecoded(out, decoder, "\n", sourceHasSub, lossy);
    lossy = lossy || decoder.hasError();
    if (out.ends_with('\n')) {
        out.pop_back();
    }
    return out;
}

/// End of the run that has to be decoded together, beginning at a byte that is not ASCII. The second byte of a
/// character is never below 0x30 nor one of ":;<=>?" in any multibyte charset of mail, so that such a byte ends it.
std::size_t runEnd(std::string_view bytes, std::size_t begin)
{
    std::size_t at = begin;
    while (at < bytes.size()) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        if (byte < 0x30U || (byte >= 0x3AU && byte <= 0x3FU)) {
            break;
        }
        ++at;
    }
    return at;
}

std::size_t lineEnd(std::string_view bytes, std::size_t begin)
{
    const std::size_t at = ascii::findAny(bytes, "\r\n", begin);
    return at == std::string_view::npos ? bytes.size() : at;
}

void decodeTable(std::string_view bytes, std::string_view charset, DecodedText &out)
{
    Writer writer(out);
    QStringDecoder *decoder = decoderFor(charset);
    const bool shifted = charset::isShifted(charset);
    const char start = charset::shiftByte(charset);
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t begin = utf8::findHighOr(bytes, start, at);
        writer.copy(bytes, {at, begin - at});
        if (begin == bytes.size()) {
            break;
        }
        at = shifted ? lineEnd(bytes, begin) : runEnd(bytes, begin);
        bool lossy = decoder == nullptr;
        const std::string_view run = bytes.substr(begin, at - begin);
        writer.convert(decoder == nullptr ? std::string(utf8::replacement) : decodeRun(*decoder, run, lossy),
                       {begin, at - begin});
        if (lossy) {
            writer.markLossy();
        }
    }
}

/// The upper half of a single-byte charset in UTF-8; empty where it has no character.
using UpperHalf = std::array<std::string, 128>;

UpperHalf makeUpperHalf(std::string_view charset)
{
    UpperHalf half;
    QStringDecoder *decoder = decoderFor(charset);
    for (std::size_t i = 0; decoder != nullptr && i < half.size(); ++i) {
        bool lossy = false;
        const std::string byte(1, static_cast<char>(static_cast<unsigned char>(0x80U + i)));
        std::string text = decodeRun(*decoder, byte, lossy);
        half[i] = lossy ? std::string() : std::move(text);
    }
    return half;
}

const UpperHalf &upperHalfOf(std::string_view charset)
{
    static thread_local std::list<std::pair<std::string, UpperHalf>> made; // a few dozen names at most
    for (const auto &[name, half] : made) {
        if (name == charset) {
            return half;
        }
    }
    return made.emplace_back(std::string(charset), makeUpperHalf(charset)).second;
}

void decodeSingleByte(std::string_view bytes, std::string_view charset, DecodedText &out)
{
    Writer writer(out);
    const UpperHalf &half = upperHalfOf(charset);
    std::string run;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t begin = utf8::findHighOr(bytes, '\x80', at);
        writer.copy(bytes, {at, begin - at});
        run.clear();
        for (at = begin; at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0x80U) != 0; ++at) {
            const std::string &text = half[static_cast<unsigned char>(bytes[at]) - 0x80U];
            run += text.empty() ? utf8::replacement : std::string_view(text);
            if (text.empty()) {
                writer.markLossy();
            }
        }
        writer.convert(run, {begin, at - begin});
    }
}

/// The end of a run of ISO-2022-JP that begins with ESC, SO or an 8-bit byte: behind the escape back to ASCII.
std::size_t jisRunEnd(std::string_view bytes, std::size_t begin)
{
    std::size_t at = begin;
    // One look at each byte: a line may hold a million runs.
    while ((at = ascii::findAny(bytes, "\x1B\r\n", at)) != std::string_view::npos && bytes[at] == '\x1B') {
        const std::string_view sequence = bytes.substr(at, 3);
        if (sequence == "\x1B(B" || sequence == "\x1B(J") {
            return at + 3;
        }
        ++at;
    }
    return std::min(at, bytes.size());
}

std::size_t jisRunBegin(std::string_view bytes, std::size_t from)
{
    const std::size_t high = utf8::findHighOr(bytes, '\x1B', from);
    const std::size_t shiftOut = bytes.substr(0, high).find('\x0E', from);
    return shiftOut == std::string_view::npos ? high : shiftOut;
}

void decodeJis(std::string_view bytes, DecodedText &out)
{
    Writer writer(out);
    QStringDecoder *decoder = decoderFor("euc-jp");
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t begin = jisRunBegin(bytes, at);
        writer.copy(bytes, {at, begin - at});
        if (begin == bytes.size()) {
            break;
        }
        at = jisRunEnd(bytes, begin);
        bool lossy = decoder == nullptr;
        const std::string euc = japanese::jisToEuc(bytes.substr(begin, at - begin));
        writer.convert(decoder == nullptr ? std::string(utf8::replacement) : decodeRun(*decoder, euc, lossy),
                       {begin, at - begin});
        if (lossy) {
            writer.markLossy();
        }
    }
}

void decodeUtf8(std::string_view bytes, DecodedText &out)
{
    Writer writer(out);
    std::size_t good = 0;
    std::size_t at = 0;
    while ((at = utf8::findHighOr(bytes, '\x80', at)) < bytes.size()) {
        const std::size_t length = utf8::sequenceLength(bytes, at);
        if (length != 0) {
            at += length;
            continue;
        }
        writer.copy(bytes, {good, at - good});
        const std::size_t begin = at;
        at = utf8::malformedEnd(bytes, begin);
        writer.convert(utf8::replacement, {begin, at - begin});
        writer.markLossy();
        good = at;
    }
    writer.copy(bytes, {good, bytes.size() - good});
}

/// Charsets without runs to hold on to: all of it is one piece.
void decodeWhole(std::string_view bytes, std::string_view charset, DecodedText &out)
{
    QStringDecoder decoder(std::string(charset).c_str());
    const QString text = decoder.decode(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    out.lossy = decoder.hasError();
    Writer(out).convert(text.toStdString(), {0, bytes.size()});
}

DecodedText decodeAs(std::string_view bytes, std::string_view charset)
{
    DecodedText out;
    out.charset = charset;
    out.text.reserve(bytes.size() + bytes.size() / 2);
    if (charset == "utf-8") {
        decodeUtf8(bytes, out);
    } else if (charset == "iso-2022-jp") {
        decodeJis(bytes, out);
    } else if (charset::isIndivisible(charset)) {
        decodeWhole(bytes, charset, out);
    } else if (charset::isSingleByte(charset)) {
        decodeSingleByte(bytes, charset, out);
    } else {
        decodeTable(bytes, charset, out);
    }
    return out;
}

DecodedText decodeGuessed(std::string_view bytes, std::string_view charset)
{
    DecodedText out = decodeAs(bytes, charset);
    out.guessed = true;
    return out;
}

/// Text that was cut inside a character, or has one damaged byte, is UTF-8 all the same.
bool isMostlyUtf8(const utf8::Census &census)
{
    return census.malformed == 0 || census.twoBytes + 2 * census.longer > 4 * census.malformed;
}

bool labelWins(const utf8::Census &census, std::string_view charset)
{
    // Japanese or Chinese bytes that make up three-byte sequences by chance do not occur in runs.
    return charset::isMultiByte(charset) && census.longer < 2;
}

/// ISO-2022-JP that shifts without designating a double-byte set: kana by SO, JIS X 0201 Roman.
bool isSevenBitJis(std::string_view bytes, std::string_view charset)
{
    return charset == "iso-2022-jp" && ascii::findAny(bytes, "\x0E\x1B") != std::string_view::npos &&
           utf8::findHighOr(bytes, '\x80', 0) == bytes.size();
}

} // namespace

bool isPlainAscii(std::string_view bytes)
{
    return utf8::findHighOr(bytes, '\x1B', 0) == bytes.size();
}

bool isValidUtf8(std::string_view bytes)
{
    for (std::size_t at = utf8::findHighOr(bytes, '\x80', 0); at < bytes.size();) {
        const std::size_t length = utf8::sequenceLength(bytes, at);
        if (length == 0) {
            return false;
        }
        at = utf8::findHighOr(bytes, '\x80', at + length);
    }
    return true;
}

bool isAlreadyUtf8(std::string_view bytes, std::string_view label)
{
    const std::string charset = charset::canonicalName(label);
    if (charset::isShifted(charset) || charset::isIndivisible(charset) || isSevenBitJis(bytes, charset)) {
        return false;
    }
    if (isPlainAscii(bytes)) {
        return true;
    }
    if (japanese::hasJisEscape(bytes)) {
        return false;
    }
    const utf8::Census census = utf8::census(bytes);
    return census.malformed == 0 && charset != "iso-2022-jp" && !labelWins(census, charset);
}

DecodedText decodeCharset(std::string_view bytes, std::string_view label)
{
    const std::string charset = charset::canonicalName(label);
    const bool known = !charset.empty() && charset != "us-ascii";
    if (charset::isIndivisible(charset)) {
        return decodeAs(bytes, charset);
    }
    if (charset::isShifted(charset) || isSevenBitJis(bytes, charset)) {
        return decodeAs(bytes, charset);
    }
    if (isPlainAscii(bytes)) {
        DecodedText out;
        out.text = bytes;
        out.charset = charset.empty() ? "us-ascii" : charset;
        return out;
    }
    if (japanese::hasJisEscape(bytes)) {
        DecodedText out = decodeAs(bytes, "iso-2022-jp");
        out.guessed = charset != "iso-2022-jp";
        return out;
    }
    const utf8::Census census = utf8::census(bytes);
    if (census.malformed == 0 && !labelWins(census, charset)) {
        DecodedText out = decodeAs(bytes, "utf-8");
        out.guessed = charset != "utf-8";
        return out;
    }
    const japanese::Guess guess = japanese::guessJapanese(bytes);
    const bool latin = charset::isWestern(charset);
    if (known && charset != "utf-8" && charset != "iso-2022-jp" && !(latin && guess.sure)) {
        DecodedText out = decodeAs(bytes, charset);
        if (!out.lossy || (guess.charset.empty() && !isMostlyUtf8(census))) {
            return out;
        }
    }
    if (isMostlyUtf8(census) && !guess.sure) {
        DecodedText out = decodeAs(bytes, "utf-8");
        out.guessed = charset != "utf-8";
        return out;
    }
    if (!guess.charset.empty()) {
        return decodeGuessed(bytes, guess.charset);
    }
    return decodeGuessed(bytes, charset == "iso-2022-jp" ? "iso-2022-jp" : "windows-1252");
}

} // namespace todoke
