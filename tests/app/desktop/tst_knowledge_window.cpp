// SPDX-License-Identifier: MIT
#include "running_window.h"

#include "app/desktop/widgets/fold.h"
#include "app/desktop/widgets/message_area.h"
#include "app/desktop/widgets/page_link.h"
#include "app/desktop/words/language.h"

#include <QDesktopServices>
#include <QDirIterator>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QUrl>

#include <algorithm>

using namespace todoke;

/// What the window shows and opens of the knowledge: a user's mistakes in it, meanings of numbers, pages.
class TestKnowledgeWindow : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    /// In the place of a browser.
    void open(const QUrl &url) { m_opened << url.toString(); }

private Q_SLOTS:
    void mistakesAreTold();
    void aGoodFileSaysNothing();
    void meaningsOfNumbers();
    void everyCauseShows_data();
    void everyCauseShows();
    void onlyPagesOfTheKnowledgeOpen_data();
    void onlyPagesOfTheKnowledgeOpen();
    void oneDoorToTheBrowser();

private:
    static QString writeKnowledge(const QTemporaryDir &folder, const QByteArray &toml)
    {
        QFile file(folder.filePath(QStringLiteral("mine.toml")));
        if (!file.open(QIODevice::WriteOnly)) {
            qFatal("cannot write %s", qPrintable(file.fileName()));
        }
        file.write(toml);
        return file.fileName();
    }
    static void showDetails(RunningWindow &running, const QByteArray &text);
    static QStringList allWords(RunningWindow &running)
    {
        QStringList words;
        for (const QLabel *label : running.find<Fold>("details")->findChildren<QLabel *>()) {
            words << label->accessibleName();
        }
        return words;
    }

    QStringList m_opened;
};

void TestKnowledgeWindow::showDetails(RunningWindow &running, const QByteArray &text)
{
    running.session().takeText(text);
    QVERIFY(running.waitRead());
    running.session().goTo(2);
    QTest::qWait(20); // the page is filled when it comes into sight
    running.find<Fold>("details")->setOpen(true);
}

void TestKnowledgeWindow::mistakesAreTold()
{
    const QTemporaryDir folder;
    const QString path = writeKnowledge(folder, "[[step]]\nid = \"half\"\nactor = \"sender\"\n");
    RunningWindow running({Language::Japanese, {}, {}, true, folder.path()});
    const auto message = [&running] {
        return running.find<MessageArea>("messageArea")->text(QStringLiteral("knowledge"));
    };
    QTRY_VERIFY(!message().isEmpty());
    QVERIFY2(message().contains(path + QStringLiteral(":1:1: ")), qPrintable(message()));
    QVERIFY2(message().contains(QStringLiteral("1か所")), qPrintable(message()));
    running.window().switchLanguage(Language::English);
    QTRY_VERIFY2(message().startsWith(QStringLiteral("Your own knowledge files have mistakes (1).")),
                 qPrintable(message()));
    running.session().takeText("550 5.1.1 user unknown"); // all else works
    QVERIFY(running.waitRead());
    QVERIFY(running.session().analysis() != nullptr);
}

void TestKnowledgeWindow::aGoodFileSaysNothing()
{
    const QTemporaryDir folder;
    writeKnowledge(
        folder,
        "[[step]]\nid = \"wait\"\nactor = \"nobody\"\ntext = { ja = \"お茶を飲みます。\", en = \"Have tea.\" }\n");
    RunningWindow running({Language::Japanese, {}, {}, true, folder.path()});
    QTRY_VERIFY(running.session().knowledge() != nullptr);
    QVERIFY(running.find<MessageArea>("messageArea")->text(QStringLiteral("knowledge")).isEmpty());
    QCOMPARE(running.session().knowledge()->find(StepId("wait"))->text.en, std::string("Have tea."));
}

void TestKnowledgeWindow::meaningsOfNumbers()
{
    RunningWindow running({Language::English, {}, {}, true});
    showDetails(running, "550 5.7.25 Client host [203.0.113.9] blocked using zen.spamhaus.org");
    const QStringList words = allWords(running);
    const Knowledge &knowledge = *running.session().knowledge();
    for (const char *code : {"5.7.25", "550"}) {
        const StatusMeaning *meaning = knowledge.meaningOf(code);
        QVERIFY2(meaning != nullptr, code);
        QVERIFY2(words.contains(QStringLiteral("%1 (%2)").arg(QString::fromStdString(meaning->text.en),
                                                              QString::fromStdString(meaning->reference))),
                 code);
    }
    const Blocklist *list = knowledge.find(BlocklistId("spamhaus-zen"));
    QVERIFY(words.contains(QString::fromStdString(list->whoMayRequest.en)));
    QVERIFY(words.contains(QString::fromStdString(list->usualTime.en)));
    QVERIFY(QDir().mkpath(QStringLiteral(TODOKE_SCREENSHOTS)));
    running.window().resize(1180, 1300);
    QTest::qWait(400); // scroll bars and late layouts
    QVERIFY(running.window().grab().save(QStringLiteral(TODOKE_SCREENSHOTS "/details-en.png")));
}

void TestKnowledgeWindow::everyCauseShows_data()
{
    QTest::addColumn<bool>("japanese");
    QTest::newRow("ja") << true;
    QTest::newRow("en") << false;
}

/// Each cause by a refusal out of its own rules, with all its words; pictures of all for people to look at.
void TestKnowledgeWindow::everyCauseShows()
{
    QFETCH(bool, japanese);
    const Language language = japanese ? Language::Japanese : Language::English;
    QVERIFY(QDir().mkpath(QStringLiteral(TODOKE_SCREENSHOTS)));
    RunningWindow running({language, {}, {}, true});
    running.window().resize(1180, 800);
    QTRY_VERIFY(running.session().knowledge() != nullptr);
    const Knowledge &knowledge = *running.session().knowledge();
    int shown = 0;
    for (const Cause &cause : knowledge.causes) {
        const auto rule = std::find_if(knowledge.rules.begin(), knowledge.rules.end(),
                                       [&cause](const Rule &one) { return one.cause == cause.id; });
        if (rule == knowledge.rules.end()) {
            continue; // told by the form of the notice alone, or unknown
        }
        running.session().takeText(QByteArray::fromStdString(rule->matches.front().text));
        QVERIFY(running.waitRead());
        running.session().goTo(2);
        QTest::qWait(20); // the page is filled when it comes into sight
        const auto words = [&running](const char *label) { return running.words(label).toStdString(); };
        QCOMPARE(words("causeTitle"), cause.title.in(language));
        QCOMPARE(words("happened"), cause.happened.in(language));
        QCOMPARE(words("where.answer"), cause.where.in(language));
        QVERIFY(!words("who.answer").empty());
        QVERIFY2(words("steps.answer1").empty() == cause.steps.empty(), cause.id.value.c_str());
        const QString name = QStringLiteral(TODOKE_SCREENSHOTS "/cause-%1-%2.png");
        QVERIFY(
            running.window().grab().save(name.arg(QString::fromStdString(cause.id.value), toLanguageName(language))));
        ++shown;
    }
    QVERIFY(shown >= static_cast<int>(knowledge.causes.size()) - 4);
}

void TestKnowledgeWindow::onlyPagesOfTheKnowledgeOpen_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("pages");
    QTest::newRow("a list, with an address of its own")
        << QByteArray("550 5.7.1 Client host [203.0.113.9] blocked using Spamhaus; see "
                      "https://evil.example/unlist?ip=203.0.113.9 or <a href=\"https://evil.example/\">here</a>")
        << QStringList{QStringLiteral("https://check.spamhaus.org/results/?query=203.0.113.9")};
    QTest::newRow("a mail service") << QByteArray("550-5.7.26 Unauthenticated mail, see https://evil.example/ "
                                                  "https://support.google.com/mail/evil - gsmtp")
                                    << QStringList{QStringLiteral("https://support.google.com/a/answer/3726730")};
    QTest::newRow("nothing known") << QByteArray("550 no, see https://evil.example/ javascript:alert(1)")
                                   << QStringList();
}

void TestKnowledgeWindow::onlyPagesOfTheKnowledgeOpen()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, pages);
    m_opened.clear();
    for (const char *scheme : {"http", "https", "javascript", "file"}) {
        QDesktopServices::setUrlHandler(QString::fromLatin1(scheme), this, "open");
    }
    RunningWindow running({Language::Japanese, {}, {}, true});
    showDetails(running, text);
    for (const PageLink *link : running.window().findChildren<PageLink *>()) {
        if (link->isVisible()) {
            link->findChild<QPushButton *>()->click();
        }
    }
    QCOMPARE(m_opened, pages);
    for (const QLabel *label : running.window().findChildren<QLabel *>()) {
        QVERIFY2(!label->openExternalLinks(), qPrintable(label->objectName()));
        QVERIFY2(label->textFormat() == Qt::PlainText || !label->text().contains(QStringLiteral("<a ")),
                 qPrintable(label->text()));
    }
    for (const char *scheme : {"http", "https", "javascript", "file"}) {
        QDesktopServices::unsetUrlHandler(QString::fromLatin1(scheme));
    }
}

/// Whoever opens an address does it in one of these two places; both take it out of the knowledge (or write a mailto:).
void TestKnowledgeWindow::oneDoorToTheBrowser()
{
    const QStringList doors{QStringLiteral("page_link.cpp"), QStringLiteral("request_page.cpp")};
    QDirIterator files(QStringLiteral(TODOKE_SOURCE_DIR "/app"), {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
                       QDir::Files, QDirIterator::Subdirectories);
    int seen = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray source = file.readAll();
        ++seen;
        QVERIFY2(!source.contains("setOpenExternalLinks") && !source.contains("QTextBrowser"),
                 qPrintable(file.fileName()));
        QVERIFY2(!source.contains("openUrl(") || doors.contains(files.fileName()), qPrintable(file.fileName()));
    }
    QVERIFY(seen > 50);
}

TODOKE_WINDOW_TEST_MAIN(TestKnowledgeWindow)
#include "tst_knowledge_window.moc"
