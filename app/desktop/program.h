// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/main_window.h"
#include "app/desktop/session/case_keeper.h"
#include "app/desktop/session/case_session.h"
#include "app/desktop/session/reader.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace todoke {

/// How the program was started.
struct StartOptions
{
    QString file;                     ///< a notice to open; empty for none
    QString storePath;                ///< empty: the user's own
    std::optional<Language> language; ///< empty: as remembered, else by locale
    CaseSession::Clock clock;         ///< empty: the machine's
    QString knowledgeFolder;          ///< the user's own knowledge files; may be missing
};

/// Reads the command line; on wrong use or --help prints and ends the process.
[[nodiscard]] StartOptions parseCommandLine(const QStringList &arguments);

/// The parts of a running Todoke, in the order in which they depend on each other.
class Program
{
public:
    explicit Program(const StartOptions &options);
    ~Program();
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] CaseSession &session() { return *m_session; }
    [[nodiscard]] CaseKeeper &keeper() { return *m_keeper; }

private:
    void chooseLanguage(const StartOptions &options);

    std::unique_ptr<Reader> m_reader;
    std::unique_ptr<CaseKeeper> m_keeper;
    std::unique_ptr<CaseSession> m_session;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace todoke
