// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QWidget>

class QPushButton;

namespace todoke {

class TextLabel;

/// A button that opens a page in the browser, with the address below it. Give it only addresses out of the knowledge,
/// never one out of a mail.
class PageLink : public QWidget
{
    Q_OBJECT

public:
    /// `name`: the button is called nameButton, the address nameAddress.
    PageLink(const QString &name, const QString &text, QWidget *parent = nullptr);

    /// Hides itself when `address` is empty.
    void setPage(const QString &address);
    [[nodiscard]] QString page() const { return m_address; }

private:
    QPushButton *m_button;
    TextLabel *m_caption;
    QString m_address;
};

} // namespace todoke
