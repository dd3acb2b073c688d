// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/look/palette.h"

#include <QHash>
#include <QString>
#include <QWidget>

#include <functional>
#include <vector>

class QVBoxLayout;

namespace todoke {

class Card;

/// What a message offers to do about it.
struct MessageAction
{
    QString name; ///< objectName
    QString text; ///< of the button, with its Alt letter
    std::function<void()> run;
};

/// The place for everything the window has to tell: bars above the page, never a dialog. A message has a key; a new one
/// with the same key takes its place.
class MessageArea : public QWidget
{
    Q_OBJECT

public:
    explicit MessageArea(QWidget *parent = nullptr);

    void show(const QString &key, Tone tone, const QString &text, const std::vector<MessageAction> &actions = {});
    void clear(const QString &key);
    [[nodiscard]] QString text(const QString &key) const; ///< empty when there is none

Q_SIGNALS:
    /// For the announcer.
    void shown(const QString &text);

private:
    struct Bar
    {
        Card *card = nullptr;
        QString text;
    };
    Card *build(const QString &key, Tone tone, const QString &text, const std::vector<MessageAction> &actions);

    QVBoxLayout *m_bars;
    QHash<QString, Bar> m_byKey;
};

} // namespace todoke
