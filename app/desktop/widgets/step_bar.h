// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractButton>
#include <QWidget>

#include <array>

namespace todoke {

/// One of the five steps: a number, or a tick when it was done, and its name.
class StepButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit StepButton(int step, QWidget *parent = nullptr);

    void setState(bool current, bool done);
    [[nodiscard]] bool isCurrent() const { return m_current; }
    /// The name below the number, where there is no room for it beside.
    void setStacked(bool stacked);
    [[nodiscard]] int widthBeside() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void paintName(QPainter &painter, const QRectF &area, Qt::Alignment alignment) const;
    void paintMark(QPainter &painter, const QRectF &circle) const;
    [[nodiscard]] int markSize() const;

    int m_step;
    bool m_current = false;
    bool m_done = false;
    bool m_stacked = false;
};

/// The five steps, always in sight; what is not there yet cannot be clicked.
class StepBar : public QWidget
{
    Q_OBJECT

public:
    explicit StepBar(QWidget *parent = nullptr);

    void setStep(int step, bool available, bool current, bool done);
    void focusCurrent();

Q_SIGNALS:
    void chosen(int step);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    std::array<StepButton *, 5> m_buttons{};
};

} // namespace todoke
