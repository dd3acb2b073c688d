// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

class QWidget;

namespace todoke {

/// What is wrong for people who do not see the screen or do not use a mouse, one line each: controls without an object
/// name or an accessible name, and Alt letters that two visible things share. Empty is good.
[[nodiscard]] QStringList auditAccessibility(const QWidget *window);

} // namespace todoke
