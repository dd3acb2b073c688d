// SPDX-License-Identifier: MIT
#include "core/diagnosis/examination.h"
#include "core/intake/paste.h"
#include "core/text/ascii.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace todoke;

using Change = std::function<QByteArray(const QByteArray &)>;
Q_DECLARE_METATYPE(Change)

namespace {

/// One line of expected.jsonl: what is known of one recipient of one mail.
struct Expected
{
    QString file;
    qsizetype index = 1;
    QStringList recipients; ///< any of them is right
    QStringList statuses;
    QStringList codes;
};

QStringList listOf(const QJsonValue &value)
{
    QStringList out;
    for (const QJsonValue &one : value.isArray() ? value.toArray() : QJsonArray{value}) {
        if (!one.toString().isEmpty()) {
            out << one.toString().toLower();
        }
    }
    return out;
}

/// Lines without their ends, whatever those are.
QList<QByteArray> linesOf(QByteArray mail)
{
    mail.replace("\r\n", "\n").replace('\r', '\n');
    QList<QByteArray> lines = mail.split('\n');
    if (lines.last().isEmpty()) {
        lines.removeLast();
    }
    return lines;
}

Change eachLine(const char *before, const char *after)
{
    return [=](const QByteArray &mail) {
        QByteArray out;
        for (const QByteArray &line : linesOf(mail)) {
            out += before + line + after;
        }
        return out;
    };
}

/// As a program wraps: at the last blank that leaves no more than `width` bytes, a longer word by itself.
Change wrapped(qsizetype width, const char *lineEnd = "\n")
{
    return [=](const QByteArray &mail) {
        QByteArray out;
        for (QByteArray line : linesOf(mail)) {
            while (line.size() > width) {
                const auto text = std::find_if_not(line.cbegin(), line.cend(), ascii::isBlank);
                const qsizetype indent = std::distance(line.cbegin(), text);
                qsizetype at = line.lastIndexOf(' ', width);
                at = at > indent ? at : line.indexOf(' ', std::max(indent, width));
                if (at <= indent) {
                    break;
                }
                out += line.left(at) + lineEnd;
                line = line.mid(at + 1);
            }
            out += line + lineEnd;
        }
        return out;
    };
}

/// Cuts words as well.
Change chopped(qsizetype width)
{
    return [=](const QByteArray &mail) {
        QByteArray out;
        for (const QByteArray &line : linesOf(mail)) {
            for (qsizetype at = 0; at == 0 || at < line.size(); at += width) {
                out += line.mid(at, width) + '\n';
            }
        }
        return out;
    };
}

Change behind(const char *words, const Change &change)
{
    return [=](const QByteArray &mail) { return words + change(mail); };
}

Change before(const Change &change, const char *words)
{
    return [=](const QByteArray &mail) { return change(mail) + words; };
}

Change both(const Change &first, const Change &second)
{
    return [=](const QByteArray &mail) { return second(first(mail)); };
}

Change unindented()
{
    return [](const QByteArray &mail) {
        QByteArray out;
        for (const QByteArray &line : linesOf(mail)) {
            const std::string_view text = ascii::trimmed({line.constData(), static_cast<std::size_t>(line.size())});
            out += QByteArray(text.data(), static_cast<qsizetype>(text.size())) + '\n';
        }
        return out;
    };
}

/// Without the header.
Change bodyOnly()
{
    return [](const QByteArray &mail) {
        const std::string bytes = mail.toStdString();
        const Message message = parseMessage(bytes);
        return mail.mid(static_cast<qsizetype>(message.root().body.begin));
    };
}

/// What a mail program shows: the first text, decoded.
Change textOnly()
{
    return [](const QByteArray &mail) {
        const std::string bytes = mail.toStdString();
        const Message message = parseMessage(bytes);
        for (const Part &part : message.parts) {
            if (part.type == "text/plain") {
                const SourceText text = partText(message, part);
                return QByteArray(text.text.data(), static_cast<qsizetype>(text.text.size()));
            }
        }
        return QByteArray();
    };
}

bool isFailure(const RecipientOutcome &outcome)
{
    return outcome.action == Action::Failed || outcome.action == Action::Delayed;
}

/// As tools/score.py chooses: the recipient by its name, or the only one there is.
const RecipientOutcome *outcomeFor(const Expected &row, const DeliveryReport &report, bool &named)
{
    named = false;
    for (const RecipientOutcome &outcome : report.recipients) {
        const auto is = [&](const std::string &address) {
            return row.recipients.contains(QString::fromStdString(address).toLower());
        };
        if (is(outcome.address.value) || (outcome.originalAddress && is(outcome.originalAddress->value))) {
            named = true;
            return &outcome;
        }
    }
    if (!row.recipients.isEmpty() && report.recipients.size() != 1) {
        return nullptr;
    }
    std::vector<const RecipientOutcome *> failed;
    for (const RecipientOutcome &outcome : report.recipients) {
        if (isFailure(outcome)) {
            failed.push_back(&outcome);
        }
    }
    if (failed.empty()) {
        return report.recipients.empty() ? nullptr : report.recipients.data();
    }
    return failed[std::min(static_cast<std::size_t>(row.index), failed.size()) - 1];
}

struct Share
{
    int right = 0;
    int asked = 0;

    void mark(bool good)
    {
        right += good ? 1 : 0;
        ++asked;
    }
    [[nodiscard]] double percent() const { return asked == 0 ? 100.0 : 100.0 * right / asked; }
    [[nodiscard]] QString text() const
    {
        return QStringLiteral("%1/%2 (%3 %)").arg(right).arg(asked).arg(percent(), 0, 'f', 1);
    }
};

} // namespace

/// Every mail of the corpus as people paste it, scored on the values known of the mail as it was.
class TestVariants : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsTheSame_data() { variants(); }
    void findsTheSame();
    void findsWhatIsLeft_data();
    void findsWhatIsLeft();
    void readsOwnNotices_data() { variants(); }
    void readsOwnNotices();
    void readsCutMails();

private:
    static void variants();
    [[nodiscard]] Examination examined(const QByteArray &given) const
    {
        return examine(takePaste(std::make_shared<const std::string>(given.toStdString())), *m_diagnoser);
    }

    QList<Expected> m_expected;
    QHash<QString, QByteArray> m_mails;
    QHash<QString, QString> m_causes; ///< of the mails as they are
    std::unique_ptr<Diagnoser> m_diagnoser;
};

void TestVariants::initTestCase()
{
    m_diagnoser = std::make_unique<Diagnoser>(std::make_shared<const Knowledge>(loadKnowledge()));
    const QDir corpus(QStringLiteral(TODOKE_SHARED "/corpus/sisimai"));
    QFile rows(corpus.filePath(QStringLiteral("expected.jsonl")));
    if (!rows.open(QIODevice::ReadOnly)) {
        return;
    }
    while (!rows.atEnd()) {
        const QJsonObject object = QJsonDocument::fromJson(rows.readLine()).object();
        Expected row;
        row.file = object[u"file"].toString();
        row.index = object[u"index"].toInt(1);
        row.recipients = listOf(object[u"recipient"]);
        row.statuses = listOf(object[u"status"]);
        row.codes = listOf(object[u"replycode"]);
        QFile mail(corpus.filePath(QStringLiteral("mail/")) + row.file);
        if (!row.file.isEmpty() && mail.open(QIODevice::ReadOnly)) {
            m_mails[row.file] = mail.readAll();
            m_expected << row;
        }
    }
    for (auto mail = m_mails.cbegin(); mail != m_mails.cend(); ++mail) {
        m_causes[mail.key()] = QString::fromStdString(examined(*mail).diagnosis.cause.value);
    }
    QVERIFY(!m_expected.isEmpty());
}

void TestVariants::variants()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
    const char *const words = "お世話になっております。\n下記のメールが戻ってきました。ご確認ください。\n\n";
    row("LF", eachLine("", "\n"));
    row("CRLF", eachLine("", "\r\n"));
    row("bare CR", eachLine("", "\r"));
    row("quoted", eachLine("> ", "\n"));
    row("quoted tightly", eachLine(">", "\n"));
    row("quoted twice", eachLine("> > ", "\n"));
    row("quoted by bars", eachLine("| ", "\n"));
    row("quoted by wide marks", eachLine("＞", "\n"));
    row("quoted, double-spaced", eachLine("> ", "\n\n"));
    row("quoted, words behind", before(eachLine("> ", "\n"), "\nよろしくお願いいたします。\n山田\n"));
    row("indented", eachLine("    ", "\n"));
    row("indented by a tab", eachLine("\t", "\n"));
    row("indented, double-spaced", eachLine("    ", "\n\n"));
    row("double-spaced", eachLine("", "\n\n"));
    row("double-spaced, CRLF", eachLine("", "\r\n\r\n"));
    row("wrapped at 60", wrapped(60));
    row("wrapped at 72", wrapped(72));
    row("wrapped at 76", wrapped(76));
    row("wrapped at 80, CRLF", wrapped(80, "\r\n"));
    row("cut at 80", chopped(80));
    row("quoted, then wrapped", both(eachLine("> ", "\n"), wrapped(72)));
    row("wrapped, then quoted", both(wrapped(72), eachLine("> ", "\n")));
    row("without any indent", unindented());
    row("behind prose", behind(words, eachLine("", "\n")));
    row("quoted behind prose", behind(words, eachLine("> ", "\n")));
    row("wrapped behind prose", behind(words, wrapped(76)));
}

void TestVariants::findsTheSame()
{
    if (m_expected.isEmpty()) {
        QSKIP("the corpora are not beside this checkout");
    }
    QFETCH(Change, change);
    QHash<QString, Examination> read;
    Share recipients;
    Share statuses;
    Share codes;
    Share causes;
    QStringList missed;
    for (const Expected &row : std::as_const(m_expected)) {
        if (!read.contains(row.file)) {
            Examination found = examined(change(m_mails[row.file]));
            causes.mark(QString::fromStdString(found.diagnosis.cause.value) == m_causes[row.file]);
            read.insert(row.file, std::move(found));
        }
        bool named = false;
        const RecipientOutcome *outcome = outcomeFor(row, read[row.file].report, named);
        if (!row.recipients.isEmpty()) {
            recipients.mark(named);
            missed << (named ? QString() : row.file);
        }
        if (!row.statuses.isEmpty()) {
            const bool told = outcome != nullptr && outcome->status.has_value();
            statuses.mark(told && row.statuses.contains(QString::fromStdString(outcome->status->toString())));
        }
        if (!row.codes.isEmpty()) {
            const bool told = outcome != nullptr && outcome->replyCode.has_value();
            codes.mark(told && row.codes.contains(QString::fromStdString(outcome->replyCode->toString())));
        }
    }
    missed.removeAll(QString());
    qInfo().noquote() << "recipient" << recipients.text() << "status" << statuses.text() << "reply code" << codes.text()
                      << "cause as before" << causes.text();
    const QString message = recipients.text() + QStringLiteral(" missed: ") + missed.join(u' ');
    QVERIFY2(recipients.percent() >= 97.0, qPrintable(message));
    QVERIFY2(statuses.percent() >= 97.0 && codes.percent() >= 97.0, qPrintable(statuses.text() + codes.text()));
}

void TestVariants::findsWhatIsLeft_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
    row("the body", bodyOnly());
    row("the body, quoted", both(bodyOnly(), eachLine("> ", "\n")));
    row("the body, double-spaced", both(bodyOnly(), eachLine("", "\n\n")));
    row("the body, indented", both(bodyOnly(), eachLine("    ", "\n")));
    row("the body, bare CR", both(bodyOnly(), eachLine("", "\r")));
    row("the text", textOnly());
    row("the text, quoted", both(textOnly(), eachLine("> ", "\n")));
}

/// A piece of a mail tells each recipient that it names.
void TestVariants::findsWhatIsLeft()
{
    if (m_expected.isEmpty()) {
        QSKIP("the corpora are not beside this checkout");
    }
    QFETCH(Change, change);
    Share recipients;
    QStringList missed;
    for (const Expected &row : std::as_const(m_expected)) {
        const QByteArray piece = change(m_mails[row.file]);
        const QByteArray lower = piece.toLower();
        const bool named = std::any_of(row.recipients.begin(), row.recipients.end(),
                                       [&](const QString &address) { return lower.contains(address.toUtf8()); });
        if (!named) {
            continue;
        }
        bool found = false;
        outcomeFor(row, examined(piece).report, found);
        recipients.mark(found);
        missed << (found ? QString() : row.file);
    }
    missed.removeAll(QString());
    qInfo().noquote() << "recipient" << recipients.text();
    const QString message = recipients.text() + QStringLiteral(" missed: ") + missed.join(u' ');
    QVERIFY2(recipients.percent() >= 97.0, qPrintable(message));
}

/// The notices of our own, against what they say as they are.
void TestVariants::readsOwnNotices()
{
    QFETCH(Change, change);
    const auto told = [](const Examination &found) {
        QStringList out{QString::fromUtf8(toName(found.report.kind).data())};
        for (const RecipientOutcome &outcome : found.report.recipients) {
            out << QString::fromStdString(outcome.address.value)
                << QString::fromStdString(outcome.status ? outcome.status->toString() : std::string())
                << QString::fromStdString(outcome.replyCode ? outcome.replyCode->toString() : std::string())
                << QString::fromStdString(outcome.remoteMta);
        }
        return out;
    };
    Share same;
    QStringList other;
    const QDir folder(QStringLiteral(TODOKE_TEST_DATA "/bounce"));
    for (const QFileInfo &info : folder.entryInfoList({QStringLiteral("*.eml")}, QDir::Files)) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray mail = file.readAll();
        const QStringList before = told(examined(mail));
        const QStringList after = told(examined(change(mail)));
        same.mark(before == after);
        other << (before == after
                      ? QString()
                      : info.fileName() + u' ' + before.join(u'|') + QStringLiteral(" became ") + after.join(u'|'));
    }
    other.removeAll(QString());
    const QString message = same.text() + u'\n' + other.join(u'\n');
    QVERIFY2(same.percent() >= 97.0, qPrintable(message));
}

/// A mail that breaks off is read as far as it goes, and what is missing is said where it can be told.
void TestVariants::readsCutMails()
{
    if (m_mails.isEmpty()) {
        QSKIP("the corpora are not beside this checkout");
    }
    Share told;
    QStringList silent;
    for (auto mail = m_mails.cbegin(); mail != m_mails.cend(); ++mail) {
        const Examination whole = examined(*mail);
        const bool closed = std::none_of(whole.anomalies.begin(), whole.anomalies.end(), [](const Anomaly &anomaly) {
            return anomaly.kind == "missing-closing-boundary" || anomaly.kind == "boundary-not-found";
        });
        for (int tenth = 1; tenth < 10; ++tenth) {
            const QByteArray cut = mail->left(mail->size() * tenth / 10);
            QElapsedTimer timer;
            timer.start();
            const Examination found = examined(cut);
            QVERIFY2(timer.elapsed() < 1000, qPrintable(mail.key()));
            for (const Anomaly &anomaly : found.anomalies) {
                QVERIFY(anomaly.span.end() <= static_cast<std::size_t>(cut.size()));
            }
            // Behind its last boundary a mail is whole enough; the end of a plain text cannot be told from a cut.
            const Message &message = found.message;
            const std::size_t body = found.message.root().body.begin;
            const bool inHeader = body >= message.bytes.size() && message.root().fieldCount > 0;
            const bool inPart =
                message.root().isMultipart() && closed && cut.size() < mail->lastIndexOf("--", mail->size() - 4);
            if (inHeader || inPart) {
                told.mark(!found.anomalies.empty());
                silent << (found.anomalies.empty() ? QStringLiteral("%1 at %2").arg(mail.key()).arg(tenth) : QString());
            }
        }
    }
    silent.removeAll(QString());
    QVERIFY2(told.right == told.asked, qPrintable(told.text() + silent.join(u' ')));
    QVERIFY(told.asked > m_mails.size());
}

QTEST_GUILESS_MAIN(TestVariants)
#include "tst_variants.moc"
