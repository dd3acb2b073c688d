// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace todoke {

class CaseSession;
class MessageArea;

/// What every step has: a column that scrolls, and the way to the case and to the message bar.
class StepPage : public QWidget
{
    Q_OBJECT

public:
    StepPage(int step, CaseSession &session, MessageArea &messages, QWidget *parent = nullptr);

    [[nodiscard]] int step() const { return m_step; }
    /// Puts the focus where work begins on this page.
    virtual void focusFirst() = 0;
    /// The page comes into sight.
    virtual void arrive() {}
    /// What the page shows has changed: it is shown anew, at once or when the page comes into sight.
    void invalidate();

Q_SIGNALS:
    /// For the status line, and read out.
    void said(const QString &text);

protected:
    /// Shows the case as it is now.
    virtual void refresh() = 0;
    void showEvent(QShowEvent *event) override;
    [[nodiscard]] CaseSession &session() const { return m_session; }
    [[nodiscard]] MessageArea &messages() const { return m_messages; }
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    [[nodiscard]] QScrollArea *scroll() const { return m_scroll; }
    /// A title and, where given, a quiet line below it.
    void addTitle(const QString &title, const QString &below = {});
    /// Copies plain text and says so.
    void copy(const QString &text, const QString &whatWasCopied);

private:
    int m_step;
    CaseSession &m_session;
    MessageArea &m_messages;
    QScrollArea *m_scroll;
    QVBoxLayout *m_column;
    bool m_stale = true;
};

} // namespace todoke
