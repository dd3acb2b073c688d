// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace todoke {

/// Has the screen reader say a sentence. `source` is where it stands on the screen (the status line, a message bar).
void announce(QWidget *source, const QString &sentence);

/// Also hands every sentence to a listener (a test; machines without a screen reader hear nothing). Null for none.
void listenToAnnouncements(std::function<void(const QString &)> listener);

} // namespace todoke
