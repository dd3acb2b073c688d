// SPDX-License-Identifier: MIT
#include "core/bounce/backscatter.h"
#include "core/bounce/delivery_report.h"
#include "core/intake/paste.h"
#include "core/text/ascii.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace todoke;

namespace {

/// The columns of expected.tsv.
enum Column {
    Name,
    File,
    Kind,
    Format,
    Recipient,
    Original,
    Outcome,
    Status,
    Code,
    Remote,
    Local,
    Command,
    Words,
    Count
};

QString text(std::string_view view)
{
    return view.empty() ? QStringLiteral("-") : QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QStringList told(const RecipientOutcome &outcome)
{
    return {text(outcome.address.value),
            text(outcome.originalAddress ? outcome.originalAddress->value : std::string()),
            text(toName(outcome.action)),
            text(outcome.status ? outcome.status->toString() : std::string()),
            text(outcome.replyCode ? outcome.replyCode->toString() : std::string()),
            text(outcome.remoteMta),
            text(outcome.localMta),
            text(toName(outcome.command))};
}

std::string readMail(const QString &name)
{
    QFile file(QStringLiteral(TODOKE_TEST_DATA "/bounce/") + name + QStringLiteral(".eml"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// A span that lies in the mail; where it leads to the bytes as they are, to these.
void verifySpan(const Message &message, Span span, std::string_view said)
{
    QVERIFY(span.end() <= message.bytes.size());
    if (!said.empty() && span.size == said.size()) {
        QVERIFY(ascii::equals(ascii::simplified(message.view(span)), said)); // line ends were joined
    }
}

} // namespace

/// Each form of notice in a mail of our own, and mails that only look like notices.
class TestNotices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void says_data();
    void says();
    void isNone_data();
    void isNone();
    void eachMailHasARow();
    void keepsTheReturnedHeader();
    void highlightsTheReplyAlone();
    void backscatter_data();
    void backscatter();

private:
    QList<QStringList> m_rows;
};

void TestNotices::initTestCase()
{
    QFile file(QStringLiteral(TODOKE_TEST_DATA "/bounce/expected.tsv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine()).chopped(1);
        if (!line.startsWith(u'#')) {
            m_rows << line.split(u'\t');
            QVERIFY2(m_rows.last().size() == Count, qPrintable(line));
        }
    }
}

void TestNotices::says_data()
{
    QTest::addColumn<QList<QStringList>>("expected"); // one a recipient
    for (qsizetype i = 0; i < m_rows.size();) {
        QList<QStringList> ofMail;
        const QString name = m_rows[i][Name];
        for (; i < m_rows.size() && m_rows[i][Name] == name; ++i) {
            ofMail << m_rows[i];
        }
        QTest::newRow(qPrintable(name)) << ofMail;
    }
}

void TestNotices::says()
{
    QFETCH(QList<QStringList>, expected);
    const std::string bytes = readMail(expected.first()[File]);
    QVERIFY(!bytes.empty());
    const Message message = parseMessage(bytes);
    const DeliveryReport report = readReport(message);
    QCOMPARE(text(toName(report.kind)), expected.first()[Kind]);
    QCOMPARE(text(report.format), expected.first()[Format]);
    QCOMPARE(report.guessed, report.format == "general");
    if (expected.first()[Recipient] == QLatin1String("-")) {
        QVERIFY(report.recipients.empty());
        return;
    }
    QCOMPARE(static_cast<qsizetype>(report.recipients.size()), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const RecipientOutcome &outcome = report.recipients[static_cast<std::size_t>(i)];
        QCOMPARE(told(outcome), expected[i].mid(Recipient, Words - Recipient));
        const QString words = text(outcome.diagnostic);
        QVERIFY2(words.startsWith(expected[i][Words]), qPrintable(words));
        verifySpan(message, outcome.addressSpan, outcome.address.value);
        verifySpan(message, outcome.diagnosticSpan, outcome.diagnostic);
        verifySpan(message, outcome.statusSpan, outcome.status ? outcome.status->toString() : std::string());
        // What was said stands somewhere.
        QVERIFY(outcome.diagnostic.empty() || !outcome.diagnosticSpan.empty());
    }
}

void TestNotices::isNone_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("kind");
    QFile list(QStringLiteral(TODOKE_TEST_DATA "/lookalike/expected.tsv"));
    QVERIFY(list.open(QIODevice::ReadOnly));
    while (!list.atEnd()) {
        const QString line = QString::fromUtf8(list.readLine()).trimmed();
        const QStringList columns = line.split(u'\t');
        if (!line.startsWith(u'#')) {
            QCOMPARE(columns.size(), 3);
            QTest::newRow(qPrintable(columns[0])) << columns[1] << columns[2];
        }
    }
}

/// A mail that only looks like a notice of a failure, in whatever way people paste it.
void TestNotices::isNone()
{
    QFETCH(QString, file);
    QFETCH(QString, kind);
    QFile mail(QStringLiteral(TODOKE_TEST_DATA "/lookalike/") + file + QStringLiteral(".eml"));
    QVERIFY(mail.open(QIODevice::ReadOnly));
    const QByteArray bytes = mail.readAll();
    QByteArray quoted = "> " + QByteArray(bytes).replace("\n", "\n> ");
    quoted.chop(2);
    for (const QByteArray &given : {bytes, quoted, QByteArray(bytes).replace('\n', "\r\n")}) {
        const RawMail raw = takePaste(std::make_shared<const std::string>(given.toStdString()));
        const Message message = parseMessage(raw.bytes);
        const DeliveryReport report = readReport(message);
        QCOMPARE(text(toName(report.kind)), kind);
        QVERIFY(report.kind != ReportKind::Bounce && report.kind != ReportKind::Delay);
        for (const RecipientOutcome &outcome : report.recipients) {
            QVERIFY(outcome.action != Action::Failed && outcome.action != Action::Delayed);
        }
    }
}

void TestNotices::eachMailHasARow()
{
    QSet<QString> named;
    for (const QStringList &row : std::as_const(m_rows)) {
        named << row[File];
    }
    const QDir folder(QStringLiteral(TODOKE_TEST_DATA "/bounce"));
    for (const QFileInfo &mail : folder.entryInfoList({QStringLiteral("*.eml")}, QDir::Files)) {
        QVERIFY2(named.contains(mail.completeBaseName()), qPrintable(mail.fileName()));
    }
}

/// The mail that came back is found in whatever shape it was given back.
void TestNotices::keepsTheReturnedHeader()
{
    for (const char *name : {"postfix", "sendmail-v5", "qmail", "exim", "dsn-headers-only", "dsn-broken-mime",
                             "exchange-japanese", "exchange-french", "mxlogic", "gmx", "workspace", "nested"}) {
        const std::string bytes = readMail(QString::fromLatin1(name));
        const Message message = parseMessage(bytes);
        const DeliveryReport report = readReport(message);
        QVERIFY2(report.original.has_value(), name);
        const OriginalHeader &original = *report.original;
        QCOMPARE(original.messageId, std::string("<20261120101532.0001@sender.example.co.jp>"));
        QCOMPARE(original.returnPath, std::string("tanaka@sender.example.co.jp"));
        QCOMPARE(original.route.size(), std::size_t{1});
        QCOMPARE(original.route.front().by, std::string("mail.sender.example.co.jp"));
        QVERIFY(message.view(original.route.front().span).starts_with("Received:"));
    }
}

void TestNotices::backscatter_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *name, const char *from, const char *to, bool expected) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << expected;
    };
    row("as it is", "", "", true);
    row("sent with a login", "with SMTP id", "with ESMTPSA id", false);
    row("sent by a server of the same domain", "dsl-77.isp.example.net", "www.sender.example.co.jp", false);
    row("went through a provider", "Message-ID: <6f1c$33ab@dsl-77>",
        "Received: from pc (dsl-77.isp.example.net [198.51.100.77]) by smtp.isp.example.net\n"
        "\twith SMTP id 7; Fri, 20 Nov 2026 10:13:00 +0900\nMessage-ID: <6f1c$33ab@dsl-77>",
        false);
    row("the sender was confirmed", "Received-SPF: fail", "Received-SPF: pass", false);
    row("the sender was not checked", "Received-SPF: fail", "X-Received-SPF: fail", false);
    row("the message id is of the domain", "@dsl-77>", "@mail.sender.example.co.jp>", false);
    row("signed by the domain", "Message-ID:",
        "DKIM-Signature: v=1; a=rsa-sha256; d=sender.example.co.jp; s=k; h=from; bh=a; b=b\nMessage-ID:", false);
    row("somebody else's mail", "<tanaka@sender.example.co.jp>", "<taro@example.org>", false);
    row("the sender's own server says it", "mx.example.com", "mail.sender.example.co.jp", false);
    row("from the same machine", "[198.51.100.77]", "[127.0.0.1]", false);
}

/// Said only where everything speaks for it.
void TestNotices::backscatter()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(bool, expected);
    QByteArray bytes = QByteArray::fromStdString(readMail(QStringLiteral("backscatter")));
    if (!from.isEmpty()) {
        QVERIFY(bytes.contains(from));
        bytes.replace(from, to);
    }
    const std::string mail = bytes.toStdString();
    const Message message = parseMessage(mail);
    const DeliveryReport report = readReport(message);
    QCOMPARE(report.kind, ReportKind::Bounce);
    QCOMPARE(isBackscatter(report), expected);
    if (expected) {
        QVERIFY(message.view(report.anomalies.back().span).starts_with("Received: from dsl-77"));
    }
}

/// Of labelled lines below a recipient only the reply is pointed at, not the reporter's own words before it.
void TestNotices::highlightsTheReplyAlone()
{
    const std::string mail = "From: MAILER-DAEMON@example.jp\nTo: a@example.jp\nSubject: Undelivered\n"
                             "Content-Type: text/plain; charset=utf-8\n\n宛先：kato@example.co.jp\n"
                             "理由：相手先サーバーが受信を拒否しました\n応答：550 5.1.1 User unknown here\n";
    const Message message = parseMessage(mail);
    const DeliveryReport report = readReport(message);
    QCOMPARE(report.recipients.size(), std::size_t{1});
    QCOMPARE(report.recipients.front().diagnostic, std::string("550 5.1.1 User unknown here"));
    QCOMPARE(message.view(report.recipients.front().diagnosticSpan), std::string_view("550 5.1.1 User unknown here"));
}

QTEST_GUILESS_MAIN(TestNotices)
#include "tst_notices.moc"
