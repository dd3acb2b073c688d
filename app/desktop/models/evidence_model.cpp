// SPDX-License-Identifier: MIT
#include "app/desktop/models/evidence_model.h"

#include "app/desktop/words/text.h"
#include "app/desktop/words/wording.h"

#include <algorithm>

namespace todoke {

void EvidenceModel::setEvidence(std::vector<Evidence> evidence)
{
    beginResetModel();
    m_evidence = std::move(evidence);
    endResetModel();
}

int EvidenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_evidence.size());
}

QVariant EvidenceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Evidence &evidence = m_evidence[static_cast<std::size_t>(index.row())];
    const QString what = wording::evidence(evidence.what);
    switch (role) {
    case Qt::DisplayRole:
        return what;
    case TextRole:
        return fromUtf8(evidence.text);
    case NumberRole:
        return index.row() + 1;
    case Qt::ToolTipRole:
        return fromUtf8(evidence.text);
    case Qt::AccessibleTextRole:
        return tr("%1, line %2: %3").arg(what).arg(evidence.line).arg(fromUtf8(evidence.text));
    default:
        return {};
    }
}

std::vector<Evidence> evidenceFor(const Diagnosis &diagnosis, std::size_t recipient)
{
    std::vector<Evidence> all;
    if (recipient < diagnosis.recipients.size()) {
        all = diagnosis.recipients[recipient].evidence;
    }
    all.insert(all.end(), diagnosis.providerEvidence.begin(), diagnosis.providerEvidence.end());
    std::erase_if(all, [](const Evidence &one) { return one.span.empty(); });
    std::stable_sort(all.begin(), all.end(), [](const Evidence &a, const Evidence &b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.size > b.span.size;
    });
    all.erase(std::unique(all.begin(), all.end(),
                          [](const Evidence &a, const Evidence &b) { return a.span == b.span && a.what == b.what; }),
              all.end());
    return all;
}

} // namespace todoke
