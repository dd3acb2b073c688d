// SPDX-License-Identifier: MIT
#pragma once

#include "core/cases/case.h"

#include <QAbstractListModel>

#include <functional>
#include <vector>

namespace todoke {

/// The cases of the left side, newest change first.
class CaseListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole + 1, SubtitleRole, SolvedRole };

    using QAbstractListModel::QAbstractListModel;

    void setCases(std::vector<Case> cases, QDate today);
    /// Words for a case without a recipient come from its cause.
    void setCauseTitle(std::function<QString(const QString &cause)> title) { m_causeTitle = std::move(title); }
    [[nodiscard]] QModelIndex indexOf(CaseId id) const;
    [[nodiscard]] CaseId idAt(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QString titleOf(const Case &value) const;
    [[nodiscard]] QString subtitleOf(const Case &value) const;

    std::vector<Case> m_cases;
    QDate m_today;
    std::function<QString(const QString &)> m_causeTitle;
};

} // namespace todoke
