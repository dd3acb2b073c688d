// SPDX-License-Identifier: MIT
#pragma once

#include <QToolButton>
#include <QWidget>

class QVBoxLayout;

namespace todoke {

/// Something that most people do not need: a heading that opens and closes what is below it.
class Fold : public QWidget
{
    Q_OBJECT

public:
    Fold(const QString &title, const QString &objectName, QWidget *parent = nullptr);

    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    void setTitle(const QString &title);
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const { return m_header->isChecked(); }

Q_SIGNALS:
    void toggled(bool open);

private:
    void render();

    QToolButton *m_header;
    QWidget *m_content;
    QVBoxLayout *m_body;
};

} // namespace todoke
