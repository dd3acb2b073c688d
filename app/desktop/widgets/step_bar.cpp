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

QSize StepButton::sizeHint() const
{
    const QFontMetrics metrics(fontFor(TextRole::Strong));
    return {markSize() + em(0.35) + metrics.horizontalAdvance(text()) + em(1.0), em(2.1)};
}

QSize StepButton::minimumSizeHint() const
{
    return {markSize() + em(2.2), sizeHint().height()}; // the name is cut short before the number is
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
    const QPalette::ColorGroup group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
    const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (isEnabled() && (underMouse() || m_current)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(palette().color(QPalette::Window), accent, m_current ? 0.14 : 0.06));
        painter.drawRoundedRect(area, em(0.4), em(0.4));
    }
    painter.setFont(fontFor(m_current ? TextRole::Strong : TextRole::Body));
    const int room = static_cast<int>(area.width()) - markSize() - em(0.35) - em(0.4);
    const QString words = painter.fontMetrics().elidedText(text(), Qt::ElideRight, room);
    const int textWidth = painter.fontMetrics().horizontalAdvance(words);
    const qreal whole = markSize() + em(0.35) + textWidth;
    const qreal left = std::max(area.left() + em(0.2), area.center().x() - whole / 2);
    const QRectF circle(left, area.center().y() - markSize() / 2.0, markSize(), markSize());
    paintMark(painter, circle);
    painter.setPen(palette().color(group, QPalette::WindowText));
    painter.drawText(QRectF(circle.right() + em(0.35), area.top(), textWidth + em(0.2), area.height()),
                     Qt::AlignVCenter | Qt::AlignLeft, words);
    if (m_current) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(accent);
        painter.drawRoundedRect(QRectF(area.left() + em(0.4), area.bottom() - em(0.16), area.width() - em(0.8), em(0.16)),
                                em(0.08), em(0.08));
    }
    if (hasFocus()) {
        painter.setPen(QPen(accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(area, em(0.4), em(0.4));
    }
}

void StepButton::paintMark(QPainter &painter, const QRectF &circle) const
{
    const QPalette::ColorGroup group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
    const QColor ink = m_current ? palette().color(QPalette::HighlightedText)
                       : m_done  ? accent
                                 : palette().color(group, QPalette::WindowText);
    painter.setBrush(m_current ? QBrush(accent) : QBrush(Qt::NoBrush));
    painter.setPen(QPen(m_current || m_done ? accent : palette().color(isEnabled() ? QPalette::Mid : QPalette::Midlight),
                        1.5));
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
    row->setSpacing(em(0.2));
    for (int step = 1; step <= 5; ++step) {
        auto *button = new StepButton(step, this);
        m_buttons[static_cast<std::size_t>(step - 1)] = button;
        row->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, [this, step] { Q_EMIT chosen(step); });
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
