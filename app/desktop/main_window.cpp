// SPDX-License-Identifier: MIT
#include "app/desktop/main_window.h"

#include "app/desktop/accessibility/announcer.h"
#include "app/desktop/look/icons.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/steps/intake_page.h"
#include "app/desktop/steps/progress_page.h"
#include "app/desktop/steps/questions_page.h"
#include "app/desktop/steps/request_page.h"
#include "app/desktop/steps/result_page.h"
#include "app/desktop/widgets/bottom_bar.h"
#include "app/desktop/widgets/case_sidebar.h"
#include "app/desktop/widgets/labels.h"
#include "app/desktop/widgets/message_area.h"
#include "app/desktop/widgets/step_bar.h"
#include "app/desktop/words/language.h"
#include "app/desktop/words/text.h"
#include "app/desktop/words/wording.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace todoke {

namespace {

/// The first file of a drag; empty for anything else.
QString droppedFile(const QMimeData *data)
{
    if (data == nullptr || !data->hasUrls()) {
        return {};
    }
    const QList<QUrl> urls = data->urls();
    return urls.isEmpty() || !urls.front().isLocalFile() ? QString() : urls.front().toLocalFile();
}

} // namespace

MainWindow::MainWindow(CaseSession &session, CaseKeeper &keeper, QWidget *parent)
    : QMainWindow(parent), m_session(session), m_keeper(keeper)
{
    setObjectName(QStringLiteral("window"));
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    build();
    buildShortcuts();
    restoreGeometryOrDefault();
    page()->focusFirst();
    qApp->installEventFilter(this);

    connect(&m_session, &CaseSession::stepChanged, this, [this](int step) {
        showStep(step);
        m_bottom->setStatus({});
        announce(m_bottom, tr("Step %1: %2").arg(step).arg(wording::stepName(step)));
        page()->focusFirst();
    });
    connect(&m_session, &CaseSession::caseReplaced, this, [this] {
        for (const char *key : {"mailbox", "notAdvised", "noMail", "earlier"}) {
            m_messages->clear(QString::fromLatin1(key));
        }
        m_bottom->setStatus({});
        showStep(m_session.current().step);
        page()->focusFirst();
    });
    connect(&m_session, &CaseSession::readingChanged, this, &MainWindow::refreshBars);
    connect(&m_session, &CaseSession::analysisReady, this, &MainWindow::onAnalysis);
    connect(&m_session, &CaseSession::caseChanged, this, &MainWindow::refreshBars);
    connect(&m_session, &CaseSession::casesChanged, this, &MainWindow::refreshBars);
    connect(&m_session, &CaseSession::knowledgeReady, this, [this] {
        refreshBars();
        showKnowledgeMistakes();
        for (const KnowledgeError &error : m_session.knowledge()->errors) {
            qWarning("todoke: %s", error.toText().c_str());
        }
    });
    connect(&m_keeper, &CaseKeeper::trouble, this, &MainWindow::onStoreTrouble);
    if (const auto &trouble = m_keeper.openingTrouble()) {
        onStoreTrouble(trouble->error, trouble->kept);
    }
    connect(&m_keeper, &CaseKeeper::recovered, this, [this] {
        m_storeMessage.clear();
        m_messages->clear(QStringLiteral("store"));
        say(tr("Cases are kept again."));
    });
}

void MainWindow::build()
{
    setWindowTitle(tr("Todoke"));
    buildMenu();
    auto *central = new QWidget(this);
    central->setObjectName(QStringLiteral("central"));
    m_sidebar = new CaseSidebar(central);
    m_sidebar->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    m_steps = new StepBar(central);
    m_messages = new MessageArea(central);
    m_pages = new QStackedWidget(central);
    m_pages->setObjectName(QStringLiteral("pages"));
    m_bottom = new BottomBar(central);
    buildPages();

    auto *head = new QVBoxLayout;
    head->setContentsMargins(em(0.7), em(0.5), em(0.7), 0);
    head->setSpacing(em(0.5));
    head->addWidget(m_steps);
    head->addWidget(m_messages);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addLayout(head);
    right->addWidget(m_pages, 1);
    auto *upper = new QHBoxLayout;
    upper->setSpacing(0);
    upper->addWidget(m_sidebar);
    upper->addLayout(right, 1);
    auto *whole = new QVBoxLayout(central);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(upper, 1);
    whole->addWidget(m_bottom);
    setCentralWidget(central);

    connect(m_steps, &StepBar::chosen, &m_session, &CaseSession::goTo);
    connect(m_bottom, &BottomBar::chosen, &m_session, &CaseSession::goTo);
    connect(m_messages, &MessageArea::shown, this, [this](const QString &text) { announce(m_messages, text); });
    connect(m_sidebar, &CaseSidebar::newWanted, &m_session, &CaseSession::startNew);
    connect(m_sidebar, &CaseSidebar::caseChosen, &m_session, &CaseSession::open);
    connect(m_sidebar, &CaseSidebar::removeWanted, this, &MainWindow::removeCase);
    m_sidebar->setCauseTitles([this](const QString &cause) {
        const KnowledgePtr &knowledge = m_session.knowledge();
        const Cause *known = knowledge != nullptr ? knowledge->find(CauseId(cause.toStdString())) : nullptr;
        return known != nullptr ? inUi(known->title) : QString();
    });
    if (!m_machineMessage.isEmpty()) {
        showMachineMessage(m_machineMessage);
    }
    if (!m_storeMessage.isEmpty()) {
        m_messages->show(QStringLiteral("store"), m_storeKept ? Tone::Info : Tone::Bad, m_storeMessage);
    }
    showKnowledgeMistakes();
    showStep(m_session.current().step);
}

void MainWindow::buildPages()
{
    m_intake = new IntakePage(m_session, *m_messages, m_pages);
    m_result = new ResultPage(m_session, *m_messages, m_pages);
    m_request = new RequestPage(m_session, *m_messages, m_pages);
    StepPage *const pages[] = {m_intake, m_result, new QuestionsPage(m_session, *m_messages, m_pages), m_request,
                               new ProgressPage(m_session, *m_messages, m_pages)};
    for (StepPage *one : pages) {
        m_pages->addWidget(one);
        connect(one, &StepPage::said, this, &MainWindow::say);
    }
}

void MainWindow::buildMenu()
{
    menuBar()->clear();
    menuBar()->setObjectName(QStringLiteral("menuBar"));
    menuBar()->setAccessibleName(tr("Menu"));
    QMenu *view = menuBar()->addMenu(tr("&View"));
    view->setObjectName(QStringLiteral("viewMenu"));
    auto *languages = new QActionGroup(view);
    const std::pair<Language, QString> names[] = {{Language::Japanese, QStringLiteral("日本語")},
                                                  {Language::English, QStringLiteral("English")}};
    for (const auto &[language, name] : names) {
        QAction *action = view->addAction(name);
        action->setObjectName(QStringLiteral("language.") + toLanguageName(language));
        action->setCheckable(true);
        action->setChecked(language == uiLanguage());
        languages->addAction(action);
        // The menu goes with the old language: only after it has closed.
        connect(
            action, &QAction::triggered, this, [this, wanted = language] { switchLanguage(wanted); },
            Qt::QueuedConnection);
    }
    view->addSeparator();
    const auto scale = [this](int percent) {
        Theme::instance()->setScale(percent);
        m_keeper.setSetting(setting_key::textScale, QString::number(Theme::instance()->scale()));
    };
    QAction *larger = view->addAction(tr("Larger text"), this, [scale] { scale(Theme::instance()->scale() + 10); });
    larger->setShortcuts({QKeySequence::ZoomIn, QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    QAction *smaller = view->addAction(tr("Smaller text"), this, [scale] { scale(Theme::instance()->scale() - 10); });
    smaller->setShortcut(QKeySequence::ZoomOut);
    QAction *normal = view->addAction(tr("Normal text"), this, [scale] { scale(100); });
    normal->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_0));
}

void MainWindow::buildShortcuts()
{
    const auto on = [this](const QKeySequence &keys, auto action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    };
    for (int step = 1; step <= CaseSession::steps; ++step) {
        on(QKeySequence(Qt::CTRL | (Qt::Key_0 + step)), [this, step] {
            m_session.goTo(step);
            page()->focusFirst();
        });
    }
    on(QKeySequence::New, [this] { m_session.startNew(); });
    on(QKeySequence::Open, [this] {
        m_session.goTo(1);
        m_intake->chooseFile();
    });
    on(QKeySequence::Find, [this] { m_sidebar->focusSearch(); });
    on(QKeySequence(Qt::Key_F6), [this] { cycleFocus(1); });
    on(QKeySequence(Qt::SHIFT | Qt::Key_F6), [this] { cycleFocus(-1); });
    on(QKeySequence(Qt::Key_F8), [this] {
        if (page() == m_result) {
            m_result->nextEvidence();
        }
    });
    on(QKeySequence(Qt::SHIFT | Qt::Key_F8), [this] {
        if (page() == m_result) {
            m_result->previousEvidence();
        }
    });
    on(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] {
        if (page() == m_request) {
            m_request->copyAll();
        }
    });
}

void MainWindow::restoreGeometryOrDefault()
{
    const QByteArray kept = QByteArray::fromBase64(m_keeper.setting(setting_key::geometry).toLatin1());
    if (!kept.isEmpty() && restoreGeometry(kept)) {
        return;
    }
    const QSize room = QGuiApplication::primaryScreen()->availableSize();
    resize(std::min(em(64), room.width() * 9 / 10), std::min(em(44), room.height() * 9 / 10));
}

StepPage *MainWindow::page() const
{
    return static_cast<StepPage *>(m_pages->currentWidget());
}

void MainWindow::showStep(int step)
{
    m_pages->setCurrentIndex(std::clamp(step, 1, CaseSession::steps) - 1);
    page()->arrive();
    if (page() != m_request) {
        m_messages->clear(QStringLiteral("notAdvised"));
    }
    refreshBars();
}

void MainWindow::refreshBars()
{
    const Case &value = m_session.current();
    const int now = value.step;
    for (int step = 1; step <= CaseSession::steps; ++step) {
        const bool available = m_session.isAvailable(step);
        const bool done = available && step <= value.reachedStep && step != now &&
                          (step > 1 || m_session.analysis() != nullptr) &&
                          (step < CaseSession::steps || value.state == CaseState::Solved);
        m_steps->setStep(step, available, step == now, done);
    }
    m_bottom->setNeighbours(now - 1, m_session.isAvailable(now - 1), now + 1, m_session.isAvailable(now + 1));
    m_sidebar->setCases(m_session.cases(), m_session.now().date());
    m_sidebar->setCurrent(value.id);
    const std::optional<Case> &earlier = m_session.earlier();
    if (earlier && value.state == CaseState::Draft && value.kind == InquiryKind::Request &&
        m_session.analysis() != nullptr) {
        m_messages->show(
            QStringLiteral("earlier"), Tone::Info,
            tr("The same trouble was reported on %1.")
                .arg(dayWords(earlier->sentOn.value_or(earlier->createdAt.date()), m_session.now().date())),
            {{QStringLiteral("makeReRequest"), tr("Write a second re&quest"), [this] {
                  m_session.chooseKind(InquiryKind::ReRequest);
                  m_session.goTo(4);
              }}});
    } else {
        m_messages->clear(QStringLiteral("earlier"));
    }
}

void MainWindow::onAnalysis()
{
    refreshBars();
    if (m_session.current().step == 1 && (m_session.analysis() != nullptr || m_session.failure())) {
        announce(m_pages, m_intake->verdict());
    }
}

void MainWindow::onStoreTrouble(const StoreError &error, bool kept)
{
    m_storeMessage = wording::storeTrouble(error, kept);
    m_storeKept = kept;
    m_messages->show(QStringLiteral("store"), kept ? Tone::Info : Tone::Bad, m_storeMessage);
}

void MainWindow::removeCase(CaseId id)
{
    m_session.removeCase(id);
    m_messages->show(QStringLiteral("removed"), Tone::Info, tr("The case was taken out of the list."),
                     {{QStringLiteral("undoRemove"), tr("&Undo"), [this, id] {
                           m_messages->clear(QStringLiteral("removed"));
                           m_keeper.restore(id);
                       }}});
}

void MainWindow::say(const QString &text)
{
    m_bottom->setStatus(text);
    announce(m_bottom->statusLabel(), text);
}

void MainWindow::showMachineMessage(const QString &text)
{
    m_machineMessage = text;
    m_messages->show(QStringLiteral("machine"), Tone::Warning, text);
}

/// Only a user's own files can have mistakes: ours are tested.
void MainWindow::showKnowledgeMistakes()
{
    const KnowledgePtr &knowledge = m_session.knowledge();
    if (knowledge == nullptr || knowledge->errors.empty()) {
        return;
    }
    m_messages->show(QStringLiteral("knowledge"), Tone::Warning,
                     tr("Your own knowledge files have mistakes (%1). Those entries are left out, all else works. "
                        "The first one: %2")
                         .arg(knowledge->errors.size())
                         .arg(fromUtf8(knowledge->errors.front().toText())));
}

void MainWindow::switchLanguage(Language language)
{
    if (language == uiLanguage()) {
        return;
    }
    m_keeper.setSetting(setting_key::language, toLanguageName(language));
    setUiLanguage(language);
}

void MainWindow::takeFile(const QString &path, bool thenShowResult)
{
    if (!thenShowResult) {
        m_session.goTo(1);
    }
    m_session.takeFile(path, thenShowResult);
}

int MainWindow::focusArea() const
{
    QWidget *focus = QApplication::focusWidget();
    const QWidget *const areas[] = {m_sidebar, m_steps, m_pages, m_bottom};
    for (int n = 0; n < 4; ++n) {
        if (focus != nullptr && (focus == areas[n] || areas[n]->isAncestorOf(focus))) {
            return n;
        }
    }
    return -1;
}

void MainWindow::cycleFocus(int by)
{
    constexpr int areas = 4;
    const int next = (focusArea() + by + areas) % areas;
    switch (next) {
    case 0:
        m_sidebar->focusList();
        break;
    case 1:
        m_steps->focusCurrent();
        break;
    case 2:
        page()->focusFirst();
        break;
    default:
        m_bottom->focusFirst();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_keeper.setSetting(setting_key::geometry, QString::fromLatin1(saveGeometry().toBase64()));
    m_session.flush();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    // Each translator that comes or goes tells of it: built once, after the last.
    if (event->type() == QEvent::LanguageChange && m_pages != nullptr && !m_rebuilding) {
        m_rebuilding = true;
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_rebuilding = false;
                build(); // setCentralWidget() deletes the old one
                page()->focusFirst();
            },
            Qt::QueuedConnection);
    }
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    const bool drag =
        event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove || event->type() == QEvent::Drop;
    auto *widget = drag && watched->isWidgetType() ? static_cast<QWidget *>(watched) : nullptr;
    if (widget == nullptr || widget->window() != this) {
        return QMainWindow::eventFilter(watched, event);
    }
    auto *drop = static_cast<QDropEvent *>(event);
    const QString path = droppedFile(drop->mimeData());
    if (path.isEmpty()) {
        return QMainWindow::eventFilter(watched, event);
    }
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (event->type() == QEvent::Drop) {
        takeFile(path);
    }
    return true;
}

} // namespace todoke
