// SPDX-License-Identifier: MIT
#include "core/mail/authentication.h"

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
void parseMethods(Scanner &scanner, std::vector<AuthenticationMethod> &methods)
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
            methods.push_back({method, ascii::lowered(value), {}, {}, {}});
        } else if (!methods.empty() && name == "reason") {
            methods.back().reason = std::move(value);
        } else if (!methods.empty()) {
            methods.back().properties.emplace_back(name, std::move(value));
        }
        newMethod = false;
    }
}

/// "pass (comment) receiver=...; client-ip=...; envelope-from=..." (RFC 7208 section 9.1).
AuthenticationResults parseReceivedSpf(std::string_view value)
{
    AuthenticationResults results;
    results.field = AuthenticationField::ReceivedSpf;
    Scanner scanner(value);
    AuthenticationMethod method{"spf", {}, {}, {}, {}};
    scanner.skipComments();
    method.result = ascii::lowered(scanner.takeWord("(;"));
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

AuthenticationResults parseResults(std::string_view value, AuthenticationField field)
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
        Scanner scanner(value);
        parseMethods(scanner, results.methods);
        return results;
    }
    results.server = ascii::lowered(id);
    Scanner scanner(rest);
    parseMethods(scanner, results.methods);
    return results;
}

/// The host behind "by" in a Received field, lower case.
std::string writtenBy(std::string_view unfolded)
{
    std::size_t at = ascii::find(unfolded, " by ");
    if (at == std::string_view::npos) {
        if (!ascii::startsWith(unfolded, "by ")) {
            return {};
        }
        at = 0;
    } else {
        ++at;
    }
    const std::string_view host = ascii::trimmed(unfolded.substr(at + 3));
    return ascii::lowered(host.substr(0, std::min(host.find_first_of(" ;()\t"), host.size())));
}

/// The last two labels: near enough to tell one organisation's servers from another's where both are in one header.
std::string_view lastLabels(std::string_view host)
{
    std::size_t dot = host.rfind('.');
    if (dot != std::string_view::npos && dot > 0) {
        dot = host.rfind('.', dot - 1);
    }
    return dot == std::string_view::npos ? host : host.substr(dot + 1);
}

} // namespace

std::string_view AuthenticationMethod::property(std::string_view name) const
{
    const auto found =
        std::find_if(properties.begin(), properties.end(), [&](const auto &one) { return one.first == name; });
    return found == properties.end() ? std::string_view() : std::string_view(found->second);
}

std::vector<AuthenticationResults> parseAuthentication(const Message &message, const Part &part)
{
    std::vector<AuthenticationResults> found;
    std::string receiver; // who wrote the topmost Received field: the organisation that can be trusted
    bool foreign = false; // a Received field of another organisation was passed
    for (std::size_t at = part.firstField; at < part.firstField + part.fieldCount; ++at) {
        const HeaderField &field = message.fields[at];
        const std::string_view name = message.nameOf(field);
        if (ascii::equals(name, "Received")) {
            const std::string by = writtenBy(message.unfolded(field));
            if (receiver.empty()) {
                receiver = by;
            } else if (!by.empty() && by.find('.') != std::string::npos && lastLabels(by) != lastLabels(receiver)) {
                foreign = true;
            }
            continue;
        }
        AuthenticationResults results;
        if (ascii::equals(name, "Authentication-Results") || ascii::equals(name, "X-Original-Authentication-Results")) {
            results = parseResults(message.unfolded(field), AuthenticationField::AuthenticationResults);
        } else if (ascii::equals(name, "ARC-Authentication-Results")) {
            results = parseResults(message.unfolded(field), AuthenticationField::ArcAuthenticationResults);
        } else if (ascii::equals(name, "Received-SPF")) {
            results = parseReceivedSpf(message.unfolded(field));
        } else {
            continue;
        }
        results.trusted = !foreign && results.field != AuthenticationField::ArcAuthenticationResults &&
                          !ascii::startsWith(name, "X-");
        results.span = field.whole;
        found.push_back(std::move(results));
    }
    return found;
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
        const std::string value = message.unfolded(field);
        for (std::size_t begin = 0; begin < value.size();) {
            const std::size_t end = std::min(value.find(';', begin), value.size());
            const std::string_view tag = std::string_view(value).substr(begin, end - begin);
            begin = end + 1;
            const std::size_t equals = tag.find('=');
            if (equals == std::string_view::npos) {
                continue;
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
        found.push_back(std::move(signature));
    }
    return found;
}

} // namespace todoke
