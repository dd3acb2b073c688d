// SPDX-License-Identifier: MIT
#include "corpus_files.h"

#include "core/intake/paste.h"
#include "core/mail/message.h"
#include "core/mail/received.h"
#include "core/text/charset.h"
#include "core/text/lines.h"

#include <QTest>

using namespace todoke;

namespace {

std::string withLineEnds(std::string_view mail, std::string_view lineEnd)
{
    std::string out;
    LineScanner lines(mail);
    while (lines.next()) {
        out += lines.line();
        out += lines.nextBegin() > lines.span().end() ? lineEnd : std::string_view();
    }
    return out;
}

std::string eachLine(std::string_view mail, std::string_view before, std::string_view after)
{
    std::string out;
    LineScanner lines(mail);
    while (lines.next()) {
        out += before;
        out += lines.line();
        out += after;
    }
    return out;
}

/// What a reader sees of a mail, without the offsets: the tree with all headers.
QStringList seen(const Message &message)
{
    QStringList out;
    for (const Part &part : message.parts) {
        out << QString::number(part.depth) + QLatin1Char(' ') + QString::fromStdString(part.type);
        for (std::size_t i = part.firstField; i < part.firstField + part.fieldCount; ++i) {
            const HeaderField &field = message.fields[i];
            const std::string_view name = message.nameOf(field);
            out << QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())) + QLatin1Char(':') +
                       QString::fromStdString(message.unfolded(field));
        }
    }
    return out;
}

bool isInside(Span inner, Span outer)
{
    return inner.begin >= outer.begin && inner.end() <= outer.end();
}

/// What must hold for each mail there is.
void verifyShape(const Message &message)
{
    const Span all{0, message.bytes.size()};
    QVERIFY(!message.parts.empty());
    std::size_t fields = 0;
    for (std::size_t i = 0; i < message.parts.size(); ++i) {
        const Part &part = message.parts[i];
        QVERIFY(isInside(part.header, all) && isInside(part.body, all));
        QVERIFY(part.header.end() <= part.body.begin);
        QCOMPARE(part.firstField, fields);
        fields += part.fieldCount;
        QVERIFY((i == 0) == (part.parent == Part::none));
        if (i > 0) {
            QVERIFY(part.parent < i);
            const Part &parent = message.parts[part.parent];
            QCOMPARE(part.depth, parent.depth + 1);
            QVERIFY(isInside(part.header, parent.body) && isInside(part.body, parent.body));
        }
        for (std::size_t f = part.firstField; f < part.firstField + part.fieldCount; ++f) {
            const HeaderField &field = message.fields.at(f);
            QVERIFY(isInside(field.whole, part.header));
            QVERIFY(isInside(field.name, field.whole) && isInside(field.value, field.whole));
        }
    }
    QCOMPARE(fields, message.fields.size());
    for (const Anomaly &anomaly : message.anomalies) {
        QVERIFY(isInside(anomaly.span, all) && !anomaly.kind.empty());
    }
}

void verifyTexts(const Message &message)
{
    for (const Part &part : message.parts) {
        const SourceText text = partText(message, part);
        QVERIFY(isValidUtf8(text.text));
        QVERIFY(isInside(text.toSource({0, text.text.size()}), part.body));
        const SourceText plain = htmlToText(text);
        QVERIFY(isInside(plain.toSource({0, plain.text.size()}), part.body));
        static_cast<void>(partBytes(message, part));
        static_cast<void>(parseRoute(message, part));
    }
}

} // namespace

class TestMailCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsEachMail_data();
    void readsEachMail();
    void readsPastedVariants_data() { readsEachMail_data(); }
    void readsPastedVariants();

private:
    QStringList m_files;
};

void TestMailCorpus::initTestCase()
{
    m_files = corpusFiles();
    if (m_files.isEmpty()) {
        QSKIP("the corpora are not beside this checkout");
    }
}

void TestMailCorpus::readsEachMail_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &path : m_files) {
        QTest::newRow(qPrintable(QDir(QStringLiteral(TODOKE_SHARED)).relativeFilePath(path))) << path;
    }
}

void TestMailCorpus::readsEachMail()
{
    QFETCH(QString, path);
    const std::string mail = readCorpusFile(path);
    const Message message = parseMessage(mail);
    verifyShape(message);
    verifyTexts(message);
    const QStringList expected = seen(message);
    // NUL and other control bytes stay; mails that mix their line ends on purpose are no variant of one another
    const bool mixed = mail.find('\r') != std::string::npos && withLineEnds(mail, "\r\n") != mail;
    for (const char *lineEnd : {"\n", "\r\n", "\r"}) {
        const std::string variant = withLineEnds(mail, lineEnd);
        const Message other = parseMessage(variant);
        verifyShape(other);
        if (!mixed) {
            QCOMPARE(seen(other), expected);
        }
    }
    for (int tenth = 1; tenth < 10; ++tenth) {
        const std::string cut = mail.substr(0, mail.size() * static_cast<std::size_t>(tenth) / 10);
        const Message other = parseMessage(cut);
        verifyShape(other);
        verifyTexts(other);
    }
}

void TestMailCorpus::readsPastedVariants()
{
    QFETCH(QString, path);
    // A mail that begins with its header; the rest of the malformed ones prove nothing here.
    const std::string mail = withLineEnds(readCorpusFile(path), "\n");
    const Message message = parseMessage(mail);
    if (message.root().fieldCount < 5) {
        return;
    }
    const QStringList expected = seen(message);
    struct Variant
    {
        const char *before;
        const char *after;
    };
    for (const Variant &variant :
         {Variant{"> ", "\n"}, Variant{">> ", "\n"}, Variant{"    ", "\n"}, Variant{"", "\n\n"}}) {
        const std::string pasted = eachLine(mail, variant.before, variant.after);
        const RawMail raw = takePaste(std::make_shared<const std::string>(pasted));
        const Message repaired = parseMessage(raw.bytes);
        verifyShape(repaired);
        QCOMPARE(seen(repaired), expected);
    }
}

QTEST_GUILESS_MAIN(TestMailCorpus)
#include "tst_mail_corpus.moc"
