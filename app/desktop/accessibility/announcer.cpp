// SPDX-License-Identifier: MIT
#include "app/desktop/accessibility/announcer.h"

#include <QAccessible>
#include <QWidget>

#include <utility>

namespace todoke {

namespace {

std::function<void(const QString &)> &announcementListener()
{
    static std::function<void(const QString &)> function;
    return function;
}

} // namespace

void listenToAnnouncements(std::function<void(const QString &)> listener)
{
    announcementListener() = std::move(listener);
}

void announce(QWidget *source, const QString &sentence)
{
    if (sentence.isEmpty()) {
        return;
    }
    if (announcementListener()) {
        announcementListener()(sentence);
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
