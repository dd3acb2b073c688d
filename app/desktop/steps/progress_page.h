// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/steps/step_page.h"

class QLineEdit;
class QPushButton;

namespace todoke {

class Card;
class InfoRow;
class TextLabel;
class TimelineModel;

/// Step 5: what was done, what comes next, and whether it arrived.
class ProgressPage : public StepPage
{
    Q_OBJECT

public:
    ProgressPage(CaseSession &session, MessageArea &messages, QWidget *parent = nullptr);

    void focusFirst() override;

protected:
    void refresh() override;

private:
    void buildState();
    void buildRetry();
    void buildNotes();
    void buildTimeline();
    void showState();
    void noteArrived();
    void noteNotYet();
    void addNote();
    void solved();

    Card *m_state;
    TextLabel *m_stateTitle;
    InfoRow *m_sentOn;
    InfoRow *m_retryOn;
    InfoRow *m_answerBy;
    QWidget *m_retry;
    QPushButton *m_arrived;
    QPushButton *m_notYet;
    QWidget *m_helped;
    QLineEdit *m_helpedText;
    TextLabel *m_helpedLine;
    QLineEdit *m_number;
    QLineEdit *m_note;
    TimelineModel *m_timeline;
};

} // namespace todoke
