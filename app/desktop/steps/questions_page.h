// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/steps/step_page.h"
#include "core/inquiry/inquiry.h"

class QButtonGroup;
class QLineEdit;
class QPlainTextEdit;

namespace todoke {

class TextLabel;

/// Step 3: what the notice cannot tell. Every question may stay open.
class QuestionsPage : public StepPage
{
    Q_OBJECT

public:
    QuestionsPage(CaseSession &session, MessageArea &messages, QWidget *parent = nullptr);

    void focusFirst() override;

protected:
    void refresh() override { showCase(); }

private:
    QButtonGroup *addChoice(const QString &question, const QString &name);
    QLineEdit *addLine(const QString &question, const QString &name, const QString &example);
    void addTried();
    void take();
    void showCase();

    QWidget *m_sheet;
    QButtonGroup *m_others;
    QButtonGroup *m_onlyThisAddress;
    QButtonGroup *m_again;
    QLineEdit *m_since;
    QLineEdit *m_count;
    QPlainTextEdit *m_tried;
    bool m_showing = false;
};

} // namespace todoke
