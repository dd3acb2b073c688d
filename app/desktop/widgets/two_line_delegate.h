// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace todoke {

/// Draws a row as a title and a quiet line below it. Optional marks come from the roles given: a number in a ring, or a
/// text with a bar at the right.
class TwoLineDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    struct Roles
    {
        int title = Qt::DisplayRole;
        int subtitle = -1;
        int number = -1; ///< drawn in a ring at the left
        int right = -1;  ///< a text at the right
        int share = -1;  ///< a bar under the text at the right, 0 to 1
        int lead = -1;   ///< a quiet text in a column at the left (a date)
        QString icon;    ///< drawn at the left of every row
    };

    explicit TwoLineDelegate(Roles roles, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    [[nodiscard]] QRectF paintLeft(QPainter *painter, const QRectF &area, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const;
    [[nodiscard]] QRectF paintRight(QPainter *painter, const QRectF &area, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const;
    Roles m_roles;
};

} // namespace todoke
