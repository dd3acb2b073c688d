// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/session/reader.h"
#include "core/mail/route_analysis.h"

#include <QAbstractListModel>

#include <optional>

namespace todoke {

/// The way a mail took: one row a server it passed.
class HopModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        SubtitleRole = Qt::UserRole + 1, ///< what is odd about its clock, its part, from whom and when
        DelayRole,                       ///< seconds since the hop before; invalid where no clock tells
        DelayTextRole,
        ShareRole ///< of the longest delay, 0 to 1; invalid where there is nothing to compare
    };

    using QAbstractListModel::QAbstractListModel;

    /// `knowledge` has the words for parts and clocks.
    void setRoute(JudgedRoute route, KnowledgePtr knowledge);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QString delayText(const JudgedHop &judged) const;
    [[nodiscard]] QString subtitle(const JudgedHop &judged) const;

    JudgedRoute m_route;
    KnowledgePtr m_knowledge;
    qint64 m_longest = 0;
};

} // namespace todoke
