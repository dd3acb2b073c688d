// SPDX-License-Identifier: MIT
#include "app/desktop/widgets/case_sidebar.h"

#include "app/desktop/look/icons.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/models/case_list_model.h"
#include "app/desktop/models/task_list_model.h"
#include "app/desktop/widgets/fitting_list_view.h"
#include "app/desktop/widgets/labels.h"
#include "app/desktop/widgets/two_line_delegate.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace todoke {

namespace {

/// Finds a case by its recipient, its cause or its state.
class CaseFilter : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QString text = sourceModel()->index(row, 0, parent).data(Qt::AccessibleTextRole).toString();
        return filterRegularExpression().pattern().isEmpty() || filterRegularExpression().match(text).hasMatch();
    }
};

} // namespace

CaseSidebar::CaseSidebar(QWidget *parent)
    : QWidget(parent), m_new(new QPushButton(tr("&New case"), this)),
      m_tasksTitle(new TextLabel(TextRole::Strong, QStringLiteral("tasksTitle"), this)),
      m_tasksEmpty(new TextLabel(TextRole::Caption, QStringLiteral("tasksEmpty"), this)),
      m_tasks(new FittingListView(QStringLiteral("tasks"), 4, this)), m_search(new QLineEdit(this)),
      m_cases(new QListView(this)), m_casesEmpty(new TextLabel(TextRole::Caption, QStringLiteral("casesEmpty"), this)),
      m_caseModel(new CaseListModel(this)), m_taskModel(new TaskListModel(this)), m_filter(new CaseFilter(this))
{
    setObjectName(QStringLiteral("sidebar"));
    m_new->setObjectName(QStringLiteral("newCase"));
    m_new->setIcon(icon(QStringLiteral("plus"), m_new));
    m_new->setToolTip(tr("Ctrl+N"));
    connect(m_new, &QPushButton::clicked, this, &CaseSidebar::newWanted);
    buildTasks();
    buildCases();

    auto *title = new TextLabel(TextRole::Strong, QStringLiteral("casesTitle"), this);
    title->setWords(tr("Cases"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(em(0.6), em(0.7), em(0.6), em(0.6));
    column->setSpacing(em(0.35));
    column->addWidget(m_new);
    column->addSpacing(em(0.5));
    column->addWidget(m_tasksTitle);
    column->addWidget(m_tasksEmpty);
    column->addWidget(m_tasks);
    column->addSpacing(em(0.5));
    column->addWidget(title);
    column->addWidget(m_search);
    column->addWidget(m_casesEmpty);
    column->addWidget(m_cases, 1);
    column->addStretch(0);
    setCases({}, {});
}

void CaseSidebar::buildTasks()
{
    m_tasksEmpty->setWords(tr("Nothing to do today."));
    m_tasks->setModel(m_taskModel);
    m_tasks->setAccessibleName(tr("What to do today"));
    TwoLineDelegate::Roles roles;
    roles.subtitle = TaskListModel::SubtitleRole;
    roles.icon = QStringLiteral("clock");
    m_tasks->setItemDelegate(new TwoLineDelegate(roles, m_tasks));
    const auto go = [this](const QModelIndex &index) { Q_EMIT caseChosen(m_taskModel->caseAt(index)); };
    connect(m_tasks, &QListView::clicked, this, go);
    connect(m_tasks, &QListView::activated, this, go);
}

void CaseSidebar::buildCases()
{
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the cases"));
    m_search->setClearButtonEnabled(true);
    m_search->setToolTip(tr("Ctrl+F"));
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_selecting = true;
        m_filter->setFilterFixedString(text);
        setCurrent(m_current);
        m_selecting = false;
    });
    m_filter->setSourceModel(m_caseModel);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_cases->setObjectName(QStringLiteral("cases"));
    m_cases->setAccessibleName(tr("Cases"));
    m_cases->setFrameShape(QFrame::NoFrame);
    m_cases->setMouseTracking(true);
    m_cases->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_cases->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_cases->setModel(m_filter);
    TwoLineDelegate::Roles roles;
    roles.subtitle = CaseListModel::SubtitleRole;
    m_cases->setItemDelegate(new TwoLineDelegate(roles, m_cases));
    m_cases->installEventFilter(this);
    m_casesEmpty->setWords(tr("Your cases are listed here."));
    connect(m_cases->selectionModel(), &QItemSelectionModel::currentChanged, this, &CaseSidebar::choose);
    auto *remove = new QAction(tr("Take out of the list"), m_cases);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    connect(remove, &QAction::triggered, this, &CaseSidebar::removeCurrent);
    m_cases->addAction(remove);
    m_cases->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void CaseSidebar::setCauseTitles(std::function<QString(const QString &)> title)
{
    m_caseModel->setCauseTitle(std::move(title));
}

void CaseSidebar::setCases(const std::vector<Case> &cases, QDate today)
{
    m_selecting = true;
    m_taskModel->setTasks(cases, today);
    m_caseModel->setCases(cases, today);
    setCurrent(m_current);
    m_selecting = false;
    const int tasks = m_taskModel->rowCount();
    m_tasksTitle->setWords(tasks > 0 ? tr("To do today (%1)").arg(tasks) : tr("To do today"));
    m_tasks->setVisible(tasks > 0);
    m_tasksEmpty->setVisible(tasks == 0);
    m_casesEmpty->setVisible(cases.empty());
    m_search->setVisible(!cases.empty());
    m_cases->setVisible(!cases.empty());
}

void CaseSidebar::setCurrent(CaseId id)
{
    const bool before = std::exchange(m_selecting, true);
    m_current = id;
    const QModelIndex index = m_filter->mapFromSource(m_caseModel->indexOf(id));
    if (index.isValid()) {
        m_cases->setCurrentIndex(index);
    } else {
        m_cases->selectionModel()->clear();
    }
    m_selecting = before;
}

void CaseSidebar::choose(const QModelIndex &proxyIndex)
{
    const CaseId id = m_caseModel->idAt(m_filter->mapToSource(proxyIndex));
    if (!m_selecting && id.value != 0 && id != m_current) {
        Q_EMIT caseChosen(id);
    }
}

void CaseSidebar::removeCurrent()
{
    const CaseId id = m_caseModel->idAt(m_filter->mapToSource(m_cases->currentIndex()));
    if (id.value != 0) {
        Q_EMIT removeWanted(id);
    }
}

void CaseSidebar::focusList()
{
    QWidget *target = m_cases->isVisible() ? static_cast<QWidget *>(m_cases) : m_new;
    target->setFocus(Qt::ShortcutFocusReason);
}

void CaseSidebar::focusSearch()
{
    if (m_search->isVisible()) {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    }
}

bool CaseSidebar::eventFilter(QObject *watched, QEvent *event)
{
    // A list without a current row shows no focus: the first row takes it.
    if (watched == m_cases && event->type() == QEvent::FocusIn && !m_cases->currentIndex().isValid()) {
        m_selecting = true;
        m_cases->selectionModel()->setCurrentIndex(m_filter->index(0, 0), QItemSelectionModel::NoUpdate);
        m_selecting = false;
    }
    return QWidget::eventFilter(watched, event);
}

QSize CaseSidebar::sizeHint() const
{
    return {em(10.8), em(20)};
}

void CaseSidebar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.setPen(palette().color(QPalette::Midlight));
    painter.drawLine(rect().topRight(), rect().bottomRight());
}

} // namespace todoke
