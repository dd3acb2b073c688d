// SPDX-License-Identifier: MIT
#include "app/desktop/models/case_list_model.h"

#include "app/desktop/words/language.h"
#include "app/desktop/words/wording.h"

#include <algorithm>

namespace todoke {

void CaseListModel::setCases(std::vector<Case> cases, QDate today)
{
    const bool sameRows =
        cases.size() == m_cases.size() && std::equal(cases.begin(), cases.end(), m_cases.begin(),
                                                     [](const Case &a, const Case &b) { return a.id == b.id; });
    m_today = today;
    if (sameRows) {
        m_cases = std::move(cases);
        if (!m_cases.empty()) {
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        }
        return;
    }
    beginResetModel();
    m_cases = std::move(cases);
    endResetModel();
}

QModelIndex CaseListModel::indexOf(CaseId id) const
{
    const auto found = std::find_if(m_cases.begin(), m_cases.end(), [id](const Case &one) { return one.id == id; });
    return found != m_cases.end() ? index(static_cast<int>(found - m_cases.begin())) : QModelIndex();
}

CaseId CaseListModel::idAt(const QModelIndex &index) const
{
    return index.isValid() ? m_cases[static_cast<std::size_t>(index.row())].id : CaseId{};
}

int CaseListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_cases.size());
}

QVariant CaseListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Case &value = m_cases[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(value);
    case SubtitleRole:
        return subtitleOf(value);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return titleOf(value) + QStringLiteral("\n") + subtitleOf(value);
    case IdRole:
        return value.id.value;
    case SolvedRole:
        return value.state == CaseState::Solved;
    default:
        return {};
    }
}

QString CaseListModel::titleOf(const Case &value) const
{
    if (!value.title.isEmpty()) {
        return value.title;
    }
    const QString cause = m_causeTitle ? m_causeTitle(value.cause) : QString();
    return cause.isEmpty() ? tr("Notice without a recipient") : cause;
}

QString CaseListModel::subtitleOf(const Case &value) const
{
    const QString day = value.createdAt.isValid() ? dayWords(value.createdAt.date(), m_today) : QString();
    return tr("%1 · %2", "state of a case, day it began").arg(wording::state(value.state), day);
}

} // namespace todoke
