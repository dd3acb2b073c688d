// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/look/palette.h"

#include <QFrame>

class QVBoxLayout;

namespace todoke {

/// A quiet sheet that holds things that belong together.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);

    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    /// Neutral is paper; any other tone tints the sheet and marks its left edge.
    void setTone(Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_body;
    Tone m_tone = Tone::Neutral;
};

} // namespace todoke
