// SPDX-License-Identifier: MIT
#include "app/desktop/widgets/page_link.h"

#include "app/desktop/look/icons.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/widgets/labels.h"

#include <QDesktopServices>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace todoke {

PageLink::PageLink(const QString &name, const QString &text, QWidget *parent)
    : QWidget(parent), m_button(new QPushButton(text, this)),
      m_caption(new TextLabel(TextRole::Caption, name + QStringLiteral("Address"), this))
{
    setObjectName(name);
    m_button->setObjectName(name + QStringLiteral("Button"));
    m_button->setIcon(icon(QStringLiteral("link"), m_button));
    connect(m_button, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl(m_address)); });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.2));
    column->addWidget(m_button, 0, Qt::AlignLeft);
    column->addWidget(m_caption);
}

void PageLink::setPage(const QString &address)
{
    m_address = address;
    m_caption->setWords(address.isEmpty() ? QString() : tr("Opens in your browser: %1").arg(address));
    setVisible(!address.isEmpty());
}

} // namespace todoke
