// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QWidget;

namespace todoke {

/// Has the screen reader say a sentence. `source` is where it stands on the screen (the status line, a message bar).
void announce(QWidget *source, const QString &sentence);

} // namespace todoke
