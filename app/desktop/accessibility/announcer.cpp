// SPDX-License-Identifier: MIT
#include "app/desktop/accessibility/announcer.h"

#include <QAccessible>
#include <QWidget>

namespace todoke {

void announce(QWidget *source, const QString &sentence)
{
    if (sentence.isEmpty()) {
        return;
    }
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(source, sentence);
    QAccessible::updateAccessibility(&event);
#else
    // Before 6.8 there is no announcement: an alert on an object whose name is the sentence is read out.
    source->setAccessibleName(sentence);
    QAccessibleEvent renamed(source, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&renamed);
    QAccessibleEvent alert(source, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
#endif
}

} // namespace todoke
