// SPDX-License-Identifier: MIT
#include "core/diagnosis/examination.h"
#include "core/intake/paste.h"
#include "core/intake/source.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>
#include <string>

using namespace todoke;

namespace {

QList<QJsonObject> lines(const QString &path)
{
    QList<QJsonObject> found;
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        while (!file.atEnd()) {
            found.append(QJsonDocument::fromJson(file.readLine()).object());
        }
    }
    return found;
}

/// An expected value is one value, or a list of which any is right.
bool isRight(const QJsonValue &expected, const std::string &got)
{
    const QString text = QString::fromStdString(got);
    const auto same = [&text](const QJsonValue &wanted) {
        return wanted.toString().compare(text, Qt::CaseInsensitive) == 0;
    };
    if (!expected.isArray()) {
        return same(expected);
    }
    const QJsonArray any = expected.toArray();
    return std::any_of(any.begin(), any.end(), same);
}

/// How many of the values that were asked for are right, with what was wrong.
struct Share
{
    void count(bool right, const QString &what)
    {
        ++asked;
        if (right) {
            ++good;
        } else {
            wrong << what;
        }
    }
    [[nodiscard]] double percent() const { return asked == 0 ? 0 : 100.0 * good / asked; }
    [[nodiscard]] QByteArray report() const
    {
        return QStringLiteral("%1 of %2; wrong: %3")
            .arg(good)
            .arg(asked)
            .arg(wrong.join(QStringLiteral("\n")))
            .toUtf8();
    }

    int asked = 0;
    int good = 0;
    QStringList wrong;
};

/// The place of the `number`th recipient (from 1) who was not reached.
std::size_t placeOf(const DeliveryReport &report, int number)
{
    std::size_t place = 0;
    for (; place < report.recipients.size(); ++place) {
        const Action action = report.recipients[place].action;
        if ((action == Action::Failed || action == Action::Delayed) && --number == 0) {
            break;
        }
    }
    return place;
}

} // namespace

/// Replies and whole notices that were written without a look at the rules and readers (and are used since to better
/// them). They are many and some may be argued about, so the share that is right is asked for and not each one.
class TestAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void replies();
    void mails();

private:
    std::unique_ptr<Diagnoser> m_diagnoser;
};

void TestAnswers::initTestCase()
{
    m_diagnoser = std::make_unique<Diagnoser>(std::make_shared<const Knowledge>(loadKnowledge()));
}

void TestAnswers::replies()
{
    Share causes;
    Share sure;
    for (const QJsonObject &line : lines(QStringLiteral(TODOKE_TEST_DATA "/replies/replies.jsonl"))) {
        const QString text = line[QStringLiteral("text")].toString();
        const Examination found =
            examine(takePaste(std::make_shared<const std::string>(text.toStdString())), *m_diagnoser);
        const bool right = isRight(line[QStringLiteral("cause")], found.diagnosis.cause.value);
        const QString what = QString::fromStdString(found.diagnosis.cause.value) + QStringLiteral(": ") + text;
        causes.count(right, what);
        if (found.diagnosis.confidence == Confidence::High) {
            sure.count(right, what);
        }
    }
    QVERIFY(causes.asked > 600);
    QVERIFY2(causes.percent() >= 97, causes.report().constData());
    QVERIFY2(sure.percent() >= 98.5, sure.report().constData());
}

void TestAnswers::mails()
{
    const QString folder = QStringLiteral(TODOKE_TEST_DATA "/mails/");
    Share kinds;
    Share recipients;
    Share statuses;
    Share codes;
    Share causes;
    for (const QJsonObject &line : lines(folder + QStringLiteral("expected.jsonl"))) {
        const QString name = line[QStringLiteral("file")].toString();
        std::optional<Examination> read;
        readPath((folder + name).toStdString(), IntakeLimits(),
                 [&](RawMail mail, std::string_view, std::size_t) {
                     read = examine(std::move(mail), *m_diagnoser);
                     return false;
                 },
                 [](const IntakeFailure &) {});
        QVERIFY2(read, qPrintable(name));
        const auto ask = [&](Share &share, const char *key, const std::string &got) {
            const QJsonValue expected = line[QLatin1String(key)];
            if (!expected.isUndefined()) {
                share.count(isRight(expected, got), name + QStringLiteral(": ") + QString::fromStdString(got));
            }
        };
        ask(kinds, "kind", std::string(toName(read->report.kind)));
        const std::size_t index = placeOf(read->report, line[QStringLiteral("index")].toInt(1));
        if (index >= read->report.recipients.size()) {
            ask(causes, "cause", read->diagnosis.cause.value);
            continue;
        }
        const RecipientOutcome &outcome = read->report.recipients[index];
        ask(recipients, "recipient", outcome.address.value);
        ask(statuses, "status", outcome.status ? outcome.status->toString() : std::string());
        ask(codes, "replycode", outcome.replyCode ? outcome.replyCode->toString() : std::string());
        ask(causes, "cause", read->diagnosis.recipients[index].cause.value);
    }
    QVERIFY(kinds.asked > 140);
    QVERIFY2(kinds.percent() >= 98.5, kinds.report().constData());
    QVERIFY2(recipients.percent() >= 99, recipients.report().constData());
    QVERIFY2(statuses.percent() >= 98.5, statuses.report().constData());
    QVERIFY2(codes.percent() >= 98.5, codes.report().constData());
    QVERIFY2(causes.percent() >= 97, causes.report().constData());
}

QTEST_GUILESS_MAIN(TestAnswers)
#include "tst_answers.moc"
