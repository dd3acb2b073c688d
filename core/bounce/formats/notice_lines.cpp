// SPDX-License-Identifier: MIT
#include "core/bounce/formats/notice_lines.h"

#include "core/text/ascii.h"
#include "core/text/lines.h"

#include <algorithm>
#include <array>

namespace todoke {

namespace {

/// The first eight letters of a word, lower case, as one number: words are compared by a switch.
constexpr std::uint64_t packed(std::string_view letters)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < letters.size() && i < 8; ++i) {
        value = value << 8U | static_cast<unsigned char>(letters[i]);
    }
    return value;
}

std::uint32_t bitsOf(std::uint64_t letters)
{
    switch (letters) {
    case packed("deliver"):
    case packed("delivery"):
    case packed("deliveri"):
    case packed("delivera"):
    case packed("send"):
    case packed("sent"):
    case packed("sending"):
    case packed("reach"):
    case packed("reached"):
        return word::deliver;
    case packed("delivere"):
        return word::deliver | word::success;
    case packed("undelive"):
    case packed("nondeliv"):
        return word::deliver | word::failed;
    case packed("failed"):
    case packed("fails"):
    case packed("failure"):
    case packed("failures"):
    case packed("unable"):
    case packed("error"):
    case packed("errors"):
    case packed("rejected"):
    case packed("returned"):
    case packed("bounced"):
    case packed("problem"):
    case packed("problems"):
    case packed("unsucces"):
    case packed("refused"):
    case packed("trouble"):
        return word::failed;
    case packed("recipien"):
    case packed("address"):
    case packed("addresse"):
    case packed("mailbox"):
    case packed("user"):
    case packed("users"):
    case packed("account"):
        return word::recipient;
    case packed("followin"):
    case packed("below"):
    case packed("these"):
        return word::following;
    case packed("delayed"):
    case packed("deferred"):
    case packed("delay"):
    case packed("warning"):
        return word::delayed;
    case packed("retry"):
    case packed("retried"):
    case packed("trying"):
    case packed("resend"):
    case packed("retrying"):
        return word::retry;
    case packed("permanen"):
    case packed("fatal"):
    case packed("deleted"):
        return word::finally;
    case packed("successf"):
    case packed("relayed"):
        return word::success;
    case packed("not"):
    case packed("cannot"):
    case packed("can't"):
    case packed("wasn't"):
    case packed("couldn't"):
    case packed("no"):
    case packed("won't"):
    case packed("doesn't"):
    case packed("isn't"):
        return word::negative;
    case packed("message"):
    case packed("messages"):
    case packed("mail"):
    case packed("email"):
    case packed("e-mail"):
        return word::message;
    case packed("contact"):
    case packed("reply"):
    case packed("assistan"):
    case packed("help"):
    case packed("please"):
    case packed("questio"):
        return word::contact;
    case packed("blocked"):
    case packed("block"):
    case packed("denied"):
    case packed("listed"):
    case packed("blacklis"):
    case packed("full"):
    case packed("quota"):
    case packed("unknown"):
    case packed("invalid"):
    case packed("spam"):
    case packed("exceeds"):
    case packed("exceeded"):
    case packed("unavaila"):
    case packed("disabled"):
    case packed("restrict"):
    case packed("reputati"):
    case packed("unrouta"):
    case packed("unroutea"):
    case packed("greylist"):
    case packed("prohibit"):
    case packed("timeout"):
    case packed("virus"):
    case packed("relaying"):
        return word::refused;
    case packed("still"):
    case packed("yet"):
    case packed("hours"):
    case packed("hour"):
    case packed("days"):
    case packed("queue"):
        return word::still;
    case packed("to"):
    case packed("for"):
        return word::to;
    default:
        return 0;
    }
}

/// Letters and the apostrophe in lower case; 0 for what ends a word.
constexpr std::array<std::uint8_t, 256> wordLetters = [] {
    std::array<std::uint8_t, 256> table{};
    for (char c = 'a'; c <= 'z'; ++c) {
        table.at(static_cast<std::size_t>(c)) = static_cast<std::uint8_t>(c);
        table.at(static_cast<std::size_t>(c - 32)) = static_cast<std::uint8_t>(c);
    }
    table.at('\'') = '\'';
    return table;
}();

/// Header fields that mail servers and mail programs write; `transport` is true for those that an address-book note or
/// a short quotation does not have.
bool isHeaderName(std::string_view name, bool &transport)
{
    struct Known
    {
        std::string_view name;
        bool transport;
    };
    static constexpr std::array known{
        Known{"received", true},
        Known{"return-path", true},
        Known{"message-id", true},
        Known{"mime-version", true},
        Known{"dkim-signature", true},
        Known{"delivered-to", true},
        Known{"from", false},
        Known{"to", false},
        Known{"subject", false},
        Known{"date", false},
        Known{"cc", false},
        Known{"reply-to", false},
        Known{"sender", false},
        Known{"content-type", false},
        Known{"precedence", false},
        Known{"content-transfer-encoding", false},
        Known{"authentication-results", true},
        Known{"domainkey-signature", true},
        Known{"references", false},
        Known{"in-reply-to", false},
        Known{"importance", false},
        Known{"list-id", false},
        Known{"errors-to", false},
        Known{"user-agent", false},
        Known{"received-spf", true},
        Known{"arc-seal", true},
        Known{"organization", false},
    };
    if (ascii::startsWith(name, "x-")) {
        transport = false;
        return true;
    }
    const auto *const found = std::find_if(known.begin(), known.end(),
                                           [name](const Known &entry) { return ascii::equals(entry.name, name); });
    transport = found != known.end() && found->transport;
    return found != known.end();
}

/// The field name that a line begins with; empty when it begins with none.
std::string_view fieldName(std::string_view line)
{
    std::size_t end = 0;
    while (end < line.size() && end < 40 && (ascii::isAlnum(line[end]) || line[end] == '-')) {
        ++end;
    }
    return end > 0 && end < line.size() && line[end] == ':' ? line.substr(0, end) : std::string_view();
}

/// A line without the dashes and stars round it.
std::string_view undressed(std::string_view line)
{
    constexpr std::string_view dress = " \t-=*|_>#.:";
    const std::size_t begin = ascii::findNone(line, dress);
    if (begin == std::string_view::npos) {
        return {};
    }
    return line.substr(begin, line.find_last_not_of(dress) - begin + 1);
}

/// Lines after which notices put the returned message. Whole lines, so that "The original message was received at ..."
/// is none of them.
bool marksReturned(std::string_view line)
{
    if (line.size() > 100) {
        return false;
    }
    const std::string_view text = undressed(line);
    if (text.size() < 12) {
        return false;
    }
    static constexpr auto whole = std::to_array<std::string_view>({
        "original message",
        "original message follows",
        "original message headers",
        "original message header",
        "original message headers follow",
        "original message text",
        "the original message",
        "the original message follows",
        "original mail",
        "original mail as follows",
        "original mail header",
        "original headers follow",
        "header of the original message",
        "unsent message follows",
        "unsent message below",
        "returned message follows",
        "returned message",
        "returned message header",
        "message header follows",
        "message headers follow",
        "message header",
        "message headers",
        "message text follows",
        "the header of the original message is following",
        "start of returned message",
        "start of original message",
        "undelivered message follows",
    });
    for (const std::string_view phrase : whole) {
        if (ascii::equals(text, phrase)) {
            return true;
        }
    }
    const std::size_t copy = ascii::find(text, "copy of the ");
    if (copy != std::string_view::npos && ascii::contains(text.substr(copy), "message")) {
        return ascii::startsWith(text, "this is a copy") || ascii::contains(text.substr(0, copy), "below") ||
               ascii::contains(text.substr(0, copy), "included") || ascii::contains(text.substr(0, copy), "enclosed") ||
               ascii::contains(text.substr(0, copy), "following");
    }
    return false;
}

/// Whether a run of header fields that tells a returned message begins at `from`.
bool headerRunAt(std::string_view text, std::size_t from)
{
    LineScanner scanner(text.substr(from, 16'384));
    std::size_t fields = 0;
    bool transported = false;
    for (std::size_t seen = 0; seen < 60 && scanner.next(); ++seen) {
        const std::string_view line = scanner.line();
        if (line.empty()) {
            break;
        }
        if (ascii::isBlank(line.front())) {
            if (fields == 0) {
                return false;
            }
            continue;
        }
        bool transport = false;
        if (!isHeaderName(fieldName(line), transport)) {
            break;
        }
        ++fields;
        transported = transported || transport;
        if (fields >= 3 && transported) {
            return true;
        }
    }
    return false;
}

} // namespace

std::uint32_t wordsOf(std::string_view text)
{
    std::uint32_t bits = 0;
    std::uint64_t letters = 0;
    std::size_t size = 0;
    for (const char c : text) {
        const std::uint8_t letter =
            wordLetters[static_cast<unsigned char>(c)]; // NOLINT(*-constant-array-index): a byte
        if (letter != 0) {
            letters = size < 8 ? letters << 8U | letter : letters;
            ++size;
        } else if (size != 0) {
            bits |= size > 1 ? bitsOf(letters) : 0;
            letters = 0;
            size = 0;
        }
    }
    return size > 1 ? bits | bitsOf(letters) : bits;
}

bool isRule(std::string_view line)
{
    if (line.size() < 3) {
        return false;
    }
    const char c = line.front();
    if (c != '-' && c != '=' && c != '*' && c != '_' && c != '#' && c != '+' && c != '~') {
        return false;
    }
    return line.find_first_not_of(c) == std::string_view::npos;
}

NoticeLines splitNotice(std::string_view text)
{
    NoticeLines result;
    result.lines.reserve(48);
    LineScanner scanner(text);
    bool open = true; // a header run may begin here: at the start, behind a blank line or a rule
    while (scanner.next()) {
        const std::string_view raw = scanner.line();
        NoticeLine line;
        std::size_t begin = 0;
        while (begin < raw.size() && ascii::isSpace(raw[begin])) {
            line.indent += raw[begin] == '\t' ? 8 - line.indent % 8 : 1;
            ++begin;
        }
        line.text = ascii::trimmed(raw.substr(begin));
        if (!line.text.empty()) {
            const char c = line.text.front();
            const bool dressed = c == '-' || c == '=' || c == '*' || c == '|' || c == '_' || c == '#';
            bool transport = false;
            if (open && line.indent == 0 && !dressed && isHeaderName(fieldName(line.text), transport) &&
                headerRunAt(text, scanner.span().begin)) {
                result.returned = text.substr(scanner.span().begin);
                result.cut = true;
                return result;
            }
            if ((dressed || ascii::isAlpha(c)) && marksReturned(line.text)) {
                result.returned = text.substr(scanner.nextBegin());
                result.cut = true;
                return result;
            }
            open = isRule(line.text) || (dressed && line.text.back() == c) ||
                   (line.indent == 0 && ascii::startsWith(line.text, "from ")); // mbox line of a forwarded notice
        } else {
            open = true;
        }
        result.lines.push_back(line);
    }
    return result;
}

} // namespace todoke
