// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/look/palette.h"

#include <QWidget>

class QVBoxLayout;

namespace todoke {

class IconLabel;
class TextLabel;

/// A question in small letters and its answer below it, with an icon at the left: "Who can put it right? Your hosting
/// company".
class InfoRow : public QWidget
{
    Q_OBJECT

public:
    InfoRow(const QString &icon, const QString &question, const QString &objectName, QWidget *parent = nullptr);

    /// The answer; a line of second rank may stand below it.
    void setAnswer(const QString &answer, const QString &below = {});
    /// Answers counted from 1, each on a line of its own.
    void setNumbered(const QStringList &answers, const QString &below = {});
    void setIconTone(Tone tone);
    void setIcon(const QString &icon);

private:
    void clearAnswers();

    IconLabel *m_icon;
    QVBoxLayout *m_answers;
    TextLabel *m_below;
};

} // namespace todoke
