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

#include <algorithm>

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
    const qreal w = std::min<qreal>(em(0.5), rect.width() * 0.8);
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
    case PE_PanelButtonTool:
        // Flat, also when it is on: what it opened is to be seen below it.
        if (option->state.testFlag(State_Enabled) && option->state.testFlag(State_MouseOver)) {
            rounded(painter, QRectF(option->rect),
                    mixed(option->palette.color(QPalette::Window), option->palette.color(QPalette::Highlight), 0.1), {},
                    0);
        }
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
            rounded(painter, QRectF(option->rect), option->palette.color(QPalette::Base),
                    option->palette.color(hasFocusRing(option) ? QPalette::Highlight : QPalette::Mid),
                    hasFocusRing(option) ? focusLine : hairline);
            return;
        }
        break;
    case PE_IndicatorArrowDown:
        chevronDown(painter, option->rect, option->palette.color(QPalette::ButtonText));
        return;
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
        fill =
            mixed(fill, palette.color(primary ? QPalette::HighlightedText : QPalette::Highlight), down ? 0.18 : 0.08);
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
            painter->setPen(
                QPen(palette.color(QPalette::HighlightedText), em(0.11), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
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
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (element == CE_ComboBoxLabel && combo != nullptr) {
        QStyleOptionComboBox copy(*combo);
        const int room = subControlRect(CC_ComboBox, &copy, SC_ComboBoxEditField, widget).width() - em(0.2);
        copy.currentText = copy.fontMetrics.elidedText(copy.currentText, Qt::ElideRight, room);
        QProxyStyle::drawControl(element, &copy, painter, widget);
        return;
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
    if (control == CC_ScrollBar) {
        drawScrollBar(option, painter, subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget));
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void QuietStyle::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QRect &slider)
{
    if (slider.isEmpty()) {
        return;
    }
    const bool active = option->state.testFlag(State_MouseOver) || option->state.testFlag(State_Sunken);
    const qreal inset = em(active ? 0.12 : 0.18);
    const QRectF bar = QRectF(slider).adjusted(inset, inset, -inset, -inset);
    const qreal round = std::min(bar.width(), bar.height()) / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(option->palette.color(active ? QPalette::Dark : QPalette::Mid));
    painter->drawRoundedRect(bar, round, round);
    painter->restore();
}

QRect QuietStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                                 const QWidget *widget) const
{
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField) {
        return QProxyStyle::subControlRect(control, option, subControl, widget).adjusted(em(0.35), 0, -em(0.2), 0);
    }
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || bar == nullptr) {
        return QProxyStyle::subControlRect(control, option, subControl, widget);
    }
    // No arrows: the groove is the whole bar.
    const bool flat = bar->orientation == Qt::Horizontal;
    const int length = flat ? bar->rect.width() : bar->rect.height();
    const int range = bar->maximum - bar->minimum;
    const int least = std::min(em(1.6), length);
    const int slider =
        range > 0 ? std::clamp(static_cast<int>(static_cast<qint64>(length) * bar->pageStep / (range + bar->pageStep)),
                               least, length)
                  : 0;
    const int start =
        sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
    const auto part = [&](int from, int size) {
        return flat ? QRect(bar->rect.x() + from, bar->rect.y(), size, bar->rect.height())
                    : QRect(bar->rect.x(), bar->rect.y() + from, bar->rect.width(), size);
    };
    switch (subControl) {
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSlider:
        return part(start, slider);
    case SC_ScrollBarSubPage:
        return part(0, start);
    case SC_ScrollBarAddPage:
        return part(start + slider, length - start - slider);
    default:
        return {};
    }
}

QRect QuietStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents ? rect.adjusted(em(0.3), 0, -em(0.3), 0) : rect;
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
        return em(0.7);
    case PM_DefaultFrameWidth:
        // Inside the rounded frame of a text box there is room for its corners.
        return qobject_cast<const QPlainTextEdit *>(widget) != nullptr
                   ? em(0.16)
                   : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int QuietStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_UnderlineShortcut:
        return 1;
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace todoke
