// SPDX-License-Identifier: MIT
#include "app/desktop/widgets/raw_text_view.h"

#include "app/desktop/look/palette.h"
#include "app/desktop/look/theme.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>
#include <utility>

namespace todoke {

/// Painted by its view.
class RawTextView::Margin : public QWidget
{
public:
    explicit Margin(RawTextView *view) : QWidget(view), m_view(view) {}

protected:
    void paintEvent(QPaintEvent *event) override { m_view->paintMargin(event); }

private:
    RawTextView *m_view;
};

RawTextView::RawTextView(QWidget *parent) : QPlainTextEdit(parent), m_margin(new Margin(this))
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByKeyboard | Qt::TextSelectableByMouse);
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setTextRole(this, TextRole::Mono);
    document()->setDocumentMargin(em(0.4));
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &RawTextView::onCaretMoved);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &, int) { m_margin->update(); });
    updateMargin();
}

int RawTextView::marginWidth() const
{
    return em(1.9);
}

void RawTextView::setContent(const QString &text)
{
    m_moving = true;
    m_places.clear();
    m_current = -1;
    setPlainText(text);
    m_moving = false;
}

void RawTextView::setEvidence(std::vector<RawText::Range> places)
{
    m_places = std::move(places);
    m_current = -1;
    updateSelections();
}

void RawTextView::setCurrentEvidence(int index)
{
    if (index == m_current || index >= static_cast<int>(m_places.size())) {
        return;
    }
    m_current = index;
    if (index >= 0) {
        m_moving = true;
        QTextCursor cursor(document());
        cursor.setPosition(std::min(m_places[static_cast<std::size_t>(index)].begin, document()->characterCount() - 1));
        setTextCursor(cursor);
        centerCursor();
        m_moving = false;
    }
    updateSelections();
}

void RawTextView::onCaretMoved()
{
    if (m_moving) {
        return;
    }
    const int at = textCursor().position();
    int smallest = -1;
    for (std::size_t n = 0; n < m_places.size(); ++n) {
        const RawText::Range &place = m_places[n];
        if (at >= place.begin && at < place.end() &&
            (smallest < 0 || place.size < m_places[static_cast<std::size_t>(smallest)].size)) {
            smallest = static_cast<int>(n);
        }
    }
    if (smallest >= 0 && smallest != m_current) {
        m_current = smallest;
        updateSelections();
        Q_EMIT evidenceEntered(smallest);
    }
}

void RawTextView::updateSelections()
{
    QList<QTextEdit::ExtraSelection> selections;
    const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
    const QColor base = palette().color(QPalette::Base);
    const auto mark = [&](std::size_t index, bool current) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        const int last = document()->characterCount() - 1;
        selection.cursor.setPosition(std::min(m_places[index].begin, last));
        selection.cursor.setPosition(std::min(m_places[index].end(), last), QTextCursor::KeepAnchor);
        selection.format.setBackground(mixed(base, accent, current ? 0.30 : 0.14));
        if (current) {
            selection.format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
            selection.format.setUnderlineColor(accent);
        }
        selections.append(selection);
    };
    for (std::size_t n = 0; n < m_places.size(); ++n) {
        if (static_cast<int>(n) != m_current) {
            mark(n, false);
        }
    }
    if (m_current >= 0) {
        mark(static_cast<std::size_t>(m_current), true);
    }
    setExtraSelections(selections);
    m_margin->update();
}

void RawTextView::updateMargin()
{
    setViewportMargins(marginWidth(), 0, 0, 0);
    const QRect area = contentsRect();
    m_margin->setGeometry(area.left(), area.top(), marginWidth(), area.height());
}

void RawTextView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    updateMargin();
}

void RawTextView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateMargin();
    } else if (event->type() == QEvent::PaletteChange) {
        updateSelections();
    }
}

QRectF RawTextView::linesOf(const RawText::Range &place) const
{
    const auto rectAt = [this](int position) {
        QTextCursor cursor(document());
        cursor.setPosition(std::clamp(position, 0, document()->characterCount() - 1));
        return cursorRect(cursor);
    };
    const QRect first = rectAt(place.begin);
    const QRect last = rectAt(std::max(place.begin, place.end() - 1));
    return QRectF(0, first.top(), marginWidth(), last.bottom() - first.top() + 1);
}

void RawTextView::paintMargin(QPaintEvent *event)
{
    QPainter painter(m_margin);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(event->rect(), palette().color(QPalette::AlternateBase));
    for (std::size_t n = 0; n < m_places.size(); ++n) {
        if (static_cast<int>(n) != m_current) {
            paintPlace(painter, n);
        }
    }
    if (m_current >= 0) {
        paintPlace(painter, static_cast<std::size_t>(m_current));
    }
}

void RawTextView::paintPlace(QPainter &painter, std::size_t index) const
{
    const RawText::Range &place = m_places[index];
    const QTextBlock block = document()->findBlock(place.begin);
    const QTextBlock end = document()->findBlock(place.end());
    if (end.blockNumber() < firstVisibleBlock().blockNumber() ||
        cursorRect(QTextCursor(block)).top() > viewport()->height()) {
        return;
    }
    const bool current = static_cast<int>(index) == m_current;
    const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
    const QRectF lines = linesOf(place);
    const qreal bar = em(current ? 0.28 : 0.16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(accent);
    painter.drawRoundedRect(QRectF(marginWidth() - bar - em(0.1), lines.top(), bar, lines.height()), bar / 2, bar / 2);

    const qreal size = em(1.1);
    const QRectF ring(em(0.15), lines.top() + 1, size, size);
    painter.setBrush(current ? accent : palette().color(QPalette::Base));
    painter.setPen(QPen(accent, 1.3));
    painter.drawEllipse(ring);
    painter.setFont(fontFor(TextRole::Caption));
    painter.setPen(palette().color(current ? QPalette::HighlightedText : QPalette::Text));
    painter.drawText(ring, Qt::AlignCenter, QString::number(index + 1));
}

} // namespace todoke
