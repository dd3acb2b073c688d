// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/session/raw_text.h"

#include <QPlainTextEdit>

#include <vector>

namespace todoke {

/// The notice as it came, with the evidence in it: a number in the margin, a bar beside the lines, a soft ground behind
/// the words; the current one is underlined as well. Colour is never the only sign.
class RawTextView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit RawTextView(QWidget *parent = nullptr);

    void setContent(const QString &text);
    /// Places numbered from 1 in this order.
    void setEvidence(std::vector<RawText::Range> places);
    [[nodiscard]] int currentEvidence() const { return m_current; }
    /// Marks a place as the current one and brings it into sight; -1 for none.
    void setCurrentEvidence(int index);

Q_SIGNALS:
    /// The caret went into a place.
    void evidenceEntered(int index);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Margin;
    void paintMargin(QPaintEvent *event);
    void paintPlace(QPainter &painter, std::size_t index) const;
    void updateSelections();
    void updateMargin();
    void onCaretMoved();
    [[nodiscard]] int marginWidth() const;
    [[nodiscard]] QRectF linesOf(const RawText::Range &place) const;

    Margin *m_margin;
    std::vector<RawText::Range> m_places;
    int m_current = -1;
    bool m_moving = false;
};

} // namespace todoke
