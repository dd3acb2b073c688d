// SPDX-License-Identifier: MIT
#include "app/desktop/accessibility/audit.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QComboBox>
#include <QHash>
#include <QKeySequence>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QWidget>

namespace todoke {

namespace {

QString describe(const QWidget *widget)
{
    return QStringLiteral("%1 \"%2\"")
        .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName());
}

/// Parts of Qt's own compound widgets answer for themselves.
bool isInnerPart(const QWidget *widget)
{
    return widget->objectName().startsWith(QStringLiteral("qt_")) ||
           qobject_cast<const QComboBox *>(widget->parentWidget()) != nullptr ||
           widget->inherits("QLineEditIconButton");
}

QString accessibleName(const QWidget *widget)
{
    QAccessibleInterface *interface =
        QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget)); // Qt asks so
    return interface != nullptr ? interface->text(QAccessible::Name) : widget->accessibleName();
}

QStringList namesMissing(const QList<QWidget *> &widgets)
{
    QStringList problems;
    for (const QWidget *widget : widgets) {
        const bool control = (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isVisible();
        if (!control || isInnerPart(widget)) {
            continue;
        }
        if (widget->objectName().isEmpty()) {
            problems << describe(widget) + QStringLiteral(" has no object name");
        }
        if (accessibleName(widget).trimmed().isEmpty()) {
            problems << describe(widget) + QStringLiteral(" has no accessible name");
        }
    }
    return problems;
}

QString letterOf(const QString &text)
{
    return QKeySequence::mnemonic(text).toString();
}

QStringList lettersShared(const QWidget *window, const QList<QWidget *> &widgets)
{
    QHash<QString, QString> owner;
    QStringList problems;
    const auto claim = [&](const QString &text, const QString &who) {
        const QString letter = letterOf(text);
        if (letter.isEmpty()) {
            return;
        }
        if (owner.contains(letter)) {
            problems << QStringLiteral("%1 and %2 share %3").arg(owner.value(letter), who, letter);
        }
        owner.insert(letter, who);
    };
    if (const auto *bar = window->findChild<QMenuBar *>()) {
        for (const QAction *action : bar->actions()) {
            claim(action->text(), QStringLiteral("menu ") + action->text());
        }
    }
    for (const QWidget *widget : widgets) {
        if (!widget->isVisible()) {
            continue;
        }
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
            claim(button->text(), describe(widget));
        } else if (const auto *label = qobject_cast<const QLabel *>(widget);
                   label != nullptr && label->buddy() != nullptr) {
            claim(label->text(), describe(widget));
        }
    }
    return problems;
}

} // namespace

QStringList auditAccessibility(const QWidget *window)
{
    const QList<QWidget *> widgets = window->findChildren<QWidget *>();
    return namesMissing(widgets) + lettersShared(window, widgets);
}

} // namespace todoke
