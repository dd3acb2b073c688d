// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/session/reader.h"
#include "app/desktop/widgets/labels.h"

#include <QWidget>

class QFormLayout;

namespace todoke {

class Fold;
class HeaderChecks;
class PageLink;
class RouteView;

/// What most people need not see, folded away: the way the mail took, what servers wrote about its sender, and the
/// technical details.
class ResultDetails : public QWidget
{
    Q_OBJECT

public:
    explicit ResultDetails(QWidget *parent = nullptr);

    void show(AnalysisPtr analysis, KnowledgePtr knowledge, std::size_t recipient);

private:
    void showHeader();
    void showFacts();
    void addFact(const QString &name, const QString &value); ///< codes, names and raw text
    void addWords(const QString &name, const QString &sentence);
    void addRow(const QString &name, const QString &value, TextRole role);
    void addOutcome(const RecipientOutcome &outcome);
    void addMeaning(const RecipientDiagnosis &diagnosis);
    void addReceiver(const RecipientDiagnosis &diagnosis);
    void addList(const RecipientDiagnosis &diagnosis);

    Fold *m_route;
    RouteView *m_way;
    Fold *m_headerChecks;
    HeaderChecks *m_checks;
    Fold *m_facts;
    QFormLayout *m_form;
    PageLink *m_listPage;
    PageLink *m_receiverPage;
    AnalysisPtr m_analysis;
    KnowledgePtr m_knowledge;
    std::size_t m_recipient = 0;
};

} // namespace todoke
