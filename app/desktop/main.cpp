// SPDX-License-Identifier: MIT
#include "app/desktop/look/theme.h"
#include "app/desktop/program.h"

#include <QApplication>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("todoke"));
    QApplication::setApplicationDisplayName(QStringLiteral("Todoke"));
    QApplication::setApplicationVersion(QStringLiteral(TODOKE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("todoke"));
    const todoke::StartOptions options = todoke::parseCommandLine(QApplication::arguments());
    todoke::Theme::install(application);
    todoke::Program program(options);
    program.window().show();
    return QApplication::exec();
}
