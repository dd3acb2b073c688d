// SPDX-License-Identifier: MIT
#include "app/desktop/steps/step_page.h"

#include "app/desktop/look/theme.h"
#include "app/desktop/widgets/labels.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace todoke {

StepPage::StepPage(int step, CaseSession &session, MessageArea &messages, QWidget *parent)
    : QWidget(parent), m_step(step), m_session(session), m_messages(messages), m_scroll(new QScrollArea(this)),
      m_column(nullptr)
{
    setObjectName(QStringLiteral("page%1").arg(step));
    auto *content = new QWidget;
    content->setObjectName(objectName() + QStringLiteral(".content"));
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(em(1.1), em(0.7), em(1.1), em(0.9));
    m_column->setSpacing(em(0.6));
    m_scroll->setObjectName(objectName() + QStringLiteral(".scroll"));
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_scroll);
}

void StepPage::invalidate()
{
    m_stale = !isVisible();
    if (!m_stale) {
        refresh();
    }
}

void StepPage::showEvent(QShowEvent *event)
{
    if (std::exchange(m_stale, false)) {
        refresh();
    }
    QWidget::showEvent(event);
}

void StepPage::addTitle(const QString &title, const QString &below)
{
    auto *head = new TextLabel(TextRole::Title, objectName() + QStringLiteral(".title"), this);
    head->setWords(title);
    m_column->addWidget(head);
    if (!below.isEmpty()) {
        auto *line = new TextLabel(TextRole::Body, objectName() + QStringLiteral(".below"), this);
        line->setWords(below);
        m_column->addWidget(line);
    }
}

void StepPage::copy(const QString &text, const QString &whatWasCopied)
{
    QApplication::clipboard()->setText(text);
    Q_EMIT said(tr("Copied: %1").arg(whatWasCopied));
}

} // namespace todoke
