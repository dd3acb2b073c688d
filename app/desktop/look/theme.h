// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QObject>
#include <QPalette>
#include <QStringList>

#include <cstdint>

class QApplication;
class QWidget;

namespace todoke {

/// The few sizes of text in the program, all relative to the font of the system.
enum class TextRole : std::uint8_t { Title, Heading, Strong, Body, Caption, Mono };

/// Gives a widget a font by its role; it follows the text size from then on.
void setTextRole(QWidget *widget, TextRole role);
[[nodiscard]] QFont fontFor(TextRole role);
/// The height of a line of body text: the measure of every distance in the window. No distance is in pixels.
[[nodiscard]] int em();
/// A share of em(), never less than 1.
[[nodiscard]] int em(double share);

/// Style, palette, fonts and text size of the whole program.
class Theme : public QObject
{
    Q_OBJECT

public:
    static constexpr int smallestScale = 80;
    static constexpr int largestScale = 200;

    /// Sets style, palette and font. Once a process; `application` owns it.
    static Theme *install(QApplication &application);
    [[nodiscard]] static Theme *instance();

    [[nodiscard]] int scale() const { return m_scale; }
    /// Text size in percent of the system's.
    void setScale(int percent);
    /// For tests and for a change of the system's colours.
    void setSystemPalette(const QPalette &system);

    [[nodiscard]] QFont font(TextRole role) const;
    /// True where the machine has a font for Japanese; without one Qt shows boxes and reports nothing.
    [[nodiscard]] static bool hasJapaneseFont();

Q_SIGNALS:
    /// Fonts or colours have changed: whoever computed sizes from them does so again.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit Theme(QApplication &application);
    void applyFonts();

    QFont m_systemFont;
    QStringList m_fixedFamilies;
    int m_scale = 100;
};

} // namespace todoke
