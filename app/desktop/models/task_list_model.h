// SPDX-License-Identifier: MIT
#pragma once

#include "core/cases/workflow.h"

#include <QAbstractListModel>

#include <vector>

namespace todoke {

/// "What to do today".
class TaskListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { CaseIdRole = Qt::UserRole + 1, SubtitleRole };

    using QAbstractListModel::QAbstractListModel;

    void setTasks(const std::vector<Case> &cases, QDate today);
    [[nodiscard]] CaseId caseAt(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        Task task;
        QString title; ///< of the case
    };
    std::vector<Row> m_rows;
    QDate m_today;
};

} // namespace todoke
