// SPDX-License-Identifier: MIT
#include "app/desktop/models/hop_model.h"

#include "app/desktop/words/language.h"
#include "app/desktop/words/text.h"
#include "app/desktop/words/wording.h"
#include "core/diagnosis/header/words.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace todoke {

void HopModel::setRoute(JudgedRoute route, KnowledgePtr knowledge)
{
    beginResetModel();
    m_route = std::move(route);
    m_knowledge = std::move(knowledge);
    m_longest = 0;
    for (const JudgedHop &judged : m_route.hops) {
        m_longest = std::max<qint64>(m_longest, judged.delay.value_or(0));
    }
    endResetModel();
}

int HopModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_route.hops.size());
}

QString HopModel::delayText(const JudgedHop &judged) const
{
    if (judged.delay) {
        return wording::duration(*judged.delay);
    }
    if (&judged == m_route.hops.data()) {
        return tr("start");
    }
    return judged.hop.date ? tr("clock is wrong") : tr("time not told");
}

QString HopModel::subtitle(const JudgedHop &judged) const
{
    const Hop &hop = judged.hop;
    QStringList parts;
    if (m_knowledge != nullptr) {
        // What is odd comes first: the end of a line may be cut off.
        if (const std::string clock = clockWords(judged, *m_knowledge, uiLanguage()); !clock.empty()) {
            parts << fromUtf8(clock);
        }
        parts << fromUtf8(roleWords(judged.role, *m_knowledge, uiLanguage()));
    }
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
    const JudgedHop &judged = m_route.hops[static_cast<std::size_t>(index.row())];
    const QString by = judged.hop.by.empty() ? tr("a server without a name") : fromUtf8(judged.hop.by);
    switch (role) {
    case Qt::DisplayRole:
        return by;
    case SubtitleRole:
        return subtitle(judged);
    case DelayRole:
        return judged.delay ? QVariant(static_cast<qlonglong>(*judged.delay)) : QVariant();
    case DelayTextRole:
        return delayText(judged);
    case ShareRole:
        if (!judged.delay || m_longest == 0) {
            return {};
        }
        return static_cast<double>(std::max<std::int64_t>(*judged.delay, 0)) / static_cast<double>(m_longest);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return QStringList{by, subtitle(judged), delayText(judged)}.join(QStringLiteral("\n"));
    default:
        return {};
    }
}

} // namespace todoke
