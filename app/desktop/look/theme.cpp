// SPDX-License-Identifier: MIT
#include "app/desktop/look/theme.h"

#include "app/desktop/look/palette.h"
#include "app/desktop/look/quiet_style.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QVariant>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace todoke {

namespace {

constexpr const char *roleProperty = "todokeTextRole";
Theme *installed = nullptr;

// Han characters are drawn in the Japanese forms only when a Japanese family is asked for before any other.
QStringList japaneseFamilies()
{
    return {QStringLiteral("Noto Sans CJK JP"), QStringLiteral("Noto Sans JP"),  QStringLiteral("Yu Gothic UI"),
            QStringLiteral("Meiryo UI"),        QStringLiteral("Hiragino Sans"), QStringLiteral("IPAexGothic"),
            QStringLiteral("IPAGothic"),        QStringLiteral("VL Gothic"),     QStringLiteral("TakaoPGothic")};
}

QStringList presentFamilies(const QStringList &wanted)
{
    const QStringList all = QFontDatabase::families();
    QStringList present;
    std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(present),
                 [&all](const QString &family) { return all.contains(family); });
    return present;
}

double sizeOf(TextRole role)
{
    switch (role) {
    case TextRole::Title:
        return 1.55;
    case TextRole::Heading:
        return 1.15;
    case TextRole::Caption:
    case TextRole::Mono:
        return 0.92;
    case TextRole::Strong:
    case TextRole::Body:
        break;
    }
    return 1.0;
}

void applyRole(QWidget *widget)
{
    const QVariant role = widget->property(roleProperty);
    if (role.isValid() && installed != nullptr) {
        widget->setFont(installed->font(static_cast<TextRole>(role.toInt())));
    }
}

} // namespace

void setTextRole(QWidget *widget, TextRole role)
{
    widget->setProperty(roleProperty, static_cast<int>(role));
    applyRole(widget);
}

QFont fontFor(TextRole role)
{
    return installed != nullptr ? installed->font(role) : QApplication::font();
}

int em()
{
    return QFontMetrics(QApplication::font()).height();
}

int em(double share)
{
    return std::max(1, static_cast<int>(std::lround(em() * share)));
}

Theme *Theme::install(QApplication &application)
{
    if (installed == nullptr) {
        installed = new Theme(application);
    }
    return installed;
}

Theme *Theme::instance()
{
    return installed;
}

Theme::Theme(QApplication &application) : QObject(&application), m_systemFont(QApplication::font())
{
    QStringList families = presentFamilies(japaneseFamilies());
    families += m_systemFont.families();
    m_systemFont.setFamilies(families);
    m_fixedFamilies = QFontDatabase::systemFont(QFontDatabase::FixedFont).families() +
                      presentFamilies({QStringLiteral("Noto Sans Mono CJK JP"), QStringLiteral("MS Gothic")});
    QApplication::setStyle(new QuietStyle);
    QApplication::setPalette(designPalette(QApplication::palette()));
    application.installEventFilter(this);
    applyFonts();
    connect(&application, &QObject::destroyed, [] { installed = nullptr; });
}

void Theme::setScale(int percent)
{
    percent = std::clamp(percent, smallestScale, largestScale);
    if (percent != m_scale) {
        m_scale = percent;
        applyFonts();
    }
}

void Theme::setSystemPalette(const QPalette &system)
{
    QApplication::setPalette(designPalette(system));
    Q_EMIT changed();
}

QFont Theme::font(TextRole role) const
{
    // A little above the system's size: this program is for reading.
    constexpr double reading = 1.1;
    QFont font = m_systemFont;
    if (role == TextRole::Mono) {
        font.setFamilies(m_fixedFamilies);
        font.setStyleHint(QFont::Monospace);
    }
    const double factor = reading * sizeOf(role) * m_scale / 100.0;
    if (m_systemFont.pointSizeF() > 0) {
        font.setPointSizeF(m_systemFont.pointSizeF() * factor);
    } else {
        font.setPixelSize(std::max(1, static_cast<int>(m_systemFont.pixelSize() * factor)));
    }
    if (role == TextRole::Title || role == TextRole::Heading || role == TextRole::Strong) {
        font.setWeight(QFont::Bold);
    }
    return font;
}

bool Theme::hasJapaneseFont()
{
    return !QFontDatabase::families(QFontDatabase::Japanese).isEmpty();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (!watched->isWidgetType()) {
        return false;
    }
    auto *widget = static_cast<QWidget *>(watched);
    if (event->type() == QEvent::Polish) {
        applyRole(widget);
    } else if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        widget->update(); // the frame of a text box shows the focus, but Qt repaints only what is inside
    }
    return QObject::eventFilter(watched, event);
}

void Theme::applyFonts()
{
    QApplication::setFont(font(TextRole::Body));
    const auto widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        applyRole(widget);
    }
    Q_EMIT changed();
}

} // namespace todoke
