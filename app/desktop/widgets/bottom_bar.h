// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QPushButton;

namespace todoke {

class TextLabel;
class IconLabel;

/// The privacy line, what was just done, and the way to the neighbouring steps.
class BottomBar : public QWidget
{
    Q_OBJECT

public:
    explicit BottomBar(QWidget *parent = nullptr);

    /// Step 0 or 6 hides the button.
    void setNeighbours(int back, bool backAvailable, int next, bool nextAvailable);
    /// Says what was just done, until the next is said.
    void setStatus(const QString &text);
    [[nodiscard]] TextLabel *statusLabel() const { return m_status; }
    void focusFirst();

Q_SIGNALS:
    void chosen(int step);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TextLabel *m_status;
    IconLabel *m_statusMark;
    QPushButton *m_back;
    QPushButton *m_next;
    int m_backStep = 0;
    int m_nextStep = 0;
};

} // namespace todoke
