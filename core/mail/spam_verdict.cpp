// SPDX-License-Identifier: MIT
#include "core/mail/spam_verdict.h"

#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace todoke {

namespace {

/// How a filter writes its field.
enum class Form : std::uint8_t {
    Value,  ///< one word or number: "YES", "3.60"
    Signs,  ///< a row of signs, one a point: "*****", "+++"
    Colons, ///< "SCL:5;SFV:SPM;..."
    Equals, ///< "rule=notspam score=0 ..."
    Status, ///< "Yes, score=7.9 required=5.0 tests=A,B autolearn=no"
    Rspamd, ///< "default: False [3.76 / 15.00]; SYMBOL(0.10)[...]; ..."
    Trend,  ///< "Yes-5.339-5.0-31-1", "10--4.149800-8.000000"
    Opaque  ///< only the vendor can read it
};

/// The field says about itself that another organisation wrote it.
enum class Writer : std::uint8_t { Here, Elsewhere };

struct KnownField
{
    std::string_view field;
    std::string_view system;
    Form form = Form::Value;
    std::string_view tag; ///< the name of the one value, for forms without names
    Writer writer = Writer::Here;
};

constexpr std::array knownFields{
    KnownField{"X-Forefront-Antispam-Report", "microsoft", Form::Colons, {}},
    KnownField{"X-Forefront-Antispam-Report-Untrusted", "microsoft", Form::Colons, {}, Writer::Elsewhere},
    KnownField{"X-Microsoft-Antispam", "microsoft", Form::Colons, {}},
    KnownField{"X-Microsoft-Antispam-Untrusted", "microsoft", Form::Colons, {}, Writer::Elsewhere},
    KnownField{"X-Microsoft-Antispam-Mailbox-Delivery", "microsoft", Form::Colons, {}},
    KnownField{"X-MS-Exchange-Organization-SCL", "microsoft", Form::Value, "SCL"},
    KnownField{"X-MS-Exchange-Organization-PCL", "microsoft", Form::Value, "PCL"},
    KnownField{"X-Spam-Status", "spamassassin", Form::Status, "verdict"},
    KnownField{"X-Spam-Flag", "spamassassin", Form::Value, "flag"},
    KnownField{"X-Spam-Score", "spamassassin", Form::Value, "score"},
    KnownField{"X-Spam-Level", "spamassassin", Form::Signs, "level"},
    KnownField{"X-Spam", "rspamd", Form::Value, "flag"},
    KnownField{"X-Spamd-Result", "rspamd", Form::Rspamd, {}},
    KnownField{"X-Spamd-Bar", "rspamd", Form::Signs, "level"},
    KnownField{"X-Rspamd-Action", "rspamd", Form::Value, "action"},
    KnownField{"X-Rspamd-Score", "rspamd", Form::Value, "score"},
    KnownField{"X-Gm-Spam", "google", Form::Value, "spam"},
    KnownField{"X-Gm-Phishy", "google", Form::Value, "phishy"},
    KnownField{"X-Proofpoint-Spam-Details", "proofpoint", Form::Equals, {}},
    KnownField{"X-Barracuda-Spam-Status", "barracuda", Form::Status, "verdict"},
    KnownField{"X-Barracuda-Spam-Score", "barracuda", Form::Value, "score"},
    KnownField{"X-Barracuda-Spam-Flag", "barracuda", Form::Value, "flag"},
    KnownField{"X-TM-AS-Result", "trend-micro", Form::Trend, {}},
    KnownField{"X-TMASE-Result", "trend-micro", Form::Trend, {}},
    KnownField{"X-TM-AS-User-Approved-Sender", "trend-micro", Form::Value, "approved-sender"},
    KnownField{"X-TM-AS-User-Blocked-Sender", "trend-micro", Form::Value, "blocked-sender"},
    KnownField{"X-IronPort-Anti-Spam-Filtered", "cisco", Form::Value, "filtered"},
    KnownField{"X-IronPort-Anti-Spam-Result", "cisco", Form::Opaque, {}},
    KnownField{"X-IPAS-Result", "cisco", Form::Opaque, {}},
    KnownField{"X-Amp-Result", "cisco", Form::Value, "amp"},
    KnownField{"X-Mimecast-Spam-Score", "mimecast", Form::Value, "score"},
    KnownField{"X-LASED-SpamProbability", "sophos", Form::Value, "probability"},
    KnownField{"X-VR-SPAMSTATE", "vade", Form::Value, "state"},
    KnownField{"X-VR-SPAMSCORE", "vade", Form::Value, "score"},
    KnownField{"X-KSMG-AntiSpam-Status", "kaspersky", Form::Value, "status"},
    KnownField{"X-KSMG-AntiSpam-Rate", "kaspersky", Form::Value, "rate"},
    KnownField{"X-KLMS-AntiSpam-Status", "kaspersky", Form::Value, "status"},
    KnownField{"X-KLMS-AntiSpam-Rate", "kaspersky", Form::Value, "rate"},
};

const KnownField *knownField(std::string_view name)
{
    if (name.size() < 6 || ascii::lower(name[0]) != 'x' || name[1] != '-') {
        return nullptr;
    }
    const auto *const found = std::find_if(knownFields.begin(), knownFields.end(),
                                           [name](const KnownField &one) { return ascii::equals(one.field, name); });
    return found == knownFields.end() ? nullptr : found;
}

std::optional<double> numberIn(std::string_view text)
{
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    double number = 0;
    const char *const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number, std::chars_format::fixed);
    return error == std::errc() && rest == end ? std::optional(number) : std::nullopt;
}

/// No filter writes more values than some dozens; a hostile field stays cheap for whoever looks each one up.
constexpr std::size_t mostTags = 200;

/// Cuts tags out of a raw value (folds included) and knows where they stand.
class TagReader
{
public:
    TagReader(std::string_view value, std::size_t at) : m_value(value), m_at(at) {}

    [[nodiscard]] std::string_view value() const { return m_value; }
    [[nodiscard]] std::vector<VerdictTag> take() { return std::move(m_tags); }

    void add(std::string_view name, std::string_view piece)
    {
        if (m_tags.size() >= mostTags) {
            return;
        }
        piece = ascii::trimmed(piece);
        m_tags.push_back({std::string(name),
                          ascii::simplified(piece),
                          numberIn(piece),
                          {m_at + static_cast<std::size_t>(piece.data() - m_value.data()), piece.size()}});
    }

    void addSigns(std::string_view name)
    {
        const std::string_view signs = ascii::trimmed(m_value);
        add(name, signs);
        const bool row = ascii::findNone(signs, signs.substr(0, 1)) == std::string_view::npos;
        if (row && (signs.empty() || std::string_view("*+-s").find(signs.front()) != std::string_view::npos)) {
            m_tags.back().number = (signs.starts_with('-') ? -1.0 : 1.0) * static_cast<double>(signs.size());
        }
    }

    /// "NAME:value;NAME:value": a value may hold colons (an IPv6 address), so the first one parts.
    void addColons()
    {
        for (std::size_t begin = 0; begin < m_value.size();) {
            const std::size_t end = std::min(m_value.find(';', begin), m_value.size());
            const std::string_view pair = m_value.substr(begin, end - begin);
            begin = end + 1;
            const std::size_t colon = pair.find(':');
            if (colon != std::string_view::npos && !ascii::trimmed(pair.substr(colon + 1)).empty()) {
                add(ascii::trimmed(pair.substr(0, colon)), pair.substr(colon + 1));
            }
        }
    }

    /// "name=value name=value" from `from` on. What stands between two names belongs to the value before ("tests=A,\n
    /// B").
    void addEquals(std::size_t from)
    {
        std::string_view name;
        std::size_t valueBegin = 0;
        for (std::size_t at = from; at < m_value.size();) {
            const std::size_t begin = ascii::findNone(m_value, " \t\r\n,", at);
            if (begin == std::string_view::npos) {
                break;
            }
            const std::size_t end = std::min(ascii::findAny(m_value, " \t\r\n,", begin), m_value.size());
            const std::string_view word = m_value.substr(begin, end - begin);
            const std::size_t equals = word.find('=');
            // "BAYES_99=3.5" among the tests is no name of ours: names hold no digits.
            const bool isName = equals != std::string_view::npos && equals > 0 &&
                                word.substr(0, equals).find_first_of("0123456789") == std::string_view::npos &&
                                !isInsideTests(name, word.substr(0, equals));
            if (isName) {
                addNamed(name, valueBegin, begin);
                name = word.substr(0, equals);
                valueBegin = begin + equals + 1;
            }
            at = end;
        }
        addNamed(name, valueBegin, m_value.size());
    }

private:
    /// A list of tests with their points ("tests=HTML_MESSAGE=0.001"): names of tests are upper case.
    static bool isInsideTests(std::string_view current, std::string_view word)
    {
        return ascii::equals(current, "tests") &&
               std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    }

    void addNamed(std::string_view name, std::size_t begin, std::size_t end)
    {
        if (!name.empty()) {
            std::string_view piece = ascii::trimmed(m_value.substr(begin, end - begin));
            while (piece.ends_with(',')) {
                piece = ascii::trimmed(piece.substr(0, piece.size() - 1));
            }
            add(name, piece);
        }
    }

    std::string_view m_value;
    std::size_t m_at; ///< of the value in Message::bytes
    std::vector<VerdictTag> m_tags;
};

/// "Yes, score=7.9 required=5.0 tests=...": Barracuda writes "SCORE=... using per-user scores of TAG_LEVEL=...".
void readStatus(TagReader &reader, std::string_view tag)
{
    const std::string_view value = reader.value();
    const std::size_t end = std::min(ascii::findAny(value, ", \t\r\n"), value.size());
    if (value.substr(0, end).find('=') != std::string_view::npos) {
        reader.addEquals(0);
        return;
    }
    reader.add(tag, value.substr(0, end));
    reader.addEquals(end);
}

/// "default: False [3.76 / 15.00]; SYMBOL(0.10)[...]; ...": the name of the metric, spam or not, points, limit,
/// symbols.
void readRspamd(TagReader &reader)
{
    const std::string_view value = reader.value();
    const std::size_t colon = value.find(':');
    const std::size_t open = value.find('[');
    const std::size_t slash = value.find('/', open == std::string_view::npos ? value.size() : open);
    const std::size_t close = value.find(']', slash == std::string_view::npos ? value.size() : slash);
    if (colon == std::string_view::npos || close == std::string_view::npos || colon > open) {
        return;
    }
    reader.add("spam", value.substr(colon + 1, open - colon - 1));
    reader.add("score", value.substr(open + 1, slash - open - 1));
    reader.add("required", value.substr(slash + 1, close - slash - 1));
    const std::size_t symbols = ascii::findNone(value, "; \t\r\n", close + 1);
    if (symbols != std::string_view::npos) {
        reader.add("symbols", value.substr(symbols));
    }
}

/// Numbers parted by hyphens, of which a second one is a minus. Old engines write verdict, score, limit, category and
/// type; new ones type, score, limit, with the verdict in front or not. Score and limit are the first with a decimal
/// point and the one behind it.
void readTrend(TagReader &reader)
{
    const std::string_view value = ascii::trimmed(reader.value());
    std::vector<std::string_view> pieces;
    for (std::size_t begin = 0; begin <= value.size() && pieces.size() < 8;) {
        const std::size_t end = std::min(value.find('-', begin + 1), value.size());
        pieces.push_back(value.substr(begin, end - begin));
        begin = end + 1;
    }
    std::size_t at = 0;
    if (!pieces.empty() && (ascii::equals(pieces[0], "Yes") || ascii::equals(pieces[0], "No"))) {
        reader.add("verdict", pieces[at++]);
    }
    if (at < pieces.size() && pieces[at].find('.') == std::string_view::npos && pieces.size() - at >= 3 &&
        numberIn(pieces[at])) {
        reader.add("type", pieces[at++]);
    }
    for (const std::string_view name : {"score", "limit", "category", "type"}) {
        if (at >= pieces.size() || !numberIn(pieces[at])) {
            return;
        }
        reader.add(name, pieces[at++]);
    }
}

std::vector<VerdictTag> readTags(const KnownField &known, std::string_view value, std::size_t at)
{
    TagReader reader(value, at);
    switch (known.form) {
    case Form::Value:
        if (!ascii::trimmed(value).empty()) {
            reader.add(known.tag, value);
        }
        break;
    case Form::Signs:
        reader.addSigns(known.tag);
        break;
    case Form::Colons:
        reader.addColons();
        break;
    case Form::Equals:
        reader.addEquals(0);
        break;
    case Form::Status:
        readStatus(reader, known.tag);
        break;
    case Form::Rspamd:
        readRspamd(reader);
        break;
    case Form::Trend:
        readTrend(reader);
        break;
    case Form::Opaque:
        break;
    }
    return reader.take();
}

} // namespace

const VerdictTag *SpamVerdict::find(std::string_view name) const
{
    const auto found =
        std::find_if(tags.begin(), tags.end(), [name](const VerdictTag &tag) { return ascii::equals(tag.name, name); });
    return found == tags.end() ? nullptr : &*found;
}

std::vector<SpamVerdict> parseSpamVerdicts(const Message &message, const Part &part, const JudgedRoute &route)
{
    const std::size_t ownUntil = trustedUntil(route);
    std::vector<SpamVerdict> found;
    for (std::size_t at = part.firstField; at < part.firstField + part.fieldCount; ++at) {
        const HeaderField &field = message.fields[at];
        const KnownField *known = knownField(message.nameOf(field));
        if (known == nullptr) {
            continue;
        }
        SpamVerdict verdict;
        verdict.system = known->system;
        verdict.field = message.nameOf(field);
        verdict.raw = message.unfolded(field);
        verdict.tags = readTags(*known, message.view(field.value), field.value.begin);
        verdict.trusted = known->writer == Writer::Here && field.whole.begin < ownUntil;
        verdict.span = field.whole;
        found.push_back(std::move(verdict));
    }
    return found;
}

} // namespace todoke
