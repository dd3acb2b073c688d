// SPDX-License-Identifier: MIT
#include "core/intake/formats/outlook/rtf.h"

#include "core/intake/formats/little_endian.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace todoke::outlook {

namespace {

// [MS-OXRTFCP] 2.1.2.1: what the dictionary holds before the first byte.
constexpr std::string_view initialDictionary =
    "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    "\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    "\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
static_assert(initialDictionary.size() == 207);

constexpr std::size_t headerSize = 16; // COMPSIZE, RAWSIZE, COMPTYPE, CRC, four bytes each
constexpr std::uint32_t compressedType = 0x75465A4C;
constexpr std::uint32_t uncompressedType = 0x414C454D;

/// The last 4096 bytes written, as a ring.
class Dictionary
{
public:
    Dictionary() { std::copy(initialDictionary.begin(), initialDictionary.end(), m_ring.begin()); }
    void put(char c)
    {
        m_ring[m_end] = c;
        m_end = (m_end + 1) % m_ring.size();
    }
    [[nodiscard]] char at(std::size_t offset) const { return m_ring[offset % m_ring.size()]; }
    [[nodiscard]] std::size_t end() const { return m_end; }

private:
    std::array<char, 4096> m_ring{};
    std::size_t m_end = initialDictionary.size();
};

std::string expand(std::string_view contents, std::size_t limit)
{
    Dictionary dictionary;
    std::string out;
    const auto put = [&](char c) {
        dictionary.put(c);
        out += c;
    };
    std::size_t at = 0;
    while (at < contents.size()) {
        const auto control = static_cast<unsigned char>(contents[at++]);
        for (unsigned bit = 0; bit < 8 && at < contents.size(); ++bit) {
            if (out.size() > limit) {
                return out;
            }
            if ((control >> bit & 1U) == 0) {
                put(contents[at++]);
                continue;
            }
            if (at + 1 >= contents.size()) {
                return out;
            }
            // [MS-OXRTFCP] 2.1.3.1.5: twelve bits of offset, four of length less two, the high byte first.
            const auto high = static_cast<unsigned char>(contents[at]);
            const auto low = static_cast<unsigned char>(contents[at + 1]);
            at += 2;
            const std::size_t offset = (std::size_t{high} << 4U) | (low >> 4U);
            if (offset == dictionary.end()) {
                return out; // the mark of the end
            }
            for (std::size_t i = 0; i < (low & 0x0FU) + 2U; ++i) {
                put(dictionary.at(offset + i));
            }
        }
    }
    return out;
}

} // namespace

std::optional<std::string> decompressRtf(std::string_view compressed, std::size_t limit)
{
    if (compressed.size() < headerSize) {
        return std::nullopt;
    }
    const std::size_t rawSize = little_endian::u32(compressed, 4);
    const std::uint32_t type = little_endian::u32(compressed, 8);
    const std::string_view contents = compressed.substr(headerSize);
    if (rawSize > limit) {
        return std::nullopt;
    }
    if (type == uncompressedType) {
        return std::string(contents.substr(0, rawSize));
    }
    if (type != compressedType) {
        return std::nullopt;
    }
    std::string out = expand(contents, limit);
    if (out.size() > limit) {
        return std::nullopt;
    }
    return out;
}

} // namespace todoke::outlook
