// SPDX-License-Identifier: MIT
#include "core/inquiry/privacy/header_redactor.h"

#include "core/inquiry/redaction.h"
#include "core/mail/address.h"
#include "core/text/ascii.h"
#include "core/text/encoded_word.h"
#include "core/text/lines.h"

#include <algorithm>
#include <array>

namespace todoke {

namespace {

template <std::size_t Size>
bool isOneOf(const std::array<std::string_view, Size> &names, std::string_view name)
{
    return std::any_of(names.begin(), names.end(),
                       [name](std::string_view known) { return ascii::equals(known, name); });
}

/// Fields whose addresses are the sender's.
constexpr std::array<std::string_view, 8> senderFields{"From",        "Sender",        "Reply-To", "Return-Path",
                                                       "Resent-From", "Resent-Sender", "X-Sender", "X-Envelope-From"};
/// Fields that name those the mail goes to.
constexpr std::array<std::string_view, 6> recipientFields{"To",          "Resent-To",     "Delivered-To",
                                                          "Envelope-To", "X-Original-To", "Apparently-To"};
constexpr std::array<std::string_view, 4> copyFields{"Cc", "Bcc", "Resent-Cc", "Resent-Bcc"};
/// What a server writes for tracing, or what tells which program sent the mail.
constexpr std::array<std::string_view, 36> traceFields{"Received",
                                                       "X-Received",
                                                       "Message-ID",
                                                       "Resent-Message-ID",
                                                       "Date",
                                                       "Resent-Date",
                                                       "MIME-Version",
                                                       "Content-Type",
                                                       "Content-Transfer-Encoding",
                                                       "Content-Language",
                                                       "DKIM-Signature",
                                                       "DomainKey-Signature",
                                                       "ARC-Seal",
                                                       "ARC-Message-Signature",
                                                       "ARC-Authentication-Results",
                                                       "Authentication-Results",
                                                       "Received-SPF",
                                                       "X-SenderID",
                                                       "X-Authentication-Warning",
                                                       "X-Originating-IP",
                                                       "X-Sender-IP",
                                                       "X-PHP-Originating-Script",
                                                       "X-Google-Smtp-Source",
                                                       "X-Mailer",
                                                       "User-Agent",
                                                       "X-MimeOLE",
                                                       "Auto-Submitted",
                                                       "Precedence",
                                                       "X-Virus-Status",
                                                       "X-Virus-Scanned",
                                                       "X-Spam-Status",
                                                       "X-Spam-Flag",
                                                       "X-Spam-Score",
                                                       "X-Forefront-Antispam-Report",
                                                       "X-Microsoft-Antispam",
                                                       "X-Postfix-Queue-ID"};

bool isFieldName(std::string_view name)
{
    return !name.empty() &&
           std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < '\x7f' && c != ':'; });
}

bool isAddressCharacter(char c)
{
    constexpr std::string_view marks = ".!#$%&'*+/?^_`{|}~-";
    return ascii::isAlnum(c) || marks.find(c) != std::string_view::npos || static_cast<unsigned char>(c) >= 0x80;
}

/// Calls `found` with each address-like run round an '@', lower case. '=' ends a run, as in
/// "smtp.mailfrom=a@example.com".
template <typename Found>
void forEachAddress(std::string_view text, const Found &found)
{
    std::size_t floor = 0; // no character is looked at twice for two addresses: linear
    for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
        std::size_t begin = at;
        while (begin > floor && isAddressCharacter(text[begin - 1])) {
            --begin;
        }
        std::size_t end = at + 1;
        while (end < text.size() && (ascii::isAlnum(text[end]) || text[end] == '.' || text[end] == '-' ||
                                     static_cast<unsigned char>(text[end]) >= 0x80)) {
            ++end;
        }
        floor = end;
        if (begin < at && end > at + 1) {
            found(ascii::lowered(text.substr(begin, end - begin)));
        }
    }
}

bool looksSecret(std::string_view text)
{
    constexpr std::array<std::string_view, 9> words{"password", "passwd",  "パスワード",    "暗証番号", "cookie",
                                                    "secret",   "session", "authorization", "token"};
    return std::any_of(words.begin(), words.end(),
                       [text](std::string_view word) { return ascii::contains(text, word); });
}

/// A Content-Type or Content-Disposition without the parameters behind its value: they may hold a file's name.
std::string withoutFileName(std::string_view raw, std::string_view mark)
{
    if (!ascii::contains(raw, "name")) {
        return std::string(raw);
    }
    return std::string(raw.substr(0, raw.find(';'))) + "; " + std::string(mark);
}

/// A DKIM signature without its copied header fields (z=, RFC 6376 section 3.5), which hold Subject, Cc and all.
std::string withoutCopiedFields(std::string_view raw, std::string_view mark)
{
    std::string out;
    std::string_view rest = raw;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size() - 1) + 1;
        const std::string_view tag = rest.substr(0, end);
        rest.remove_prefix(end);
        const std::string_view trimmed = ascii::trimmed(tag);
        const bool copied =
            trimmed.size() > 1 && ascii::lower(trimmed[0]) == 'z' && ascii::trimmed(trimmed.substr(1)).starts_with('=');
        if (copied) {
            out.append(" z=").append(mark).append(";");
        } else {
            out.append(tag);
        }
    }
    return out;
}

} // namespace

HeaderRedactor::HeaderRedactor(std::string_view header, const InquiryOptions &options,
                               const std::vector<std::string> &failed)
    : m_options(options)
{
    split(header);
    learnAddresses(failed);
}

void HeaderRedactor::split(std::string_view header)
{
    LineScanner lines(header);
    while (lines.next()) {
        const std::string_view line = lines.line();
        if (line.empty()) {
            if (m_fields.empty()) {
                continue;
            }
            break; // the end of the header: what follows is the body
        }
        if (ascii::isBlank(line.front()) && !m_fields.empty()) {
            Field &field = m_fields.back();
            const auto begin = static_cast<std::size_t>(field.raw.data() - header.data());
            field.raw = header.substr(begin, lines.span().end() - begin);
            field.value = field.name.empty() ? std::string_view() : field.raw.substr(field.raw.find(':') + 1);
            continue;
        }
        const std::size_t colon = line.find(':');
        const std::string_view name =
            colon == std::string_view::npos ? std::string_view() : ascii::trimmed(line.substr(0, colon));
        if (isFieldName(name)) {
            m_fields.push_back({name, line.substr(colon + 1), line});
        } else {
            m_fields.push_back({{}, {}, line});
        }
    }
}

void HeaderRedactor::learnAddresses(const std::vector<std::string> &failed)
{
    const auto allow = [this](std::string address) { m_allowed.insert(std::move(address)); };
    for (const std::string &address : failed) {
        forEachAddress(address, allow);
    }
    for (const Field &field : m_fields) {
        if (isOneOf(senderFields, field.name)) {
            forEachAddress(field.value, allow);
        }
    }
    learnRecipients();
    for (const Field &field : m_fields) {
        if (isOneOf(copyFields, field.name)) {
            forEachAddress(field.value, [this](std::string address) {
                if (!m_allowed.contains(address)) {
                    m_cut.insert(std::move(address));
                }
            });
        }
    }
}

/// To is kept where it names the failed recipient, or one person only (who may have forwarded the mail to the failed
/// one); other people are cut.
void HeaderRedactor::learnRecipients()
{
    std::unordered_set<std::string> named;
    bool failedNamed = false;
    for (const Field &field : m_fields) {
        if (isOneOf(recipientFields, field.name)) {
            forEachAddress(field.value, [&](std::string address) {
                failedNamed = failedNamed || m_allowed.contains(address);
                named.insert(std::move(address));
            });
        }
    }
    if (named.size() == 1 && !failedNamed) {
        m_allowed.merge(named);
        return;
    }
    for (const std::string &address : named) {
        if (!m_allowed.contains(address)) {
            m_cut.insert(address);
        }
    }
}

bool HeaderRedactor::namesCutAddress(std::string_view text) const
{
    bool named = false;
    forEachAddress(text, [&](const std::string &address) { named = named || m_cut.contains(address); });
    return named;
}

std::string HeaderRedactor::text() const
{
    std::string out;
    for (const Field &field : m_fields) {
        out.append(fieldText(field)).push_back('\n');
    }
    return out;
}

std::string HeaderRedactor::markFor(const Field &field) const
{
    const std::string mark(cutMark(m_options.language));
    return field.name.empty() ? mark : std::string(field.name) + ": " + mark;
}

std::string HeaderRedactor::fieldText(const Field &field) const
{
    if (field.name.empty()) {
        return markFor(field);
    }
    std::string kept = keptText(field);
    // The last look: a kept field must not repeat what was cut elsewhere, nor carry a secret in plain or encoded words.
    if (kept.empty() || namesCutAddress(kept) || looksSecret(kept) || looksSecret(decodeEncodedWords(kept))) {
        return markFor(field);
    }
    return kept;
}

/// The field as it goes out; empty for one that is left out whole.
std::string HeaderRedactor::keptText(const Field &field) const
{
    const std::string_view mark = cutMark(m_options.language);
    if (ascii::equals(field.name, "Subject")) {
        return m_options.withSubject ? std::string(field.raw) : std::string();
    }
    if (isOneOf(senderFields, field.name)) {
        return mailboxesText(field, false);
    }
    if (isOneOf(recipientFields, field.name)) {
        return mailboxesText(field, true);
    }
    if (!isOneOf(traceFields, field.name)) {
        return {};
    }
    if (ascii::equals(field.name, "Received") || ascii::equals(field.name, "X-Received")) {
        return receivedText(field);
    }
    if (ascii::equals(field.name, "Content-Type")) {
        return withoutFileName(field.raw, mark);
    }
    if (ascii::endsWith(field.name, "-Signature")) {
        return withoutCopiedFields(field.raw, mark);
    }
    return std::string(field.raw);
}

std::string HeaderRedactor::mailboxesText(const Field &field, bool onlyAllowed) const
{
    const std::vector<Mailbox> mailboxes = parseMailboxes(ascii::simplified(field.value));
    const auto isKept = [&](const Mailbox &mailbox) {
        return !onlyAllowed || m_allowed.contains(ascii::lowered(mailbox.address.value));
    };
    const bool all = std::all_of(mailboxes.begin(), mailboxes.end(), isKept);
    if (all && !mailboxes.empty() && m_options.withNames) {
        return std::string(field.raw);
    }
    std::string addresses;
    for (const Mailbox &mailbox : mailboxes) {
        if (isKept(mailbox)) {
            const bool named = m_options.withNames && !mailbox.name.empty();
            addresses.append(addresses.empty() ? " " : ", ");
            addresses.append(named ? mailbox.name + " <" + mailbox.address.value + ">"
                                   : "<" + mailbox.address.value + ">");
        }
    }
    // A field of bare addresses stays byte for byte.
    std::string bare;
    for (const char c : field.value) {
        if (c != '<' && c != '>' && c != '\n' && !ascii::isBlank(c)) {
            bare.push_back(c);
        }
    }
    std::string expected;
    for (const Mailbox &mailbox : mailboxes) {
        expected.append(expected.empty() ? "" : ",").append(mailbox.address.value);
    }
    if (all && bare == expected) {
        return std::string(field.raw);
    }
    if (addresses.empty()) {
        return {};
    }
    if (!all) {
        addresses.append(", ").append(cutMark(m_options.language));
    }
    return std::string(field.name) + ":" + addresses;
}

/// The "for" clause (RFC 5321 section 4.4) may name somebody who got a blind copy.
std::string HeaderRedactor::receivedText(const Field &field) const
{
    const std::string_view raw = field.raw;
    std::string out;
    std::size_t copied = 0;
    bool afterFor = false;
    for (std::size_t begin = 0; begin < raw.size();) {
        if (ascii::isSpace(raw[begin]) || raw[begin] == ';') {
            ++begin;
            continue;
        }
        const std::size_t end = std::min(raw.find_first_of(" \t\n;", begin), raw.size());
        const std::string_view word = raw.substr(begin, end - begin);
        bool foreign = false;
        if (afterFor) {
            forEachAddress(word,
                           [&](const std::string &address) { foreign = foreign || !m_allowed.contains(address); });
        }
        if (foreign) {
            out.append(raw.substr(copied, begin - copied)).append(cutMark(m_options.language));
            copied = end;
        }
        afterFor = ascii::equals(word, "for");
        begin = end;
    }
    return out.append(raw.substr(copied));
}

} // namespace todoke
