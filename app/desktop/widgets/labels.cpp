// SPDX-License-Identifier: MIT
#include "app/desktop/widgets/labels.h"

#include "app/desktop/look/icons.h"
#include "app/desktop/words/text.h"

#include <QEvent>

#include <algorithm>
#include <utility>

namespace todoke {

TextLabel::TextLabel(TextRole role, const QString &objectName, QWidget *parent) : QLabel(parent)
{
    setObjectName(objectName);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setFocusPolicy(Qt::NoFocus);
    setTextRole(this, role);
    if (role == TextRole::Caption) {
        setForegroundRole(QPalette::PlaceholderText);
    }
}

void TextLabel::setWords(const QString &text)
{
    m_plain = text;
    setText(breakable(text));
    setAccessibleName(text);
    // A new label is shown by its layout; to show it here would lay it out once for nothing.
    if (text.isEmpty() || testAttribute(Qt::WA_WState_ExplicitShowHide)) {
        setVisible(!text.isEmpty());
    }
}

QSize TextLabel::minimumSizeHint() const
{
    // A label that wraps asks for the width of its longest word only; the layout may give it more.
    QSize size = QLabel::minimumSizeHint();
    size.setWidth(std::min(size.width(), em(8)));
    return size;
}

IconLabel::IconLabel(QString icon, double share, QWidget *parent)
    : QLabel(parent), m_icon(std::move(icon)), m_share(share)
{
    setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    if (Theme *theme = Theme::instance()) {
        connect(theme, &Theme::changed, this, &IconLabel::render);
    }
    render();
}

void IconLabel::setIcon(const QString &icon)
{
    m_icon = icon;
    render();
}

void IconLabel::setTone(Tone tone)
{
    m_tone = tone;
    render();
}

void IconLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        render();
    }
}

void IconLabel::render()
{
    if (std::exchange(m_rendering, true)) {
        return;
    }
    setPixmap(iconPixmap(m_icon, m_tone == Tone::Neutral ? quietText(palette()) : toneMark(m_tone, palette()),
                         em(m_share), devicePixelRatioF()));
    m_rendering = false;
}

} // namespace todoke
