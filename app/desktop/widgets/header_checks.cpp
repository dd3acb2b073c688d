// SPDX-License-Identifier: MIT
#include "app/desktop/widgets/header_checks.h"

#include "app/desktop/look/theme.h"
#include "app/desktop/widgets/labels.h"
#include "app/desktop/words/text.h"

#include <QFormLayout>

#include <algorithm>

namespace todoke {

namespace {

/// Hostile headers hold thousands of results; each row costs widgets.
constexpr std::size_t mostLines = 60;

} // namespace

HeaderChecks::HeaderChecks(QWidget *parent) : QWidget(parent), m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_form->setFormAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

void HeaderChecks::show(const std::vector<HeaderLine> &authentication, const std::vector<HeaderLine> &verdicts)
{
    while (m_form->rowCount() > 0) {
        m_form->removeRow(0);
    }
    if (!authentication.empty()) {
        addTitle(tr("Checks of the sender"));
    }
    std::for_each_n(authentication.begin(), std::min(authentication.size(), mostLines),
                    [this](const HeaderLine &line) { addLine(line); });
    std::string group;
    for (std::size_t at = 0; at < std::min(verdicts.size(), mostLines); ++at) {
        if (verdicts[at].group != group) {
            group = verdicts[at].group;
            addTitle(tr("Spam filter: %1").arg(fromUtf8(group)));
        }
        addLine(verdicts[at]);
    }
}

void HeaderChecks::addTitle(const QString &title)
{
    auto *label = new TextLabel(TextRole::Strong, {}, this);
    label->setWords(title);
    m_form->addRow(label);
}

void HeaderChecks::addLine(const HeaderLine &line)
{
    auto *name = new TextLabel(TextRole::Caption, {}, this);
    name->setWords(fromUtf8(line.name));
    auto *words = new TextLabel(TextRole::Body, {}, this);
    const QString value = fromUtf8(line.value);
    words->setWords(line.meaning.empty() ? value : tr("%1: %2", "value, meaning").arg(value, fromUtf8(line.meaning)));
    m_form->addRow(name, words);
}

} // namespace todoke
