// SPDX-License-Identifier: MIT
#include "core/knowledge/inventory.h"
#include "core/knowledge/knowledge.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <set>

using namespace todoke;

namespace {

/// Characters of a Japanese sentence, without codes and names in brackets and quoted English.
constexpr qsizetype screenLimit = 40;
constexpr qsizetype detailLimit = 45;
/// Characters of an English sentence on the screen.
constexpr qsizetype englishLimit = 110;

enum class Place : std::uint8_t {
    Title,  ///< a few words on the screen, no full stop
    Screen, ///< whole polite sentences on the screen
    Detail  ///< folded away: sentences or a few words, codes allowed
};

struct Text
{
    QString where; ///< "cause blocklisted: happened"
    QString ja;
    QString en;
    Place place = Place::Screen;
};

QString utf8(const std::string &text)
{
    return QString::fromStdString(text);
}

QStringList lines(const char *file)
{
    QFile data(QStringLiteral(TODOKE_TEST_DATA "/knowledge/") + QLatin1String(file));
    if (!data.open(QIODevice::ReadOnly)) {
        qFatal("cannot read %s", qPrintable(data.fileName()));
    }
    QStringList found;
    for (const QString &line : QString::fromUtf8(data.readAll()).split(u'\n')) {
        if (!line.isEmpty() && !line.startsWith(u'#')) {
            found << line;
        }
    }
    return found;
}

QStringList sentences(const QString &text, const QRegularExpression &end)
{
    return text.split(end, Qt::SkipEmptyParts);
}

QRegularExpression wholeWord(const QString &word)
{
    return QRegularExpression(QStringLiteral("(?<![A-Za-z])%1(?![A-Za-z])").arg(QRegularExpression::escape(word)));
}

bool isJapanese(const QString &text)
{
    static const QRegularExpression letters(QStringLiteral("[\\x{3040}-\\x{30ff}\\x{4e00}-\\x{9fff}]"));
    return text.contains(letters);
}

} // namespace

/// The words of the knowledge (and of the window's translation) keep to SCREENS.md.
class TestWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void twins_data() { rows(); }
    void twins();
    void sentencesAreShort_data() { rows(); }
    void sentencesAreShort();
    void sentencesArePolite_data() { rows(); }
    void sentencesArePolite();
    void noBannedWords_data() { rows(); }
    void noBannedWords();
    void noEnglishIsLeft_data() { rows(); }
    void noEnglishIsLeft();
    void allowedWordsAreNeeded();
    void causesSayAll_data();
    void causesSayAll();
    void decisionsNameWhoActs();
    void nothingIsUnused();
    void causesOfTheContract();

private:
    void add(const QString &where, const LocalText &text, Place place);
    void addWindow();
    void addHelp();
    void rows() const;

    Knowledge m_knowledge;
    QList<Text> m_texts;
    QStringList m_allowed; ///< longest first
};

void TestWords::add(const QString &where, const LocalText &text, Place place)
{
    if (!text.empty()) {
        m_texts.append({where, utf8(text.ja), utf8(text.en), place});
    }
}

/// The window's own words: the English source and its translation.
void TestWords::addWindow()
{
    QFile file(QStringLiteral(TODOKE_SOURCE_DIR "/translations/todoke_ja.ts"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    static const QRegularExpression entry(
        QStringLiteral("<source>([^<]*)</source>(?:\\s*<comment>([^<]*)</comment>)?\\s*"
                       "<translation>(?:\\s*<numerusform>)?([^<]*)"));
    static const QRegularExpression noise(QStringLiteral("\\(&amp;[A-Z0-9]\\)|&amp;|&quot;|&lt;|&gt;|%[0-9n]"));
    for (auto match = entry.globalMatch(QString::fromUtf8(file.readAll())); match.hasNext();) {
        const auto one = match.next();
        if (one.captured(2).contains(QLatin1String("format"))) {
            continue; // "M月d日(ddd)" is no text
        }
        QString english = one.captured(1);
        QString japanese = one.captured(3);
        m_texts.append(
            {QLatin1String("window: ") + english, japanese.remove(noise), english.remove(noise), Place::Detail});
    }
}

void TestWords::addHelp()
{
    QFile file(QStringLiteral(TODOKE_SOURCE_DIR "/resources/help/mail_source.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    for (const QJsonValue &program :
         QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("programs")).toArray()) {
        const QJsonObject steps = program.toObject().value(QLatin1String("steps")).toObject();
        const QJsonArray english = steps.value(QLatin1String("en")).toArray();
        const QJsonArray japanese = steps.value(QLatin1String("ja")).toArray();
        for (qsizetype i = 0; i < japanese.size(); ++i) {
            m_texts.append({QLatin1String("help: ") + program.toObject().value(QLatin1String("id")).toString(),
                            japanese[i].toString(), english.at(i).toString(), Place::Detail});
        }
    }
}

void TestWords::initTestCase()
{
    m_knowledge = loadKnowledge();
    QVERIFY(m_knowledge.errors.empty());
    const auto place = [](const char *kind, const std::string &id, const char *key) {
        return QStringLiteral("%1 %2: %3").arg(QLatin1String(kind), utf8(id), QLatin1String(key));
    };
    for (const Cause &cause : m_knowledge.causes) {
        add(place("cause", cause.id.value, "title"), cause.title, Place::Title);
        add(place("cause", cause.id.value, "happened"), cause.happened, Place::Screen);
        add(place("cause", cause.id.value, "where"), cause.where, Place::Screen);
        add(place("cause", cause.id.value, "usual-time"), cause.usualTime, Place::Screen);
    }
    for (const Step &step : m_knowledge.steps) {
        add(place("step", step.id.value, "text"), step.text, Place::Screen);
    }
    for (const ActorWords &words : m_knowledge.actors) {
        add(place("actor", std::string(toName(words.actor)), "name"), words.name, Place::Title);
        add(place("actor", std::string(toName(words.actor)), "explanation"), words.explanation, Place::Screen);
    }
    for (const ActorRow &row : m_knowledge.actorRows) {
        add(place("decision", row.id, "why"), row.why, Place::Screen);
    }
    for (const Blocklist &list : m_knowledge.blocklists) {
        add(place("blocklist", list.id.value, "who-may-request"), list.whoMayRequest, Place::Detail);
        add(place("blocklist", list.id.value, "usual-time"), list.usualTime, Place::Detail);
        add(place("blocklist", list.id.value, "note"), list.note, Place::Detail);
    }
    for (const Receiver &receiver : m_knowledge.receivers) {
        add(place("receiver", receiver.id.value, "note"), receiver.note, Place::Detail);
    }
    for (const Provider &provider : m_knowledge.providers) {
        add(place("provider", provider.id.value, "contact-route"), provider.contactRoute, Place::Detail);
        add(place("provider", provider.id.value, "note"), provider.note, Place::Detail);
        for (const FormField &field : provider.fields) {
            add(place("provider", provider.id.value, "field"), field.label, Place::Detail);
        }
    }
    for (const Rule &rule : m_knowledge.rules) {
        add(place("rule", rule.id.value, "meaning"), rule.meaning, Place::Detail);
    }
    for (const StatusMeaning &status : m_knowledge.statuses) {
        add(place("status", status.code, "text"), status.text, Place::Detail);
    }
    for (const HeaderMeaning &meaning : m_knowledge.headerMeanings) {
        add(place("header-meaning", meaning.id, "text"), meaning.text, Place::Detail);
    }
    for (const HeaderText &text : m_knowledge.headerTexts) {
        const bool name = text.id.starts_with("system-") || text.id.starts_with("tag-");
        add(place("header-text", text.id, "text"), name ? LocalText() : text.text, Place::Detail);
    }
    addWindow();
    addHelp();
    QVERIFY(m_texts.size() > 900);
    m_allowed = lines("latin_words.txt");
    std::stable_sort(m_allowed.begin(), m_allowed.end(),
                     [](const QString &a, const QString &b) { return a.size() > b.size(); });
}

void TestWords::rows() const
{
    QTest::addColumn<int>("index");
    for (qsizetype i = 0; i < m_texts.size(); ++i) {
        QTest::addRow("%s", m_texts[i].where.simplified().left(90).toUtf8().constData()) << static_cast<int>(i);
    }
}

void TestWords::twins()
{
    QFETCH(int, index);
    const Text &text = m_texts[index];
    static const QRegularExpression letter(QStringLiteral("\\p{L}"));
    const bool onlyMarks = !text.ja.contains(letter) && !text.en.contains(letter);
    QVERIFY2(isJapanese(text.ja) || text.ja == text.en || onlyMarks, qPrintable(text.ja));
    // A Japanese page's own words may be quoted.
    static const QRegularExpression quoted(QStringLiteral("「[^」]*」"));
    QVERIFY2(!isJapanese(QString(text.en).remove(quoted)), qPrintable(text.en));
    static const QRegularExpression hole(QStringLiteral("\\{[a-z]+\\}"));
    std::set<QString> japanese;
    std::set<QString> english;
    for (auto match = hole.globalMatch(text.ja); match.hasNext();) {
        japanese.insert(match.next().captured());
    }
    for (auto match = hole.globalMatch(text.en); match.hasNext();) {
        english.insert(match.next().captured());
    }
    QVERIFY2(japanese == english, qPrintable(text.ja + QLatin1String(" / ") + text.en));
}

void TestWords::sentencesAreShort()
{
    QFETCH(int, index);
    const Text &text = m_texts[index];
    static const QRegularExpression bracket(QStringLiteral("\\([^)]*\\)|（[^）]*）|「[A-Za-z ]+」"));
    static const QRegularExpression japaneseEnd(QStringLiteral("(?<=[。？])"));
    static const QRegularExpression englishEnd(QStringLiteral("(?<=[.?!]) "));
    const qsizetype limit = text.place == Place::Detail ? detailLimit : screenLimit;
    for (const QString &sentence : sentences(QString(text.ja).remove(bracket), japaneseEnd)) {
        QVERIFY2(sentence.size() <= limit, qPrintable(QStringLiteral("%1: %2").arg(sentence.size()).arg(sentence)));
    }
    if (text.place != Place::Detail) {
        for (const QString &sentence : sentences(text.en, englishEnd)) {
            QVERIFY2(sentence.size() <= englishLimit,
                     qPrintable(QStringLiteral("%1: %2").arg(sentence.size()).arg(sentence)));
        }
    }
}

void TestWords::sentencesArePolite()
{
    QFETCH(int, index);
    const Text &text = m_texts[index];
    if (text.place == Place::Title) {
        QVERIFY2(!text.ja.endsWith(u'。') && !text.en.endsWith(u'.'), qPrintable(text.ja));
    } else if (text.place == Place::Screen) {
        static const QRegularExpression end(QStringLiteral("(?<=。)"));
        static const QRegularExpression polite(
            QStringLiteral("(?:ます|ません|ました|ませんでした|です|でした|ためです)(?:\\([^)]*\\))?。$"));
        for (const QString &sentence : sentences(text.ja, end)) {
            QVERIFY2(sentence.contains(polite), qPrintable(sentence));
        }
        QVERIFY2(text.en.endsWith(u'.'), qPrintable(text.en));
    }
}

void TestWords::noBannedWords()
{
    QFETCH(int, index);
    const Text &text = m_texts[index];
    if (text.place == Place::Detail && !text.where.startsWith(QLatin1String("window"))) {
        return; // codes and the names of things may stand in the details
    }
    static const QStringList banned = lines("banned_words.tsv");
    for (const QString &line : banned) {
        const QStringList columns = line.split(u'\t');
        QCOMPARE(columns.size(), 3);
        const QRegularExpression word(columns[1]);
        QVERIFY2(word.isValid(), qPrintable(line));
        const QString &said = columns[0] == QLatin1String("ja") ? text.ja : text.en;
        QVERIFY2(!said.contains(word), qPrintable(said + QLatin1String(" -> ") + columns[2]));
    }
}

void TestWords::noEnglishIsLeft()
{
    QFETCH(int, index);
    static const QRegularExpression hole(QStringLiteral("\\{[a-z]+\\}"));
    static const QRegularExpression keys(QStringLiteral("(?:Ctrl|Shift|Alt)\\+(?:Shift\\+)?[A-Z0-9]*|\\bF8\\b"));
    QString rest = QString(m_texts[index].ja).remove(hole).remove(keys);
    for (const QString &word : m_allowed) {
        rest.remove(wholeWord(word));
    }
    static const QRegularExpression latin(QStringLiteral("[A-Za-z]"));
    QVERIFY2(!rest.contains(latin), qPrintable(m_texts[index].ja + QLatin1String(" -> ") + rest));
}

void TestWords::allowedWordsAreNeeded()
{
    for (const QString &word : m_allowed) {
        const QRegularExpression whole = wholeWord(word);
        const bool needed =
            std::any_of(m_texts.begin(), m_texts.end(), [&whole](const Text &text) { return text.ja.contains(whole); });
        QVERIFY2(needed, qPrintable(word));
    }
}

void TestWords::causesSayAll_data()
{
    QTest::addColumn<QString>("id");
    for (const Cause &cause : m_knowledge.causes) {
        QTest::newRow(cause.id.value.c_str()) << utf8(cause.id.value);
    }
}

namespace {

/// True when one of the steps is that person's, or asks the hosting company where that is who acts.
bool namesActor(const Knowledge &knowledge, Actor actor, const std::vector<StepId> &steps)
{
    return std::any_of(steps.begin(), steps.end(), [&](const StepId &id) {
        const Step *step = knowledge.find(id);
        return step->actor == actor || (actor == Actor::Provider && id.value.find("provider") != std::string::npos);
    });
}

/// Something to do while the cause is being put right.
bool helpsMeanwhile(const std::vector<StepId> &steps)
{
    static const std::set<std::string> meanwhile{"tell-recipient-by-phone", "use-other-route", "ask-recipient-address",
                                                 "ask-new-address", "use-file-transfer"};
    return std::any_of(steps.begin(), steps.end(),
                       [](const StepId &id) { return meanwhile.find(id.value) != meanwhile.end(); });
}

} // namespace

void TestWords::causesSayAll()
{
    QFETCH(QString, id);
    static const QStringList noFailure{QStringLiteral("complaint"), QStringLiteral("auto-reply"),
                                       QStringLiteral("delivered")};
    const Cause *cause = m_knowledge.find(CauseId(id.toStdString()));
    QVERIFY(!cause->happened.empty() && !cause->where.empty());
    QVERIFY2(cause->title.ja + "。" != cause->happened.ja, "the title says all already");
    if (noFailure.contains(id)) {
        return;
    }
    QVERIFY2(!cause->steps.empty(), "nothing to do");
    QVERIFY2(!cause->usualTime.empty(), "how long it takes is not told");
    QVERIFY2(helpsMeanwhile(cause->steps), "nothing to do meanwhile");
    QVERIFY2(cause->actor == Actor::Nobody || namesActor(m_knowledge, cause->actor, cause->steps),
             "no step for the one who can put it right");
    for (const StepId &step : cause->steps) {
        QCOMPARE(std::count(cause->steps.begin(), cause->steps.end(), step), 1);
    }
}

void TestWords::decisionsNameWhoActs()
{
    for (const ActorRow &row : m_knowledge.actorRows) {
        QVERIFY2(!row.why.empty(), row.id.c_str());
        if (row.actor == Actor::Nobody || row.steps.empty()) {
            continue;
        }
        QVERIFY2(namesActor(m_knowledge, row.actor, row.steps), row.id.c_str());
        QVERIFY2(helpsMeanwhile(row.steps), row.id.c_str());
    }
}

void TestWords::nothingIsUnused()
{
    std::set<std::string> steps;
    const auto use = [&steps](const std::vector<StepId> &ids) {
        for (const StepId &id : ids) {
            steps.insert(id.value);
        }
    };
    for (const Cause &cause : m_knowledge.causes) {
        use(cause.steps);
    }
    for (const ActorRow &row : m_knowledge.actorRows) {
        use(row.steps);
    }
    for (const Rule &rule : m_knowledge.rules) {
        use(rule.steps);
    }
    for (const Step &step : m_knowledge.steps) {
        QVERIFY2(steps.count(step.id.value) == 1, step.id.value.c_str());
    }
    for (const Actor actor : {Actor::Provider, Actor::Sender, Actor::SenderAdmin, Actor::Recipient,
                              Actor::RecipientAdmin, Actor::ListOperator, Actor::Nobody}) {
        QVERIFY2(m_knowledge.find(actor) != nullptr, toName(actor).data());
    }
    QVERIFY(m_knowledge.find(ProviderId("other")) != nullptr);
}

/// The causes of the command line's contract, and no others.
void TestWords::causesOfTheContract()
{
    QFile file(QStringLiteral(TODOKE_SHARED "/design/CLI.md"));
    if (!file.open(QIODevice::ReadOnly)) {
        QSKIP("the contract (../shared/design/CLI.md) is not here");
    }
    static const QRegularExpression row(QStringLiteral("^\\| `([a-z-]+)` \\|"), QRegularExpression::MultilineOption);
    std::set<std::string> contract;
    for (auto match = row.globalMatch(QString::fromUtf8(file.readAll())); match.hasNext();) {
        contract.insert(match.next().captured(1).toStdString());
    }
    std::set<std::string> known;
    for (const Cause &cause : m_knowledge.causes) {
        known.insert(cause.id.value);
    }
    QVERIFY(contract == known);
}

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
