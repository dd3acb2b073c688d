// SPDX-License-Identifier: MIT
#include "app/desktop/widgets/step_bar.h"

#include "app/desktop/look/icons.h"
#include "app/desktop/look/palette.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/words/wording.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace todoke {

StepButton::StepButton(int step, QWidget *parent) : QAbstractButton(parent), m_step(step)
{
    setObjectName(QStringLiteral("step%1").arg(step));
    setText(wording::stepName(step));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(tr("Ctrl+%1").arg(step));
    setState(false, false);
}

void StepButton::setState(bool current, bool done)
{
    m_current = current;
    m_done = done;
    QString name = tr("Step %1: %2").arg(m_step).arg(text());
    if (current) {
        name = tr("%1, on the screen now").arg(name);
    } else if (done) {
        name = tr("%1, done").arg(name);
    } else if (!isEnabled()) {
        name = tr("%1, after a notice was put in").arg(name);
    }
    setAccessibleName(name);
    update();
}

int StepButton::markSize() const
{
    return em(1.25);
}

void StepButton::setStacked(bool stacked)
{
    if (stacked != m_stacked) {
        m_stacked = stacked;
        updateGeometry();
        update();
    }
}

int StepButton::widthBeside() const
{
    return markSize() + em(0.35) + QFontMetrics(fontFor(TextRole::Strong)).horizontalAdvance(text()) + em(0.8);
}

QSize StepButton::sizeHint() const
{
    if (m_stacked) {
        const QFontMetrics metrics(fontFor(TextRole::Caption));
        return {std::max(markSize(), metrics.horizontalAdvance(text())) + em(0.4),
                markSize() + metrics.height() + em(0.5)};
    }
    return {widthBeside(), em(2.1)};
}

QSize StepButton::minimumSizeHint() const
{
    return {markSize() + em(1.4), sizeHint().height()};
}

void StepButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void StepButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void StepButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
    const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (isEnabled() && (underMouse() || m_current)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(palette().color(QPalette::Window), accent, m_current ? 0.14 : 0.06));
        painter.drawRoundedRect(area, em(0.4), em(0.4));
    }
    const int mark = markSize();
    if (m_stacked) {
        paintMark(painter, QRectF(area.center().x() - mark / 2.0, area.top() + em(0.1), mark, mark));
        painter.setFont(fontFor(TextRole::Caption));
        paintName(painter, area.adjusted(0, mark + em(0.1), 0, -em(0.2)), Qt::AlignCenter);
    } else {
        painter.setFont(fontFor(m_current ? TextRole::Strong : TextRole::Body));
        const qreal whole = mark + em(0.35) + painter.fontMetrics().horizontalAdvance(text());
        const qreal left = std::max(area.left() + em(0.2), area.center().x() - whole / 2);
        paintMark(painter, QRectF(left, area.center().y() - mark / 2.0, mark, mark));
        paintName(painter, area.adjusted(left - area.left() + mark + em(0.35), 0, 0, 0),
                  Qt::AlignVCenter | Qt::AlignLeft);
    }
    if (m_current) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(accent);
        painter.drawRoundedRect(
            QRectF(area.left() + em(0.4), area.bottom() - em(0.16), area.width() - em(0.8), em(0.16)), em(0.08),
            em(0.08));
    }
    if (hasFocus()) {
        painter.setPen(QPen(accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(area, em(0.4), em(0.4));
    }
}

void StepButton::paintName(QPainter &painter, const QRectF &area, Qt::Alignment alignment) const
{
    const QPalette::ColorGroup group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    painter.setPen(palette().color(group, QPalette::WindowText));
    painter.drawText(area, static_cast<int>(alignment),
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, static_cast<int>(area.width())));
}

void StepButton::paintMark(QPainter &painter, const QRectF &circle) const
{
    const QPalette::ColorGroup group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
    const QColor ink = m_current ? palette().color(QPalette::HighlightedText)
                       : m_done  ? accent
                                 : palette().color(group, QPalette::WindowText);
    painter.setBrush(m_current ? QBrush(accent) : QBrush(Qt::NoBrush));
    painter.setPen(
        QPen(m_current || m_done ? accent : palette().color(isEnabled() ? QPalette::Mid : QPalette::Midlight), 1.5));
    painter.drawEllipse(circle.adjusted(1, 1, -1, -1));
    if (m_done && !m_current) {
        const int size = static_cast<int>(circle.width() * 0.72);
        const QPointF at = circle.center() - QPointF(size / 2.0, size / 2.0);
        painter.drawPixmap(at, iconPixmap(QStringLiteral("check"), ink, size, devicePixelRatioF()));
        return;
    }
    painter.setPen(ink);
    painter.save();
    painter.setFont(fontFor(TextRole::Caption));
    painter.drawText(circle, Qt::AlignCenter, QString::number(m_step));
    painter.restore();
}

StepBar::StepBar(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("stepBar"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(em(0.1));
    for (int step = 1; step <= 5; ++step) {
        auto *button = new StepButton(step, this);
        m_buttons[static_cast<std::size_t>(step - 1)] = button;
        row->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, [this, step] { Q_EMIT chosen(step); });
    }
    if (Theme *theme = Theme::instance()) {
        connect(theme, &Theme::changed, this, &StepBar::arrange);
    }
}

void StepBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void StepBar::arrange()
{
    int most = 0;
    for (const StepButton *button : m_buttons) {
        most = std::max(most, button->widthBeside());
    }
    const bool stacked = most * static_cast<int>(m_buttons.size()) > width();
    for (StepButton *button : m_buttons) {
        button->setStacked(stacked);
    }
}

void StepBar::setStep(int step, bool available, bool current, bool done)
{
    StepButton *button = m_buttons.at(static_cast<std::size_t>(step - 1));
    button->setEnabled(available);
    button->setState(current, done);
}

void StepBar::focusCurrent()
{
    for (StepButton *button : m_buttons) {
        if (button->isCurrent()) {
            button->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

void StepBar::keyPressEvent(QKeyEvent *event)
{
    const int way = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (way == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    focusNextPrevChild(way > 0);
}

} // namespace todoke
