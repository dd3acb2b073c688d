// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

namespace todoke {

/// A practice notice that ships with the program.
struct Sample
{
    QString resource; ///< ":/samples/..."
    QString title;
};

[[nodiscard]] QList<Sample> samples();

} // namespace todoke
