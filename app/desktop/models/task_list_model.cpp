// SPDX-License-Identifier: MIT
#include "app/desktop/models/task_list_model.h"

#include "app/desktop/words/language.h"
#include "app/desktop/words/wording.h"

#include <algorithm>

namespace todoke {

void TaskListModel::setTasks(const std::vector<Case> &cases, QDate today)
{
    beginResetModel();
    m_today = today;
    m_rows.clear();
    for (const Task &task : tasksFor(cases, today)) {
        const auto found =
            std::find_if(cases.begin(), cases.end(), [&task](const Case &one) { return one.id == task.caseId; });
        m_rows.push_back({task, found != cases.end() ? found->title : QString()});
    }
    endResetModel();
}

CaseId TaskListModel::caseAt(const QModelIndex &index) const
{
    return index.isValid() ? m_rows[static_cast<std::size_t>(index.row())].task.caseId : CaseId{};
}

int TaskListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant TaskListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const QString what = wording::task(row.task.kind);
    const QString which = tr("%1 · since %2", "recipient, day").arg(row.title, dayWords(row.task.due, m_today));
    switch (role) {
    case Qt::DisplayRole:
        return what;
    case SubtitleRole:
        return which;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return what + QStringLiteral("\n") + which;
    case CaseIdRole:
        return row.task.caseId.value;
    default:
        return {};
    }
}

} // namespace todoke
