// SPDX-License-Identifier: MIT
#pragma once

#include "core/cases/case.h"

#include <QAbstractListModel>

#include <vector>

namespace todoke {

/// What has happened in a case, oldest first.
class TimelineModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { MomentRole = Qt::UserRole + 1, SubtitleRole, KindRole };

    using QAbstractListModel::QAbstractListModel;

    void setEvents(std::vector<CaseEvent> events, QDate today);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<CaseEvent> m_events;
    QDate m_today;
};

} // namespace todoke
