// SPDX-License-Identifier: MIT
#pragma once

#include "core/cases/case.h"

#include <QWidget>

#include <functional>
#include <vector>

class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;

namespace todoke {

class CaseListModel;
class FittingListView;
class TaskListModel;
class TextLabel;

/// The left side: a new case, what to do today, all cases.
class CaseSidebar : public QWidget
{
    Q_OBJECT

public:
    explicit CaseSidebar(QWidget *parent = nullptr);

    void setCauseTitles(std::function<QString(const QString &cause)> title);
    void setCases(const std::vector<Case> &cases, QDate today);
    void setCurrent(CaseId id);
    void focusList();
    void focusSearch();

Q_SIGNALS:
    void newWanted();
    void caseChosen(todoke::CaseId id);
    void removeWanted(todoke::CaseId id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] QSize sizeHint() const override;

private:
    void buildTasks();
    void buildCases();
    void choose(const QModelIndex &proxyIndex);
    void removeCurrent();

    QPushButton *m_new;
    TextLabel *m_tasksTitle;
    TextLabel *m_tasksEmpty;
    FittingListView *m_tasks;
    QLineEdit *m_search;
    QListView *m_cases;
    TextLabel *m_casesEmpty;
    CaseListModel *m_caseModel;
    TaskListModel *m_taskModel;
    QSortFilterProxyModel *m_filter;
    CaseId m_current;
    bool m_selecting = false;
};

} // namespace todoke
