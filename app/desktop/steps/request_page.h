// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/session/reader.h"
#include "app/desktop/steps/step_page.h"

#include <QList>

class QCheckBox;
class QComboBox;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace todoke {

class ContractForm;
class CopyRow;
class Fold;
class LeavesList;
class TextLabel;

/// Step 4: the request, ready to be copied.
class RequestPage : public StepPage
{
    Q_OBJECT

public:
    RequestPage(CaseSession &session, MessageArea &messages, QWidget *parent = nullptr);

    void focusFirst() override;
    void arrive() override;
    void copyAll();

protected:
    void refresh() override;

private:
    void buildChoices();
    void buildText();
    void buildActions();
    void buildContract();
    void buildFields();
    void fillProviders();
    void showCase();
    void showInquiry();
    void showWarnings();
    void showFields();
    void showNotes();
    void openForm();
    void openMail();
    void send();

    QComboBox *m_provider;
    QComboBox *m_kind;
    TextLabel *m_notes;
    QPlainTextEdit *m_text;
    QPushButton *m_copyAll;
    QPushButton *m_openForm;
    QPushButton *m_openMail;
    QPushButton *m_sent;
    QPushButton *m_restore;
    QWidget *m_edited;
    QCheckBox *m_withSubject;
    QCheckBox *m_withNames;
    Fold *m_contractFold;
    ContractForm *m_contract;
    Fold *m_fieldsFold;
    QList<CopyRow *> m_fields;
    LeavesList *m_leaves;
    InquiryPtr m_shown;
    bool m_showing = false;
    bool m_contractDecided = false; ///< the fold was opened or closed for this window already
};

} // namespace todoke
