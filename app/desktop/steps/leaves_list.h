// SPDX-License-Identifier: MIT
#pragma once

#include "core/inquiry/inquiry.h"

#include <QWidget>

class QVBoxLayout;

namespace todoke {

/// What leaves the machine with a request, and what stays.
class LeavesList : public QWidget
{
    Q_OBJECT

public:
    explicit LeavesList(QWidget *parent = nullptr);

    void show(const Inquiry &inquiry);

private:
    static void fill(QVBoxLayout *column, const std::vector<LocalText> &lines, const QString &icon, QWidget *parent);

    QVBoxLayout *m_goes;
    QVBoxLayout *m_stays;
};

} // namespace todoke
