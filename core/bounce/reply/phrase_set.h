// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/ascii.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace todoke {

/// Phrases that are looked for all at once, in one pass over a text, without regard to ASCII case. A phrase is found
/// only where a word begins: not behind a letter or digit. Phrases are written in lower case.
template <std::size_t N>
class PhraseSet
{
    static_assert(N < 255);

public:
    constexpr explicit PhraseSet(const std::array<std::string_view, N> &phrases) : m_phrases(phrases)
    {
        std::size_t filled = 0;
        for (std::size_t byte = 0; byte < 256; ++byte) {
            m_begin[byte] = static_cast<std::uint8_t>(filled);
            for (std::size_t i = 0; i < N; ++i) {
                if (static_cast<unsigned char>(phrases[i].front()) == byte) {
                    m_order[filled++] = static_cast<std::uint8_t>(i);
                }
            }
        }
        m_begin[256] = static_cast<std::uint8_t>(filled);
    }

    [[nodiscard]] constexpr std::string_view operator[](std::size_t index) const { return m_phrases[index]; }

    /// Calls `found(index, offset)` for each place where a phrase stands, in the order of the text; goes on while it
    /// returns true.
    template <typename Found>
    constexpr void scan(std::string_view text, Found found) const
    {
        bool begins = true;
        for (std::size_t at = 0; at < text.size(); ++at) {
            const char c = ascii::lower(text[at]);
            const auto byte = static_cast<unsigned char>(c);
            if (begins && m_begin[byte] != m_begin[byte + 1U]) {
                for (std::size_t i = m_begin[byte]; i < m_begin[byte + 1U]; ++i) {
                    if (matches(text, at, m_phrases[m_order[i]]) && !found(static_cast<std::size_t>(m_order[i]), at)) {
                        return;
                    }
                }
            }
            begins = !ascii::isAlnum(c);
        }
    }

    [[nodiscard]] constexpr bool isIn(std::string_view text) const
    {
        bool any = false;
        scan(text, [&any](std::size_t, std::size_t) {
            any = true;
            return false;
        });
        return any;
    }

private:
    static constexpr bool matches(std::string_view text, std::size_t at, std::string_view phrase)
    {
        if (phrase.size() > text.size() - at) {
            return false;
        }
        for (std::size_t i = 1; i < phrase.size(); ++i) {
            if (ascii::lower(text[at + i]) != phrase[i]) {
                return false;
            }
        }
        return true;
    }

    std::array<std::string_view, N> m_phrases;
    std::array<std::uint8_t, N> m_order{};
    std::array<std::uint8_t, 257> m_begin{};
};

template <std::size_t N>
constexpr PhraseSet<N> phraseSet(const std::string_view (&phrases)[N]) // NOLINT(modernize-avoid-c-arrays): deduces N
{
    return PhraseSet<N>(std::to_array(phrases));
}

} // namespace todoke
