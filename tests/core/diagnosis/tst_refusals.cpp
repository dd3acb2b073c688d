// SPDX-License-Identifier: MIT
#include "core/diagnosis/examination.h"
#include "core/intake/paste.h"

#include <memory>
#include <string>

#include <QFile>
#include <QTest>

using namespace todoke;

/// Refusals written by ourselves, from text to cause, actor, list and refused address.
class TestRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusals_data();
    void refusals();

private:
    std::unique_ptr<Diagnoser> m_diagnoser;
};

void TestRefusals::initTestCase()
{
    m_diagnoser = std::make_unique<Diagnoser>(std::make_shared<const Knowledge>(loadKnowledge()));
}

void TestRefusals::refusals_data()
{
    QTest::addColumn<QString>("cause");
    QTest::addColumn<QString>("actor");
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("ip");
    QTest::addColumn<QByteArray>("text");
    QFile file(QStringLiteral(TODOKE_TEST_DATA "/diagnosis/refusals.tsv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    int line = 0;
    while (!file.atEnd()) {
        const QByteArray text = file.readLine().trimmed();
        ++line;
        if (text.isEmpty() || text.startsWith('#')) {
            continue;
        }
        const QList<QByteArray> columns = text.split('\t');
        QCOMPARE(columns.size(), 5);
        QTest::addRow("line %d: %.60s", line, columns[4].constData())
            << QString::fromUtf8(columns[0]) << QString::fromUtf8(columns[1]) << QString::fromUtf8(columns[2])
            << QString::fromUtf8(columns[3]) << columns[4];
    }
}

void TestRefusals::refusals()
{
    QFETCH(QString, cause);
    QFETCH(QString, actor);
    QFETCH(QString, list);
    QFETCH(QString, ip);
    QFETCH(QByteArray, text);
    const Examination found = examine(takePaste(std::make_shared<const std::string>(text.toStdString())), *m_diagnoser);
    QCOMPARE(QString::fromStdString(found.diagnosis.cause.value), cause);
    QVERIFY(!found.diagnosis.recipients.empty());
    const RecipientDiagnosis &recipient = found.diagnosis.recipients.front();
    if (actor != QLatin1String("-")) {
        QCOMPARE(QLatin1String(toName(recipient.actor).data()), QLatin1String(actor.toLatin1()));
    }
    if (list != QLatin1String("-")) {
        QCOMPARE(QString::fromStdString(recipient.blocklist.value), list);
    }
    if (ip != QLatin1String("-")) {
        QVERIFY(recipient.sendingIp.has_value());
        QCOMPARE(QString::fromStdString(recipient.sendingIp->toString()), ip);
    }
    QVERIFY(!recipient.steps.empty());
}

QTEST_GUILESS_MAIN(TestRefusals)
#include "tst_refusals.moc"
