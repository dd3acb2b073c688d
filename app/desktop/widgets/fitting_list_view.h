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

    void setModel(QAbstractItemModel *model) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    int m_mostRows;
};

} // namespace todoke
