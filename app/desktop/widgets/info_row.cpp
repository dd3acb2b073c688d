// SPDX-License-Identifier: MIT
#include "app/desktop/widgets/info_row.h"

#include "app/desktop/look/theme.h"
#include "app/desktop/widgets/labels.h"

#include <QHBoxLayout>
#include <QLayoutItem>
#include <QVBoxLayout>

#include <memory>

namespace todoke {

InfoRow::InfoRow(const QString &icon, const QString &question, const QString &objectName, QWidget *parent)
    : QWidget(parent), m_icon(new IconLabel(icon, 1.3, this)), m_answers(new QVBoxLayout),
      m_below(new TextLabel(TextRole::Caption, objectName + QStringLiteral(".below"), this))
{
    setObjectName(objectName);
    auto *ask = new TextLabel(TextRole::Caption, objectName + QStringLiteral(".question"), this);
    ask->setWords(question);
    auto *words = new QVBoxLayout;
    words->setSpacing(em(0.1));
    words->addWidget(ask);
    words->addLayout(m_answers);
    words->addWidget(m_below);
    m_answers->setSpacing(em(0.3));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(em(0.6));
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    m_below->hide();
}

void InfoRow::clearAnswers()
{
    while (QLayoutItem *item = m_answers->takeAt(0)) {
        const std::unique_ptr<QLayoutItem> gone(item);
        if (QLayout *line = item->layout()) {
            while (QLayoutItem *inner = line->takeAt(0)) {
                const std::unique_ptr<QLayoutItem> innerGone(inner);
                delete inner->widget();
            }
        }
        delete item->widget();
    }
}

void InfoRow::setAnswer(const QString &answer, const QString &below)
{
    clearAnswers();
    auto *label = new TextLabel(TextRole::Strong, objectName() + QStringLiteral(".answer"), this);
    label->setWords(answer);
    m_answers->addWidget(label);
    m_below->setWords(below);
    setVisible(!answer.isEmpty());
}

void InfoRow::setNumbered(const QStringList &answers, const QString &below)
{
    clearAnswers();
    int number = 0;
    for (const QString &answer : answers) {
        ++number;
        auto *line = new QHBoxLayout;
        line->setSpacing(em(0.35));
        auto *count = new TextLabel(TextRole::Strong, objectName() + QStringLiteral(".number%1").arg(number), this);
        count->setWords(QStringLiteral("%1.").arg(number));
        count->setWordWrap(false);
        auto *label = new TextLabel(TextRole::Body, objectName() + QStringLiteral(".answer%1").arg(number), this);
        label->setWords(answer);
        line->addWidget(count, 0, Qt::AlignTop);
        line->addWidget(label, 1);
        m_answers->addLayout(line);
    }
    m_below->setWords(below);
    setVisible(!answers.isEmpty());
}

void InfoRow::setIconTone(Tone tone)
{
    m_icon->setTone(tone);
}

void InfoRow::setIcon(const QString &icon)
{
    m_icon->setIcon(icon);
}

} // namespace todoke
