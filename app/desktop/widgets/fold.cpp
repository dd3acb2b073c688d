// SPDX-License-Identifier: MIT
#include "app/desktop/widgets/fold.h"

#include "app/desktop/look/icons.h"
#include "app/desktop/look/theme.h"

#include <QVBoxLayout>

namespace todoke {

Fold::Fold(const QString &title, const QString &objectName, QWidget *parent)
    : QWidget(parent), m_header(new QToolButton(this)), m_content(new QWidget(this)), m_body(new QVBoxLayout(m_content))
{
    setObjectName(objectName);
    m_header->setObjectName(objectName + QStringLiteral(".header"));
    m_header->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_header->setCheckable(true);
    m_header->setAutoRaise(true);
    m_header->setFocusPolicy(Qt::StrongFocus);
    setTextRole(m_header, TextRole::Strong);
    setTitle(title);
    m_body->setContentsMargins(em(0.3), em(0.3), 0, em(0.5));
    m_body->setSpacing(em(0.4));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header, 0, Qt::AlignLeft);
    column->addWidget(m_content);
    connect(m_header, &QToolButton::toggled, this, [this](bool open) {
        render();
        Q_EMIT toggled(open);
    });
    if (Theme *theme = Theme::instance()) {
        connect(theme, &Theme::changed, this, &Fold::render);
    }
    render();
}

void Fold::setTitle(const QString &title)
{
    m_header->setText(title);
}

void Fold::setOpen(bool open)
{
    m_header->setChecked(open);
}

void Fold::render()
{
    m_header->setIcon(icon(isOpen() ? QStringLiteral("down") : QStringLiteral("right"), m_header));
    m_header->setAccessibleDescription(isOpen() ? tr("open") : tr("closed"));
    m_content->setVisible(isOpen());
}

} // namespace todoke
