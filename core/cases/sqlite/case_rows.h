// SPDX-License-Identifier: MIT
#pragma once

#include "core/cases/case.h"

#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QVariantList>

namespace todoke {

/// The columns of table cases that hold a Case, in the order of rowOf() and caseFromRow(). The first one is the id.
[[nodiscard]] const QStringList &caseColumns();
/// The values for caseColumns(); the id is NULL for a case that was never saved.
[[nodiscard]] QVariantList rowOf(const Case &value);
/// A case without input and events out of a row that begins with caseColumns(). Unknown words (of a newer program)
/// become the defaults.
[[nodiscard]] Case caseFromRow(const QSqlQuery &row);

/// The domain of an address for comparing: after the last '@', lower case; empty when there is none.
[[nodiscard]] QString domainOf(const QString &address);

/// A point in time as (milliseconds UTC, offset in seconds); now for an invalid one.
struct StoredTime
{
    qint64 milliseconds = 0;
    int offset = 0;
};
[[nodiscard]] StoredTime toStored(const QDateTime &time);
[[nodiscard]] QDateTime fromStored(StoredTime time);

/// Text for a NOT NULL column: Qt binds a null QString as NULL.
[[nodiscard]] QString notNull(const QString &text);

} // namespace todoke
