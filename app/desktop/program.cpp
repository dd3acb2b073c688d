// SPDX-License-Identifier: MIT
#include "app/desktop/program.h"

#include "app/desktop/look/theme.h"
#include "app/desktop/words/language.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <cstdlib>

namespace todoke {

namespace {

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

/// Names the package in letters that any machine can show: without a Japanese font everything else is boxes.
QString noFontMessage()
{
    return QStringLiteral("Nihongo no font ga arimasen. No Japanese font was found. Please install one: "
                          "sudo apt install fonts-noto-cjk");
}

} // namespace

StartOptions parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Todoke tells in plain words why a mail came back and writes the request that helps."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption store(QStringLiteral("store"), QStringLiteral("Keep cases in FILE."),
                                   QStringLiteral("FILE"));
    const QCommandLineOption lang(QStringLiteral("lang"), QStringLiteral("Language of the window: ja or en."),
                                  QStringLiteral("ja|en"));
    parser.addOption(store);
    parser.addOption(lang);
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("The mail that came back."),
                                 QStringLiteral("[FILE]"));
    parser.process(arguments);
    StartOptions options;
    options.file = parser.positionalArguments().value(0);
    options.storePath = parser.value(store);
    options.language = languageFromName(parser.value(lang));
    if (parser.isSet(lang) && !options.language) {
        qCritical("todoke: --lang takes ja or en");
        std::exit(2);
    }
    return options;
}

Program::Program(const StartOptions &options)
{
    const QString folder = dataFolder();
    m_reader = std::make_unique<Reader>(options.knowledgeFolder.isEmpty() ? folder + QStringLiteral("/knowledge")
                                                                          : options.knowledgeFolder);
    m_keeper =
        std::make_unique<CaseKeeper>(options.storePath.isEmpty() ? folder + QStringLiteral("/cases.sqlite")
                                                                 : QFileInfo(options.storePath).absoluteFilePath());
    const CaseSession::Clock clock = options.clock ? options.clock : [] { return QDateTime::currentDateTime(); };
    m_session = std::make_unique<CaseSession>(*m_reader, *m_keeper, clock);
    // Language and text size are kept in the store. It opens in some milliseconds; a slow disk does not hold the
    // window.
    constexpr int patience = 200; // ms
    const bool open = m_keeper->waitUntilOpen(patience);
    chooseLanguage(options);
    if (const int scale = m_keeper->setting(setting_key::textScale).toInt();
        scale > 0 && Theme::instance() != nullptr) {
        Theme::instance()->setScale(scale);
    }
    m_window = std::make_unique<MainWindow>(*m_session, *m_keeper);
    if (!Theme::hasJapaneseFont()) {
        m_window->showMachineMessage(noFontMessage());
    }
    if (!options.file.isEmpty()) {
        m_window->takeFile(QFileInfo(options.file).absoluteFilePath(), true);
    } else if (open) {
        m_session->restoreLast();
    } else {
        QObject::connect(m_keeper.get(), &CaseKeeper::opened, m_session.get(), &CaseSession::restoreLast);
    }
}

Program::~Program()
{
    m_session->flush();
    m_window.reset();
    m_session.reset();
}

void Program::chooseLanguage(const StartOptions &options)
{
    const std::optional<Language> remembered = languageFromName(m_keeper->setting(setting_key::language));
    setUiLanguage(options.language.value_or(remembered.value_or(languageFor(QLocale::system()))));
}

} // namespace todoke
