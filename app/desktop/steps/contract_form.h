// SPDX-License-Identifier: MIT
#pragma once

#include "core/inquiry/inquiry.h"

#include <QList>
#include <QWidget>

class QLineEdit;

namespace todoke {

/// Who the user is for his hosting company: filled in once, kept for every request.
class ContractForm : public QWidget
{
    Q_OBJECT

public:
    explicit ContractForm(QWidget *parent = nullptr);

    void setData(const ContractData &data);
    [[nodiscard]] ContractData data() const { return m_data; }
    /// True when nothing is filled in yet.
    [[nodiscard]] bool isEmpty() const { return m_data == ContractData{}; }

Q_SIGNALS:
    void edited();

private:
    struct Line
    {
        QLineEdit *edit;
        std::string ContractData::*field;
    };
    void add(std::string ContractData::*field, const QString &name, const QString &label, const QString &example);

    QList<Line> m_lines;
    ContractData m_data;
};

} // namespace todoke
