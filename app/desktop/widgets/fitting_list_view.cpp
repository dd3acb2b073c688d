// SPDX-License-Identifier: MIT
#include "app/desktop/widgets/fitting_list_view.h"

#include "app/desktop/look/theme.h"

#include <algorithm>

namespace todoke {

FittingListView::FittingListView(const QString &objectName, int mostRows, QWidget *parent)
    : QListView(parent), m_mostRows(mostRows)
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

QSize FittingListView::sizeHint() const
{
    int height = 2 * frameWidth() + em(0.2);
    const int rows = model() != nullptr ? std::min(model()->rowCount(), m_mostRows) : 0;
    for (int row = 0; row < rows; ++row) {
        height += sizeHintForRow(row) + 2 * spacing();
    }
    return {em(14), height};
}

QSize FittingListView::minimumSizeHint() const
{
    return {em(8), sizeHint().height()};
}

} // namespace todoke
