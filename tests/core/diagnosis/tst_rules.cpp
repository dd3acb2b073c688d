// SPDX-License-Identifier: MIT
#include "core/diagnosis/examination.h"
#include "core/intake/paste.h"

#include <algorithm>
#include <memory>
#include <string>

#include <QTest>

using namespace todoke;

/// The texts that each rule says it must and must not match, run through the whole way.
class TestRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void matches_data();
    void matches();
    void rejects_data();
    void rejects();

private:
    [[nodiscard]] RecipientDiagnosis diagnose(const QByteArray &text) const;
    void addRows(std::vector<PlacedText> Rule::*texts) const;

    std::unique_ptr<Diagnoser> m_diagnoser;
};

void TestRules::initTestCase()
{
    auto knowledge = std::make_shared<const Knowledge>(loadKnowledge());
    QVERIFY(!knowledge->rules.empty());
    m_diagnoser = std::make_unique<Diagnoser>(knowledge);
}

RecipientDiagnosis TestRules::diagnose(const QByteArray &text) const
{
    auto given = std::make_shared<const std::string>(text.toStdString() + '\n');
    const Examination examination = examine(takePaste(given), *m_diagnoser);
    return examination.diagnosis.recipients.empty() ? RecipientDiagnosis{} : examination.diagnosis.recipients.front();
}

void TestRules::addRows(std::vector<PlacedText> Rule::*texts) const
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QByteArray>("text");
    for (const Rule &rule : m_diagnoser->knowledge().rules) {
        int number = 1;
        for (const PlacedText &example : rule.*texts) {
            QTest::addRow("%s %d", rule.id.value.c_str(), number++)
                << QByteArray::fromStdString(rule.id.value) << QByteArray::fromStdString(example.text);
        }
    }
}

void TestRules::matches_data()
{
    addRows(&Rule::matches);
}

void TestRules::matches()
{
    QFETCH(QByteArray, rule);
    QFETCH(QByteArray, text);
    const Rule *expected = m_diagnoser->knowledge().find(RuleId(rule.toStdString()));
    const RecipientDiagnosis found = diagnose(text);
    const bool held = std::find(found.rules.begin(), found.rules.end(), expected->id) != found.rules.end();
    const QByteArray deciding = found.rules.empty() ? "none" : QByteArray::fromStdString(found.rules.front().value);
    QVERIFY2(held, "the rule does not hold; deciding: " + deciding);
    QVERIFY2(found.cause == expected->cause,
             "cause is " + QByteArray::fromStdString(found.cause.value) + " by rule " + deciding);
}

void TestRules::rejects_data()
{
    addRows(&Rule::rejects);
}

void TestRules::rejects()
{
    QFETCH(QByteArray, rule);
    QFETCH(QByteArray, text);
    const RecipientDiagnosis found = diagnose(text);
    QVERIFY2(found.rules.empty() || found.rules.front().value != rule.toStdString(), "the rule decides");
}

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
