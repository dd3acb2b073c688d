// SPDX-License-Identifier: MIT
#include "app/desktop/widgets/message_area.h"

#include "app/desktop/look/icons.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/widgets/card.h"
#include "app/desktop/widgets/labels.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace todoke {

namespace {

QString iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return QStringLiteral("good");
    case Tone::Warning:
        return QStringLiteral("warning");
    case Tone::Bad:
        return QStringLiteral("error");
    case Tone::Neutral:
    case Tone::Info:
        break;
    }
    return QStringLiteral("info");
}

} // namespace

MessageArea::MessageArea(QWidget *parent) : QWidget(parent), m_bars(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("messageArea"));
    m_bars->setContentsMargins(0, 0, 0, 0);
    m_bars->setSpacing(em(0.3));
    setVisible(false);
}

void MessageArea::show(const QString &key, Tone tone, const QString &text, const std::vector<MessageAction> &actions)
{
    if (m_byKey.value(key).text == text) {
        return;
    }
    clear(key);
    m_byKey.insert(key, {build(key, tone, text, actions), text});
    setVisible(true);
    Q_EMIT shown(text);
}

Card *MessageArea::build(const QString &key, Tone tone, const QString &text, const std::vector<MessageAction> &actions)
{
    auto *card = new Card(this);
    card->setObjectName(QStringLiteral("message.") + key);
    card->setTone(tone);
    auto *row = new QHBoxLayout;
    row->setSpacing(em(0.5));
    card->body()->setContentsMargins(em(0.7), em(0.35), em(0.4), em(0.35));
    card->body()->addLayout(row);
    auto *mark = new IconLabel(iconOf(tone), 1.2, card);
    mark->setTone(tone);
    row->addWidget(mark, 0, Qt::AlignVCenter);
    auto *label = new TextLabel(TextRole::Body, card->objectName() + QStringLiteral(".text"), card);
    label->setWords(text);
    row->addWidget(label, 1);
    for (const MessageAction &action : actions) {
        auto *button = new QPushButton(action.text, card);
        button->setObjectName(action.name);
        // The card may be gone when the action has run.
        connect(button, &QPushButton::clicked, this, action.run, Qt::QueuedConnection);
        row->addWidget(button);
    }
    auto *close = new QToolButton(card);
    close->setObjectName(card->objectName() + QStringLiteral(".close"));
    close->setIcon(icon(QStringLiteral("close"), close));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::TabFocus);
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(tr("Close this message"));
    connect(
        close, &QToolButton::clicked, this, [this, key] { clear(key); }, Qt::QueuedConnection);
    row->addWidget(close, 0, Qt::AlignTop);
    m_bars->addWidget(card);
    return card;
}

void MessageArea::clear(const QString &key)
{
    const Bar bar = m_byKey.take(key);
    if (bar.card != nullptr) {
        bar.card->hide();
        m_bars->removeWidget(bar.card);
        bar.card->deleteLater();
    }
    setVisible(!m_byKey.isEmpty());
}

QString MessageArea::text(const QString &key) const
{
    return m_byKey.value(key).text;
}

} // namespace todoke
