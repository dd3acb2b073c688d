// SPDX-License-Identifier: MIT
#include "app/desktop/widgets/copy_row.h"

#include "app/desktop/look/icons.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/widgets/labels.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace todoke {

namespace {

/// The first lines of a value: enough to recognise it.
QString preview(const QString &value)
{
    constexpr int mostLines = 2;
    constexpr int mostCharacters = 160;
    QStringList lines = value.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    const bool cut = lines.size() > mostLines;
    QString text = lines.mid(0, mostLines).join(QLatin1Char('\n'));
    if (text.size() > mostCharacters) {
        return text.left(mostCharacters) + QChar(0x2026);
    }
    return cut ? text + QStringLiteral(" …") : text;
}

} // namespace

CopyRow::CopyRow(const QString &key, QWidget *parent)
    : QWidget(parent), m_label(new TextLabel(TextRole::Caption, QStringLiteral("field.%1.label").arg(key), this)),
      m_preview(new TextLabel(TextRole::Body, QStringLiteral("field.%1.value").arg(key), this)),
      m_copy(new QPushButton(tr("Copy"), this))
{
    setObjectName(QStringLiteral("field.") + key);
    m_copy->setObjectName(QStringLiteral("field.%1.copy").arg(key));
    m_copy->setIcon(icon(QStringLiteral("copy"), m_copy));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_label);
    words->addWidget(m_preview);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, em(0.15), 0, em(0.15));
    row->addLayout(words, 1);
    row->addWidget(m_copy, 0, Qt::AlignVCenter);
    connect(m_copy, &QPushButton::clicked, this, [this] { Q_EMIT copyWanted(m_label->plainText(), m_value); });
}

void CopyRow::setField(const QString &label, const QString &value, bool missing)
{
    m_value = value;
    m_label->setWords(missing ? tr("%1 — please fill in").arg(label) : label);
    m_preview->setWords(preview(value));
    m_preview->setForegroundRole(missing ? QPalette::PlaceholderText : QPalette::WindowText);
    m_copy->setEnabled(!missing && !value.isEmpty());
    m_copy->setAccessibleName(tr("Copy %1").arg(label));
}

} // namespace todoke
