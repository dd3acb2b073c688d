// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/widgets/fold.h"

namespace todoke {

/// How to get the source of a mail, one mail program at a time (resources/help/mail_source.json).
class SourceHelp : public Fold
{
    Q_OBJECT

public:
    explicit SourceHelp(QWidget *parent = nullptr);
};

} // namespace todoke
