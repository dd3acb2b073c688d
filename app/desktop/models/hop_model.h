// SPDX-License-Identifier: MIT
#pragma once

#include "core/mail/received.h"

#include <QAbstractListModel>

#include <optional>

namespace todoke {

/// The way a mail took: one row a server it passed.
class HopModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        SubtitleRole = Qt::UserRole + 1, ///< from whom and when
        DelayRole,                       ///< seconds since the hop before; invalid where a clock is missing
        DelayTextRole,
        ShareRole ///< of the longest delay, 0 to 1
    };

    using QAbstractListModel::QAbstractListModel;

    void setRoute(Route route);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] std::optional<qint64> delay(std::size_t row) const;
    [[nodiscard]] QString delayText(std::size_t row) const;
    [[nodiscard]] QString subtitle(const Hop &hop) const;

    Route m_route;
    qint64 m_longest = 0;
};

} // namespace todoke
