// SPDX-License-Identifier: MIT
#pragma once

#include <QListView>

namespace todoke {

/// A list that is as high as its rows, up to a number of them; the page around it scrolls.
class FittingListView : public QListView
{
    Q_OBJECT

public:
    FittingListView(const QString &objectName, int mostRows, QWidget *parent = nullptr);

    /// How many rows must stay in sight when the window is small; the rest is scrolled to. Without it, all.
    void setLeastRows(int rows);
    void setModel(QAbstractItemModel *model) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    [[nodiscard]] int heightOf(int rows) const;

    int m_mostRows;
    int m_leastRows;
};

} // namespace todoke
