// SPDX-License-Identifier: MIT
#include "app/desktop/widgets/bottom_bar.h"

#include "app/desktop/look/icons.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/widgets/labels.h"
#include "app/desktop/words/wording.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace todoke {

BottomBar::BottomBar(QWidget *parent)
    : QWidget(parent), m_status(new TextLabel(TextRole::Caption, QStringLiteral("status"), this)),
      m_statusMark(new IconLabel(QStringLiteral("good"), 1.0, this)), m_back(new QPushButton(this)),
      m_next(new QPushButton(this))
{
    setObjectName(QStringLiteral("bottomBar"));
    auto *privacy = new TextLabel(TextRole::Caption, QStringLiteral("privacy"), this);
    privacy->setWords(tr("Everything is examined on this computer only. Nothing is sent anywhere."));
    m_statusMark->setTone(Tone::Good);
    m_back->setObjectName(QStringLiteral("back"));
    m_next->setObjectName(QStringLiteral("next"));
    m_next->setProperty("primary", true);
    connect(m_back, &QPushButton::clicked, this, [this] { Q_EMIT chosen(m_backStep); });
    connect(m_next, &QPushButton::clicked, this, [this] { Q_EMIT chosen(m_nextStep); });

    auto *lines = new QGridLayout;
    lines->setHorizontalSpacing(em(0.4));
    lines->setVerticalSpacing(em(0.1));
    lines->setColumnStretch(1, 1);
    lines->addWidget(new IconLabel(QStringLiteral("lock"), 1.0, this), 0, 0, Qt::AlignVCenter);
    lines->addWidget(privacy, 0, 1, Qt::AlignVCenter);
    lines->addWidget(m_statusMark, 1, 0, Qt::AlignVCenter);
    lines->addWidget(m_status, 1, 1, Qt::AlignVCenter);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(em(0.9), em(0.4), em(0.9), em(0.4));
    row->setSpacing(em(0.5));
    row->addLayout(lines, 1);
    row->addWidget(m_back);
    row->addWidget(m_next);
    setStatus({});
}

void BottomBar::setNeighbours(int back, bool backAvailable, int next, bool nextAvailable)
{
    m_backStep = back;
    m_nextStep = next;
    m_back->setVisible(back >= 1);
    m_next->setVisible(next <= 5);
    m_back->setEnabled(backAvailable);
    m_next->setEnabled(nextAvailable);
    m_back->setText(tr("&Back: %1").arg(wording::stepName(back)));
    m_next->setText(tr("Ne&xt: %1").arg(wording::stepName(next)));
}

void BottomBar::setStatus(const QString &text)
{
    m_status->setWords(text);
    m_statusMark->setVisible(!text.isEmpty());
}

void BottomBar::focusFirst()
{
    (m_next->isVisible() && m_next->isEnabled() ? m_next : m_back)->setFocus(Qt::ShortcutFocusReason);
}

void BottomBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.setPen(palette().color(QPalette::Midlight));
    painter.drawLine(rect().topLeft(), rect().topRight());
}

} // namespace todoke
