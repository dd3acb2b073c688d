// SPDX-License-Identifier: MIT
#include "core/diagnosis/rules/pattern_set.h"
#include "core/diagnosis/rules/reply_text.h"
#include "core/diagnosis/rules/required_literals.h"
#include "core/knowledge/knowledge.h"

#include <QTest>

using namespace todoke;

/// The filter before the patterns must never hide a match.
class TestPatternSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void literals_data();
    void literals();
    void filterHidesNothing();
    void badPatternNeverMatches();
};

void TestPatternSet::literals_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("expected"); // clauses by blanks, alternatives by |; "-" for none
    const auto row = [](const char *pattern, const char *expected) {
        QTest::addRow("%s", pattern) << QByteArray(pattern) << QByteArray(expected);
    };
    row("blocked", "blocked");
    row("\\bBlocked\\b", "blocked");
    row("blocked.*listed", "blocked listed");
    row("(?:blocked|listed)", "blocked|listed");
    row("(?:blocked|\\d+)", "-");
    row("(?:blocked )?listed", "blocked_listed|listed");
    row("(?:a.*)blocked", "blocked");
    row("lists?ed", "listsed|listed");
    row("list+ed", "lis");
    row("abc[de]fgh", "abcdfgh|abcefgh");
    row("abc[a-z]fgh", "abc fgh");
    row("abc(?:def){0,3}ghi", "abc ghi");
    row("abc(?:def){1,3}ghi", "abc def ghi");
    row("a\\.b\\.c", "a.b.c");
    row("to|in", "-");
    row("(?i)blocked", "-");
    row("\\x41bcdef", "-");
    row("abc\\", "-");
    row("(abc", "-");
    row("\xE9\x80\x86\xE5\xBC\x95\xE3\x81\x8D", "\xE9\x80\x86\xE5\xBC\x95\xE3\x81\x8D");
}

void TestPatternSet::literals()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, expected);
    QByteArrayList clauses;
    for (const auto &clause : requiredLiterals(pattern.toStdString())) {
        QByteArrayList literals;
        for (const std::string &literal : clause) {
            literals << QByteArray::fromStdString(literal).replace(' ', '_');
        }
        clauses << literals.join('|');
    }
    QCOMPARE(clauses.isEmpty() ? QByteArray("-") : clauses.join(' '), expected);
}

/// All patterns of all rules on all texts that rules name, against RE2 alone.
void TestPatternSet::filterHidesNothing()
{
    const Knowledge knowledge = loadKnowledge();
    std::vector<std::string> patterns;
    std::vector<std::string> texts;
    for (const Rule &rule : knowledge.rules) {
        for (const auto *list : {&rule.patterns, &rule.unless}) {
            patterns.insert(patterns.end(), list->begin(), list->end());
        }
        for (const auto *list : {&rule.matches, &rule.rejects}) {
            for (const auto &example : *list) {
                texts.push_back(normaliseReply(example.text));
            }
        }
    }
    QVERIFY(patterns.size() > 500);
    PatternSet set;
    for (const std::string &pattern : patterns) {
        set.add(pattern);
    }
    set.finish();
    std::vector<std::unique_ptr<RE2>> alone;
    RE2::Options options(RE2::Quiet);
    options.set_case_sensitive(false);
    for (const std::string &pattern : patterns) {
        alone.push_back(std::make_unique<RE2>(pattern, options));
        QVERIFY2(alone.back()->ok(), pattern.c_str());
    }
    int matched = 0;
    for (const std::string &text : texts) {
        const PatternSet::Chances chances = set.chances(text);
        for (std::size_t i = 0; i < patterns.size(); ++i) {
            const bool expected = RE2::PartialMatch(text, *alone[i]);
            matched += expected ? 1 : 0;
            if (chances.matches(i) != expected) {
                QFAIL(("pattern " + patterns[i] + " on " + text).c_str());
            }
        }
    }
    QVERIFY(matched > 500);
}

void TestPatternSet::badPatternNeverMatches()
{
    PatternSet set;
    QCOMPARE(set.add("(unclosed"), std::size_t{0});
    QCOMPARE(set.add("closed"), std::size_t{1});
    set.finish();
    QVERIFY(!set.chances("(unclosed").matches(0));
    QCOMPARE(set.first("it is closed"), std::optional<std::size_t>(1));
    QCOMPARE(set.first("nothing"), std::optional<std::size_t>());
}

QTEST_GUILESS_MAIN(TestPatternSet)
#include "tst_pattern_set.moc"
