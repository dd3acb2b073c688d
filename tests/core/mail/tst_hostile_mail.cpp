// SPDX-License-Identifier: MIT
#include "core/intake/paste.h"
#include "core/mail/message.h"
#include "core/mail/received.h"

#include <QTest>

#include <algorithm>
#include <ctime>
#include <functional>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace todoke;

using MakeMail = std::function<std::string(std::size_t)>;
Q_DECLARE_METATYPE(MakeMail)

namespace {

std::string repeated(std::string_view piece, std::size_t times)
{
    std::string out;
    out.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        out += piece;
    }
    return out;
}

void readAll(const std::shared_ptr<const std::string> &given)
{
    const RawMail raw = takePaste(given);
    const Message message = parseMessage(raw.bytes);
    // The texts of a few parts: each by itself is linear, and a consumer does not read ten thousand.
    const std::size_t parts = std::min<std::size_t>(message.parts.size(), 3);
    for (std::size_t i = 0; i < parts; ++i) {
        const Part &part = message.parts[i];
        if (!part.isMultipart()) {
            static_cast<void>(htmlToText(partText(message, part)));
        }
        static_cast<void>(parseRoute(message, part));
        static_cast<void>(message.decoded(part, "subject"));
    }
}

/// Seconds of processor time, the best of several runs.
double secondsFor(const std::shared_ptr<const std::string> &mail)
{
    double best = 1e9;
    for (int run = 0; run < 3; ++run) {
        const std::clock_t begin = std::clock();
        readAll(mail);
        best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    return best;
}

} // namespace

class TestHostileMail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isLinear_data();
    void isLinear();
};

void TestHostileMail::initTestCase()
{
#ifdef __GLIBC__
    // Keep what is freed: the first touch of fresh memory costs more than reading, and not linearly so.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
}

void TestHostileMail::isLinear_data()
{
    QTest::addColumn<MakeMail>("make");
    QTest::addColumn<std::size_t>("count"); // of the smaller mail; the larger has twice as many
    const std::string head = "Subject: x\nTo: b@example.com\n";
    const std::string mixed = head + "Content-Type: multipart/mixed; boundary=b\n\n";
    const auto row = [](const char *name, std::size_t count, MakeMail make) {
        QTest::newRow(name) << std::move(make) << count;
    };
    const auto pieces = [&](const char *name, std::size_t count, const std::string &before, const std::string &piece) {
        row(name, count, [before, piece](std::size_t n) { return before + repeated(piece, n); });
    };
    pieces("header lines", 100'000, head, "X-A: b\n");
    pieces("folds", 100'000, head, " fold\n");
    pieces("header lines that are none", 100'000, head, "junk here\n");
    pieces("parts", 10'000, mixed, "--b\n\nx\n");
    pieces("boundaries in a row", 100'000, mixed, "--b\n");
    pieces("closing boundaries", 100'000, mixed, "--b--\n");
    pieces("lines like boundaries", 100'000, mixed, "--\n--bb\n--b--b\n");
    pieces("boundaries in doubt", 100'000, mixed, "--x\ncontent");
    pieces("messages in messages", 10'000, head, "Content-Type: message/rfc822\n\n");
    pieces("multiparts of one boundary", 1'000, head, "Content-Type: multipart/mixed; boundary=b\n\n--b\n");
    row("multiparts in multiparts", 1'000, [head](std::size_t n) {
        std::string mail = head;
        for (std::size_t i = 0; i < n; ++i) {
            const std::string boundary = "b" + std::to_string(i);
            mail += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
        }
        return mail;
    });
    row("long boundary", 4'000, [head](std::size_t n) {
        return head + "Content-Type: multipart/mixed; boundary=" + std::string(100'000, 'y') + "\n\n" +
               repeated("--" + std::string(500, 'y') + "\n", n);
    });
    pieces("one body line", 5'000'000, head + "\n", "x");
    pieces("one header line", 5'000'000, head + "X-A: ", "x");
    pieces("bare CR", 400'000, head, "\rab");
    pieces("no header", 400'000, "", "ab c\n");
    pieces("encoded words", 60'000, "To: b@example.com\nSubject: ", "=?utf-8?q?=E5?= ");
    pieces("encoded words not closed", 100'000, "To: b@example.com\nSubject: ", "=?a?q?x");
    pieces("encoded words of jis", 60'000, "To: b@example.com\nSubject: ", "=?iso-2022-jp?b?GyRCRk8kMRsoQg==?= ");
    pieces("received brackets", 100'000, head + "Received: from ", "((a [1]");
    pieces("parameters", 100'000, head + "Content-Type: text/plain; name=", "a b ");
    pieces("parameter pieces", 40'000, head + "Content-Type: text/plain; ", "name*1=x;");
    const auto encoded = [&](const std::string &encoding, const std::string &charset) {
        return head + "Content-Transfer-Encoding: " + encoding + "\nContent-Type: text/plain; charset=" + charset +
               "\n\n";
    };
    pieces("quoted-printable", 60'000, encoded("quoted-printable", "utf-8"), "=E5=B1=8A =3D abc=\n");
    pieces("quoted-printable of equals signs", 600'000, encoded("quoted-printable", "utf-8"), "=");
    pieces("base64", 20'000, encoded("base64", "utf-8"), repeated("5bGK44GR", 9) + "\n");
    pieces("shift_jis in one line", 60'000, encoded("base64", "shift_jis"), "k82Cr5PNgq+TzYKv");
    pieces("jis", 60'000, encoded("7bit", "iso-2022-jp"), "\x1B$BFO$1\x1B(B abc\n");
    pieces("jis in one line", 100'000, encoded("7bit", "iso-2022-jp"), "\x1B$BFO$1\x1B(B abc ");
    pieces("escapes", 200'000, encoded("7bit", "iso-2022-jp"), "\x1B$B");
    pieces("windows-1252", 200'000, encoded("8bit", "iso-8859-1"), "f\xFCr ");
    pieces("uuencode", 100'000, encoded("x-uuencode", "utf-8") + "begin 644 a\n", "#86)C\n");
    pieces("html brackets", 200'000, head + "\n", "<");
    pieces("html tags not closed", 200'000, head + "\n", "<a ");
    pieces("html comments not closed", 200'000, head + "\n", "<!--");
    pieces("html style not closed", 100'000, head + "\n", "<style>");
    pieces("html entities", 200'000, head + "\n", "&a");
}

void TestHostileMail::isLinear()
{
    QFETCH(MakeMail, make);
    QFETCH(std::size_t, count);
    const auto small = std::make_shared<const std::string>(make(count));
    const auto large = std::make_shared<const std::string>(make(2 * count));
    const double first = secondsFor(small);
    const double second = secondsFor(large);
    // Under a few milliseconds the clock measures more than the reader does.
    const double noise = 0.02;
    const QByteArray message = "half: " + QByteArray::number(first) + " s, whole: " + QByteArray::number(second) + " s";
    QVERIFY2(second <= 2.2 * first + noise, message.constData());
    QVERIFY2(second < 5.0, message.constData());
}

QTEST_GUILESS_MAIN(TestHostileMail)
#include "tst_hostile_mail.moc"
