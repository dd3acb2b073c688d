// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/models/evidence_model.h"
#include "app/desktop/session/analysis.h"

#include <QWidget>

namespace todoke {

class FittingListView;
class RawTextView;
class TextLabel;

/// Why the program says so: the list of evidence, and the notice with the same numbers in it.
class EvidencePanel : public QWidget
{
    Q_OBJECT

public:
    explicit EvidencePanel(QWidget *parent = nullptr);

    void show(const AnalysisPtr &analysis, std::vector<Evidence> evidence);
    /// The next (1) or the previous (-1) place, round and round.
    void move(int by);
    void focusList();
    /// Beside the answer it fills the height; below it, it has a height of its own.
    void setStandsAlone(bool alone);

private:
    void choose(int row);

    TextLabel *m_title;
    TextLabel *m_keys;
    EvidenceModel *m_model;
    FittingListView *m_list;
    RawTextView *m_text;
    TextLabel *m_excerpt;
    AnalysisPtr m_shown;
};

} // namespace todoke
