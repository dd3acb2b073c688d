// SPDX-License-Identifier: MIT
#include "app/desktop/steps/progress_page.h"

#include "app/desktop/look/icons.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/models/timeline_model.h"
#include "app/desktop/session/case_session.h"
#include "app/desktop/widgets/card.h"
#include "app/desktop/widgets/fitting_list_view.h"
#include "app/desktop/widgets/flow_layout.h"
#include "app/desktop/widgets/info_row.h"
#include "app/desktop/widgets/labels.h"
#include "app/desktop/widgets/two_line_delegate.h"
#include "app/desktop/words/language.h"
#include "app/desktop/words/wording.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace todoke {

namespace {

/// The last words on what helped; empty while nobody said.
QString whatHelped(const Case &value)
{
    const auto said = std::find_if(value.events.rbegin(), value.events.rend(), [](const CaseEvent &event) {
        return event.kind == EventKind::Solved && !event.text.isEmpty();
    });
    return said != value.events.rend() ? said->text : QString();
}

Tone toneOf(CaseState state)
{
    switch (state) {
    case CaseState::Solved:
        return Tone::Good;
    case CaseState::RetryFailed:
        return Tone::Warning;
    case CaseState::Sent:
    case CaseState::Answered:
        return Tone::Info;
    case CaseState::Draft:
        break;
    }
    return Tone::Neutral;
}

} // namespace

ProgressPage::ProgressPage(CaseSession &caseSession, MessageArea &messageArea, QWidget *parent)
    : StepPage(5, caseSession, messageArea, parent), m_state(new Card(this)),
      m_stateTitle(new TextLabel(TextRole::Title, QStringLiteral("state"), m_state)),
      m_sentOn(new InfoRow(QStringLiteral("sent"), tr("Request sent"), QStringLiteral("sentOn"), m_state)),
      m_retryOn(
          new InfoRow(QStringLiteral("clock"), tr("Try sending the mail again"), QStringLiteral("retryOn"), m_state)),
      m_answerBy(new InfoRow(QStringLiteral("mail"), tr("Answer expected by"), QStringLiteral("answerBy"), m_state)),
      m_retry(new QWidget(this)), m_arrived(new QPushButton(tr("It &arrived"), m_retry)),
      m_notYet(new QPushButton(tr("Not &yet"), m_retry)), m_helped(new QWidget(this)),
      m_helpedText(new QLineEdit(m_helped)),
      m_helpedLine(new TextLabel(TextRole::Body, QStringLiteral("helpedLine"), m_state)), m_number(new QLineEdit(this)),
      m_note(new QLineEdit(this)), m_timeline(new TimelineModel(this))
{
    buildState();
    buildRetry();
    buildNotes();
    buildTimeline();
    column()->addStretch(1);
    connect(&session(), &CaseSession::caseReplaced, this, &StepPage::invalidate);
    connect(&session(), &CaseSession::caseChanged, this, &StepPage::invalidate);
    connect(&session(), &CaseSession::analysisReady, this, &StepPage::invalidate);
}

void ProgressPage::buildState()
{
    m_state->setObjectName(QStringLiteral("stateCard"));
    m_state->body()->setSpacing(em(0.6));
    m_state->body()->addWidget(m_stateTitle);
    m_state->body()->addWidget(m_helpedLine);
    auto *dates = new QVBoxLayout;
    dates->setSpacing(em(0.6));
    for (InfoRow *row : {m_sentOn, m_answerBy, m_retryOn}) {
        dates->addWidget(row);
    }
    m_state->body()->addLayout(dates);
    column()->addWidget(m_state);
}

void ProgressPage::buildRetry()
{
    m_retry->setObjectName(QStringLiteral("retry"));
    auto *ask = new TextLabel(TextRole::Strong, QStringLiteral("retry.question"), m_retry);
    ask->setWords(tr("When you have sent the mail again: did it arrive?"));
    m_arrived->setObjectName(QStringLiteral("arrived"));
    m_arrived->setIcon(icon(QStringLiteral("good"), m_arrived));
    m_notYet->setObjectName(QStringLiteral("notYet"));
    m_notYet->setIcon(icon(QStringLiteral("returned"), m_notYet));
    auto *buttons = new FlowLayout;
    buttons->addWidget(m_arrived);
    buttons->addWidget(m_notYet);
    auto *whole = new QVBoxLayout(m_retry);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(ask);
    whole->addLayout(buttons);
    column()->addWidget(m_retry);
    connect(m_arrived, &QPushButton::clicked, this, &ProgressPage::noteArrived);
    connect(m_notYet, &QPushButton::clicked, this, &ProgressPage::noteNotYet);

    m_helped->setObjectName(QStringLiteral("helped"));
    auto *label = new QLabel(tr("What hel&ped? One line for the next time:"), m_helped);
    setTextRole(label, TextRole::Strong);
    label->setWordWrap(true);
    m_helpedText->setObjectName(QStringLiteral("helpedText"));
    m_helpedText->setAccessibleName(tr("What helped"));
    label->setBuddy(m_helpedText);
    auto *keep = new QPushButton(tr("&Keep"), m_helped);
    keep->setObjectName(QStringLiteral("keepHelped"));
    auto *line = new QHBoxLayout;
    line->addWidget(m_helpedText, 1);
    line->addWidget(keep);
    auto *column2 = new QVBoxLayout(m_helped);
    column2->setContentsMargins(0, 0, 0, 0);
    column2->addWidget(label);
    column2->addLayout(line);
    column()->addWidget(m_helped);
    connect(keep, &QPushButton::clicked, this, &ProgressPage::solved);
    connect(m_helpedText, &QLineEdit::returnPressed, this, &ProgressPage::solved);
}

void ProgressPage::buildNotes()
{
    auto *number = new QLabel(tr("&Reception number of the hosting company"), this);
    number->setBuddy(m_number);
    m_number->setObjectName(QStringLiteral("receptionNumber"));
    m_number->setAccessibleName(tr("Reception number"));
    m_number->setMaximumWidth(em(20));
    connect(m_number, &QLineEdit::textEdited, this,
            [this](const QString &text) { session().setReceptionNumber(text.trimmed()); });
    auto *note = new QLabel(tr("N&ote"), this);
    note->setBuddy(m_note);
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setPlaceholderText(tr("For example: telephoned, answer tomorrow"));
    auto *add = new QPushButton(tr("A&dd"), this);
    add->setObjectName(QStringLiteral("addNote"));
    connect(add, &QPushButton::clicked, this, &ProgressPage::addNote);
    connect(m_note, &QLineEdit::returnPressed, this, &ProgressPage::addNote);
    auto *line = new QHBoxLayout;
    line->setSpacing(em(0.5));
    line->addWidget(m_note, 1);
    line->addWidget(add);
    for (QLabel *label : {number, note}) {
        label->setWordWrap(true);
        setTextRole(label, TextRole::Caption);
    }
    auto *fields = new QVBoxLayout;
    fields->setSpacing(em(0.15));
    fields->addWidget(number);
    fields->addWidget(m_number);
    fields->addSpacing(em(0.4));
    fields->addWidget(note);
    fields->addLayout(line);
    column()->addLayout(fields);
}

void ProgressPage::buildTimeline()
{
    auto *card = new Card(this);
    card->setObjectName(QStringLiteral("timelineCard"));
    auto *title = new TextLabel(TextRole::Strong, QStringLiteral("timelineTitle"), card);
    title->setWords(tr("What happened so far"));
    auto *list = new FittingListView(QStringLiteral("timeline"), 100, card);
    list->setAccessibleName(tr("What happened so far"));
    list->setModel(m_timeline);
    TwoLineDelegate::Roles roles;
    roles.subtitle = TimelineModel::SubtitleRole;
    roles.lead = TimelineModel::MomentRole;
    list->setItemDelegate(new TwoLineDelegate(roles, list));
    card->body()->addWidget(title);
    card->body()->addWidget(list);
    column()->addWidget(card);
}

void ProgressPage::focusFirst()
{
    (m_retry->isVisible() ? static_cast<QWidget *>(m_arrived) : m_note)->setFocus(Qt::OtherFocusReason);
}

void ProgressPage::refresh()
{
    const Case &value = session().current();
    showState();
    m_retry->setVisible(value.state != CaseState::Solved);
    m_helped->setVisible(value.state == CaseState::Solved && whatHelped(value).isEmpty());
    if (m_number->text().trimmed() != value.receptionNumber) {
        m_number->setText(value.receptionNumber);
    }
    m_timeline->setEvents(value.events, session().now().date());
}

void ProgressPage::showState()
{
    const Case &value = session().current();
    const QDate today = session().now().date();
    const auto day = [today](const std::optional<QDate> &date) { return date ? dayWords(*date, today) : QString(); };
    m_state->setTone(toneOf(value.state));
    m_stateTitle->setWords(wording::state(value.state));
    const QString helped = whatHelped(value);
    m_helpedLine->setWords(helped.isEmpty() ? QString() : tr("What helped: %1").arg(helped));
    m_sentOn->setAnswer(day(value.sentOn));
    m_retryOn->setAnswer(day(value.retryOn),
                         value.retryOn && *value.retryOn <= today ? tr("It is time to try.") : QString());
    const bool overdue = value.answerBy && *value.answerBy < today;
    m_answerBy->setAnswer(day(value.answerBy),
                          overdue ? tr("That day has passed. Ask again: step 4, \"Second request\".") : QString());
    m_answerBy->setIconTone(overdue ? Tone::Warning : Tone::Neutral);
}

void ProgressPage::noteArrived()
{
    session().markRetried(true);
    Q_EMIT said(tr("Noted: it arrived."));
    m_helpedText->setFocus(Qt::OtherFocusReason);
}

void ProgressPage::noteNotYet()
{
    session().markRetried(false);
    Q_EMIT said(tr("Noted: not yet. Try again on the day that is shown."));
}

void ProgressPage::addNote()
{
    session().addNote(m_note->text());
    m_note->clear();
}

void ProgressPage::solved()
{
    if (!m_helpedText->text().trimmed().isEmpty()) {
        session().markSolved(m_helpedText->text().trimmed());
        m_helpedText->clear();
    }
}

} // namespace todoke
