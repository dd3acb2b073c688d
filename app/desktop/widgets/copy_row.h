// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QPushButton;

namespace todoke {

class TextLabel;

/// One field of a form: its name, what goes in, and a button that copies just that.
class CopyRow : public QWidget
{
    Q_OBJECT

public:
    CopyRow(const QString &key, QWidget *parent = nullptr);

    void setField(const QString &label, const QString &value, bool missing);
    [[nodiscard]] const QString &value() const { return m_value; }

Q_SIGNALS:
    void copyWanted(const QString &label, const QString &value);

private:
    TextLabel *m_label;
    TextLabel *m_preview;
    QPushButton *m_copy;
    QString m_value;
};

} // namespace todoke
