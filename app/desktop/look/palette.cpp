// SPDX-License-Identifier: MIT
#include "app/desktop/look/palette.h"

#include <algorithm>
#include <cmath>

namespace todoke {

namespace {

constexpr double highContrast = 20.0;

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Window)) < luminance(palette.color(QPalette::WindowText));
}

struct Inks
{
    QRgb window, base, alternate, text, quiet, button, midlight, mid, accent, onAccent, link, visited, toolTip;
};

constexpr Inks light{0xfff3f4f1, 0xffffffff, 0xfff8f9f6, 0xff1d2b2f, 0xff556166, 0xffffffff, 0xffdfe3df,
                     0xff828e8c, 0xff135d6b, 0xffffffff, 0xff0f5a78, 0xff5b4a86, 0xfffffdf5};
constexpr Inks dark{0xff171d1f, 0xff20282b, 0xff262f32, 0xffe9eeec, 0xffb6c2c0, 0xff2a3437, 0xff374245,
                    0xff7f8d8e, 0xff7cc4cf, 0xff0c1e22, 0xff8fcbe6, 0xffc3b4ec, 0xff2c3639};

QPalette fromInks(const Inks &inks)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb rgb) { palette.setColor(role, QColor(rgb)); };
    set(QPalette::Window, inks.window);
    set(QPalette::WindowText, inks.text);
    set(QPalette::Base, inks.base);
    set(QPalette::AlternateBase, inks.alternate);
    set(QPalette::Text, inks.text);
    set(QPalette::PlaceholderText, inks.quiet);
    set(QPalette::Button, inks.button);
    set(QPalette::ButtonText, inks.text);
    set(QPalette::BrightText, inks.onAccent);
    set(QPalette::Light, inks.base);
    set(QPalette::Midlight, inks.midlight);
    set(QPalette::Mid, inks.mid);
    set(QPalette::Dark, inks.quiet);
    set(QPalette::Shadow, inks.text);
    set(QPalette::Highlight, inks.accent);
    set(QPalette::HighlightedText, inks.onAccent);
    set(QPalette::Link, inks.link);
    set(QPalette::LinkVisited, inks.visited);
    set(QPalette::ToolTipBase, inks.toolTip);
    set(QPalette::ToolTipText, inks.text);
    const QColor off = mixed(QColor(inks.window), QColor(inks.text), 0.5);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, off);
    }
    palette.setColor(QPalette::Disabled, QPalette::Button, QColor(inks.window));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(inks.midlight));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, off);
    return palette;
}

QColor hueOf(Tone tone, const QPalette &palette)
{
    switch (tone) {
    case Tone::Info:
        return palette.color(QPalette::Highlight);
    case Tone::Good:
        return QColor(0x2e, 0x7d, 0x46);
    case Tone::Warning:
        return QColor(0xb5, 0x77, 0x00);
    case Tone::Bad:
        return QColor(0xb8, 0x34, 0x2c);
    case Tone::Neutral:
        break;
    }
    return palette.color(QPalette::WindowText);
}

bool isHighContrast(const QPalette &palette)
{
    return contrast(palette.color(QPalette::WindowText), palette.color(QPalette::Window)) >= highContrast;
}

} // namespace

QPalette designPalette(const QPalette &system)
{
    if (isHighContrast(system)) {
        return system;
    }
    return fromInks(isDark(system) ? dark : light);
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a) + 0.05;
    const double two = luminance(b) + 0.05;
    return std::max(one, two) / std::min(one, two);
}

QColor mixed(const QColor &under, const QColor &over, double part)
{
    const auto channel = [part](float from, float to) {
        return static_cast<float>(from + (to - from) * static_cast<float>(part));
    };
    return QColor::fromRgbF(channel(under.redF(), over.redF()), channel(under.greenF(), over.greenF()),
                            channel(under.blueF(), over.blueF()));
}

QColor readable(const QColor &wanted, const QColor &background, double ratio)
{
    const QColor end = luminance(background) > 0.18 ? QColor(Qt::black) : QColor(Qt::white);
    QColor color = wanted;
    for (int step = 1; step <= 20 && contrast(color, background) < ratio; ++step) {
        color = mixed(wanted, end, step / 20.0);
    }
    return color;
}

QColor toneGround(Tone tone, const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    if (isHighContrast(palette)) {
        return base;
    }
    return mixed(base, hueOf(tone, palette), tone == Tone::Neutral ? 0.05 : isDark(palette) ? 0.22 : 0.11);
}

QColor toneMark(Tone tone, const QPalette &palette)
{
    return readable(hueOf(tone, palette), toneGround(tone, palette), 4.6);
}

QColor quietText(const QPalette &palette)
{
    const QColor ground = mixed(palette.color(QPalette::Window), palette.color(QPalette::Base), 0.5);
    return readable(palette.color(QPalette::PlaceholderText), ground, 4.8);
}

} // namespace todoke
