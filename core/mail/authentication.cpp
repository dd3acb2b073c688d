// SPDX-License-Identifier: MIT
#include "core/mail/authentication.h"

#include "core/mail/organisation.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <charconv>

namespace todoke {

namespace {

/// Reads the tokens of a structured value: words, quoted strings, comments (nested, RFC 5322 section 3.2.2).
class Scanner
{
public:
    explicit Scanner(std::string_view text) : m_text(text) {}

    void skipSpace()
    {
        while (!atEnd() && ascii::isSpace(peek())) {
            ++m_at;
        }
    }
    /// Skips white space and comments; the comments' texts are collected in `comment`, parted by a space.
    void skipComments(std::string *comment = nullptr)
    {
        for (skipSpace(); !atEnd() && peek() == '('; skipSpace()) {
            const std::string_view inside = takeComment();
            if (comment != nullptr) {
                if (!comment->empty()) {
                    comment->push_back(' ');
                }
                comment->append(ascii::simplified(inside));
            }
        }
    }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] std::size_t position() const { return m_at; }
    [[nodiscard]] char peek() const { return m_text[m_at]; }
    bool take(char wanted)
    {
        if (atEnd() || peek() != wanted) {
            return false;
        }
        ++m_at;
        return true;
    }
    /// A run of characters up to white space or one of `stops`; a quoted string is taken whole, without its quotes.
    std::string takeWord(std::string_view stops)
    {
        std::string word;
        if (take('"')) {
            while (!atEnd() && peek() != '"') {
                if (peek() == '\\' && m_at + 1 < m_text.size()) {
                    ++m_at;
                }
                word.push_back(m_text[m_at++]);
            }
            take('"');
            return word;
        }
        while (!atEnd() && !ascii::isSpace(peek()) && stops.find(peek()) == std::string_view::npos) {
            word.push_back(m_text[m_at++]);
        }
        return word;
    }
    void skipOne() { ++m_at; }

private:
    std::string_view takeComment()
    {
        const std::size_t begin = ++m_at;
        int depth = 1;
        for (; !atEnd(); ++m_at) {
            if (peek() == '\\' && m_at + 1 < m_text.size()) {
                ++m_at;
            } else if (peek() == '(') {
                ++depth;
            } else if (peek() == ')' && --depth == 0) {
                return m_text.substr(begin, m_at++ - begin);
            }
        }
        return m_text.substr(begin);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

/// "method=result", "reason=...", "ptype.property=value" one after another until the text ends. A semicolon or a new
/// method begins the next result; properties have a dot in their name or are known to belong to the method before.
/// `at` is where the scanned text stands in the message.
void parseMethods(Scanner &scanner, std::size_t at, std::vector<AuthenticationMethod> &methods)
{
    bool newMethod = true;
    while (true) {
        std::string *comment = methods.empty() || newMethod ? nullptr : &methods.back().comment;
        scanner.skipComments(comment);
        if (scanner.atEnd()) {
            return;
        }
        if (scanner.take(';')) {
            newMethod = true;
            continue;
        }
        const std::size_t begin = at + scanner.position();
        const std::string name = ascii::lowered(scanner.takeWord("=;("));
        scanner.skipComments();
        if (!scanner.take('=')) {
            if (name.empty()) {
                scanner.skipOne();
            }
            continue; // "none", a version number, or rubbish
        }
        scanner.skipComments();
        std::string value = scanner.takeWord(";(");
        const std::string method = name.substr(0, name.find('/')); // "dkim/1": RFC 8601 section 2.2 allows a version
        const bool property =
            name.find('.') != std::string::npos || name == "reason" || name == "action" || name == "policy";
        if ((newMethod || !property) && !method.empty() && name.find('.') == std::string::npos && name != "reason") {
            methods.push_back({method, ascii::lowered(value), {}, {}, {}, {begin, 0}});
        } else if (!methods.empty() && name == "reason") {
            methods.back().reason = std::move(value);
        } else if (!methods.empty()) {
            methods.back().properties.emplace_back(name, std::move(value));
        }
        if (!methods.empty()) {
            methods.back().span.size = at + scanner.position() - methods.back().span.begin;
        }
        newMethod = false;
    }
}

/// "pass (comment) receiver=...; client-ip=...; envelope-from=..." (RFC 7208 section 9.1).
AuthenticationResults parseReceivedSpf(std::string_view value, std::size_t at)
{
    AuthenticationResults results;
    results.field = AuthenticationField::ReceivedSpf;
    Scanner scanner(value);
    AuthenticationMethod method{"spf", {}, {}, {}, {}, {}};
    scanner.skipComments();
    const std::size_t begin = scanner.position();
    method.result = ascii::lowered(scanner.takeWord("(;"));
    method.span = {at + begin, scanner.position() - begin};
    while (true) {
        scanner.skipComments(&method.comment);
        if (scanner.atEnd()) {
            break;
        }
        if (scanner.take(';')) {
            continue;
        }
        const std::string name = ascii::lowered(scanner.takeWord("=;("));
        scanner.skipSpace();
        if (!scanner.take('=')) {
            if (name.empty()) {
                scanner.skipOne();
            }
            continue;
        }
        scanner.skipSpace();
        std::string word = scanner.takeWord(";(");
        if (name == "receiver") {
            results.server = ascii::lowered(word);
        }
        method.properties.emplace_back(name, std::move(word));
    }
    results.methods.push_back(std::move(method));
    return results;
}

AuthenticationResults parseResults(std::string_view value, std::size_t at, AuthenticationField field)
{
    AuthenticationResults results;
    results.field = field;
    const std::size_t semicolon = value.find(';');
    std::string_view head = ascii::trimmed(value.substr(0, semicolon));
    std::string_view rest = semicolon == std::string_view::npos ? std::string_view() : value.substr(semicolon + 1);
    if (field == AuthenticationField::ArcAuthenticationResults && ascii::startsWith(head, "i=")) {
        std::from_chars(head.data() + 2, head.data() + head.size(), results.instance);
        const std::size_t next = rest.find(';');
        head = ascii::trimmed(rest.substr(0, next));
        rest = next == std::string_view::npos ? std::string_view() : rest.substr(next + 1);
    }
    Scanner headScanner(head);
    headScanner.skipComments();
    const std::string id = headScanner.takeWord("(=");
    headScanner.skipComments();
    if (headScanner.take('=')) { // Microsoft writes no authserv-id: the head is already the first method
        rest = value.substr(head.empty() ? 0 : static_cast<std::size_t>(head.data() - value.data()));
    } else {
        results.server = ascii::lowered(id);
    }
    if (!rest.empty()) {
        Scanner scanner(rest);
        parseMethods(scanner, at + static_cast<std::size_t>(rest.data() - value.data()), results.methods);
    }
    return results;
}

/// Where the receiving organisation's own fields end.
class TrustLine
{
public:
    explicit TrustLine(const JudgedRoute &route) : m_until(trustedUntil(route))
    {
        if (route.empty()) {
            return;
        }
        const std::size_t border = route.border && *route.border < route.hops.size() ? *route.border : 0;
        m_server = route.hops[border].hop.by;
        m_below = border > 0 ? route.hops[border - 1].hop.span.begin : std::string_view::npos;
    }

    /// Many filters write just below the Received field of their own server. A receiver removes Authentication-Results
    /// that come in under its own name (RFC 8601 section 5), so there the name decides. Nobody removes Received-SPF.
    [[nodiscard]] bool covers(const AuthenticationResults &results) const
    {
        return results.span.begin < m_until || (results.field == AuthenticationField::AuthenticationResults &&
                                                results.span.begin < m_below && sameOperator(results.server, m_server));
    }

private:
    std::size_t m_until = 0;
    std::size_t m_below = 0;
    std::string m_server;
};

/// One "name=value" of a DKIM-Signature (RFC 6376 section 3.2).
void readTag(std::string_view tag, DkimSignature &signature)
{
    const std::size_t equals = tag.find('=');
    if (equals == std::string_view::npos) {
        return;
    }
    const std::string_view name = ascii::trimmed(tag.substr(0, equals));
    const std::string_view text = ascii::trimmed(tag.substr(equals + 1));
    if (name == "d") {
        signature.domain = ascii::lowered(text);
    } else if (name == "s") {
        signature.selector = text;
    } else if (name == "a") {
        signature.algorithm = ascii::lowered(text);
    } else if (name == "i") {
        signature.identity = text;
    } else if (name == "l") {
        signature.wholeBody = false;
    } else if (name == "h") {
        for (std::size_t from = 0; from <= text.size();) {
            const std::size_t colon = std::min(text.find(':', from), text.size());
            const std::string_view one = ascii::trimmed(text.substr(from, colon - from));
            if (!one.empty()) {
                signature.signedFields.push_back(ascii::lowered(one));
            }
            from = colon + 1;
        }
    }
}

} // namespace

std::string_view AuthenticationMethod::property(std::string_view name) const
{
    const auto found =
        std::find_if(properties.begin(), properties.end(), [&](const auto &one) { return one.first == name; });
    if (found == properties.end()) {
        return {};
    }
    return found->second;
}

std::vector<AuthenticationResults> parseAuthentication(const Message &message, const Part &part,
                                                       const JudgedRoute &route)
{
    std::vector<AuthenticationResults> found;
    const TrustLine line(route);
    for (std::size_t at = part.firstField; at < part.firstField + part.fieldCount; ++at) {
        const HeaderField &field = message.fields[at];
        const std::string_view name = message.nameOf(field);
        const std::string_view value = message.view(field.value); // with its folds: they are white space to the scanner
        AuthenticationResults results;
        if (ascii::equals(name, "Authentication-Results") || ascii::equals(name, "X-Original-Authentication-Results")) {
            results = parseResults(value, field.value.begin, AuthenticationField::AuthenticationResults);
        } else if (ascii::equals(name, "ARC-Authentication-Results")) {
            results = parseResults(value, field.value.begin, AuthenticationField::ArcAuthenticationResults);
        } else if (ascii::equals(name, "Received-SPF")) {
            results = parseReceivedSpf(value, field.value.begin);
        } else {
            continue;
        }
        results.span = field.whole;
        results.trusted = results.field != AuthenticationField::ArcAuthenticationResults &&
                          !ascii::startsWith(name, "X-") && line.covers(results);
        found.push_back(std::move(results));
    }
    return found;
}

std::vector<AuthenticationResults> parseAuthentication(const Message &message, const Part &part)
{
    return parseAuthentication(message, part, judgeRoute(parseRoute(message, part), message, RouteEnd::Delivered));
}

std::vector<DkimSignature> parseDkimSignatures(const Message &message, const Part &part)
{
    std::vector<DkimSignature> found;
    for (std::size_t at = part.firstField; at < part.firstField + part.fieldCount; ++at) {
        const HeaderField &field = message.fields[at];
        if (!ascii::equals(message.nameOf(field), "DKIM-Signature")) {
            continue;
        }
        DkimSignature signature;
        signature.span = field.whole;
        const std::string unfolded = message.unfolded(field);
        const std::string_view value = unfolded;
        for (std::size_t begin = 0; begin < value.size();) {
            const std::size_t end = std::min(value.find(';', begin), value.size());
            readTag(value.substr(begin, end - begin), signature);
            begin = end + 1;
        }
        found.push_back(std::move(signature));
    }
    return found;
}

} // namespace todoke
