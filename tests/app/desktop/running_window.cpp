// SPDX-License-Identifier: MIT
#include "running_window.h"

#include "app/desktop/look/theme.h"
#include "app/desktop/widgets/labels.h"

#include <QFile>
#include <QTimeZone>

namespace todoke {

RunningWindow::RunningWindow(const Options &options)
    : m_storePath(options.storePath.isEmpty() ? m_folder.filePath(QStringLiteral("cases.sqlite")) : options.storePath)
{
    Theme::install(*qApp);
    StartOptions start;
    start.file = options.file;
    start.storePath = m_storePath;
    if (options.chooseLanguage) {
        start.language = options.language;
    }
    start.clock = testMoment;
    start.knowledgeFolder =
        options.knowledgeFolder.isEmpty() ? m_folder.filePath(QStringLiteral("none")) : options.knowledgeFolder;
    m_program = std::make_unique<Program>(start);
    window().show();
    window().activateWindow();
    if (!QTest::qWaitForWindowActive(&window())) {
        qWarning("the window did not become active");
    }
}

RunningWindow::~RunningWindow() = default;

QString RunningWindow::words(const char *label)
{
    const auto *found = find<TextLabel>(label);
    return found != nullptr ? found->plainText() : QString();
}

bool RunningWindow::waitRead()
{
    return QTest::qWaitFor([this] {
        return !session().isReading() && session().knowledge() != nullptr &&
               (session().analysis() != nullptr || session().failure().has_value());
    });
}

bool RunningWindow::waitInquiry()
{
    return QTest::qWaitFor([this] { return session().inquiry() != nullptr; });
}

void RunningWindow::close()
{
    window().close();
    m_program.reset();
}

void chooseTestPlatform()
{
#ifdef Q_OS_LINUX
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY") &&
        qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
#endif
}

QByteArray sampleBytes(const QString &name)
{
    QFile file(QStringLiteral(":/samples/%1.eml").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("no sample %s", qPrintable(name));
    }
    return file.readAll();
}

QDateTime testMoment()
{
    return QDateTime(QDate(2026, 11, 20), QTime(11, 30), QTimeZone(9 * 3600));
}

} // namespace todoke
