// SPDX-License-Identifier: MIT
#include "core/cases/store.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace todoke;

class TestStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wholeCaseComesBack();
    void emptyCaseComesBack();
    void savingAgainChangesAndKeeps();
    void historyOnlyGrows();
    void listIsNewestFirstWithoutInput();
    void savingOutOfTheListKeepsTheInput();
    void earlierFindsTheSameTrouble();
    void removedAndRestored();
    void settings();
    void secondOpener();
    void foldersAreMadeAndTheFileIsPrivate();
    void odds();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("cases.db")); }
    [[nodiscard]] std::unique_ptr<CaseStore> opened() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

QDateTime at(int day, int minute = 0)
{
    return {QDate(2026, 11, day), QTime(10, minute, 32, 125), Qt::OffsetFromUTC, 9 * 3600};
}

Case fullCase()
{
    Case value;
    value.input = QByteArray("From: a@example.com\r\n\r\n\0\xff\x1b$B", 29);
    value.inputName = QStringLiteral("届かなかった.eml");
    value.step = 4;
    value.reachedStep = 5;
    value.state = CaseState::RetryFailed;
    value.title = QStringLiteral("tanaka@example.co.jp");
    value.cause = QStringLiteral("blocklisted");
    value.recipient = QStringLiteral("tanaka@Example.co.jp");
    value.sendingIp = QStringLiteral("203.0.113.9");
    value.provider = QStringLiteral("xserver");
    value.kind = InquiryKind::ReRequest;
    value.answers = {Answer::Yes, Answer::No, Answer::NotSaid, "2026-11-18", "3通", "パスワード変更"};
    value.editedText = QStringLiteral("一行目\n二行目 😀");
    value.receptionNumber = QStringLiteral("A-1234");
    value.sentOn = QDate(2026, 11, 20);
    value.retryOn = QDate(2026, 11, 27);
    value.answerBy = QDate(2026, 11, 26);
    value.createdAt = at(20);
    value.changedAt = at(24);
    value.events = {{at(20), EventKind::Created, {}},
                    {at(20, 5), EventKind::Sent, QStringLiteral("フォームから")},
                    {at(24), EventKind::Retried, QStringLiteral("まだ届かない")}};
    return value;
}

Case small(const QString &recipient, const QString &ip, const QString &cause, int day)
{
    Case value;
    value.recipient = recipient;
    value.sendingIp = ip;
    value.cause = cause;
    value.createdAt = value.changedAt = at(day);
    return value;
}

} // namespace

void TestStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

std::unique_ptr<CaseStore> TestStore::opened() const
{
    auto store = CaseStore::open(path());
    if (!store) {
        qWarning("%s", qPrintable(store.error().detail));
        return nullptr;
    }
    return std::move(*store);
}

void TestStore::wholeCaseComesBack()
{
    Case value = fullCase();
    {
        const auto store = opened();
        QVERIFY(store);
        QVERIFY(!store->trouble());
        const auto id = store->save(value);
        QVERIFY(id);
        QVERIFY(id->value > 0);
        value.id = *id;
        QCOMPARE(store->load(*id), std::optional(value));
    }
    const auto again = opened();
    QVERIFY(again);
    QVERIFY(!again->trouble());
    const std::optional<Case> loaded = again->load(value.id);
    QVERIFY(loaded);
    QCOMPARE(loaded->input, value.input);
    QCOMPARE(*loaded, value);
    QCOMPARE(loaded->events[0].at.offsetFromUtc(), 9 * 3600);
}

void TestStore::emptyCaseComesBack()
{
    const auto store = opened();
    Case value;
    value.createdAt = value.changedAt = at(20);
    value.id = store->save(value).value();
    QCOMPARE(store->load(value.id), std::optional(value));
    QVERIFY(!store->load(CaseId{value.id.value + 1}));
    const CaseId undated = store->save(Case{}).value();
    const qint64 age = store->load(undated)->createdAt.msecsTo(QDateTime::currentDateTime());
    QVERIFY(age >= 0 && age < 60'000);
}

void TestStore::savingAgainChangesAndKeeps()
{
    const auto store = opened();
    Case value = fullCase();
    value.id = store->save(value).value();
    const CaseId other = store->save(fullCase()).value();
    QVERIFY(other != value.id);
    value.step = 5;
    value.retryOn.reset();
    value.input = "other bytes";
    value.events.push_back({at(25), EventKind::Note, QStringLiteral("memo")});
    QCOMPARE(store->save(value).value(), value.id);
    QCOMPARE(store->load(value.id), std::optional(value));
    QCOMPARE(store->load(other)->step, 4);
}

void TestStore::historyOnlyGrows()
{
    const auto store = opened();
    Case value = fullCase();
    value.id = store->save(value).value();
    const auto second = opened();
    Case elsewhere = *second->load(value.id);
    elsewhere.events.push_back({at(25), EventKind::Answered, QStringLiteral("解除申請済み")});
    QVERIFY(second->save(elsewhere));
    // This window does not know the other one's event, and has lost one of its own.
    value.events.erase(value.events.begin());
    value.events.push_back({at(26), EventKind::Solved, {}});
    QVERIFY(store->save(value));
    const std::vector<CaseEvent> events = store->load(value.id)->events;
    QCOMPARE(events.size(), std::size_t{5});
    QCOMPARE(events[0].kind, EventKind::Created);
    QCOMPARE(events[3].kind, EventKind::Answered);
    QCOMPARE(events[4].kind, EventKind::Solved);
    // The same note twice is two notes.
    value = *store->load(value.id);
    value.events.push_back({at(27), EventKind::Note, QStringLiteral("x")});
    value.events.push_back({at(27), EventKind::Note, QStringLiteral("x")});
    QVERIFY(store->save(value));
    QCOMPARE(store->load(value.id)->events.size(), std::size_t{7});
}

void TestStore::listIsNewestFirstWithoutInput()
{
    const auto store = opened();
    for (const int day : {20, 24, 22}) {
        Case value = fullCase();
        value.changedAt = at(day);
        QVERIFY(store->save(value));
    }
    // Nine hours behind: later than the 24th in Japan although its clock shows less.
    Case abroad = fullCase();
    abroad.changedAt = QDateTime(QDate(2026, 11, 24), QTime(2, 0), Qt::OffsetFromUTC, 0);
    QVERIFY(store->save(abroad));
    const std::vector<Case> cases = store->list();
    QCOMPARE(cases.size(), std::size_t{4});
    QCOMPARE(cases[0].changedAt, abroad.changedAt);
    QCOMPARE(cases[1].changedAt, at(24));
    QCOMPARE(cases[2].changedAt, at(22));
    QCOMPARE(cases[3].changedAt, at(20));
    QVERIFY(cases[0].input.isEmpty());
    QCOMPARE(cases[0].title, fullCase().title);
}

void TestStore::savingOutOfTheListKeepsTheInput()
{
    const auto store = opened();
    Case value = fullCase();
    value.id = store->save(value).value();
    Case listed = store->list().front();
    listed.receptionNumber = QStringLiteral("B-2");
    QVERIFY(store->save(listed));
    value.receptionNumber = QStringLiteral("B-2");
    QCOMPARE(store->load(value.id), std::optional(value));
}

void TestStore::earlierFindsTheSameTrouble()
{
    const auto store = opened();
    const QString cause = QStringLiteral("blocklisted");
    const QString ip = QStringLiteral("203.0.113.9");
    const CaseId sameDomain = store->save(small(QStringLiteral("a@EXAMPLE.co.jp"), {}, cause, 1)).value();
    const CaseId sameIp = store->save(small(QStringLiteral("b@example.net"), ip, cause, 2)).value();
    const CaseId both = store->save(small(QStringLiteral("c@example.co.jp"), ip, cause, 3)).value();
    QVERIFY(store->save(small(QStringLiteral("d@example.co.jp"), ip, QStringLiteral("mailbox-full"), 4)));
    QVERIFY(store->save(small(QStringLiteral("e@example.net"), QStringLiteral("203.0.113.10"), cause, 5)));
    QVERIFY(store->save(small({}, {}, cause, 6)));
    QVERIFY(store->save(small(QStringLiteral("later@example.co.jp"), ip, cause, 28)));
    const CaseId gone = store->save(small(QStringLiteral("f@example.co.jp"), ip, cause, 7)).value();
    QVERIFY(store->remove(gone));

    const auto ids = [&store](const Case &value) {
        QList<qint64> found;
        for (const Case &other : store->earlier(value)) {
            found.append(other.id.value);
        }
        return found;
    };
    Case now = small(QStringLiteral("tanaka@example.co.jp"), ip, cause, 24);
    QCOMPARE(ids(now), (QList<qint64>{both.value, sameIp.value, sameDomain.value}));
    now.id = store->save(now).value();
    QCOMPARE(ids(now), (QList<qint64>{both.value, sameIp.value, sameDomain.value}));
    QVERIFY(ids(small({}, {}, cause, 24)).isEmpty());
}

void TestStore::removedAndRestored()
{
    const auto store = opened();
    Case value = fullCase();
    value.id = store->save(value).value();
    QVERIFY(store->remove(value.id));
    QVERIFY(store->list().empty());
    QVERIFY(!store->load(value.id));
    // A window that still shows it does not bring it back by saving.
    QVERIFY(store->save(value));
    QVERIFY(store->list().empty());
    QVERIFY(store->restore(value.id));
    QCOMPARE(store->load(value.id), std::optional(value));
}

void TestStore::settings()
{
    {
        const auto store = opened();
        QVERIFY(store->setting(QStringLiteral("contract/company")).isEmpty());
        QVERIFY(store->setSetting(QStringLiteral("contract/company"), QStringLiteral("株式会社例")));
        QVERIFY(store->setSetting(QStringLiteral("contract/company"), QStringLiteral("例示商事")));
        QVERIFY(store->setSetting(QStringLiteral("empty"), {}));
    }
    const auto store = opened();
    QCOMPARE(store->setting(QStringLiteral("contract/company")), QStringLiteral("例示商事"));
    QCOMPARE(store->setting(QStringLiteral("empty")), QString());
}

void TestStore::secondOpener()
{
    const auto first = opened();
    const auto second = opened();
    QVERIFY(first && second);
    QVERIFY(!second->trouble());
    QVERIFY(first->save(fullCase()));
    QVERIFY(second->save(fullCase()));
    QCOMPARE(first->list().size(), std::size_t{2});
    QCOMPARE(second->list().size(), std::size_t{2});
}

void TestStore::foldersAreMadeAndTheFileIsPrivate()
{
    const QString deep = m_folder->filePath(QStringLiteral("あ/b c/cases.db"));
    const auto store = CaseStore::open(deep);
    QVERIFY(store);
    QVERIFY((*store)->save(fullCase()));
    QCOMPARE((*store)->path(), deep);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(deep) & others));
    QVERIFY(QFile::exists(deep + QStringLiteral("-wal")));
    QVERIFY(!(QFile::permissions(deep + QStringLiteral("-wal")) & others));
}

/// Texts that are no proper Unicode and a notice of some megabytes.
void TestStore::odds()
{
    const auto store = opened();
    Case value = fullCase();
    value.input = QByteArray(5 << 20, '\xfe');
    value.title = QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b");
    value.answers.tried = "\xff\xfe";
    value.events[0].text = QStringLiteral("'; DROP TABLE cases; --");
    value.id = store->save(value).value();
    const std::optional<Case> loaded = store->load(value.id);
    QCOMPARE(loaded->input, value.input);
    QCOMPARE(loaded->title, value.title);
    QCOMPARE(loaded->events, value.events);
    QVERIFY(!loaded->answers.tried.empty());
}

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
