// SPDX-License-Identifier: MIT
#include "core/text/base64.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace todoke {

namespace {

constexpr std::uint8_t rubbish = 0xFF;

constexpr std::array<std::uint8_t, 256> makeSextets()
{
    std::array<std::uint8_t, 256> table{};
    table.fill(rubbish);
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (std::size_t i = 0; i < alphabet.size(); ++i) {
        table[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
    }
    return table;
}

constexpr std::array<std::uint8_t, 256> sextets = makeSextets();

char byteOf(unsigned bits)
{
    return static_cast<char>(static_cast<unsigned char>(bits & 0xFFU));
}

} // namespace

void Base64Decoder::flush(std::string &out)
{
    if (m_sextets == 2) {
        out += byteOf(m_bits >> 4U);
    } else if (m_sextets == 3) {
        out += byteOf(m_bits >> 10U);
        out += byteOf(m_bits >> 2U);
    }
    m_bits = 0;
    m_sextets = 0;
}

void Base64Decoder::decode(std::string_view encoded, std::string &out)
{
    for (const char c : encoded) {
        const std::uint8_t sextet = sextets[static_cast<unsigned char>(c)];
        if (sextet == rubbish) {
            if (c == '=') {
                flush(out);
            }
            continue;
        }
        m_bits = (m_bits << 6U) | sextet;
        if (++m_sextets == 4) {
            out += byteOf(m_bits >> 16U);
            out += byteOf(m_bits >> 8U);
            out += byteOf(m_bits);
            m_bits = 0;
            m_sextets = 0;
        }
    }
}

void Base64Decoder::finish(std::string &out)
{
    flush(out);
}

std::string decodeBase64(std::string_view encoded)
{
    std::string out;
    out.reserve(encoded.size() / 4 * 3 + 3);
    Base64Decoder decoder;
    decoder.decode(encoded, out);
    decoder.finish(out);
    return out;
}

} // namespace todoke
