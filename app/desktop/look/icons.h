// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

class QWidget;

namespace todoke {

/// One of our drawings (resources/icons), in a colour. The drawings are masks: only their alpha counts.
[[nodiscard]] QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio);
/// For buttons: normal and disabled in the colours of the palette of `widget`.
[[nodiscard]] QIcon icon(const QString &name, const QWidget *widget);
/// On a filled button.
[[nodiscard]] QIcon primaryIcon(const QString &name, const QWidget *widget);
[[nodiscard]] QIcon applicationIcon();

} // namespace todoke
