// SPDX-License-Identifier: MIT
#include "app/desktop/look/quiet_style.h"

#include "app/desktop/look/palette.h"
#include "app/desktop/look/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QPainter>
#include <QPainterPath>
#include <QPlainTextEdit>
#include <QStyleOption>

namespace todoke {

namespace {

constexpr qreal hairline = 1.0;
constexpr qreal focusLine = 2.0;

qreal radius()
{
    return em(0.3);
}

void rounded(QPainter *painter, const QRectF &rect, const QBrush &fill, const QColor &line, qreal width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(width > 0 ? QPen(line, width) : QPen(Qt::NoPen));
    const qreal inset = width / 2;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius(), radius());
    painter->restore();
}

bool isPrimary(const QWidget *widget)
{
    return widget != nullptr && widget->property("primary").toBool();
}

bool hasFocusRing(const QStyleOption *option)
{
    return option->state.testFlag(QStyle::State_HasFocus);
}

void chevronDown(QPainter *painter, const QRect &rect, const QColor &color)
{
    const qreal w = em(0.5);
    const QPointF c = QRectF(rect).center();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, em(0.1), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPolyline(QPolygonF({c + QPointF(-w / 2, -w / 4), c + QPointF(0, w / 4), c + QPointF(w / 2, -w / 4)}));
    painter->restore();
}

} // namespace

QuietStyle::QuietStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void QuietStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        drawButtonPanel(option, painter, widget);
        return;
    case PE_FrameDefaultButton:
        return;
    case PE_FrameFocusRect:
        if (widget == nullptr || widget->inherits("QPushButton")) {
            return; // the panel draws the ring
        }
        rounded(painter, QRectF(option->rect), Qt::NoBrush, option->palette.color(QPalette::Highlight), focusLine);
        return;
    case PE_PanelLineEdit:
    case PE_FrameLineEdit:
        drawFieldFrame(option, painter, widget);
        return;
    case PE_Frame:
        if (qobject_cast<const QAbstractItemView *>(widget) != nullptr ||
            qobject_cast<const QPlainTextEdit *>(widget) != nullptr) {
            rounded(painter, QRectF(option->rect), Qt::NoBrush,
                    option->palette.color(hasFocusRing(option) ? QPalette::Highlight : QPalette::Mid),
                    hasFocusRing(option) ? focusLine : hairline);
            return;
        }
        break;
    case PE_IndicatorCheckBox:
    case PE_IndicatorRadioButton:
        drawIndicator(element, option, painter);
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void QuietStyle::drawButtonPanel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const QPalette &palette = option->palette;
    const bool enabled = option->state.testFlag(State_Enabled);
    const bool down = option->state.testFlag(State_Sunken) || option->state.testFlag(State_On);
    const bool over = enabled && option->state.testFlag(State_MouseOver);
    const bool primary = isPrimary(widget);
    QColor fill = palette.color(primary ? QPalette::Highlight : QPalette::Button);
    if (over || down) {
        fill = mixed(fill, palette.color(primary ? QPalette::HighlightedText : QPalette::Highlight), down ? 0.18 : 0.08);
    }
    QColor line = palette.color(enabled ? QPalette::Mid : QPalette::Midlight);
    if (primary) {
        line = fill;
    }
    rounded(painter, QRectF(option->rect), fill, line, hairline);
    if (!hasFocusRing(option)) {
        return;
    }
    if (primary) {
        const qreal gap = em(0.16);
        rounded(painter, QRectF(option->rect).adjusted(gap, gap, -gap, -gap), Qt::NoBrush,
                palette.color(QPalette::HighlightedText), focusLine);
    } else {
        rounded(painter, QRectF(option->rect), Qt::NoBrush, palette.color(QPalette::Highlight), focusLine);
    }
}

void QuietStyle::drawFieldFrame(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (widget != nullptr && qobject_cast<const QComboBox *>(widget->parentWidget()) != nullptr) {
        return;
    }
    const bool focus = hasFocusRing(option);
    const bool off = !option->state.testFlag(State_Enabled);
    rounded(painter, QRectF(option->rect), option->palette.color(off ? QPalette::Window : QPalette::Base),
            option->palette.color(focus ? QPalette::Highlight : QPalette::Mid), focus ? focusLine : hairline);
}

void QuietStyle::drawIndicator(PrimitiveElement element, const QStyleOption *option, QPainter *painter) const
{
    const QPalette &palette = option->palette;
    const bool on = option->state.testFlag(State_On);
    const bool round = element == PE_IndicatorRadioButton;
    const QRectF rect = QRectF(option->rect).adjusted(1, 1, -1, -1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(palette.color(on ? QPalette::Highlight : QPalette::Mid), on ? focusLine : hairline * 1.4));
    painter->setBrush(palette.color(on && !round ? QPalette::Highlight : QPalette::Base));
    if (round) {
        painter->drawEllipse(rect);
        if (on) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(palette.color(QPalette::Highlight));
            const qreal inset = rect.width() * 0.27;
            painter->drawEllipse(rect.adjusted(inset, inset, -inset, -inset));
        }
    } else {
        painter->drawRoundedRect(rect, em(0.15), em(0.15));
        if (on) {
            painter->setPen(QPen(palette.color(QPalette::HighlightedText), em(0.11), Qt::SolidLine, Qt::RoundCap,
                                 Qt::RoundJoin));
            const auto at = [&rect](qreal x, qreal y) {
                return QPointF(rect.left() + rect.width() * x, rect.top() + rect.height() * y);
            };
            painter->setBrush(Qt::NoBrush);
            painter->drawPolyline(QPolygonF({at(0.24, 0.53), at(0.43, 0.71), at(0.77, 0.31)}));
        }
    }
    painter->restore();
}

void QuietStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    if (element == CE_PushButtonLabel && isPrimary(widget)) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton copy(*button);
            const QPalette::ColorGroup group =
                option->state.testFlag(State_Enabled) ? QPalette::Active : QPalette::Disabled;
            copy.palette.setColor(QPalette::ButtonText, copy.palette.color(group, QPalette::HighlightedText));
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void QuietStyle::drawComboBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    drawButtonPanel(option, painter, nullptr);
    const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    const QPalette::ColorGroup group = option->state.testFlag(State_Enabled) ? QPalette::Active : QPalette::Disabled;
    chevronDown(painter, arrow, option->palette.color(group, QPalette::ButtonText));
}

void QuietStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                    const QWidget *widget) const
{
    if (control == CC_ComboBox) {
        drawComboBox(option, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QSize QuietStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int comfortable = em(1.9);
    switch (type) {
    case CT_PushButton:
        result = QSize(size.width() + em(1.4), std::max(size.height() + em(0.6), comfortable));
        break;
    case CT_LineEdit:
    case CT_ComboBox:
        result.setHeight(std::max(result.height(), comfortable));
        break;
    default:
        break;
    }
    return result;
}

int QuietStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return em(0.5);
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return em(0.7);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return em(0.95);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return em(0.4);
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
        return em();
    case PM_ScrollBarExtent:
        return em(0.75);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int QuietStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_UnderlineShortcut:
        return 1;
    case SH_ComboBox_Popup:
        return 0;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace todoke
