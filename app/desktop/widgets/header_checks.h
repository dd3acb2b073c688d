// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnosis/header/lines.h"

#include <QWidget>

class QFormLayout;

namespace todoke {

/// What other servers wrote into a mail's header: how they checked the sender, and what spam filters said. Each value
/// as it stands there, with its meaning.
class HeaderChecks : public QWidget
{
    Q_OBJECT

public:
    explicit HeaderChecks(QWidget *parent = nullptr);

    void show(const std::vector<HeaderLine> &authentication, const std::vector<HeaderLine> &verdicts);

private:
    void addTitle(const QString &title);
    void addLine(const HeaderLine &line);

    QFormLayout *m_form;
};

} // namespace todoke
