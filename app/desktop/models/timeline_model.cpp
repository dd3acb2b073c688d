// SPDX-License-Identifier: MIT
#include "app/desktop/models/timeline_model.h"

#include "app/desktop/words/language.h"
#include "app/desktop/words/wording.h"

#include <algorithm>

namespace todoke {

void TimelineModel::setEvents(std::vector<CaseEvent> events, QDate today)
{
    // "It arrived" is noted at once and what helped a little later: one line for both.
    const auto last = std::find_if(events.rbegin(), events.rend(),
                                   [](const CaseEvent &event) { return event.kind == EventKind::Solved; });
    const std::size_t keep = last != events.rend() ? static_cast<std::size_t>(events.rend() - last) - 1 : events.size();
    std::size_t row = 0;
    std::erase_if(events, [&row, keep](const CaseEvent &event) {
        return row++ != keep && event.kind == EventKind::Solved && event.text.isEmpty();
    });
    beginResetModel();
    m_events = std::move(events);
    m_today = today;
    endResetModel();
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const CaseEvent &event = m_events[static_cast<std::size_t>(index.row())];
    const QString what = wording::event(event.kind);
    const QString when = momentWords(event.at, m_today);
    switch (role) {
    case Qt::DisplayRole:
        return what;
    case MomentRole:
        return when;
    case SubtitleRole:
        return event.text;
    case KindRole:
        return static_cast<int>(event.kind);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return event.text.isEmpty() ? tr("%1, %2").arg(when, what) : tr("%1, %2: %3").arg(when, what, event.text);
    default:
        return {};
    }
}

} // namespace todoke
