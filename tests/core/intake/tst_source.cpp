// SPDX-License-Identifier: MIT
#include "core/intake/source.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace todoke;

namespace {

/// What readPath() said, in order: "name#index: bytes" for a mail, "name! error detail" for a failure.
class Log
{
public:
    explicit Log(const QTemporaryDir &root) : m_root(root.path()) {}

    QStringList read(const QString &path, std::size_t limit = 1U << 20U, int mostMails = 1000)
    {
        m_lines.clear();
        int mails = 0;
        readPath(
            path.toStdString(), IntakeLimits{limit},
            [&](RawMail mail, std::string_view file, std::size_t index) {
                m_lines << name(file) + QStringLiteral("#%1: ").arg(index) +
                               QString::fromUtf8(mail.bytes.data(), static_cast<qsizetype>(mail.bytes.size()));
                return ++mails < mostMails;
            },
            [&](const IntakeFailure &failure) {
                m_lines << name(failure.path) + QStringLiteral("! %1 ").arg(static_cast<int>(failure.error)) +
                               QString::fromStdString(failure.detail);
            });
        return m_lines;
    }

private:
    QString name(std::string_view file) const
    {
        return QDir(m_root).relativeFilePath(QString::fromUtf8(file.data(), static_cast<qsizetype>(file.size())));
    }

    QString m_root;
    QStringList m_lines;
};

QString error(IntakeError which)
{
    return QString::number(static_cast<int>(which));
}

} // namespace

class TestSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsFiles();
    void readsFolders();
    void readsMaildir();
    void survivesLinkLoops();
    void readsMailboxes();
    void stopsWhenTold();
    void refuses_data();
    void refuses();
    void refusesLargeFiles();
    void reportsWhatIsNotThere();
    void reportsWhatMayNotBeRead();
    void readsUtf16();
    void looksAtBytes_data();
    void looksAtBytes();

private:
    QString put(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_dir->filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("cannot write a test file");
        }
        return path;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestSource::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestSource::readsFiles()
{
    const QString path = put(QStringLiteral("届け.eml"), "Subject: a\nTo: b\n\nx\0y\n");
    QCOMPARE(Log(*m_dir).read(path), QStringList{QStringLiteral("届け.eml#0: Subject: a\nTo: b\n\nx")});
    const QByteArray withNul("Subject: a\nTo: b\n\nx\0y\n", 22);
    put(QStringLiteral("nul.eml"), withNul);
    QCOMPARE(Log(*m_dir).read(m_dir->filePath(QStringLiteral("nul.eml"))),
             QStringList{QStringLiteral("nul.eml#0: ") + QString::fromUtf8(withNul)});
}

void TestSource::readsFolders()
{
    put(QStringLiteral("b.eml"), "Subject: b\nTo: b\n");
    put(QStringLiteral("a/z.txt"), "550 5.1.1 no\n");
    put(QStringLiteral("a/c/deep.eml"), "Subject: deep\nTo: b\n");
    put(QStringLiteral("photo.jpg"), "\xFF\xD8\xFF\xE0 JFIF");
    put(QStringLiteral(".hidden"), "Subject: hidden\nTo: b\n");
    QCOMPARE(
        Log(*m_dir).read(m_dir->path()),
        (QStringList{QStringLiteral("a/c/deep.eml#0: Subject: deep\nTo: b\n"),
                     QStringLiteral("a/z.txt#0: 550 5.1.1 no\n"), QStringLiteral("b.eml#0: Subject: b\nTo: b\n"),
                     QStringLiteral("photo.jpg! ") + error(IntakeError::NotMail) + QStringLiteral(" JPEG picture")}));
}

void TestSource::readsMaildir()
{
    put(QStringLiteral("cur/1.host:2,S"), "Subject: 1\nTo: b\n");
    put(QStringLiteral("new/2.host"), "Subject: 2\nTo: b\n");
    put(QStringLiteral("tmp/3.host"), "Subject: half");
    put(QStringLiteral("dovecot-uidlist"), "3 V1\n");
    put(QStringLiteral(".Sent/cur/4.host:2,S"), "Subject: 4\nTo: b\n");
    put(QStringLiteral(".Sent/new/5.host"), "Subject: 5\nTo: b\n");
    QCOMPARE(Log(*m_dir).read(m_dir->path()),
             (QStringList{QStringLiteral(".Sent/cur/4.host:2,S#0: Subject: 4\nTo: b\n"),
                          QStringLiteral(".Sent/new/5.host#0: Subject: 5\nTo: b\n"),
                          QStringLiteral("cur/1.host:2,S#0: Subject: 1\nTo: b\n"),
                          QStringLiteral("new/2.host#0: Subject: 2\nTo: b\n")}));
}

void TestSource::survivesLinkLoops()
{
    put(QStringLiteral("a/1.eml"), "Subject: 1\nTo: b\n");
    if (!QFile::link(m_dir->path(), m_dir->filePath(QStringLiteral("a/loop")))) {
        QSKIP("this system makes no links");
    }
    QCOMPARE(Log(*m_dir).read(m_dir->path()).size(), 1);
}

void TestSource::readsMailboxes()
{
    const QString path = put(QStringLiteral("box"), "From a@example.com Fri Nov 20 10:15:32 2026\nSubject: 1\n\nx\n\n"
                                                    "From b@example.com Fri Nov 20 10:15:33 2026\nSubject: 2\n\ny\n");
    QCOMPARE(Log(*m_dir).read(path),
             (QStringList{QStringLiteral("box#0: Subject: 1\n\nx\n"), QStringLiteral("box#1: Subject: 2\n\ny\n")}));
    readPath(
        path.toStdString(), {},
        [&](const RawMail &mail, std::string_view, std::size_t index) {
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly)) {
                return false;
            }
            const std::string all = file.readAll().toStdString();
            const Span span = mail.map.toSource({0, mail.bytes.size()});
            if (index == 1) {
                [&] { QCOMPARE(all.substr(span.begin, span.size), std::string("Subject: 2\n\ny\n")); }();
            }
            return true;
        },
        [](const IntakeFailure &) { QFAIL("a failure"); });
}

void TestSource::stopsWhenTold()
{
    put(QStringLiteral("1.eml"), "Subject: 1\nTo: b\n");
    put(QStringLiteral("2.eml"), "Subject: 2\nTo: b\n");
    put(QStringLiteral("3/3.eml"), "Subject: 3\nTo: b\n");
    QCOMPARE(Log(*m_dir).read(m_dir->path(), 1000, 1).size(), 1);
}

void TestSource::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<IntakeError>("error");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const QByteArray &bytes, IntakeError error, const char *detail) {
        QTest::newRow(name) << bytes << error << QString::fromLatin1(detail);
    };
    const QByteArray ole = QByteArray::fromHex("D0CF11E0A1B11AE1") + QByteArray(64, '\0');
    row("empty", "", IntakeError::Empty, "");
    row("blanks only", " \r\n\n", IntakeError::Empty, "");
    row("jpeg", QByteArray::fromHex("FFD8FFE000104A464946"), IntakeError::NotMail, "JPEG picture");
    row("png", "\x89PNG\r\n\x1A\n....", IntakeError::NotMail, "PNG picture");
    row("gif", "GIF89a....", IntakeError::NotMail, "GIF picture");
    row("heic",
        QByteArray("\0\0\0\x18"
                   "ftypheic",
                   12),
        IntakeError::NotMail, "HEIC or AVIF picture");
    row("webp", QByteArray("RIFF\x10\0\0\0WEBPVP8 ", 16), IntakeError::NotMail, "WebP picture");
    row("pdf", "%PDF-1.7\n", IntakeError::NotMail, "PDF document");
    row("zip", "PK\x03\x04....", IntakeError::ReadFailed, "damaged zip archive");
    row("rtf", "{\\rtf1\\ansi", IntakeError::NotMail, "RTF document");
    row("word", ole, IntakeError::NotMail, "Office document");
    row("outlook", ole + QByteArray("_\0_\0s\0u\0b\0s\0t\0g\0001\0", 18), IntakeError::ReadFailed,
        "damaged Outlook message");
    row("winmail.dat", QByteArray::fromHex("789F3E2200000000"), IntakeError::UnsupportedForm, "winmail.dat (TNEF)");
    row("zeros", QByteArray(100, '\0') + "x", IntakeError::NotMail, "binary data");
}

void TestSource::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(IntakeError, error);
    QFETCH(QString, detail);
    const QString path = put(QStringLiteral("f"), bytes);
    QCOMPARE(Log(*m_dir).read(path),
             QStringList{QStringLiteral("f! ") + ::error(error) + QStringLiteral(" ") + detail});
}

void TestSource::refusesLargeFiles()
{
    const QString path = put(QStringLiteral("f"), "Subject: a\nTo: b\n\n" + QByteArray(1000, 'x'));
    QCOMPARE(Log(*m_dir).read(path, 500),
             QStringList{QStringLiteral("f! ") + error(IntakeError::TooLarge) + QStringLiteral(" ")});
    QCOMPARE(Log(*m_dir).read(path, 2000).size(), 1);
    const QString photo = put(QStringLiteral("p"), "\xFF\xD8\xFF" + QByteArray(1000, 'x'));
    QVERIFY(Log(*m_dir).read(photo, 500).first().contains(QStringLiteral("JPEG")));
    const QByteArray separator = "From a@example.com Fri Nov 20 10:15:32 2026\n";
    const QString box = put(QStringLiteral("box"), separator + "Subject: 1\n\n" + QByteArray(1000, 'x') + "\n\n" +
                                                       separator + "Subject: 2\n\ny\n");
    QCOMPARE(Log(*m_dir).read(box, 500),
             (QStringList{QStringLiteral("box! ") + error(IntakeError::TooLarge) + QStringLiteral(" "),
                          QStringLiteral("box#1: Subject: 2\n\ny\n")}));
}

void TestSource::reportsWhatIsNotThere()
{
    QCOMPARE(Log(*m_dir).read(m_dir->filePath(QStringLiteral("none"))),
             QStringList{QStringLiteral("none! ") + error(IntakeError::NotFound) + QStringLiteral(" ")});
}

void TestSource::reportsWhatMayNotBeRead()
{
    const QString file = put(QStringLiteral("d/f.eml"), "Subject: a\nTo: b\n");
    const QString folder = m_dir->filePath(QStringLiteral("d"));
    QFile::setPermissions(file, {});
    if (QFileInfo(file).isReadable()) {
        QSKIP("this user may read everything");
    }
    QCOMPARE(Log(*m_dir).read(file),
             QStringList{QStringLiteral("d/f.eml! ") + error(IntakeError::NoPermission) + QStringLiteral(" ")});
    QFile::setPermissions(folder, {});
    const QStringList lines = Log(*m_dir).read(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QCOMPARE(lines, QStringList{QStringLiteral("d! ") + error(IntakeError::NoPermission) + QStringLiteral(" ")});
}

void TestSource::readsUtf16()
{
    QByteArray bytes("\xFF\xFE");
    for (const char c : QByteArray("Subject: a\r\nTo: b\r\n\r\nx")) {
        bytes += c;
        bytes += '\0';
    }
    QCOMPARE(Log(*m_dir).read(put(QStringLiteral("u"), bytes)),
             QStringList{QStringLiteral("u#0: Subject: a\r\nTo: b\r\n\r\nx")});
}

void TestSource::looksAtBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("mail") << QByteArray("Subject: a\n\nx");
    QTest::newRow("jis") << QByteArray("\x1B$BFO$1\x1B(B");
    QTest::newRow("shift_jis") << QByteArray("\x93\xCD\x82\xAF");
    QTest::newRow("nul inside") << QByteArray("Subject: a\n\nx\0y", 15);
    QTest::newRow("BM at the begin") << QByteArray("BM is no picture here");
    QTest::newRow("html") << QByteArray("<html><body>x</body></html>");
}

void TestSource::looksAtBytes()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(checkLooksLikeText(bytes.toStdString()).has_value());
}

QTEST_GUILESS_MAIN(TestSource)
#include "tst_source.moc"
