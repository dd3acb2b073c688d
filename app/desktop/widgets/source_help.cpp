// SPDX-License-Identifier: MIT
#include "app/desktop/widgets/source_help.h"

#include "app/desktop/look/theme.h"
#include "app/desktop/widgets/labels.h"
#include "app/desktop/words/language.h"

#include <QComboBox>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QVBoxLayout>

namespace todoke {

namespace {

QJsonArray programs()
{
    QFile file(QStringLiteral(":/help/mail_source.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("programs")).toArray();
}

/// The steps as lines "1. …".
QString stepsOf(const QJsonObject &program)
{
    const QJsonArray steps =
        program.value(QStringLiteral("steps")).toObject().value(toLanguageName(uiLanguage())).toArray();
    QStringList lines;
    for (const auto &step : steps) {
        lines << (steps.size() > 1 ? QStringLiteral("%1. %2").arg(lines.size() + 1).arg(step.toString())
                                   : step.toString());
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

SourceHelp::SourceHelp(QWidget *parent)
    : Fold(tr("&How to get the whole text of a mail"), QStringLiteral("sourceHelp"), parent)
{
    const QJsonArray all = programs();
    auto *ask = new QLabel(tr("Your &mail program"), this);
    auto *choice = new QComboBox(this);
    choice->setObjectName(QStringLiteral("mailProgram"));
    choice->setAccessibleName(tr("Your mail program"));
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(24);
    ask->setBuddy(choice);
    auto *steps = new TextLabel(TextRole::Body, QStringLiteral("sourceSteps"), this);
    for (const auto &program : all) {
        choice->addItem(
            program.toObject().value(QStringLiteral("name")).toObject().value(toLanguageName(uiLanguage())).toString());
    }
    const auto show = [all, steps](int index) { steps->setWords(stepsOf(all.at(index).toObject())); };
    connect(choice, &QComboBox::currentIndexChanged, this, show);
    body()->addWidget(ask);
    body()->addWidget(choice, 0, Qt::AlignLeft);
    body()->addWidget(steps);
    if (!all.isEmpty()) {
        show(0);
    }
}

} // namespace todoke
