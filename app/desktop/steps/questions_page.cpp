// SPDX-License-Identifier: MIT
#include "app/desktop/steps/questions_page.h"

#include "app/desktop/look/theme.h"
#include "app/desktop/session/case_session.h"
#include "app/desktop/widgets/card.h"
#include "app/desktop/widgets/flow_layout.h"
#include "app/desktop/widgets/labels.h"
#include "app/desktop/words/text.h"

#include <QButtonGroup>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace todoke {

namespace {

Answer answerOf(const QButtonGroup *group)
{
    const int id = group->checkedId();
    return id < 0 ? Answer::NotSaid : static_cast<Answer>(id);
}

void setAnswer(QButtonGroup *group, Answer answer)
{
    if (QAbstractButton *button = group->button(static_cast<int>(answer))) {
        button->setChecked(true);
    }
}

} // namespace

QuestionsPage::QuestionsPage(CaseSession &caseSession, MessageArea &messageArea, QWidget *parent)
    : StepPage(3, caseSession, messageArea, parent), m_sheet(nullptr), m_others(nullptr), m_onlyThisAddress(nullptr),
      m_again(nullptr), m_since(nullptr), m_count(nullptr), m_tried(nullptr)
{
    addTitle(tr("A few questions"), tr("Your answers go into the request. Leave open what you do not know."));
    auto *card = new Card(this);
    card->setObjectName(QStringLiteral("questions"));
    card->body()->setSpacing(em(0.3));
    m_sheet = card;
    column()->addWidget(card);
    m_others = addChoice(tr("Does mail to other people arrive?"), QStringLiteral("others"));
    m_onlyThisAddress =
        addChoice(tr("Does it happen with this sender address only?"), QStringLiteral("onlyThisAddress"));
    m_again = addChoice(tr("Did you try to send it again?"), QStringLiteral("again"));
    m_since = addLine(tr("&Since when does it happen?"), QStringLiteral("since"),
                      tr("For example: since Monday, or 18 November"));
    m_count = addLine(tr("How &many mails came back?"), QStringLiteral("count"), tr("For example: 3"));
    addTried();
    auto *outside = new TextLabel(TextRole::Caption, QStringLiteral("outside"), this);
    outside->setWords(tr("Todoke asks nobody outside this computer."));
    column()->addWidget(outside);
    column()->addStretch(1);
    connect(&session(), &CaseSession::caseReplaced, this, &QuestionsPage::showCase);
    showCase();
}

QButtonGroup *QuestionsPage::addChoice(const QString &question, const QString &name)
{
    auto *label = new TextLabel(TextRole::Strong, name + QStringLiteral(".question"), m_sheet);
    label->setWords(question);
    auto *group = new QButtonGroup(this);
    group->setObjectName(name);
    auto *row = new FlowLayout;
    const std::pair<Answer, QString> choices[] = {
        {Answer::Yes, tr("Yes")}, {Answer::No, tr("No")}, {Answer::NotSaid, tr("I do not know")}};
    for (const auto &[answer, words] : choices) {
        auto *button = new QRadioButton(words, m_sheet);
        button->setObjectName(QStringLiteral("%1.%2").arg(name).arg(static_cast<int>(answer)));
        button->setAccessibleName(QStringLiteral("%1 %2").arg(question, words));
        button->setMinimumWidth(em(5));
        group->addButton(button, static_cast<int>(answer));
        row->addWidget(button);
    }
    auto *column = static_cast<QVBoxLayout *>(m_sheet->layout());
    column->addWidget(label);
    column->addLayout(row);
    column->addSpacing(em(0.4));
    connect(group, &QButtonGroup::idToggled, this, &QuestionsPage::take);
    return group;
}

QLineEdit *QuestionsPage::addLine(const QString &question, const QString &name, const QString &example)
{
    auto *label = new QLabel(question, m_sheet);
    setTextRole(label, TextRole::Strong);
    auto *line = new QLineEdit(m_sheet);
    line->setObjectName(name);
    line->setPlaceholderText(example);
    line->setAccessibleName(QString(question).remove(QLatin1Char('&')));
    line->setMaximumWidth(em(26));
    label->setBuddy(line);
    auto *column = static_cast<QVBoxLayout *>(m_sheet->layout());
    column->addWidget(label);
    column->addWidget(line);
    column->addSpacing(em(0.4));
    connect(line, &QLineEdit::textEdited, this, &QuestionsPage::take);
    return line;
}

void QuestionsPage::addTried()
{
    auto *label = new QLabel(tr("What did you &try already?"), m_sheet);
    setTextRole(label, TextRole::Strong);
    m_tried = new QPlainTextEdit(m_sheet);
    m_tried->setObjectName(QStringLiteral("tried"));
    m_tried->setAccessibleName(tr("What did you try already?"));
    m_tried->setPlaceholderText(tr("For example: checked the spelling, sent it from web mail, changed the password"));
    m_tried->setTabChangesFocus(true);
    m_tried->setFixedHeight(em(4.2));
    label->setBuddy(m_tried);
    m_sheet->layout()->addWidget(label);
    m_sheet->layout()->addWidget(m_tried);
    connect(m_tried, &QPlainTextEdit::textChanged, this, &QuestionsPage::take);
}

void QuestionsPage::focusFirst()
{
    if (QAbstractButton *checked = m_others->checkedButton()) {
        checked->setFocus(Qt::OtherFocusReason);
    }
}

void QuestionsPage::take()
{
    if (m_showing) {
        return;
    }
    Answers answers;
    answers.otherRecipientsWork = answerOf(m_others);
    answers.onlyThisSenderAddress = answerOf(m_onlyThisAddress);
    answers.triedAgain = answerOf(m_again);
    answers.since = m_since->text().toStdString();
    answers.count = m_count->text().toStdString();
    answers.tried = m_tried->toPlainText().toStdString();
    session().answer(answers);
}

void QuestionsPage::showCase()
{
    const Answers &answers = session().current().answers;
    m_showing = true;
    setAnswer(m_others, answers.otherRecipientsWork);
    setAnswer(m_onlyThisAddress, answers.onlyThisSenderAddress);
    setAnswer(m_again, answers.triedAgain);
    m_since->setText(fromUtf8(answers.since));
    m_count->setText(fromUtf8(answers.count));
    m_tried->setPlainText(fromUtf8(answers.tried));
    m_showing = false;
}

} // namespace todoke
