// SPDX-License-Identifier: MIT
#include "app/desktop/widgets/evidence_panel.h"

#include "app/desktop/look/theme.h"
#include "app/desktop/widgets/fitting_list_view.h"
#include "app/desktop/widgets/labels.h"
#include "app/desktop/widgets/raw_text_view.h"
#include "app/desktop/widgets/two_line_delegate.h"

#include <QVBoxLayout>

namespace todoke {

EvidencePanel::EvidencePanel(QWidget *parent)
    : QWidget(parent), m_title(new TextLabel(TextRole::Strong, QStringLiteral("evidenceTitle"), this)),
      m_keys(new TextLabel(TextRole::Caption, QStringLiteral("evidenceKeys"), this)), m_model(new EvidenceModel(this)),
      m_list(new FittingListView(QStringLiteral("evidence"), 8, this)), m_text(new RawTextView(this)),
      m_excerpt(new TextLabel(TextRole::Caption, QStringLiteral("excerpt"), this))
{
    setObjectName(QStringLiteral("evidencePanel"));
    m_keys->setWords(tr("F8 goes to the next place, Shift+F8 back."));
    m_list->setAccessibleName(tr("Why we say so"));
    m_list->setModel(m_model);
    m_list->setLeastRows(3);
    TwoLineDelegate::Roles roles;
    roles.number = EvidenceModel::NumberRole;
    roles.lead = Qt::DisplayRole;
    roles.title = EvidenceModel::TextRole;
    m_list->setItemDelegate(new TwoLineDelegate(roles, m_list));
    m_text->setObjectName(QStringLiteral("rawText"));
    m_text->setAccessibleName(tr("The notice as it came"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(em(0.3));
    column->addWidget(m_title);
    column->addWidget(m_list);
    column->addWidget(m_keys);
    column->addWidget(m_text, 1);
    column->addWidget(m_excerpt);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now) { choose(now.row()); });
    connect(m_text, &RawTextView::evidenceEntered, this,
            [this](int row) { m_list->setCurrentIndex(m_model->index(row)); });
    setStandsAlone(true);
}

void EvidencePanel::show(const AnalysisPtr &analysis, std::vector<Evidence> evidence)
{
    const bool newText = m_shown != analysis;
    if (!newText && evidence == m_model->evidence()) {
        return;
    }
    m_shown = analysis;
    std::vector<RawText::Range> places;
    places.reserve(evidence.size());
    for (const Evidence &one : evidence) {
        places.push_back(analysis->raw.toText(one.span));
    }
    int first = 0;
    for (std::size_t n = 0; n < evidence.size(); ++n) {
        if (evidence[n].what == "reply") {
            first = static_cast<int>(n);
            break;
        }
    }
    m_model->setEvidence(std::move(evidence));
    if (newText) {
        m_text->setContent(analysis->raw.text());
    }
    m_text->setEvidence(std::move(places));
    m_excerpt->setWords(analysis->raw.isExcerpt() ? tr("The notice is long: parts without evidence are left out here.")
                                                  : QString());
    const bool any = m_model->rowCount() > 0;
    m_title->setWords(any ? tr("Why we say so") : tr("The notice as it came"));
    m_keys->setVisible(any);
    m_list->setVisible(any);
    if (any) {
        m_list->setCurrentIndex(m_model->index(first));
    }
}

void EvidencePanel::choose(int row)
{
    m_text->setCurrentEvidence(row);
}

void EvidencePanel::move(int by)
{
    const int rows = m_model->rowCount();
    if (rows > 0) {
        m_list->setCurrentIndex(m_model->index((m_list->currentIndex().row() + by + rows) % rows));
    }
}

void EvidencePanel::focusList()
{
    (m_list->isVisible() ? static_cast<QWidget *>(m_list) : m_text)->setFocus(Qt::OtherFocusReason);
}

void EvidencePanel::setStandsAlone(bool alone)
{
    layout()->setContentsMargins(alone ? em(0.2) : 0, em(0.7), alone ? em(1.1) : 0, alone ? em(0.9) : 0);
    m_text->setMinimumHeight(alone ? em(6) : em(14));
}

} // namespace todoke
