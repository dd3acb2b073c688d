// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/steps/step_page.h"

#include <QTimer>

class QFileDialog;
class QPushButton;

namespace todoke {

class Card;
class IconLabel;
class PasteEdit;
class TextLabel;

/// Step 1: the notice goes in; what was understood of it stands below at once.
class IntakePage : public StepPage
{
    Q_OBJECT

public:
    IntakePage(CaseSession &session, MessageArea &messages, QWidget *parent = nullptr);

    void focusFirst() override;
    void chooseFile();
    void takeFile(const QString &path);
    /// What was understood, in one sentence, as it stands on the page.
    [[nodiscard]] QString verdict() const;

protected:
    void refresh() override { showCase(); }

private:
    void buildBox();
    void buildButtons();
    void buildFindings();
    void showCase();
    void showInput();
    void showFindings();
    void showFacts();
    void showRepair();
    void showFailure();
    void takeTyped();
    void toggleRepaired();

    QTimer m_typing;
    PasteEdit *m_box;
    TextLabel *m_fileName;
    QPushButton *m_sample;
    Card *m_findings;
    IconLabel *m_mark;
    TextLabel *m_verdict;
    TextLabel *m_hint;
    QWidget *m_factsRow;
    struct Fact
    {
        IconLabel *mark;
        TextLabel *words;
    };
    Fact m_facts[3];
    QWidget *m_repairRow;
    TextLabel *m_repair;
    QPushButton *m_showRepaired;
    bool m_repairedShown = false;
};

} // namespace todoke
