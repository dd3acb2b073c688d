// SPDX-License-Identifier: MIT
#include "app/desktop/widgets/card.h"

#include "app/desktop/look/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace todoke {

Card::Card(QWidget *parent) : QFrame(parent), m_body(new QVBoxLayout(this))
{
    m_body->setContentsMargins(em(0.9), em(0.75), em(0.9), em(0.8));
    m_body->setSpacing(em(0.4));
}

void Card::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF sheet = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal radius = em(0.4);
    QPainterPath path;
    path.addRoundedRect(sheet, radius, radius);
    painter.fillPath(path, m_tone == Tone::Neutral ? palette().color(QPalette::Base) : toneGround(m_tone, palette()));
    if (m_tone != Tone::Neutral) {
        painter.save();
        painter.setClipPath(path);
        painter.fillRect(QRectF(0, 0, em(0.22), height()), toneMark(m_tone, palette()));
        painter.restore();
    }
    painter.setPen(QPen(palette().color(QPalette::Midlight), 1));
    painter.drawPath(path);
}

} // namespace todoke
