// SPDX-License-Identifier: MIT
#include "app/desktop/look/icons.h"

#include "app/desktop/look/theme.h"

#include <QPainter>
#include <QWidget>

namespace todoke {

namespace {

QIcon tinted(const QString &name, const QWidget *widget, QPalette::ColorRole role)
{
    const int size = em(1.05);
    const qreal ratio = widget->devicePixelRatioF();
    QIcon icon;
    icon.addPixmap(iconPixmap(name, widget->palette().color(QPalette::Active, role), size, ratio), QIcon::Normal);
    icon.addPixmap(iconPixmap(name, widget->palette().color(QPalette::Disabled, role), size, ratio), QIcon::Disabled);
    return icon;
}

} // namespace

QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio)
{
    const int wanted = static_cast<int>(size * devicePixelRatio);
    constexpr int single = 32;
    const QString file =
        QStringLiteral(":/icons/") + name + (wanted > single ? QStringLiteral("@2x.png") : QStringLiteral(".png"));
    QImage image(file);
    if (image.isNull()) {
        return {};
    }
    image.setDevicePixelRatio(1); // "@2x" is read as 2
    QImage drawing(wanted, wanted, QImage::Format_ARGB32_Premultiplied);
    drawing.fill(Qt::transparent);
    QPainter painter(&drawing);
    painter.drawImage(QPoint(), image.scaled(wanted, wanted, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(drawing.rect(), color);
    painter.end();
    QPixmap pixmap = QPixmap::fromImage(drawing);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QIcon icon(const QString &name, const QWidget *widget)
{
    return tinted(name, widget, QPalette::ButtonText);
}

QIcon primaryIcon(const QString &name, const QWidget *widget)
{
    return tinted(name, widget, QPalette::HighlightedText);
}

QIcon applicationIcon()
{
    QIcon icon;
    icon.addFile(QStringLiteral(":/icons/todoke.png"));
    icon.addFile(QStringLiteral(":/icons/todoke@2x.png"));
    icon.addFile(QStringLiteral(":/icons/todoke-256.png"));
    return icon;
}

} // namespace todoke
