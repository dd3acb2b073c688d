// SPDX-License-Identifier: MIT
#include "app/desktop/steps/result_page.h"

#include "app/desktop/look/theme.h"
#include "app/desktop/session/case_session.h"
#include "app/desktop/steps/result_details.h"
#include "app/desktop/widgets/card.h"
#include "app/desktop/widgets/evidence_panel.h"
#include "app/desktop/widgets/info_row.h"
#include "app/desktop/widgets/labels.h"
#include "app/desktop/words/language.h"
#include "app/desktop/words/text.h"
#include "app/desktop/words/wording.h"
#include "core/bounce/backscatter.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace todoke {

namespace {

QStringList stepTexts(const Knowledge &knowledge, const std::vector<StepId> &steps)
{
    QStringList texts;
    for (const StepId &id : steps) {
        if (const Step *step = knowledge.find(id)) {
            texts << inUi(step->text);
        }
    }
    return texts;
}

Tone toneOf(ReportKind kind)
{
    switch (kind) {
    case ReportKind::Delay:
        return Tone::Warning;
    case ReportKind::Delivered:
    case ReportKind::Receipt:
    case ReportKind::AutoReply:
        return Tone::Good;
    case ReportKind::Bounce:
    case ReportKind::Fragment:
        return Tone::Info;
    default:
        return Tone::Neutral;
    }
}

} // namespace

ResultPage::ResultPage(CaseSession &caseSession, MessageArea &messageArea, QWidget *parent)
    : StepPage(2, caseSession, messageArea, parent), m_recipientRow(new QWidget(this)),
      m_recipients(new QComboBox(m_recipientRow)), m_answer(new Card(this)),
      m_mark(new IconLabel(QStringLiteral("returned"), 2.2, m_answer)),
      m_title(new TextLabel(TextRole::Title, QStringLiteral("causeTitle"), m_answer)),
      m_happened(new TextLabel(TextRole::Body, QStringLiteral("happened"), m_answer)),
      m_where(new InfoRow(QStringLiteral("stopped"), tr("Where did it stop?"), QStringLiteral("where"), this)),
      m_who(new InfoRow(QStringLiteral("person"), tr("Who can put it right?"), QStringLiteral("who"), this)),
      m_steps(new InfoRow(QStringLiteral("todo"), tr("What to do now"), QStringLiteral("steps"), this)),
      m_sure(new InfoRow(QStringLiteral("gauge"), tr("How sure is this?"), QStringLiteral("sure"), this)),
      m_evidence(new EvidencePanel(this)), m_details(new ResultDetails(this))
{
    buildRecipients();
    buildAnswer();
    column()->addWidget(m_details);
    column()->addStretch(1);
    connect(&session(), &CaseSession::analysisReady, this, &StepPage::invalidate);
    connect(&session(), &CaseSession::knowledgeReady, this, &StepPage::invalidate);
    connect(&session(), &CaseSession::caseChanged, this, &StepPage::invalidate);
}

void ResultPage::buildRecipients()
{
    m_recipients->setObjectName(QStringLiteral("recipients"));
    m_recipients->setAccessibleName(tr("Recipient"));
    m_recipients->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto *label = new QLabel(tr("&Recipient"), m_recipientRow);
    label->setBuddy(m_recipients);
    auto *row = new QHBoxLayout(m_recipientRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(label);
    row->addWidget(m_recipients, 1);
    column()->addWidget(m_recipientRow);
    connect(m_recipients, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index >= 0 && session().analysis() != nullptr) {
            showRecipient(static_cast<std::size_t>(index));
        }
    });
}

void ResultPage::buildAnswer()
{
    m_answer->setObjectName(QStringLiteral("answer"));
    auto *words = new QVBoxLayout;
    words->setSpacing(em(0.2));
    words->addWidget(m_title);
    words->addWidget(m_happened);
    auto *head = new QHBoxLayout;
    head->setSpacing(em(0.8));
    head->addWidget(m_mark, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    m_answer->body()->addLayout(head);
    auto *rest = new Card(this);
    rest->setObjectName(QStringLiteral("advice"));
    rest->body()->setSpacing(em(0.8));
    for (InfoRow *row : {m_where, m_who, m_steps, m_sure}) {
        rest->body()->addWidget(row);
    }
    column()->addWidget(m_answer);
    column()->addWidget(rest);
}

void ResultPage::focusFirst()
{
    if (m_recipientRow->isVisible()) {
        m_recipients->setFocus(Qt::OtherFocusReason);
    } else {
        m_evidence->focusList();
    }
}

void ResultPage::nextEvidence()
{
    m_evidence->move(1);
}

void ResultPage::previousEvidence()
{
    m_evidence->move(-1);
}

void ResultPage::refresh()
{
    const AnalysisPtr &analysis = session().analysis();
    if (analysis == nullptr || session().knowledge() == nullptr) {
        m_recipientRow->hide();
        m_title->setWords(session().isReading() ? tr("Reading …") : tr("Nothing to show yet"));
        m_happened->setWords({});
        return;
    }
    refreshRecipients(*analysis);
    const auto main = analysis->mainRecipient();
    if (!main) {
        showNoFailure(*analysis);
        return;
    }
    showRecipient(static_cast<std::size_t>(std::max(0, m_recipients->currentIndex())));
}

void ResultPage::refreshRecipients(const Analysis &analysis)
{
    const std::vector<RecipientOutcome> &recipients = analysis.report().recipients;
    const QSignalBlocker quiet(m_recipients);
    if (m_shown != session().analysis()) {
        m_shown = session().analysis();
        m_recipients->clear();
        for (const RecipientOutcome &outcome : recipients) {
            m_recipients->addItem(fromUtf8(outcome.originalAddress.value_or(outcome.address).value));
        }
        m_recipients->setCurrentIndex(static_cast<int>(analysis.mainRecipient().value_or(0)));
    }
    m_recipientRow->setVisible(recipients.size() > 1);
}

QString ResultPage::actorName(const Analysis &analysis, Actor actor) const
{
    const ActorWords *words = session().knowledge()->find(actor);
    QString name = words != nullptr ? inUi(words->name) : QString();
    const Provider *provider = session().knowledge()->find(analysis.diagnosis().provider);
    if (actor == Actor::Provider && provider != nullptr) {
        name = tr("%1: %2", "who can fix it, name of the company").arg(name, inUi(provider->name));
    }
    return name;
}

void ResultPage::showRecipient(std::size_t index)
{
    const Analysis &analysis = *session().analysis();
    const Knowledge &knowledge = *session().knowledge();
    if (index >= analysis.diagnosis().recipients.size()) {
        showNoFailure(analysis);
        return;
    }
    const RecipientDiagnosis &diagnosis = analysis.diagnosis().recipients[index];
    const Cause *cause = knowledge.find(diagnosis.cause);
    const ActorWords *actor = knowledge.find(diagnosis.actor);
    m_answer->setTone(toneOf(analysis.report().kind));
    m_mark->setTone(toneOf(analysis.report().kind));
    m_mark->setIcon(analysis.report().kind == ReportKind::Delay ? QStringLiteral("clock") : QStringLiteral("returned"));
    m_title->setWords(cause != nullptr ? inUi(cause->title) : fromUtf8(diagnosis.cause.value));
    const QString happened = cause != nullptr ? inUi(cause->happened) : QString();
    m_happened->setWords(isBackscatter(analysis.report())
                             ? tr("You did not send this mail, it seems: somebody else used your address as the "
                                  "sender. There is nothing to mend.") +
                                   QLatin1Char('\n') + happened
                             : happened);
    m_where->setAnswer(cause != nullptr ? inUi(cause->where) : QString());
    const QString why = !diagnosis.why.empty() ? inUi(diagnosis.why)
                        : actor != nullptr     ? inUi(actor->explanation)
                                               : QString();
    m_who->setAnswer(actorName(analysis, diagnosis.actor), why);
    // How long it takes is known for the cause's own way out, not for the one that another person has to go.
    const bool ownWay = cause != nullptr && cause->actor == diagnosis.actor;
    m_steps->setNumbered(stepTexts(knowledge, diagnosis.steps), ownWay ? inUi(cause->usualTime) : QString());
    m_sure->setAnswer(wording::confidence(diagnosis.confidence));
    m_evidence->show(session().analysis(), evidenceFor(analysis.diagnosis(), index));
    m_details->show(session().analysis(), session().knowledge(), index);
}

void ResultPage::showNoFailure(const Analysis &analysis)
{
    const Knowledge &knowledge = *session().knowledge();
    const bool known = analysis.facts.verdict == IntakeFacts::Verdict::NotAFailure;
    const Cause *cause = knowledge.find(analysis.diagnosis().cause);
    m_answer->setTone(known ? toneOf(analysis.report().kind) : Tone::Neutral);
    m_mark->setTone(Tone::Neutral);
    m_mark->setIcon(known ? QStringLiteral("good") : QStringLiteral("info"));
    m_title->setWords(wording::noFailure(analysis.report().kind));
    m_happened->setWords(wording::hint(analysis.facts));
    m_where->setAnswer({});
    m_who->setAnswer({});
    m_steps->setNumbered(cause != nullptr && !known ? stepTexts(knowledge, cause->steps) : QStringList());
    m_sure->setAnswer(known ? QString() : wording::confidence(Confidence::None));
    m_evidence->show(session().analysis(), evidenceFor(analysis.diagnosis(), 0));
    m_details->show(session().analysis(), session().knowledge(), 0);
}

void ResultPage::resizeEvent(QResizeEvent *event)
{
    StepPage::resizeEvent(event);
    arrange();
}

void ResultPage::arrange()
{
    const bool sideBySide = width() >= em(42);
    if (m_arranged && sideBySide == m_sideBySide) {
        return;
    }
    m_arranged = true;
    m_sideBySide = sideBySide;
    auto *whole = static_cast<QVBoxLayout *>(layout());
    if (sideBySide) {
        // One row: the answer, and the notice beside it.
        whole->removeWidget(scroll());
        whole->removeWidget(m_evidence);
        auto *row = new QHBoxLayout;
        row->setSpacing(0);
        row->addWidget(scroll(), 5);
        row->addWidget(m_evidence, 4);
        whole->addLayout(row);
        m_evidence->setStandsAlone(true);
    } else {
        if (QLayoutItem *row = whole->takeAt(0)) {
            delete row->layout();
        }
        whole->addWidget(scroll());
        column()->insertWidget(column()->indexOf(m_details), m_evidence);
        m_evidence->setStandsAlone(false);
    }
}

} // namespace todoke
