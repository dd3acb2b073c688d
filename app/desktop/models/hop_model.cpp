// SPDX-License-Identifier: MIT
#include "app/desktop/models/hop_model.h"

#include "app/desktop/words/text.h"
#include "app/desktop/words/wording.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace todoke {

void HopModel::setRoute(Route route)
{
    beginResetModel();
    m_route = std::move(route);
    m_longest = 0;
    for (std::size_t row = 0; row < m_route.size(); ++row) {
        m_longest = std::max(m_longest, delay(row).value_or(0));
    }
    endResetModel();
}

int HopModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_route.size());
}

std::optional<qint64> HopModel::delay(std::size_t row) const
{
    if (row == 0 || !m_route[row].date || !m_route[row - 1].date) {
        return std::nullopt;
    }
    return m_route[row].date->epochSeconds - m_route[row - 1].date->epochSeconds;
}

QString HopModel::delayText(std::size_t row) const
{
    const auto seconds = delay(row);
    if (!seconds) {
        return row == 0 ? tr("start") : tr("time not told");
    }
    // A clock that is behind is named, not shown as a minus.
    return *seconds < 0 ? tr("clocks differ by %1").arg(wording::duration(-*seconds)) : wording::duration(*seconds);
}

QString HopModel::subtitle(const Hop &hop) const
{
    QStringList parts;
    const QString from = fromUtf8(!hop.fromReverse.empty() ? hop.fromReverse : hop.from);
    const QString ip = hop.ip ? QStringLiteral("[%1]").arg(fromUtf8(hop.ip->toString())) : QString();
    if (!from.isEmpty() || !ip.isEmpty()) {
        parts << tr("from %1").arg((from + QLatin1Char(' ') + ip).trimmed());
    }
    if (hop.date) {
        const QDateTime when =
            QDateTime::fromSecsSinceEpoch(hop.date->epochSeconds, QTimeZone(hop.date->offsetMinutes * 60));
        parts << when.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss t"));
    }
    return parts.join(QStringLiteral(" · "));
}

QVariant HopModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto row = static_cast<std::size_t>(index.row());
    const Hop &hop = m_route[row];
    const QString by = hop.by.empty() ? tr("a server without a name") : fromUtf8(hop.by);
    switch (role) {
    case Qt::DisplayRole:
        return by;
    case SubtitleRole:
        return subtitle(hop);
    case DelayRole:
        return delay(row) ? QVariant(*delay(row)) : QVariant();
    case DelayTextRole:
        return delayText(row);
    case ShareRole:
        return m_longest > 0
                   ? static_cast<double>(std::max<qint64>(delay(row).value_or(0), 0)) / static_cast<double>(m_longest)
                   : 0.0;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return QStringList{by, subtitle(hop), delayText(row)}.join(QStringLiteral("\n"));
    default:
        return {};
    }
}

} // namespace todoke
