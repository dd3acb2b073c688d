// SPDX-License-Identifier: MIT
#include "running_window.h"

#include "app/desktop/widgets/message_area.h"
#include "app/desktop/widgets/paste_edit.h"

#include <QClipboard>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QMimeData>
#include <QPushButton>
#include <QTimer>

#include <filesystem>

#include <unistd.h>

using namespace todoke;

namespace {

/// Root may read everything: while this lives, root is nobody.
class OrdinaryUser
{
public:
    OrdinaryUser() : m_user(geteuid())
    {
        if (m_user == 0 && setresuid(65534, 65534, 0) != 0) {
            qWarning("still root");
        }
    }
    ~OrdinaryUser()
    {
        if (m_user == 0 && setresuid(0, 0, 0) != 0) {
            qFatal("cannot become root again");
        }
    }
    OrdinaryUser(const OrdinaryUser &) = delete;
    OrdinaryUser &operator=(const OrdinaryUser &) = delete;

private:
    uid_t m_user;
};

} // namespace

/// What people give a program that is not what it wants: each gets a plain sentence that says what to do, and nothing
/// is lost.
class TestBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void files_data();
    void files();
    void emptyPaste();
    void ordinaryMail();
    void shortHeader();
    void repairedPaste();
    void mailboxTakesFirstFailure();
    void exactBytes();
    void windowStaysAwake();
    void droppedFile();
    void store_data();
    void store();
    void fullDiskLosesNothing();

private:
    static QString write(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes);
    static void paste(RunningWindow &running, const QString &text);
    static QString message(RunningWindow &running, const char *key)
    {
        return running.find<MessageArea>("messageArea")->text(QString::fromLatin1(key));
    }
};

QString TestBadInput::write(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly)) {
        qFatal("cannot write %s", qPrintable(file.fileName()));
    }
    file.write(bytes);
    return file.fileName();
}

void TestBadInput::paste(RunningWindow &running, const QString &text)
{
    QApplication::clipboard()->setText(text);
    QTest::keyClick(running.find<PasteEdit>("paste"), Qt::Key_V, Qt::ControlModifier);
}

void TestBadInput::files_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("says");
    QTest::newRow("photo") << QStringLiteral("photo") << QStringLiteral("メールではありません");
    QTest::newRow("huge") << QStringLiteral("huge") << QStringLiteral("大きすぎます");
    QTest::newRow("empty file") << QStringLiteral("empty") << QStringLiteral("空です");
    QTest::newRow("gone") << QStringLiteral("gone") << QStringLiteral("見つかりません");
    QTest::newRow("no rights") << QStringLiteral("rights") << QStringLiteral("許されていません");
}

void TestBadInput::files()
{
    QFETCH(QString, kind);
    QFETCH(QString, says);
    const QTemporaryDir folder;
    std::filesystem::permissions(folder.path().toStdString(), std::filesystem::perms(0755));
    QString path = folder.filePath(QStringLiteral("none.eml"));
    if (kind == QLatin1String("photo")) {
        path = write(folder, QStringLiteral("photo.jpg"),
                     QByteArray::fromHex("ffd8ffe000104a46494600010100") + QByteArray(4000, '\x9b'));
    } else if (kind == QLatin1String("huge")) {
        path = write(folder, QStringLiteral("huge.eml"),
                     "From: a@example.com\nSubject: x\n\n" + QByteArray(100 << 20, 'x'));
    } else if (kind == QLatin1String("empty")) {
        path = write(folder, QStringLiteral("empty.eml"), {});
    } else if (kind == QLatin1String("rights")) {
        path = folder.filePath(QStringLiteral("locked"));
        QVERIFY(QDir().mkdir(path));
        QVERIFY(QFile::setPermissions(path, {}));
    }
    RunningWindow running({});
    {
        const OrdinaryUser user;
        running.window().takeFile(path);
        QVERIFY(running.waitRead());
    }
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner); // so that it can be removed
    QVERIFY2(running.words("verdict").contains(says), qPrintable(running.words("verdict")));
    QVERIFY(!running.find<QPushButton>("next")->isEnabled());
    // The program works on.
    paste(running, QString::fromUtf8(sampleBytes(QStringLiteral("mailbox-full"))));
    QVERIFY(running.waitRead());
    QVERIFY(!running.words("verdict").contains(says));
    QVERIFY(running.find<QPushButton>("next")->isEnabled());
}

void TestBadInput::emptyPaste()
{
    RunningWindow running({});
    paste(running, QStringLiteral("  \n \n"));
    QTest::qWait(50);
    QVERIFY(running.words("verdict").contains(QStringLiteral("まだ何も入っていません")));
    QVERIFY(!running.words("hint").isEmpty());
    QVERIFY(!running.find<QPushButton>("next")->isEnabled());
}

void TestBadInput::ordinaryMail()
{
    RunningWindow running({});
    paste(running,
          QStringLiteral("Received: from a.example.jp (a.example.jp [192.0.2.1])\n\tby b.example.jp with ESMTP id 1;\n"
                         "\tFri, 20 Nov 2026 10:00:00 +0900\nFrom: a@example.jp\nTo: b@example.jp\n"
                         "Subject: lunch\nDate: Fri, 20 Nov 2026 10:00:00 +0900\nMessage-ID: <1@example.jp>\n"
                         "MIME-Version: 1.0\n\nShall we meet at noon?\n"));
    QVERIFY(running.waitRead());
    QCOMPARE(running.session().analysis()->facts.verdict, IntakeFacts::Verdict::OrdinaryMail);
    QVERIFY(running.words("verdict").contains(QStringLiteral("普通のメール")));
    QVERIFY(running.words("hint").contains(QStringLiteral("Undelivered")));
    // Unknown is a result too.
    running.session().goTo(2);
    QVERIFY(running.words("causeTitle").contains(QStringLiteral("見つかりませんでした")));
}

void TestBadInput::shortHeader()
{
    RunningWindow running({});
    paste(running, QStringLiteral("From: MAILER-DAEMON@example.jp\nSubject: failure notice\n"));
    QVERIFY(running.waitRead());
    QVERIFY2(running.words("hint").contains(QStringLiteral("全文")), qPrintable(running.words("verdict")));
}

void TestBadInput::repairedPaste()
{
    QString quoted;
    for (const QString &line :
         QString::fromUtf8(sampleBytes(QStringLiteral("xserver-microsoft365-spamhaus"))).split(QLatin1Char('\n'))) {
        quoted += QStringLiteral("> ") + line + QLatin1Char('\n');
    }
    RunningWindow running({});
    paste(running, quoted);
    QVERIFY(running.waitRead());
    QCOMPARE(running.session().current().cause, QStringLiteral("blocklisted"));
    QVERIFY(running.words("repair").contains(QStringLiteral("引用")));
    auto *box = running.find<PasteEdit>("paste");
    auto *show = running.find<QPushButton>("showRepaired");
    QVERIFY(box->toPlainText().startsWith(QStringLiteral("> ")));
    show->click();
    QVERIFY(!box->toPlainText().startsWith(QStringLiteral("> ")));
    show->click();
    QCOMPARE(box->toPlainText(), quoted);
    QCOMPARE(running.session().current().input, quoted.toUtf8());
}

void TestBadInput::mailboxTakesFirstFailure()
{
    const QTemporaryDir folder;
    const QByteArray ordinary =
        "From - Fri Nov 20 10:00:00 2026\nFrom: a@example.jp\nTo: b@example.jp\nSubject: hello\n"
        "Date: Fri, 20 Nov 2026 10:00:00 +0900\n\nGood morning.\n\n";
    const QByteArray mbox =
        ordinary + "From - Fri Nov 20 11:00:00 2026\n" + sampleBytes(QStringLiteral("mailbox-full")) + "\n" + ordinary;
    RunningWindow running({});
    running.window().takeFile(write(folder, QStringLiteral("inbox.mbox"), mbox));
    QVERIFY(running.waitRead());
    QCOMPARE(running.session().current().cause, QStringLiteral("mailbox-full"));
    QVERIFY2(message(running, "mailbox").contains(QStringLiteral("3通")), qPrintable(message(running, "mailbox")));
    QVERIFY(!running.session().current().input.contains("Good morning"));
}

void TestBadInput::exactBytes()
{
    // No-break spaces, CRLF and characters beyond the BMP are kept as they were pasted.
    const QString text = QStringLiteral("550 5.1.1\u00a0<a@example.com>: User unknown\r\n\u3000\u3000𠮷野家\r\n");
    RunningWindow running({});
    paste(running, text);
    QVERIFY(running.waitRead());
    QCOMPARE(running.session().current().input, QApplication::clipboard()->text().toUtf8());
    QTest::keyClick(running.find<PasteEdit>("paste"), Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(running.find<PasteEdit>("paste"), QStringLiteral("x"));
    QVERIFY(QTest::qWaitFor([&running] { return running.session().current().input.endsWith('x'); }));
    QVERIFY(running.session().current().input.contains("5.1.1\xc2\xa0<a@"));
}

void TestBadInput::windowStaysAwake()
{
    // 30 MB of mail: a timer of the UI thread goes on ticking while it is read and shown.
    const QTemporaryDir folder;
    QByteArray big = sampleBytes(QStringLiteral("mailbox-full"));
    big.reserve(31 << 20);
    while (big.size() < (30 << 20)) {
        big += QByteArray(76, 'A') + '\n';
    }
    const QString path = write(folder, QStringLiteral("big.eml"), big);
    RunningWindow running({});
    QVERIFY(QTest::qWaitFor([&running] { return running.session().knowledge() != nullptr; }));
    qint64 longest = 0;
    QElapsedTimer since;
    QTimer heart;
    heart.setInterval(1);
    connect(&heart, &QTimer::timeout, this, [&] { longest = std::max(longest, since.restart()); });
    since.start();
    heart.start();
    running.window().takeFile(path);
    QVERIFY(running.waitRead());
    running.session().goTo(2);
    QTest::qWait(50);
    qInfo("longest pause of the UI thread: %lld ms", static_cast<long long>(longest));
    QVERIFY2(longest < 150, "the window was held up"); // what the machine's load may cost included
    QVERIFY(running.session().analysis()->raw.isExcerpt());
}

void TestBadInput::droppedFile()
{
    RunningWindow running({});
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral(TODOKE_SOURCE_DIR "/resources/samples/mailbox-full.eml"))});
    auto *box = running.find<PasteEdit>("paste");
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(box->viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(box->viewport(), &drop);
    QVERIFY(running.waitRead());
    QCOMPARE(running.session().current().cause, QStringLiteral("mailbox-full"));
    QVERIFY(running.words("fileName").contains(QStringLiteral("mailbox-full.eml")));
}

void TestBadInput::store_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("says");
    QTest::newRow("damaged") << QStringLiteral("damaged") << QStringLiteral("壊れていました");
    QTest::newRow("no folder") << QStringLiteral("nofolder") << QStringLiteral("保存");
}

void TestBadInput::store()
{
    QFETCH(QString, kind);
    QFETCH(QString, says);
    const QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("cases.sqlite"));
    if (kind == QLatin1String("damaged")) {
        write(folder, QStringLiteral("cases.sqlite"), "SQLite format 3" + QByteArray(1, '\0') + QByteArray(4096, 'x'));
    } else {
        write(folder, QStringLiteral("file"), "not a folder");
        path = folder.filePath(QStringLiteral("file/cases.sqlite"));
    }
    RunningWindow running({Language::Japanese, {}, path, true});
    QVERIFY(QTest::qWaitFor([&running] { return !message(running, "store").isEmpty(); }));
    QVERIFY2(message(running, "store").contains(says), qPrintable(message(running, "store")));
    // It works all the same, and two cases can be told apart and opened again.
    paste(running, QString::fromUtf8(sampleBytes(QStringLiteral("mailbox-full"))));
    QVERIFY(running.waitRead());
    running.session().flush();
    QVERIFY(QTest::qWaitFor([&running] { return running.session().cases().size() == 1; }));
    const CaseId first = running.session().cases().front().id;
    running.session().startNew();
    paste(running, QString::fromUtf8(sampleBytes(QStringLiteral("mistyped-address"))));
    QVERIFY(running.waitRead());
    running.session().flush();
    QVERIFY(QTest::qWaitFor([&running] { return running.session().cases().size() == 2; }));
    running.session().open(first);
    QVERIFY(QTest::qWaitFor([&running] { return running.session().current().cause == QLatin1String("mailbox-full"); }));
    QCOMPARE(running.session().current().input, sampleBytes(QStringLiteral("mailbox-full")));
    if (kind == QLatin1String("damaged")) {
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).filter(QStringLiteral("cases")).size() >= 2, true);
    }
}

void TestBadInput::fullDiskLosesNothing()
{
    // A store on /dev/full cannot be had; a folder that goes away comes closest: writing fails, the case stays.
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("inner/cases.sqlite"));
    RunningWindow running({Language::Japanese, {}, path, true});
    paste(running, QString::fromUtf8(sampleBytes(QStringLiteral("mailbox-full"))));
    QVERIFY(running.waitRead());
    running.session().flush();
    QVERIFY(QDir(folder.filePath(QStringLiteral("inner"))).removeRecursively());
    running.session().startNew();
    paste(running, QString::fromUtf8(sampleBytes(QStringLiteral("mistyped-address"))));
    QVERIFY(running.waitRead());
    running.session().flush();
    QTest::qWait(50);
    QCOMPARE(running.session().current().cause, QStringLiteral("recipient-unknown"));
    QVERIFY(!running.session().current().input.isEmpty());
}

TODOKE_WINDOW_TEST_MAIN(TestBadInput)
#include "tst_bad_input.moc"
