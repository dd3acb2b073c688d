// SPDX-License-Identifier: MIT
#include "core/knowledge/knowledge.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using todoke::Knowledge;
using todoke::KnowledgeError;
using todoke::KnowledgeFile;

namespace {

/// Entries that are well, for others to refer to.
constexpr const char *sound = R"([[cause]]
id = "policy"
title = { ja = "題", en = "t" }
happened = { ja = "文", en = "s" }
where = { ja = "文", en = "s" }
actor = "sender"
[[step]]
id = "wait"
actor = "nobody"
text = { ja = "文", en = "s" }
[[rule]]
id = "sound"
cause = "policy"
patterns = ['refused']
matches = ["refused"]
rejects = ["taken"]
meaning = { ja = "文", en = "s" }
[[blocklist]]
id = "spamhaus-zen"
name = "ZEN"
zones = ["zen.spamhaus.org"]
[[receiver]]
id = "gmail"
name = "Google"
domains = ["gmail.com"]
)";

/// A rule with one line in the place of the good one that begins with the same key.
QByteArray ruleWith(const QByteArray &line)
{
    QByteArray rule;
    const QByteArray key = line.left(line.indexOf('=') + 1);
    for (const char *good : {"id = \"mine\"", "cause = \"policy\"", "patterns = ['no mail']", "matches = [\"no mail\"]",
                             "rejects = [\"mail\"]", "meaning = { ja = \"文\", en = \"s\" }"}) {
        rule += (QByteArray(good).startsWith(key) ? line : QByteArray(good)) + '\n';
    }
    return "[[rule]]\n" + rule + (rule.contains(line) ? QByteArray() : line + '\n');
}

} // namespace

/// What loads, what does not, and where the complaint points.
class TestKnowledge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builtInLoadsWithoutError();
    void complaints_data();
    void complaints();
    void aBadEntryLeavesTheRest();
    void whatNeedsABadEntryIsLeftOutToo();
    void usersEntriesReplaceOurs();
    void usersFolder();
    void oneLineEach();
};

void TestKnowledge::builtInLoadsWithoutError()
{
    const Knowledge knowledge = todoke::loadKnowledge();
    for (const KnowledgeError &error : knowledge.errors) {
        qWarning("%s", error.toText().c_str());
    }
    QVERIFY(knowledge.errors.empty());
    QVERIFY(!knowledge.causes.empty());
}

void TestKnowledge::complaints_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<QByteArray>("place"); // line:column
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *name, const QByteArray &toml, const char *place, const char *words) {
        QTest::newRow(name) << toml << QByteArray(place) << QByteArray(words);
    };
    row("not TOML", "[[rule]]\nid = \"x\n", "2:8", "not TOML");
    row("no table", "[[rule]]\nid = {", "2:7", "not TOML");
    row("stray key", "stray = 1\n", "1:1", "move \"stray\" into one");
    row("unknown kind", "[[rul]]\nid = \"x\"\n", "1:1", "did you mean \"rule\"?");
    row("unknown key", ruleWith("patern = 'x'"), "8:1", "unknown key \"patern\": did you mean \"patterns\"?");
    row("unknown key, nothing near", ruleWith("zzzzzzz = 'x'"), "8:1", "unknown key \"zzzzzzz\": remove it");
    row("missing key", "[[step]]\nid = \"x\"\nactor = \"sender\"\n", "1:1", "no key \"text\": add it");
    row("number as text", ruleWith("priority = \"7\""), "8:12", "whole number, without quotes");
    row("text as number", ruleWith("id = 7"), "2:6", "must be a text");
    row("flag as text", ruleWith("permanent = \"yes\""), "8:13", "true or false");
    row("text instead of list", ruleWith("statuses = '5.7.1'"), "8:12", "list of texts");
    row("empty text", ruleWith("matches = [\"no mail\", \"\"]"), "5:23", "none of them empty");
    row("text twice", ruleWith("matches = [\"no mail\", \"no mail\"]"), "5:23", "twice");
    row("no English", ruleWith("meaning = { ja = \"文\" }"), "7:11", "no text in \"en\": add meaning.en");
    row("no Japanese", ruleWith("meaning = { en = \"s\" }"), "7:11", "no text in \"ja\"");
    row("third language", ruleWith("meaning = { ja = \"文\", en = \"s\", fr = \"t\" }"), "7:38", "unknown language");
    row("one language for both", ruleWith("meaning = \"s\""), "7:11", "both languages");
    row("empty translation", ruleWith("meaning = { ja = \"\", en = \"s\" }"), "7:18", "must be a text");
    row("id with a space", ruleWith("id = \"my rule\""), "2:6", "lower-case letters");
    row("unknown cause", ruleWith("cause = \"polisy\""), "3:9", "no cause \"polisy\": did you mean \"policy\"?");
    row("unknown step", ruleWith("steps = [\"wait\", \"weit\"]"), "8:18", "did you mean \"wait\"?");
    row("unknown receiver", ruleWith("receivers = [\"no-such-place\"]"), "8:14", "no receiver \"no-such-place\"");
    row("unknown list", ruleWith("blocklist = \"none\""), "8:13", "no blocklist \"none\"");
    row("unknown rule", ruleWith("supersedes = [\"soun\"]"), "8:15", "did you mean \"sound\"?");
    row("unknown actor", ruleWith("actor = \"admin\""), "8:9", "choose one of: provider, sender");
    row("unknown confidence", ruleWith("confidence = \"hihg\""), "8:14", "did you mean \"high\"?");
    row("unknown command", ruleWith("commands = [\"RCTP\"]"), "8:13", "did you mean \"RCPT\"?");
    row("bad status", ruleWith("statuses = [\"5.7.1\", \"5,7\"]"), "8:22", "no code");
    row("bad pattern", ruleWith("patterns = ['ok', 'no (mail']"), "4:19", "bad pattern \"no (mail\"");
    row("pattern for all", ruleWith("patterns = ['x*']"), "4:13", "matches every text");
    row("unknown word", ruleWith("patterns = ['{{usr}}']"), "4:13", "add a [[word]]");
    row("no condition", ruleWith("patterns = []"), "2:6", "would match everything");
    row("no text to match", ruleWith("matches = []"), "5:11", "add it to \"matches\"");
    row("no text to reject", ruleWith("rejects = []"), "6:11", "add it to \"rejects\"");
    row("source alone", ruleWith("source = \"https://example.com/\""), "8:10", "say how well it is known");
    row("page without source", ruleWith("verification = \"official-page\""), "8:16", "without a source");
    row("same id", ruleWith("id = \"sound\""), "1:1", "already a rule \"sound\"");
    row("supersedes itself", ruleWith("supersedes = [\"mine\"]"), "1:1", "supersedes itself");
    row("zone of another", "[[blocklist]]\nid = \"x\"\nname = \"X\"\nzones = [\"zen.spamhaus.org\"]\n", "1:1",
        "belongs to blocklist \"spamhaus-zen\"");
    row("domain of another", "[[receiver]]\nid = \"x\"\nname = \"X\"\ndomains = [\"gmail.com\"]\n", "1:1",
        "belongs to receiver \"gmail\"");
    row("no host name", "[[receiver]]\nid = \"x\"\nname = \"X\"\ndomains = [\"a.example\", \"A b\"]\n", "4:25",
        "no host name");
    row("no page", "[[receiver]]\nid = \"x\"\nname = \"X\"\ninfo-page = \"javascript:x\"\n", "4:13", "https://...");
    row("page with a user", "[[receiver]]\nid = \"x\"\nname = \"X\"\ninfo-page = \"https://a@b/\"\n", "4:13",
        "https://");
    row("page with another place", "[[receiver]]\nid = \"x\"\nname = \"X\"\ninfo-page = \"https://a/{q}\"\n", "4:13",
        "{ip} or {domain}");
    row("no date", "[[blocklist]]\nid = \"x\"\nname = \"X\"\nclosed = \"June\"\n", "4:10", "must be a date");
    row("no day",
        "[[provider]]\nid = \"x\"\nname = { ja = \"社\", en = \"x\" }\n[[provider.closure]]\nfrom = \"1-1\"\n"
        "to = \"01-04\"\n",
        "5:8", "day of the year");
    row("unknown field",
        "[[provider]]\nid = \"x\"\nname = { ja = \"社\", en = \"x\" }\n[[provider.field]]\nkey = \"ips\"\n"
        "label = { ja = \"欄\", en = \"l\" }\n",
        "5:7", "did you mean \"ip\"?");
    row("days the wrong way",
        "[[provider]]\nid = \"x\"\nname = { ja = \"社\", en = \"x\" }\nreply-days-min = 3\n"
        "reply-days-max = 1\n",
        "4:18", "must not be above");
    row("usual time without a word on how sure",
        "[[cause]]\nid = \"x\"\ntitle = { ja = \"題\", en = \"t\" }\nhappened = { ja = \"文\", en = \"s\" }\n"
        "where = { ja = \"文\", en = \"s\" }\nactor = \"sender\"\nusual-time = { ja = \"文\", en = \"s\" }\n",
        "7:14", "usual-time-verification");
    row("status of no form", "[[status]]\nid = \"5.7.1\"\ntext = { ja = \"文\", en = \"s\" }\nreference = \"RFC\"\n",
        "2:6", "\"X.7.1\" or a reply code");
    row("range the wrong way",
        "[[header-meaning]]\nid = \"x\"\nsystem = \"s\"\ntag = \"t\"\nvalues = [\"1\", \"9..5\"]\nverdict = \"spam\"\n"
        "text = { ja = \"文\", en = \"s\" }\n",
        "5:16", "no range");
    row("word twice", "[[word]]\nid = \"w\"\npattern = 'x'\n[[word]]\nid = \"w\"\npattern = 'y'\n", "5:6",
        "already a word \"w\"");
}

void TestKnowledge::complaints()
{
    QFETCH(QByteArray, toml);
    QFETCH(QByteArray, place);
    QFETCH(QByteArray, words);
    const std::vector<KnowledgeFile> files{{"sound.toml", sound}, {"bad.toml", toml.toStdString()}};
    const Knowledge knowledge = todoke::loadKnowledge(files, {});
    QByteArray all;
    for (const KnowledgeError &error : knowledge.errors) {
        all += QByteArray::fromStdString(error.toText()) + '\n';
    }
    QVERIFY2(knowledge.errors.size() == 1, all.constData());
    QVERIFY2(all.startsWith("bad.toml:" + place + ": "), all.constData());
    QVERIFY2(all.contains(words), all.constData());
    QVERIFY(knowledge.find(todoke::CauseId("policy")) != nullptr);
}

void TestKnowledge::aBadEntryLeavesTheRest()
{
    const QByteArray file = ruleWith("cause = 7") + ruleWith("id = \"good\"");
    const Knowledge knowledge = todoke::loadKnowledge({{"sound.toml", sound}}, {{"mine.toml", file.toStdString()}});
    QCOMPARE(knowledge.errors.size(), std::size_t{1});
    QVERIFY(knowledge.find(todoke::RuleId("mine")) == nullptr);
    QVERIFY(knowledge.find(todoke::RuleId("good")) != nullptr);
}

void TestKnowledge::whatNeedsABadEntryIsLeftOutToo()
{
    const std::string file =
        "[[step]]\nid = \"first\"\nactor = \"nobody\"\n" + ruleWith("steps = [\"first\"]").toStdString();
    const Knowledge knowledge = todoke::loadKnowledge({{"sound.toml", sound}}, {{"mine.toml", file}});
    QCOMPARE(knowledge.errors.size(), std::size_t{2});
    QCOMPARE(knowledge.errors.back().toText(),
             std::string("mine.toml:11:10: step \"first\" was left out for its own mistake: correct mine.toml:1"));
    QVERIFY(knowledge.find(todoke::RuleId("mine")) == nullptr);
}

void TestKnowledge::usersEntriesReplaceOurs()
{
    const std::string file = "[[step]]\nid = \"wait\"\nactor = \"sender\"\ntext = { ja = \"別\", en = \"other\" }\n"
                             "[[receiver]]\nid = \"mine\"\nname = \"Mine\"\ndomains = [\"gmail.com\"]\n" +
                             ruleWith("id = \"mine\"").toStdString();
    const Knowledge knowledge = todoke::loadKnowledge({{"sound.toml", sound}}, {{"mine.toml", file}});
    QVERIFY(knowledge.errors.empty());
    QCOMPARE(knowledge.steps.size(), std::size_t{1});
    QCOMPARE(knowledge.find(todoke::StepId("wait"))->text.en, std::string("other"));
    QCOMPARE(knowledge.receivers.front().id, todoke::ReceiverId("mine")); // before ours, so that its names win
    QCOMPARE(knowledge.rules.front().id, todoke::RuleId("mine"));
}

void TestKnowledge::usersFolder()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("mine.toml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[[step]]\nid = \"x\"\n");
    file.close();
    const Knowledge knowledge = todoke::loadKnowledge(folder.path().toStdString());
    QVERIFY(!knowledge.errors.empty());
    QCOMPARE(knowledge.errors.front().file, file.fileName().toStdString()); // the whole path: it must be found
    QCOMPARE(knowledge.errors.front().line, std::size_t{1});
    QVERIFY(todoke::loadKnowledge("/nowhere/at/all").errors.empty()); // most users have no folder
}

void TestKnowledge::oneLineEach()
{
    const KnowledgeError error{"a.toml", 1, 2, "bad \x1b[31m\"line\nbreak\""};
    QCOMPARE(error.toText(), std::string("a.toml:1:2: bad  [31m\"line break\""));
    QCOMPARE(KnowledgeError({"a.toml", 0, 0, "cannot be read"}).toText(), std::string("a.toml: cannot be read"));
}

QTEST_GUILESS_MAIN(TestKnowledge)
#include "tst_knowledge.moc"
