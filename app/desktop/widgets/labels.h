// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/look/palette.h"
#include "app/desktop/look/theme.h"

#include <QLabel>

namespace todoke {

/// A label that wraps, in one of the text roles; plain text only, so that nothing out of a mail is ever read as markup.
class TextLabel : public QLabel
{
    Q_OBJECT

public:
    TextLabel(TextRole role, const QString &objectName, QWidget *parent = nullptr);
    /// Shows a text that may hold long addresses; plainText() is what was given.
    void setWords(const QString &text);
    [[nodiscard]] const QString &plainText() const { return m_plain; }
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    QString m_plain;
};

/// An icon that follows the text size and the palette.
class IconLabel : public QLabel
{
    Q_OBJECT

public:
    IconLabel(QString icon, double share, QWidget *parent = nullptr);
    void setIcon(const QString &icon);
    void setTone(Tone tone);

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();
    QString m_icon;
    double m_share; ///< of em()
    Tone m_tone = Tone::Neutral;
    bool m_rendering = false;
};

} // namespace todoke
