// SPDX-License-Identifier: MIT
#include "core/diagnosis/rules/required_literals.h"

#include "core/text/ascii.h"

#include <algorithm>
#include <optional>

namespace todoke {

namespace {

using Strings = std::vector<std::string>;

/// Shorter literals ("to", "in") are in every text and filter nothing.
constexpr std::size_t shortestLiteral = 3;
/// Of longer literals the end filters as well, and better: alternatives differ there.
constexpr std::size_t longestLiteral = 16;
/// More alternatives than this are not worth spelling out.
constexpr std::size_t mostStrings = 24;
constexpr std::size_t mostInClass = 4;

/// What a part of a pattern is known to match: either all of `exact`, or what holds the clauses.
struct Part
{
    std::optional<Strings> exact;
    LiteralClauses clauses;
};

Part anything()
{
    return {};
}

Part nothing()
{
    return {Strings{""}, {}};
}

std::size_t shortest(const Strings &strings)
{
    std::size_t length = std::string::npos;
    for (const std::string &string : strings) {
        length = std::min(length, string.size());
    }
    return strings.empty() ? 0 : length;
}

/// Turns the exact strings into a clause, as far as they filter.
void settle(Part &part)
{
    if (part.exact && shortest(*part.exact) >= shortestLiteral) {
        for (std::string &literal : *part.exact) {
            literal.erase(0, literal.size() - std::min(literal.size(), longestLiteral));
        }
        part.clauses.push_back(std::move(*part.exact));
    }
    part.exact.reset();
}

/// Parts one behind the other.
class Sequence
{
public:
    void append(Part part)
    {
        if (part.exact && m_run.size() * part.exact->size() <= mostStrings) {
            Strings product;
            for (const std::string &head : m_run) {
                for (const std::string &tail : *part.exact) {
                    product.push_back(head + tail);
                }
            }
            m_run = std::move(product);
            return;
        }
        endRun();
        if (part.exact) {
            m_run = std::move(*part.exact);
        }
        m_clauses.insert(m_clauses.end(), part.clauses.begin(), part.clauses.end());
    }

    Part finish()
    {
        if (m_exact) {
            return {std::move(m_run), {}};
        }
        endRun();
        return {std::nullopt, std::move(m_clauses)};
    }

private:
    void endRun()
    {
        m_exact = false;
        Part run{std::move(m_run), {}};
        settle(run);
        m_clauses.insert(m_clauses.end(), run.clauses.begin(), run.clauses.end());
        m_run = {""};
    }

    Strings m_run{""}; ///< all that the parts since the last inexact one can match
    LiteralClauses m_clauses;
    bool m_exact = true;
};

/// The clause that filters best; empty when there is none.
Strings bestClause(Part part)
{
    settle(part);
    Strings best;
    for (Strings &clause : part.clauses) {
        if (shortest(clause) > shortest(best)) {
            best = std::move(clause);
        }
    }
    return best;
}

Part either(std::vector<Part> branches)
{
    if (branches.size() == 1) {
        return std::move(branches.front());
    }
    Part exact{Strings{}, {}};
    for (const Part &branch : branches) {
        if (!branch.exact || exact.exact->size() + branch.exact->size() > mostStrings) {
            exact.exact.reset();
            break;
        }
        exact.exact->insert(exact.exact->end(), branch.exact->begin(), branch.exact->end());
    }
    if (exact.exact) {
        return exact;
    }
    Part found = anything();
    Strings any;
    for (Part &branch : branches) {
        const Strings clause = bestClause(std::move(branch));
        if (clause.empty()) {
            return found;
        }
        any.insert(any.end(), clause.begin(), clause.end());
    }
    found.clauses.push_back(std::move(any));
    return found;
}

constexpr bool isRepeat(char c)
{
    return c == '?' || c == '*' || c == '+' || c == '{';
}

constexpr bool isPlain(char c)
{
    return ascii::isAlnum(c) || c == ' ' || c == '-' || c == '_' || c == '@' || c == '/' || c == ':' || c == ',';
}

class PatternReader
{
public:
    explicit PatternReader(std::string_view pattern) : m_pattern(pattern) {}

    LiteralClauses run()
    {
        Part whole = alternatives();
        if (m_strange || !atEnd()) {
            return {};
        }
        settle(whole);
        return std::move(whole.clauses);
    }

private:
    [[nodiscard]] bool atEnd() const { return m_strange || m_at >= m_pattern.size(); }
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_pattern[m_at]; }
    bool take(std::string_view text)
    {
        const bool found = m_pattern.substr(m_at).starts_with(text);
        m_at += found ? text.size() : 0;
        return found;
    }
    Part strange()
    {
        m_strange = true;
        return anything();
    }

    Part alternatives();
    Part sequence();
    Part item();
    Part group();
    Part escape();
    Part charClass();
    Part literal();
    Part repeated(Part part);

    std::string_view m_pattern;
    std::size_t m_at = 0;
    bool m_strange = false;
};

Part PatternReader::alternatives()
{
    std::vector<Part> branches;
    do {
        branches.push_back(sequence());
    } while (take("|"));
    return either(std::move(branches));
}

Part PatternReader::sequence()
{
    Sequence whole;
    while (!atEnd() && peek() != '|' && peek() != ')') {
        whole.append(repeated(item()));
    }
    return whole.finish();
}

Part PatternReader::item()
{
    switch (peek()) {
    case '(':
        return group();
    case '[':
        return charClass();
    case '\\':
        return escape();
    case '.':
        ++m_at;
        return anything();
    case '^':
    case '$':
        ++m_at;
        return nothing();
    default:
        return literal();
    }
}

Part PatternReader::group()
{
    ++m_at;
    if (peek() == '?' && !take("?:")) {
        return strange(); // flags and names: not used in rules
    }
    Part inner = alternatives();
    return take(")") ? inner : strange();
}

Part PatternReader::escape()
{
    if (m_at + 1 >= m_pattern.size()) {
        return strange();
    }
    const char c = m_pattern[m_at + 1];
    m_at += 2;
    switch (c) {
    case 'b':
    case 'B':
        return nothing();
    case 'd':
    case 'D':
    case 's':
    case 'S':
    case 'w':
    case 'W':
        return anything();
    default:
        return !ascii::isAlnum(c) ? Part{Strings{std::string(1, c)}, {}} : strange();
    }
}

Part PatternReader::charClass()
{
    const std::size_t begin = ++m_at;
    while (!atEnd() && (peek() != ']' || m_at == begin || (m_at == begin + 1 && m_pattern[begin] == '^'))) {
        if (take("[:")) {
            return strange();
        }
        m_at += peek() == '\\' ? 2 : 1;
    }
    if (atEnd()) {
        return strange();
    }
    const std::string_view members = m_pattern.substr(begin, m_at - begin);
    ++m_at;
    Strings each;
    for (std::size_t i = 0; i < members.size(); ++i) {
        char c = members[i];
        const bool range = c == '-' && i != 0 && i + 1 != members.size();
        if (range || (c == '^' && i == 0) || static_cast<unsigned char>(c) >= 0x80) {
            return anything();
        }
        if (c == '\\') {
            c = members[++i];
            if (ascii::isAlnum(c)) {
                return anything();
            }
        }
        each.emplace_back(1, ascii::lower(c));
    }
    return each.size() > mostInClass ? anything() : Part{std::move(each), {}};
}

Part PatternReader::literal()
{
    const auto lead = static_cast<unsigned char>(peek());
    if (lead < 0x80) {
        // As many plain characters as no operator behind them touches.
        const std::size_t begin = m_at++;
        while (!atEnd() && isPlain(peek()) && (m_at + 1 == m_pattern.size() || !isRepeat(m_pattern[m_at + 1]))) {
            ++m_at;
        }
        if (m_at > begin + 1 && !atEnd() && isRepeat(peek())) {
            --m_at;
        }
        return {Strings{ascii::lowered(m_pattern.substr(begin, m_at - begin))}, {}};
    }
    // UTF-8 (RFC 3629). Texts have these in lower case: Latin-1, Cyrillic; and these have no case: U+3000 to U+9FFF.
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    const std::string_view character = m_pattern.substr(m_at, size);
    m_at += size;
    const auto tail = static_cast<unsigned char>(character.size() > 1 ? character[1] : '\0');
    const bool upper = (lead == 0xC3 && tail <= 0x9E) || (lead == 0xD0 && tail <= 0xAF);
    const bool oneForm = ((lead == 0xC3 || lead == 0xD0) && !upper) || lead == 0xD1 || (lead >= 0xE3 && lead <= 0xE9);
    return oneForm ? Part{Strings{std::string(character)}, {}} : anything();
}

Part PatternReader::repeated(Part part)
{
    bool mayMiss = false;
    bool mayRepeat = false;
    if (take("?")) {
        mayMiss = true;
    } else if (take("*")) {
        mayMiss = true;
        mayRepeat = true;
    } else if (take("+")) {
        mayRepeat = true;
    } else if (take("{")) {
        mayMiss = peek() == '0' || !ascii::isDigit(peek());
        mayRepeat = true;
        while (!atEnd() && !take("}")) {
            ++m_at;
        }
    } else {
        return part;
    }
    take("?"); // the lazy form
    if (mayMiss && !mayRepeat && part.exact && part.exact->size() < mostStrings) {
        part.exact->emplace_back();
        return part;
    }
    if (mayMiss) {
        return anything();
    }
    settle(part);
    return part;
}

} // namespace

LiteralClauses requiredLiterals(std::string_view pattern)
{
    return PatternReader(pattern).run();
}

} // namespace todoke
