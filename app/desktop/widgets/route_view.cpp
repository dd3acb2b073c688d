// SPDX-License-Identifier: MIT
#include "app/desktop/widgets/route_view.h"

#include "app/desktop/look/theme.h"
#include "app/desktop/models/hop_model.h"
#include "app/desktop/widgets/fitting_list_view.h"
#include "app/desktop/widgets/labels.h"
#include "app/desktop/widgets/two_line_delegate.h"
#include "app/desktop/words/language.h"
#include "app/desktop/words/text.h"
#include "core/diagnosis/header/words.h"

#include <QVBoxLayout>

namespace todoke {

namespace {

/// A route of a thousand servers is hostile; nobody reads more than this.
constexpr qsizetype mostFindings = 20;

} // namespace

RouteView::RouteView(QWidget *parent)
    : QWidget(parent), m_findings(new TextLabel(TextRole::Body, QStringLiteral("headerFindings"), this)),
      m_hops(new HopModel(this)), m_none(new TextLabel(TextRole::Body, QStringLiteral("routeNone"), this))
{
    auto *hops = new FittingListView(QStringLiteral("hops"), 30, this);
    hops->setAccessibleName(tr("Servers that the mail passed"));
    hops->setModel(m_hops);
    hops->setSelectionMode(QAbstractItemView::SingleSelection);
    TwoLineDelegate::Roles roles;
    roles.subtitle = HopModel::SubtitleRole;
    roles.right = HopModel::DelayTextRole;
    roles.share = HopModel::ShareRole;
    hops->setItemDelegate(new TwoLineDelegate(roles, hops));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.4));
    column->addWidget(m_findings);
    column->addWidget(hops);
    column->addWidget(m_none);
}

void RouteView::show(const HeaderReading &reading, KnowledgePtr knowledge, Findings findings)
{
    QStringList lines;
    if (findings == Findings::Shown && knowledge != nullptr) {
        for (const HeaderFinding &finding : reading.findings) {
            if (lines.size() < mostFindings) {
                lines << QStringLiteral("・") + fromUtf8(findingSentence(finding, *knowledge, uiLanguage()));
            }
        }
    }
    m_findings->setVisible(!lines.isEmpty());
    m_findings->setWords(lines.join(QLatin1Char('\n')));
    m_none->setWords(reading.route.empty() ? tr("The notice does not tell the way of your mail.") : QString());
    m_none->setVisible(reading.route.empty());
    m_hops->setRoute(reading.route, std::move(knowledge));
}

} // namespace todoke
