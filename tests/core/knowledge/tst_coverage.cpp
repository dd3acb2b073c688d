// SPDX-License-Identifier: MIT
#include "core/diagnosis/examination.h"
#include "core/intake/paste.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace todoke;

namespace {

struct LeftOut
{
    QString kind;
    QString name;
    QString answer; ///< the cause that comes out instead; "-" for none
    bool used = false;
};

/// What a collected cause is called here; any of these will do.
const QHash<QString, QStringList> causes{
    {QStringLiteral("ip-block"),
     {QStringLiteral("blocklisted"), QStringLiteral("poor-reputation"), QStringLiteral("rejected-client")}},
    {QStringLiteral("domain-block"), {QStringLiteral("domain-blocklisted"), QStringLiteral("poor-reputation")}},
    {QStringLiteral("public-list"), {QStringLiteral("blocklisted"), QStringLiteral("domain-blocklisted")}},
    {QStringLiteral("vendor"), {QStringLiteral("blocklisted"), QStringLiteral("poor-reputation")}},
    {QStringLiteral("rate-limit"), {QStringLiteral("rate-limited")}},
    {QStringLiteral("dynamic-ip"), {QStringLiteral("rejected-client"), QStringLiteral("blocklisted")}},
    {QStringLiteral("ptr"), {QStringLiteral("reverse-dns")}},
    {QStringLiteral("helo"), {QStringLiteral("reverse-dns")}},
    {QStringLiteral("auth"), {QStringLiteral("authentication-failed")}},
    {QStringLiteral("tls"), {QStringLiteral("tls-failed")}},
    {QStringLiteral("content"), {QStringLiteral("spam-content"), QStringLiteral("content-refused")}},
    {QStringLiteral("recipient-policy"),
     {QStringLiteral("recipient-filter"), QStringLiteral("policy"), QStringLiteral("blocklisted")}},
    {QStringLiteral("greylist"), {QStringLiteral("greylisted")}},
    {QStringLiteral("unknown-user"), {QStringLiteral("recipient-unknown")}},
    {QStringLiteral("ipv6"),
     {QStringLiteral("rejected-client"), QStringLiteral("reverse-dns"), QStringLiteral("authentication-failed")}},
};

QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

QStringList texts(const QJsonObject &object, const char *key)
{
    QStringList found;
    for (const QJsonValue &value : object.value(QLatin1String(key)).toArray()) {
        found << value.toString();
    }
    return found;
}

} // namespace

/// The collected facts in ../shared/knowledge are in the built-in knowledge, or named in left_out.tsv with a reason.
class TestCoverage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void lists_data();
    void lists();
    void receivers_data();
    void receivers();
    void codes_data();
    void codes();
    void statuses();
    void statusesInAnotherSense();
    void nothingFromMemory();
    void leftOutIsUsed();

private:
    [[nodiscard]] static QJsonObject read(const char *file);
    /// The row that leaves something out; null when there is none.
    [[nodiscard]] LeftOut *leftOut(const QString &kind, const QString &name);
    [[nodiscard]] const Knowledge &knowledge() const { return m_diagnoser->knowledge(); }
    [[nodiscard]] const Blocklist *listOfZone(const QString &zone) const;
    /// What is said of `reply` in a notice about a mail to that receiver.
    [[nodiscard]] RecipientDiagnosis diagnose(const ReceiverId &id, QString reply) const;

    std::unique_ptr<Diagnoser> m_diagnoser;
    QList<LeftOut> m_leftOut;
};

QJsonObject TestCoverage::read(const char *name)
{
    QFile file(QStringLiteral(TODOKE_SHARED "/knowledge/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

LeftOut *TestCoverage::leftOut(const QString &kind, const QString &name)
{
    const auto found = std::find_if(m_leftOut.begin(), m_leftOut.end(), [&](const LeftOut &row) {
        return row.kind == kind && (kind == QLatin1String("code") ? name.startsWith(row.name) : name == row.name);
    });
    if (found == m_leftOut.end()) {
        return nullptr;
    }
    found->used = true;
    return &*found;
}

const Blocklist *TestCoverage::listOfZone(const QString &zone) const
{
    const std::string wanted = zone.toStdString();
    const auto found =
        std::find_if(knowledge().blocklists.begin(), knowledge().blocklists.end(), [&wanted](const Blocklist &list) {
            return std::find(list.zones.begin(), list.zones.end(), wanted) != list.zones.end();
        });
    return found == knowledge().blocklists.end() ? nullptr : &*found;
}

RecipientDiagnosis TestCoverage::diagnose(const ReceiverId &id, QString reply) const
{
    const Receiver *receiver = knowledge().find(id);
    const auto first = [](const std::vector<std::string> *names) {
        return names == nullptr || names->empty() ? QString() : QString::fromStdString(names->front());
    };
    QString domain = first(receiver == nullptr ? nullptr : &receiver->domains);
    domain =
        domain.isEmpty() ? QStringLiteral("example.jp") : domain.replace(QLatin1String(".*"), QLatin1String(".com"));
    const QString host = first(receiver == nullptr ? nullptr : &receiver->hostSuffixes);
    reply.replace(QLatin1String("[IP]"), QLatin1String("[203.0.113.9]"));
    if (!reply.front().isDigit()) {
        reply.prepend(QLatin1String("550 "));
    }
    reply.replace(u'\n', QLatin1String("\n    "));
    const QString mail =
        QStringLiteral("From: MAILER-DAEMON@mail.example.com\nTo: taro@example.com\nSubject: Undelivered Mail "
                       "Returned to Sender\nMIME-Version: 1.0\nContent-Type: multipart/report; "
                       "report-type=delivery-status; boundary=\"b\"\n\n--b\nContent-Type: text/plain\n\nFailed.\n"
                       "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example.com\n\n"
                       "Final-Recipient: rfc822; hanako@%1\nAction: failed\n%2Diagnostic-Code: smtp; %3\n\n--b--\n")
            .arg(domain, host.isEmpty() ? QString() : QStringLiteral("Remote-MTA: dns; mx.%1\n").arg(host), reply);
    const Examination found = examine(takePaste(std::make_shared<const std::string>(mail.toStdString())), *m_diagnoser);
    return found.diagnosis.recipients.empty() ? RecipientDiagnosis{} : found.diagnosis.recipients.front();
}

void TestCoverage::initTestCase()
{
    if (!QDir(QStringLiteral(TODOKE_SHARED "/knowledge")).exists()) {
        QSKIP("the collected facts (../shared/knowledge) are not here");
    }
    m_diagnoser = std::make_unique<Diagnoser>(std::make_shared<const Knowledge>(loadKnowledge()));
    QFile file(QStringLiteral(TODOKE_TEST_DATA "/knowledge/left_out.tsv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        if (line.isEmpty() || line.startsWith(u'#')) {
            continue;
        }
        const QStringList columns = line.split(u'\t');
        QVERIFY2(columns.size() == 4 && !columns[3].isEmpty(), qPrintable(line));
        m_leftOut.append({columns[0], columns[1], columns[2]});
    }
}

void TestCoverage::lists_data()
{
    QTest::addColumn<QJsonObject>("list");
    const QJsonObject all = read("blocklists.json");
    for (const char *group : {"lists", "minor_lists_status_unknown", "dead_lists"}) {
        const QJsonArray lists = all.value(QLatin1String(group)).toArray();
        QVERIFY(!lists.isEmpty());
        for (const QJsonValue &value : lists) {
            QJsonObject list = value.toObject();
            list.insert(QStringLiteral("group"), QLatin1String(group));
            const QString name = text(list, "id") + text(list, "zone") +
                                 (list.contains(QStringLiteral("id")) ? QString() : text(list, "name"));
            list.insert(QStringLiteral("row"), name);
            QTest::newRow(qPrintable(name)) << list;
        }
    }
}

void TestCoverage::lists()
{
    QFETCH(QJsonObject, list);
    const bool dead = text(list, "group") == QLatin1String("dead_lists");
    const bool minor = text(list, "group") == QLatin1String("minor_lists_status_unknown");
    QStringList zones = minor ? QStringList{text(list, "zone")} : texts(list, "zones");
    const Blocklist *known = knowledge().find(BlocklistId(text(list, "id").toStdString()));
    if (leftOut(QStringLiteral("list"), text(list, "row")) != nullptr) {
        QVERIFY2(known == nullptr, "it is known, so it is not left out");
        return;
    }
    for (QString &zone : zones) {
        zone.remove(QLatin1String("{key}."));
        const Blocklist *owner = listOfZone(zone);
        QVERIFY2(owner != nullptr, qPrintable(zone));
        known = known == nullptr ? owner : known;
        QCOMPARE(owner, known);
    }
    QVERIFY(known != nullptr);
    // CBL is dead as a zone of its own and lives on as part of another list, under which it stands.
    const bool merged = text(list, "name").contains(QLatin1String("merged"));
    QCOMPARE(known->active, !dead || merged);
    QVERIFY(!known->fact.source.empty());
    for (const auto &[key, ours] : {std::pair("lookup_url", known->lookupUrl), {"removal_url", known->removalUrl}}) {
        QString page = text(list, key);
        page.replace(QLatin1String("{q}"), known->forDomains ? QLatin1String("{domain}") : QLatin1String("{ip}"));
        QCOMPARE(page.isEmpty() ? page : QString::fromStdString(ours), page);
    }
    QVERIFY2(text(list, "who_may_request").isEmpty() || !known->whoMayRequest.empty(), "who may ask is not told");
    QVERIFY2(text(list, "usual_time").isEmpty() || !known->usualTime.empty(), "how long it takes is not told");
}

void TestCoverage::receivers_data()
{
    QTest::addColumn<QJsonObject>("receiver");
    const QJsonArray all = read("receivers.json").value(QLatin1String("receivers")).toArray();
    QVERIFY(!all.isEmpty());
    for (const QJsonValue &value : all) {
        QTest::newRow(qPrintable(text(value.toObject(), "id"))) << value.toObject();
    }
}

void TestCoverage::receivers()
{
    QFETCH(QJsonObject, receiver);
    const Receiver *known = knowledge().find(ReceiverId(text(receiver, "id").toStdString()));
    if (leftOut(QStringLiteral("receiver"), text(receiver, "id")) != nullptr) {
        QVERIFY2(known == nullptr, "it is known, so it is not left out");
        return;
    }
    QVERIFY(known != nullptr);
    QVERIFY(!known->fact.source.empty() || texts(receiver, "sources").isEmpty());
    QCOMPARE(text(receiver, "info_page").isEmpty(), known->infoPage.empty());
    for (const QString &domain : texts(receiver.value(QLatin1String("matches")).toObject(), "domains")) {
        const auto knows = [&domain](const Receiver &one) {
            return std::find(one.domains.begin(), one.domains.end(), domain.toStdString()) != one.domains.end();
        };
        QVERIFY2(std::any_of(knowledge().receivers.begin(), knowledge().receivers.end(), knows), qPrintable(domain));
    }
}

void TestCoverage::codes_data()
{
    QTest::addColumn<QString>("receiver");
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("cause");
    for (const QJsonValue &value : read("receivers.json").value(QLatin1String("receivers")).toArray()) {
        const QJsonObject receiver = value.toObject();
        for (const QJsonValue &item : receiver.value(QLatin1String("messages")).toArray()) {
            const QJsonObject message = item.toObject();
            QTest::addRow("%s: %.70s", qPrintable(text(receiver, "id")), qPrintable(text(message, "text").simplified()))
                << text(receiver, "id") << text(message, "text") << text(message, "cause");
        }
    }
}

void TestCoverage::codes()
{
    QFETCH(QString, receiver);
    QFETCH(QString, reply);
    QFETCH(QString, cause);
    const RecipientDiagnosis found = diagnose(ReceiverId(receiver.toStdString()), reply);
    const QString answer = QString::fromStdString(found.cause.value);
    QVERIFY2(causes.contains(cause), qPrintable(cause));
    if (causes.value(cause).contains(answer)) {
        return;
    }
    const LeftOut *row = leftOut(QStringLiteral("code"), receiver + QLatin1String(": ") + reply);
    const QString expected = row == nullptr                      ? causes.value(cause).join(QLatin1String(" or "))
                             : row->answer == QLatin1String("-") ? QStringLiteral("unknown")
                                                                 : row->answer;
    QCOMPARE(answer, expected);
}

void TestCoverage::statuses()
{
    const QJsonObject all = read("status_codes.json");
    for (const QJsonValue &value : all.value(QLatin1String("enhanced")).toArray()) {
        const QString code = text(value.toObject(), "code");
        const StatusMeaning *meaning = knowledge().meaningOf(code.toStdString());
        QVERIFY2(meaning != nullptr, qPrintable(code));
        QCOMPARE(QString::fromStdString(meaning->code), code);
    }
    for (const QString &code : all.value(QLatin1String("reply_codes")).toObject().keys()) {
        QVERIFY2(knowledge().meaningOf(code.toStdString()) != nullptr, qPrintable(code));
    }
}

/// Where a receiver uses a code against its registry, a rule of its own decides.
void TestCoverage::statusesInAnotherSense()
{
    int seen = 0;
    for (const QJsonValue &value : read("status_codes.json").value(QLatin1String("receivers_deviating")).toArray()) {
        const QJsonObject row = value.toObject();
        QString code = text(row, "code");
        if (text(row, "receiver") != QLatin1String("gmail")) {
            continue; // Microsoft's own codes are among the codes above; GMX uses none
        }
        const QString status = code.replace(QLatin1String("X."), QLatin1String("5."));
        const QString reply =
            QStringLiteral("%1 %2 sorry - gsmtp").arg(status.startsWith(u'4') ? 421 : 550).arg(status);
        const RecipientDiagnosis found = diagnose(ReceiverId("gmail"), reply);
        QVERIFY2(!found.rules.empty(), qPrintable(code));
        QVERIFY2(!knowledge().find(found.rules.front())->receivers.empty(), qPrintable(code));
        ++seen;
    }
    QCOMPARE(seen, 6);
}

/// What was only remembered and never found on a page does not ship: no such address stands in a knowledge file.
void TestCoverage::nothingFromMemory()
{
    QByteArray shipped;
    const QDir folder(QStringLiteral(":/knowledge"));
    for (const QString &name : folder.entryList()) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        shipped += file.readAll();
    }
    static const QRegularExpression address(QStringLiteral(
        "[a-z0-9.-]+@[a-z0-9.-]+[a-z]|(?:https?://)?[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.(?:com|org|net)(?:/[a-z0-9_/-]+)?"));
    int seen = 0;
    for (const auto &[file, group] : {std::pair("blocklists.json", "lists"), {"receivers.json", "receivers"}}) {
        for (const QJsonValue &value : read(file).value(QLatin1String(group)).toArray()) {
            const QString recalled = text(value.toObject(), "unverified_recall");
            for (auto match = address.globalMatch(recalled); match.hasNext(); ++seen) {
                const QByteArray found = match.next().captured().toUtf8();
                QVERIFY2(!shipped.contains(found), found.constData());
            }
        }
    }
    QVERIFY(seen >= 3);
}

void TestCoverage::leftOutIsUsed()
{
    for (const LeftOut &row : m_leftOut) {
        QVERIFY2(row.used, qPrintable(row.name + QStringLiteral(": not needed any more")));
    }
}

QTEST_GUILESS_MAIN(TestCoverage)
#include "tst_coverage.moc"
