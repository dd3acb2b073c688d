// SPDX-License-Identifier: MIT
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

/// The borders of ARCHITECTURE: which header a file may include.
class TestBorders : public QObject
{
    Q_OBJECT

private:
    struct Include
    {
        QString file; ///< relative to the source folder
        QString header;
    };

    static QList<Include> includesBelow(const QString &folder);

private Q_SLOTS:
    void coreHasNoGui();
    void onlyCheckHasSockets();
    void lowerNeverIncludesHigher();
};

QList<TestBorders::Include> TestBorders::includesBelow(const QString &folder)
{
    static const QRegularExpression pattern(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"),
                                            QRegularExpression::MultilineOption);
    const QDir root(QStringLiteral(TODOKE_SOURCE_DIR));
    QList<Include> found;
    QDirIterator files(root.filePath(folder), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly)) {
            qFatal("cannot read %s", qPrintable(file.fileName()));
        }
        const QString text = QString::fromUtf8(file.readAll());
        for (auto match = pattern.globalMatch(text); match.hasNext();) {
            found.append({root.relativeFilePath(file.fileName()), match.next().captured(1)});
        }
    }
    return found;
}

void TestBorders::coreHasNoGui()
{
    static const QRegularExpression gui(QStringLiteral(
        "^(QtGui|QtWidgets|QtPrintSupport|QtSvg)(/"
        "|$)|^Q(Gui|Application|Widget|Icon|Pixmap|Image|Label|Font|Color|Clipboard|"
        "Painter|Action|Window|Screen|Dialog|Desktop|Main|Text(Document|Cursor|Edit|Browser)|Style|Palette|Standard)"));
    const auto includes = includesBelow(QStringLiteral("core"));
    QVERIFY(!includes.isEmpty());
    for (const Include &include : includes) {
        if (include.header == QLatin1String("QStandardPaths")) {
            continue;
        }
        QVERIFY2(!gui.match(include.header).hasMatch(),
                 qPrintable(include.file + QStringLiteral(" includes ") + include.header));
    }
}

void TestBorders::onlyCheckHasSockets()
{
    static const QRegularExpression network(QStringLiteral(
        R"(^(QtNetwork(/|$)|Q(Tcp|Udp|Ssl|Dns|Host|Network|Abstract)\w*(Socket|Server|Lookup|Info|Address|Manager|Request|Reply)|sys/socket|netinet/|arpa/|netdb|resolv|unbound|ares|winsock|ws2|windns))"));
    const auto includes = includesBelow(QStringLiteral("core")) + includesBelow(QStringLiteral("app"));
    for (const Include &include : includes) {
        if (include.file.startsWith(u"core/check/")) {
            continue;
        }
        QVERIFY2(!network.match(include.header).hasMatch(),
                 qPrintable(include.file + QStringLiteral(" includes ") + include.header));
    }
}

void TestBorders::lowerNeverIncludesHigher()
{
    // Each stage with what it may include besides itself.
    const QHash<QString, QStringList> allowed{
        {QStringLiteral("text"), {}},
        {QStringLiteral("intake"), {QStringLiteral("text")}},
        {QStringLiteral("mail"), {QStringLiteral("text")}},
        {QStringLiteral("knowledge"), {QStringLiteral("text")}},
        {QStringLiteral("bounce"),
         {QStringLiteral("text"), QStringLiteral("intake"), QStringLiteral("mail"), QStringLiteral("knowledge")}},
        {QStringLiteral("diagnosis"),
         {QStringLiteral("text"), QStringLiteral("intake"), QStringLiteral("mail"), QStringLiteral("bounce"),
          QStringLiteral("knowledge")}},
        {QStringLiteral("check"), {QStringLiteral("text"), QStringLiteral("mail"), QStringLiteral("knowledge")}},
        {QStringLiteral("inquiry"),
         {QStringLiteral("text"), QStringLiteral("intake"), QStringLiteral("mail"), QStringLiteral("bounce"),
          QStringLiteral("knowledge"), QStringLiteral("diagnosis")}},
        {QStringLiteral("cases"),
         {QStringLiteral("text"), QStringLiteral("intake"), QStringLiteral("mail"), QStringLiteral("bounce"),
          QStringLiteral("knowledge"), QStringLiteral("diagnosis"), QStringLiteral("inquiry")}},
    };
    for (const Include &include : includesBelow(QStringLiteral("core"))) {
        const QString stage = include.file.section(u'/', 1, 1);
        QVERIFY2(allowed.contains(stage), qPrintable(include.file));
        QVERIFY2(!include.header.startsWith(u"app/"), qPrintable(include.file));
        if (!include.header.startsWith(u"core/")) {
            continue;
        }
        const QString other = include.header.section(u'/', 1, 1);
        QVERIFY2(other == stage || allowed.value(stage).contains(other),
                 qPrintable(include.file + QStringLiteral(" includes ") + include.header));
    }
}

QTEST_GUILESS_MAIN(TestBorders)
#include "tst_borders.moc"
