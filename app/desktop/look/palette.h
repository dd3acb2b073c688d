// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QPalette>

#include <cstdint>

namespace todoke {

/// What a bar, a mark or a chip wants to say. Never told by colour alone: an icon and a word stand with it.
enum class Tone : std::uint8_t { Neutral, Info, Good, Warning, Bad };

/// Our light or dark palette, chosen by the system's own. A system palette of high contrast (20:1 and more between text
/// and window) is kept as it is.
[[nodiscard]] QPalette designPalette(const QPalette &system);

/// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);
/// `wanted`, moved towards black or white until it stands out from `background` by `ratio`.
[[nodiscard]] QColor readable(const QColor &wanted, const QColor &background, double ratio);
/// `part` (0 to 1) of `over` laid on `under`; opaque.
[[nodiscard]] QColor mixed(const QColor &under, const QColor &over, double part);

/// The ground of a bar or chip of that tone: quiet enough for the palette's text on it.
[[nodiscard]] QColor toneGround(Tone tone, const QPalette &palette);
/// Marks, icons and short words of that tone on toneGround() or on Base: at least 4.5:1.
[[nodiscard]] QColor toneMark(Tone tone, const QPalette &palette);
/// Text of second rank on Base and on Window: at least 4.5:1.
[[nodiscard]] QColor quietText(const QPalette &palette);

} // namespace todoke
