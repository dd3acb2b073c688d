// SPDX-License-Identifier: MIT
#include "app/desktop/widgets/paste_edit.h"

#include "app/desktop/look/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>

#include <memory>
#include <utility>

namespace todoke {

namespace {

constexpr qsizetype longestEditable = 262144; // characters: above, the box would hold up the window

/// The text of a document without what QPlainTextEdit::toPlainText() changes on the way: no-break spaces stay.
QString exactText(const QTextDocument *document)
{
    QString text = document->toRawText();
    text.replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
    text.replace(QChar::LineSeparator, QLatin1Char('\n'));
    return text;
}

} // namespace

PasteEdit::PasteEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setLineWrapMode(WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setTextRole(this, TextRole::Mono);
    document()->setDocumentMargin(em(0.5));
    connect(this, &QPlainTextEdit::textChanged, this, &PasteEdit::onContentsChange);
}

void PasteEdit::show(const QString &text, bool editable)
{
    m_loading = true;
    setPlainText(text);
    setReadOnly(!editable);
    // A read-only box still takes the focus and a paste.
    setTextInteractionFlags(editable ? Qt::TextEditorInteraction
                                     : Qt::TextSelectableByKeyboard | Qt::TextSelectableByMouse);
    m_loading = false;
}

void PasteEdit::showGiven(const QByteArray &given, const QString &shown, bool editable)
{
    m_given = given;
    m_instead = false;
    m_editable = editable && shown.size() <= longestEditable;
    m_shown = shown.left(longestEditable);
    show(m_shown, m_editable);
}

void PasteEdit::showInstead(const QString &text)
{
    if (text.isEmpty()) {
        if (std::exchange(m_instead, false)) {
            show(m_shown, m_editable);
        }
        return;
    }
    if (!m_instead) {
        m_shown = m_editable ? exactText(document()) : m_shown;
    }
    m_instead = true;
    show(text, false);
}

void PasteEdit::onContentsChange()
{
    if (m_loading || m_instead) {
        return;
    }
    m_given = exactText(document()).toUtf8();
    Q_EMIT typed();
}

bool PasteEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return !source->hasUrls() && source->hasText();
}

void PasteEdit::insertFromMimeData(const QMimeData *source)
{
    const QString text = source->text();
    const bool whole = document()->isEmpty() || textCursor().selectedText().size() == document()->characterCount() - 1;
    if (whole || isReadOnly() || text.size() > longestEditable) {
        replaceBy(text);
        return;
    }
    m_loading = true;
    QPlainTextEdit::insertFromMimeData(source);
    m_loading = false;
    m_given = exactText(document()).toUtf8();
    Q_EMIT pasted();
}

void PasteEdit::replaceByClipboard()
{
    replaceBy(QApplication::clipboard()->text());
}

void PasteEdit::replaceBy(const QString &text)
{
    showGiven(text.toUtf8(), text, true);
    moveCursor(QTextCursor::Start);
    Q_EMIT pasted();
}

void PasteEdit::keyPressEvent(QKeyEvent *event)
{
    if (isReadOnly() && event->matches(QKeySequence::Paste)) {
        replaceByClipboard();
        return;
    }
    if (isReadOnly() && !m_instead && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        replaceBy({});
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void PasteEdit::contextMenuEvent(QContextMenuEvent *event)
{
    const std::unique_ptr<QMenu> menu(new QMenu(this));
    menu->addAction(tr("Paste"), this, &PasteEdit::replaceByClipboard)
        ->setEnabled(QApplication::clipboard()->mimeData() != nullptr);
    menu->addAction(tr("Copy"), this, &QPlainTextEdit::copy)->setEnabled(textCursor().hasSelection());
    menu->addAction(tr("Select all"), this, &QPlainTextEdit::selectAll);
    menu->addAction(tr("Empty the box"), this, [this] { replaceBy({}); })->setEnabled(!document()->isEmpty());
    menu->exec(event->globalPos());
}

} // namespace todoke
