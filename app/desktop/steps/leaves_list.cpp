// SPDX-License-Identifier: MIT
#include "app/desktop/steps/leaves_list.h"

#include "app/desktop/look/theme.h"
#include "app/desktop/widgets/labels.h"
#include "app/desktop/words/language.h"

#include <QHBoxLayout>
#include <QLayoutItem>
#include <QVBoxLayout>

#include <memory>

namespace todoke {

LeavesList::LeavesList(QWidget *parent) : QWidget(parent), m_goes(new QVBoxLayout), m_stays(new QVBoxLayout)
{
    setObjectName(QStringLiteral("leaves"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(em(1.2));
    const std::pair<QVBoxLayout *, QString> sides[] = {{m_goes, tr("Goes out with the request")},
                                                       {m_stays, tr("Stays on this computer")}};
    for (const auto &[list, words] : sides) {
        auto *title = new TextLabel(TextRole::Caption, QStringLiteral("leaves.title"), this);
        title->setWords(words);
        auto *column = new QVBoxLayout;
        column->setSpacing(em(0.2));
        column->addWidget(title);
        list->setSpacing(em(0.15));
        column->addLayout(list);
        column->addStretch(1);
        row->addLayout(column, 1);
    }
}

void LeavesList::show(const Inquiry &inquiry)
{
    fill(m_goes, inquiry.leaves, QStringLiteral("sent"), this);
    fill(m_stays, inquiry.leftOut, QStringLiteral("lock"), this);
}

void LeavesList::fill(QVBoxLayout *column, const std::vector<LocalText> &lines, const QString &icon, QWidget *parent)
{
    while (QLayoutItem *item = column->takeAt(0)) {
        const std::unique_ptr<QLayoutItem> gone(item);
        delete item->widget();
    }
    for (const LocalText &line : lines) {
        auto *box = new QWidget(parent);
        auto *row = new QHBoxLayout(box);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(em(0.4));
        row->addWidget(new IconLabel(icon, 0.95, box), 0, Qt::AlignTop);
        auto *words = new TextLabel(TextRole::Body, QStringLiteral("leaves.line"), box);
        words->setWords(inUi(line));
        row->addWidget(words, 1);
        column->addWidget(box);
    }
}

} // namespace todoke
