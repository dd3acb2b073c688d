// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnosis/diagnosis.h"

#include <QAbstractListModel>

#include <vector>

namespace todoke {

/// What the answer rests on, numbered from 1 in the order of the text.
class EvidenceModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { NumberRole = Qt::UserRole + 1, TextRole };

    using QAbstractListModel::QAbstractListModel;

    void setEvidence(std::vector<Evidence> evidence);
    [[nodiscard]] const std::vector<Evidence> &evidence() const { return m_evidence; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<Evidence> m_evidence;
};

/// The evidence for one recipient with that for the provider: in the order of the text, each place once.
[[nodiscard]] std::vector<Evidence> evidenceFor(const Diagnosis &diagnosis, std::size_t recipient);

} // namespace todoke
