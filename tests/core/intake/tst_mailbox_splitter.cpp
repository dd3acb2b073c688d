// SPDX-License-Identifier: MIT
#include "core/intake/mailbox_splitter.h"

#include <QTest>

using namespace todoke;

class TestMailboxSplitter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splits_data();
    void splits();
    void stopsWhenTold();
    void refusesLargeMails();
    void knowsMailboxes_data();
    void knowsMailboxes();
};

namespace {

QByteArrayList split(const std::string &box, std::size_t chunk)
{
    QByteArrayList out;
    bool offsetsRight = true;
    MailboxSplitter splitter(1U << 20U, [&](const MailboxSplitter::Mail &mail) {
        offsetsRight = offsetsRight && box.compare(mail.offset, mail.bytes.size(), mail.bytes) == 0;
        out << QByteArray(mail.bytes.data(), static_cast<qsizetype>(mail.bytes.size()));
        return true;
    });
    for (std::size_t at = 0; at < box.size(); at += chunk) {
        splitter.feed(std::string_view(box).substr(at, chunk));
    }
    splitter.finish();
    if (!offsetsRight) {
        out << QByteArray("wrong offset");
    }
    return out;
}

} // namespace

void TestMailboxSplitter::splits_data()
{
    QTest::addColumn<QByteArray>("box");
    QTest::addColumn<QByteArrayList>("mails");
    const QByteArray separator = "From a@example.com Fri Nov 20 10:15:32 2026\n";
    QTest::newRow("one") << separator + "Subject: 1\n\nx\n" << QByteArrayList{"Subject: 1\n\nx\n"};
    QTest::newRow("two") << separator + "Subject: 1\n\nx\n\n" + separator + "Subject: 2\n\ny\n"
                         << QByteArrayList{"Subject: 1\n\nx\n", "Subject: 2\n\ny\n"};
    QTest::newRow("daemon, two blanks in the date")
        << QByteArray("From MAILER-DAEMON  Fri Nov  6 10:15:32 2026\nSubject: 1\n\nx\n\nFrom - Fri Nov 20 10:15:32 "
                      "2026\nSubject: 2\n\ny\n")
        << QByteArrayList{"Subject: 1\n\nx\n", "Subject: 2\n\ny\n"};
    QTest::newRow("From in a body") << separator +
                                           "Subject: 1\n\nx\n\nFrom here on it is different.\nFrom: not a separator\n"
                                    << QByteArrayList{
                                           "Subject: 1\n\nx\n\nFrom here on it is different.\nFrom: not a separator\n"};
    QTest::newRow("From with a date, no empty line before")
        << separator + "Subject: 1\n\nx\n" + separator + "Subject: 2\n"
        << QByteArrayList{"Subject: 1\n\nx\n" + separator + "Subject: 2\n"};
    QTest::newRow("From with a date, no header behind")
        << separator + "Subject: 1\n\nx\n\n" + separator + "and so on\n"
        << QByteArrayList{"Subject: 1\n\nx\n\n" + separator + "and so on\n"};
    QTest::newRow("quoted From stays") << separator + "Subject: 1\n\nx\n\n>" + separator + "Subject: 2\n"
                                       << QByteArrayList{"Subject: 1\n\nx\n\n>" + separator + "Subject: 2\n"};
    QTest::newRow("mail without body") << separator + "Subject: 1\n\n" + separator + "Subject: 2\n"
                                       << QByteArrayList{"Subject: 1\n", "Subject: 2\n"};
}

void TestMailboxSplitter::splits()
{
    QFETCH(QByteArray, box);
    QFETCH(QByteArrayList, mails);
    for (const char *lineEnd : {"\n", "\r\n", "\r"}) {
        QByteArrayList expected = mails;
        for (QByteArray &mail : expected) {
            mail.replace("\n", lineEnd);
        }
        const std::string bytes = QByteArray(box).replace("\n", lineEnd).toStdString();
        for (const std::size_t chunk : {std::size_t{1}, std::size_t{3}, std::size_t{64}, std::size_t{1} << 20U}) {
            QCOMPARE(split(bytes, chunk), expected);
        }
    }
}

void TestMailboxSplitter::stopsWhenTold()
{
    const std::string one = "From a@example.com Fri Nov 20 10:15:32 2026\nSubject: 1\n\nx\n\n";
    int calls = 0;
    MailboxSplitter splitter(1000, [&](const MailboxSplitter::Mail &) { return ++calls < 2; });
    std::string box;
    for (int i = 0; i < 1000; ++i) {
        box += one;
    }
    QVERIFY(!splitter.feed(box));
    QCOMPARE(calls, 2);
}

void TestMailboxSplitter::refusesLargeMails()
{
    const std::string separator = "From a@example.com Fri Nov 20 10:15:32 2026\n";
    const std::string large = "Subject: large\n\n" + std::string(100'000, 'x') + "\n";
    const std::string box = separator + large + "\n" + separator + "Subject: small\n\n" + separator + large;
    for (const std::size_t chunk : {std::size_t{100}, std::size_t{10'000}, std::size_t{1} << 20U}) {
        QList<bool> refused;
        QList<std::size_t> offsets;
        MailboxSplitter splitter(50'000, [&](const MailboxSplitter::Mail &mail) {
            refused << mail.tooLarge;
            offsets << mail.offset;
            return true;
        });
        for (std::size_t at = 0; at < box.size(); at += chunk) {
            splitter.feed(std::string_view(box).substr(at, chunk));
        }
        splitter.finish();
        QCOMPARE(refused, (QList<bool>{true, false, true}));
        QCOMPARE(offsets, (QList<std::size_t>{box.find(large), box.find("Subject: small"), box.rfind(large)}));
    }
}

void TestMailboxSplitter::knowsMailboxes_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<bool>("expected");
    QTest::newRow("mailbox") << QByteArray("From a@example.com Fri Nov 20 10:15:32 2026\nSubject: 1\n") << true;
    QTest::newRow("mail") << QByteArray("From: a@example.com\nDate: Fri Nov 20 10:15:32 2026\n") << false;
    QTest::newRow("prose") << QByteArray("From Mon Nov on, at 10:15 we\nhave: time\n") << true;
    QTest::newRow("sentence") << QByteArray("From here on\nSubject: x\n") << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void TestMailboxSplitter::knowsMailboxes()
{
    QFETCH(QByteArray, begin);
    QTEST(beginsMailbox(begin.toStdString()), "expected");
}

QTEST_GUILESS_MAIN(TestMailboxSplitter)
#include "tst_mailbox_splitter.moc"
