// SPDX-License-Identifier: MIT
#include "app/desktop/steps/contract_form.h"

#include "app/desktop/look/theme.h"
#include "app/desktop/words/text.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace todoke {

ContractForm::ContractForm(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("contract"));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    add(&ContractData::company, QStringLiteral("company"), tr("Company"), {});
    add(&ContractData::person, QStringLiteral("person"), tr("Your name"), {});
    add(&ContractData::customerId, QStringLiteral("customerId"), tr("Member or server ID"),
        tr("as your hosting company gave it to you"));
    add(&ContractData::domain, QStringLiteral("domain"), tr("Domain of the contract"), QStringLiteral("example.co.jp"));
    add(&ContractData::serverName, QStringLiteral("serverName"), tr("Name of the server"),
        QStringLiteral("sv1234.xserver.jp"));
    add(&ContractData::phone, QStringLiteral("phone"), tr("Telephone"), {});
    add(&ContractData::email, QStringLiteral("email"), tr("Mail address for the answer"), {});
}

void ContractForm::add(std::string ContractData::*field, const QString &name, const QString &label,
                       const QString &example)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(QStringLiteral("contract.") + name);
    edit->setAccessibleName(label);
    edit->setPlaceholderText(example);
    m_lines.append({edit, field});
    static_cast<QFormLayout *>(layout())->addRow(label, edit);
    connect(edit, &QLineEdit::textEdited, this, [this, field](const QString &text) {
        m_data.*field = text.trimmed().toStdString();
        Q_EMIT edited();
    });
}

void ContractForm::setData(const ContractData &data)
{
    if (data == m_data) {
        return;
    }
    m_data = data;
    for (const Line &line : m_lines) {
        line.edit->setText(fromUtf8(data.*line.field));
    }
}

} // namespace todoke
