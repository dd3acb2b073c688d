// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QPlainTextEdit>

namespace todoke {

/// The box for the notice. It keeps what was pasted byte for byte (as UTF-8), also where the box cannot show it so; Tab
/// leaves it. A very long text or a file is shown by its beginning and cannot be edited, only replaced.
class PasteEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PasteEdit(QWidget *parent = nullptr);

    /// What the user gave, as UTF-8.
    [[nodiscard]] QByteArray given() const { return m_given; }
    [[nodiscard]] bool holds(const QByteArray &input) const { return m_given.isSharedWith(input) || m_given == input; }
    /// Shows something that came from elsewhere (a file, a kept case) without telling of a change.
    void showGiven(const QByteArray &given, const QString &shown, bool editable);
    /// Shows another text for a while, read-only; an empty one brings back what was given.
    void showInstead(const QString &text);
    /// Takes the text of the clipboard as the whole input.
    void replaceByClipboard();

Q_SIGNALS:
    /// By typing; more may follow at once.
    void typed();
    /// By a paste: complete.
    void pasted();

protected:
    void insertFromMimeData(const QMimeData *source) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void onContentsChange();
    void replaceBy(const QString &text);
    void show(const QString &text, bool editable);

    QByteArray m_given;
    bool m_loading = false;
    bool m_instead = false;
    bool m_editable = true;
    QString m_shown;
};

} // namespace todoke
