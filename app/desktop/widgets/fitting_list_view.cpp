// SPDX-License-Identifier: MIT
#include "app/desktop/widgets/fitting_list_view.h"

#include "app/desktop/look/theme.h"

#include <algorithm>

namespace todoke {

FittingListView::FittingListView(const QString &objectName, int mostRows, QWidget *parent)
    : QListView(parent), m_mostRows(mostRows), m_leastRows(mostRows)
{
    setObjectName(objectName);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setEditTriggers(NoEditTriggers);
    setResizeMode(Adjust);
    if (Theme *theme = Theme::instance()) {
        connect(theme, &Theme::changed, this, [this] {
            scheduleDelayedItemsLayout();
            updateGeometry();
        });
    }
}

void FittingListView::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    const auto fit = [this] { updateGeometry(); };
    connect(model, &QAbstractItemModel::modelReset, this, fit);
    connect(model, &QAbstractItemModel::rowsInserted, this, fit);
    connect(model, &QAbstractItemModel::rowsRemoved, this, fit);
    connect(model, &QAbstractItemModel::layoutChanged, this, fit);
}

void FittingListView::setLeastRows(int rows)
{
    m_leastRows = rows;
    setSizePolicy(QSizePolicy::Expanding, rows < m_mostRows ? QSizePolicy::Maximum : QSizePolicy::Fixed);
    updateGeometry();
}

int FittingListView::heightOf(int rows) const
{
    int height = 2 * frameWidth() + em(0.2);
    const int shown = model() != nullptr ? std::min(model()->rowCount(), rows) : 0;
    for (int row = 0; row < shown; ++row) {
        height += sizeHintForRow(row) + 2 * spacing();
    }
    return height;
}

QSize FittingListView::sizeHint() const
{
    return {em(14), heightOf(m_mostRows)};
}

QSize FittingListView::minimumSizeHint() const
{
    return {em(8), heightOf(m_leastRows)};
}

} // namespace todoke
