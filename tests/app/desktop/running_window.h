// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/program.h"

#include <QApplication>
#include <QString>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include <memory>

namespace todoke {

/// A real Todoke in a test: its own store in a folder of its own, a clock that stands still.
class RunningWindow
{
public:
    struct Options
    {
        Language language = Language::Japanese;
        QString file;
        QString storePath;            ///< empty: a fresh one
        bool chooseLanguage = true;   ///< false: as remembered in the store
        QString knowledgeFolder = {}; ///< the user's own knowledge files; empty: none
    };

    explicit RunningWindow(const Options &options);
    ~RunningWindow();

    [[nodiscard]] MainWindow &window() { return m_program->window(); }
    [[nodiscard]] CaseSession &session() { return m_program->session(); }
    [[nodiscard]] CaseKeeper &keeper() { return m_program->keeper(); }
    [[nodiscard]] QString storePath() const { return m_storePath; }

    /// The widget of that name; the test fails where there is none.
    template <typename T>
    [[nodiscard]] T *find(const char *name)
    {
        return window().findChild<T *>(QString::fromLatin1(name));
    }
    /// The text that a label shows, without the break marks.
    [[nodiscard]] QString words(const char *label);
    /// Waits until the reader has nothing to do.
    bool waitRead();
    bool waitInquiry();
    /// Closes the window as a user does.
    void close();

private:
    QTemporaryDir m_folder;
    QString m_storePath;
    std::unique_ptr<Program> m_program;
};

/// For a machine without a display: the platform that needs none.
void chooseTestPlatform();

/// The bytes of a practice notice.
[[nodiscard]] QByteArray sampleBytes(const QString &name);
/// The moment at which the clock of the tests stands: Friday, 20 November 2026, 11:30.
[[nodiscard]] QDateTime testMoment();

} // namespace todoke

/// main() of a window test: on the display where there is one, else off screen.
#define TODOKE_WINDOW_TEST_MAIN(TestClass)                                                                             \
    int main(int argc, char **argv)                                                                                    \
    {                                                                                                                  \
        todoke::chooseTestPlatform();                                                                                  \
        QApplication application(argc, argv);                                                                          \
        TestClass test;                                                                                                \
        QTEST_SET_MAIN_SOURCE_PATH                                                                                     \
        return QTest::qExec(&test, argc, argv);                                                                        \
    }
