// SPDX-License-Identifier: MIT
#include "app/desktop/widgets/two_line_delegate.h"

#include "app/desktop/look/icons.h"
#include "app/desktop/look/palette.h"
#include "app/desktop/look/theme.h"

#include <QAbstractItemView>
#include <QPainter>

#include <algorithm>

namespace todoke {

namespace {

QColor ink(const QStyleOptionViewItem &option)
{
    return option.palette.color(QPalette::Text);
}

/// Rows keep the text colour when selected: the ground is a soft accent with a bar at the left, readable in every
/// palette.
void paintGround(QPainter *painter, const QStyleOptionViewItem &option)
{
    const QColor accent = option.palette.color(QPalette::Active, QPalette::Highlight);
    const QColor base = option.palette.color(QPalette::Base);
    const QRectF row = QRectF(option.rect).adjusted(em(0.15), 1, -em(0.15), -1);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->setPen(Qt::NoPen);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setBrush(mixed(base, accent, selected ? 0.15 : 0.06));
        painter->drawRoundedRect(row, em(0.3), em(0.3));
    }
    if (selected) {
        painter->setBrush(accent);
        painter->drawRoundedRect(QRectF(row.left(), row.top() + em(0.25), em(0.18), row.height() - em(0.5)), em(0.09),
                                 em(0.09));
    }
    if (selected && option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(accent, 1.6));
        painter->drawRoundedRect(row, em(0.3), em(0.3));
    }
}

} // namespace

TwoLineDelegate::TwoLineDelegate(Roles roles, QObject *parent) : QStyledItemDelegate(parent), m_roles(std::move(roles))
{
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool second = m_roles.subtitle >= 0 && !index.data(m_roles.subtitle).toString().isEmpty();
    const int lines = QFontMetrics(fontFor(TextRole::Body)).height() +
                      (second ? QFontMetrics(fontFor(TextRole::Caption)).height() : 0);
    return {std::min(option.rect.width(), em(10)), lines + em(0.5)};
}

QRectF TwoLineDelegate::paintLeft(QPainter *painter, const QRectF &area, const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    QRectF rest = area;
    const qreal mark = em(1.3);
    if (m_roles.number >= 0) {
        const QRectF ring(area.left(), area.center().y() - mark / 2, mark, mark);
        const QColor accent = option.palette.color(QPalette::Active, QPalette::Highlight);
        painter->setPen(QPen(accent, 1.4));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(ring.adjusted(1, 1, -1, -1));
        painter->setFont(fontFor(TextRole::Caption));
        painter->setPen(ink(option));
        painter->drawText(ring, Qt::AlignCenter, index.data(m_roles.number).toString());
        rest.setLeft(ring.right() + em(0.5));
    } else if (!m_roles.icon.isEmpty()) {
        const int size = em(1.1);
        const QPixmap pixmap = iconPixmap(m_roles.icon, toneMark(Tone::Info, option.palette), size,
                                          painter->device()->devicePixelRatioF());
        painter->drawPixmap(QPointF(area.left(), area.center().y() - size / 2.0), pixmap);
        rest.setLeft(area.left() + size + em(0.5));
    }
    if (m_roles.lead >= 0) {
        const qreal column = std::min<qreal>(em(8), rest.width() * 0.45);
        painter->setFont(fontFor(TextRole::Caption));
        painter->setPen(quietText(option.palette));
        const QString lead = painter->fontMetrics().elidedText(index.data(m_roles.lead).toString(), Qt::ElideRight,
                                                               static_cast<int>(column) - em(0.4));
        painter->drawText(QRectF(rest.left(), rest.top(), column, em()), Qt::AlignLeft | Qt::AlignVCenter, lead);
        rest.setLeft(rest.left() + column);
    }
    return rest;
}

QRectF TwoLineDelegate::paintRight(QPainter *painter, const QRectF &area, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    if (m_roles.right < 0) {
        return area;
    }
    const qreal width = std::min<qreal>(em(9), area.width() / 3);
    const QRectF column(area.right() - width, area.top(), width, area.height());
    painter->setFont(fontFor(TextRole::Caption));
    painter->setPen(ink(option));
    painter->drawText(QRectF(column.left(), column.top(), width, em(1.2)), Qt::AlignRight | Qt::AlignVCenter,
                      index.data(m_roles.right).toString());
    if (m_roles.share >= 0 && index.data(m_roles.share).isValid()) {
        const double share = index.data(m_roles.share).toDouble();
        const QRectF groove(column.left() + em(1), column.top() + em(1.35), width - em(1), em(0.3));
        painter->setPen(Qt::NoPen);
        painter->setBrush(option.palette.color(QPalette::Midlight));
        painter->drawRoundedRect(groove, em(0.15), em(0.15));
        if (share > 0) {
            QRectF bar = groove;
            bar.setLeft(groove.right() - std::max<qreal>(em(0.3), groove.width() * share));
            painter->setBrush(option.palette.color(QPalette::Active, QPalette::Highlight));
            painter->drawRoundedRect(bar, em(0.15), em(0.15));
        }
    }
    return area.adjusted(0, 0, -width - em(0.5), 0);
}

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintGround(painter, option);
    QRectF area = QRectF(option.rect).adjusted(em(0.6), em(0.25), -em(0.5), -em(0.2));
    area = paintRight(painter, paintLeft(painter, area, option, index), option, index);

    const QString title = index.data(m_roles.title).toString();
    const QString subtitle = m_roles.subtitle >= 0 ? index.data(m_roles.subtitle).toString() : QString();
    painter->setFont(fontFor(TextRole::Body));
    painter->setPen(ink(option));
    const qreal line = painter->fontMetrics().height();
    painter->drawText(QRectF(area.left(), area.top(), area.width(), line), Qt::AlignVCenter | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(title, Qt::ElideRight, static_cast<int>(area.width())));
    if (!subtitle.isEmpty()) {
        painter->setFont(fontFor(TextRole::Caption));
        painter->setPen(quietText(option.palette));
        const qreal second = painter->fontMetrics().height();
        painter->drawText(QRectF(area.left(), area.top() + line, area.width(), second),
                          Qt::AlignVCenter | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(subtitle, Qt::ElideRight, static_cast<int>(area.width())));
    }
    painter->restore();
}

} // namespace todoke
