// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/session/case_keeper.h"
#include "app/desktop/session/case_session.h"

#include <QMainWindow>

#include <array>
#include <optional>

class QStackedWidget;

namespace todoke {

class BottomBar;
class CaseSidebar;
class IntakePage;
class MessageArea;
class ProgressPage;
class QuestionsPage;
class RequestPage;
class ResultPage;
class StepBar;
class StepPage;

/// The one window: cases at the left, the five steps at the right, the privacy line below. Everything in it is built
/// anew when the language changes; what it shows is kept by the session.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(CaseSession &session, CaseKeeper &keeper, QWidget *parent = nullptr);

    /// A message about the machine (no Japanese font): it comes back after a change of language.
    void showMachineMessage(const QString &text);
    void switchLanguage(Language language);
    /// Takes files dropped on the window or opened from outside.
    void takeFile(const QString &path, bool thenShowResult = false);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void buildPages();
    void buildMenu();
    void buildShortcuts();
    void restoreGeometryOrDefault();
    void showStep(int step);
    void refreshBars();
    void onStoreTrouble(const StoreError &error, bool kept);
    void onAnalysis();
    void showKnowledgeMistakes();
    void cycleFocus(int by);
    [[nodiscard]] int focusArea() const;
    [[nodiscard]] StepPage *page() const;
    void say(const QString &text);
    void removeCase(CaseId id);

    CaseSession &m_session;
    CaseKeeper &m_keeper;
    CaseSidebar *m_sidebar = nullptr;
    StepBar *m_steps = nullptr;
    MessageArea *m_messages = nullptr;
    QStackedWidget *m_pages = nullptr;
    BottomBar *m_bottom = nullptr;
    ResultPage *m_result = nullptr;
    IntakePage *m_intake = nullptr;
    RequestPage *m_request = nullptr;
    QString m_storeMessage; ///< what the store's trouble is; empty when all is well
    bool m_storeKept = false;
    bool m_rebuilding = false;
    QString m_machineMessage;
};

} // namespace todoke
