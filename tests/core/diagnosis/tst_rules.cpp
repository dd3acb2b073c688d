// SPDX-License-Identifier: MIT
#include "core/diagnosis/knowledge_check.h"

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
    [[nodiscard]] QByteArray problem(ExampleKind kind) const;
    void addRows(std::vector<PlacedText> Rule::*texts) const;

    std::unique_ptr<Diagnoser> m_diagnoser;
};

void TestRules::initTestCase()
{
    auto knowledge = std::make_shared<const Knowledge>(loadKnowledge());
    QVERIFY(!knowledge->rules.empty());
    m_diagnoser = std::make_unique<Diagnoser>(knowledge, RuleDepth::All);
}

/// What is wrong with the current row; empty when it behaves.
QByteArray TestRules::problem(ExampleKind kind) const
{
    QFETCH(QByteArray, rule);
    QFETCH(QByteArray, text);
    const Rule *known = m_diagnoser->knowledge().find(RuleId(rule.toStdString()));
    return QByteArray::fromStdString(problemWithExample(*m_diagnoser, *known, text.toStdString(), kind));
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
    QCOMPARE(problem(ExampleKind::Match), QByteArray());
}

void TestRules::rejects_data()
{
    addRows(&Rule::rejects);
}

void TestRules::rejects()
{
    QCOMPARE(problem(ExampleKind::Reject), QByteArray());
}

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
