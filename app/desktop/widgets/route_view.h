// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/session/reader.h"
#include "core/diagnosis/header_reading.h"

#include <QWidget>

namespace todoke {

class HopModel;
class TextLabel;

/// The way a mail took: what is worth telling about it, then one row a server, delays as bars, odd clocks named.
class RouteView : public QWidget
{
    Q_OBJECT

public:
    explicit RouteView(QWidget *parent = nullptr);

    /// Which findings go above the list: those of a mail that came in, or none where a notice tells all that matters.
    enum class Findings { Shown, Hidden };
    void show(const HeaderReading &reading, KnowledgePtr knowledge, Findings findings);

private:
    TextLabel *m_findings;
    HopModel *m_hops;
    TextLabel *m_none;
};

} // namespace todoke
