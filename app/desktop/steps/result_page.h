// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/session/analysis.h"
#include "app/desktop/steps/step_page.h"

class QBoxLayout;
class QComboBox;

namespace todoke {

class Card;
class EvidencePanel;
class Fold;
class IconLabel;
class InfoRow;
class ResultDetails;
class TextLabel;

/// Step 2: what happened, where, who can put it right, what to do, how sure, and why.
class ResultPage : public StepPage
{
    Q_OBJECT

public:
    ResultPage(CaseSession &session, MessageArea &messages, QWidget *parent = nullptr);

    void focusFirst() override;
    void nextEvidence();
    void previousEvidence();

protected:
    void refresh() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildRecipients();
    void buildAnswer();
    void refreshRecipients(const Analysis &analysis);
    void showRecipient(std::size_t index);
    void showNoFailure(const Analysis &analysis);
    void arrange();
    [[nodiscard]] QString actorName(const Analysis &analysis, Actor actor) const;

    QWidget *m_recipientRow;
    QComboBox *m_recipients;
    Card *m_answer;
    IconLabel *m_mark;
    TextLabel *m_title;
    TextLabel *m_happened;
    InfoRow *m_where;
    InfoRow *m_who;
    InfoRow *m_steps;
    InfoRow *m_sure;
    EvidencePanel *m_evidence;
    ResultDetails *m_details;
    AnalysisPtr m_shown;
    bool m_sideBySide = false;
    bool m_arranged = false;
};

} // namespace todoke
