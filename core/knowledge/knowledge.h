// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/id.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

enum class Language : std::uint8_t { Japanese, English };

/// A text in both languages of the program (UTF-8). A loaded text always has both.
struct LocalText
{
    std::string ja;
    std::string en;

    [[nodiscard]] const std::string &in(Language language) const { return language == Language::Japanese ? ja : en; }
    [[nodiscard]] bool empty() const { return ja.empty() && en.empty(); }
    friend bool operator==(const LocalText &, const LocalText &) = default;
};

/// Who can fix it; the names are those of CLI.md.
enum class Actor : std::uint8_t { Provider, Sender, SenderAdmin, Recipient, RecipientAdmin, ListOperator, Nobody };
[[nodiscard]] std::string_view toName(Actor actor);
[[nodiscard]] std::optional<Actor> actorFromName(std::string_view name);

/// How sure: High is said in so many words, Medium comes from code and receiver, Low is a guess by code alone.
enum class Confidence : std::uint8_t { None, Low, Medium, High };
[[nodiscard]] std::string_view toName(Confidence confidence);

/// How well a fact is known (shared legend of all knowledge files).
enum class Verification : std::uint8_t { Unverified, Inferred, ThirdPartyPage, SeenInMail, OfficialPage };
[[nodiscard]] std::string_view toName(Verification verification);

/// What kind of server sent the mail: decides who may ask for a removal.
enum class ServerKind : std::uint8_t {
    Unknown,
    Shared, ///< shared hosting: the provider acts
    Own,    ///< VPS, dedicated or office server: its owner acts
    Line    ///< the user's own internet line: nobody delists it, mail goes by submission instead
};

/// Where a fact comes from.
struct Fact
{
    Verification verification = Verification::Unverified;
    std::string source; ///< address or document
    friend bool operator==(const Fact &, const Fact &) = default;
};

/// A place in a knowledge file.
struct FilePlace
{
    std::string file;
    std::size_t line = 0; ///< from 1; 0 when the place is unknown
    std::size_t column = 0;
};

/// One of the causes of CLI.md with its words. Words follow SCREENS.md: plain, short, no codes.
struct Cause
{
    CauseId id;
    LocalText title;     ///< a few words for lists: 「あて先のアドレスがありません」
    LocalText happened;  ///< one sentence: what happened
    LocalText where;     ///< one sentence: where it stopped
    LocalText usualTime; ///< how long it usually takes; may be empty
    Fact usualTimeFact;
    std::vector<StepId> steps;   ///< default steps in order
    Actor actor = Actor::Nobody; ///< default actor
    bool worthInquiry = false;   ///< a request to the provider can help (still subject to `actor`)
};

/// One thing to do, done by a named person.
struct Step
{
    StepId id;
    LocalText text;
    Actor actor = Actor::Sender; ///< who does it
};

/// Words for an actor: 「契約しているサーバー会社(エックスサーバーなど)」.
struct ActorWords
{
    Actor actor = Actor::Nobody;
    LocalText name;
    LocalText explanation; ///< one sentence
};

struct Blocklist
{
    BlocklistId id;
    std::string name;
    std::string operatorName;
    bool active = true; ///< false: closed for good; a refusal that names it is the receiver's outdated setting
    std::string closed; ///< ISO date or year when it closed: older mails were refused by a living list; may be empty
    bool forDomains = false;
    bool policyList = false;   ///< PBL and the like: lists lines that should not send directly
    bool anyoneMayAsk = false; ///< the page takes a request from anybody
    std::vector<std::string> zones;
    std::vector<std::string> marks; ///< RE2: names and addresses by which a refusal names this list, besides its zones
    std::string lookupUrl;          ///< "{ip}" and "{domain}" are placeholders; empty when unknown
    std::string removalUrl;
    LocalText whoMayRequest;
    LocalText usualTime;
    Fact usualTimeFact; ///< where it is not known from `fact`'s source
    LocalText note;
    Fact fact;
};

struct Receiver
{
    ReceiverId id;
    std::string name;
    std::vector<std::string> hostSuffixes; ///< ".mail.protection.outlook.com": matched at a label border
    std::vector<std::string> domains;      ///< recipient domains; "yahoo.*" stands for any public suffix
    std::vector<std::string> marks;        ///< RE2: words by which its replies tell where they come from (" - gsmtp")
    std::string infoPage;
    LocalText note;
    Fact fact;
};

/// One labelled line of a provider's inquiry form. Layouts are never invented: see Provider::formVerified.
struct FormField
{
    std::string key; ///< what goes in: "contract", "sender", "recipient", "sent-at", "reply", "ip", "situation",
                     ///< "tried", "requests", "notice", "header"
    LocalText label;
    Fact fact;
};

struct Provider
{
    ProviderId id; ///< "xserver", "sakura", "sakura-vps", ...; "other" is always there
    LocalText name;
    ServerKind server = ServerKind::Shared;
    bool fileRemovalSelf = false; ///< official: the customer files the removal himself
    LocalText contactRoute;       ///< the way to the form in words; may be empty
    std::string contactUrl;       ///< only where known; may be empty
    bool formVerified = false;    ///< the form's fields and their order were read on the provider's own page
    std::vector<FormField> fields;
    int replyDaysMin = 1; ///< business days until an answer; 0 when unknown
    int replyDaysMax = 3;
    Fact replyFact;
    LocalText note;
    std::vector<std::pair<std::string, std::string>>
        closures; ///< "12-29", "01-04": yearly closing days, first and last
};

/// A text with its place, so that a complaint can point at it.
struct PlacedText
{
    std::string text;
    FilePlace place;
};

/// What a list holds.
enum class ListKind : std::uint8_t { Addresses, Domains };

/// A rule as loaded; the engine compiles it. All conditions that are given must hold. How rules outrank each other is
/// told in core/diagnosis/rules/rule_engine.h; how to write one, in the head of resources/knowledge/rules-address.toml.
struct Rule
{
    RuleId id;
    CauseId cause;
    std::optional<Actor> actor;
    Confidence confidence = Confidence::High;
    int priority = 0;
    std::vector<RuleId> supersedes;
    std::vector<ReceiverId> receivers;   ///< empty: any
    std::vector<std::string> statuses;   ///< enhanced codes, "5.7.1", "x.7.26", "5.7.60x": empty: any
    std::vector<std::string> replyCodes; ///< "550", "4xx": empty: any
    std::vector<std::string> commands;   ///< "RCPT", "DATA": empty: any
    std::vector<std::string> patterns;   ///< RE2, case-insensitive, any of which must match; empty: codes alone decide
    std::vector<std::string> unless;     ///< RE2, none of which may match
    std::optional<ListKind> namesList;   ///< a list of this kind must be named (by zone, name or address)
    std::optional<bool> listActive;      ///< the named list must be alive, or closed, at the date of the mail
    BlocklistId blocklist;
    std::optional<bool> permanent;   ///< overrides what the codes say
    std::vector<StepId> steps;       ///< instead of the cause's
    std::vector<PlacedText> matches; ///< texts that must match: run by tests and "knowledge check", never at start
    std::vector<PlacedText> rejects; ///< texts that must not
    LocalText meaning;               ///< what this code or wording means at this receiver, for the details
    Fact fact;
};

/// Host name patterns that tell a provider.
struct HostPattern
{
    ProviderId provider;
    std::string regex; ///< RE2, whole name, lower case
    bool innerHop =
        false;         ///< a hop inside the provider (Sakura's fsav): tells the provider, is never the refused address
    bool weak = false; ///< a customer's domain rather than the provider's mail server
    Fact fact;
};

/// Which side spoke the refusal: the user's own hosting company (his outgoing server), or the recipient's side.
enum class RefusedBy : std::uint8_t { OwnProvider, Receiver };
[[nodiscard]] std::string_view toName(RefusedBy side);

/// Who must act, as data: the first row whose conditions all hold wins.
struct ActorRow
{
    std::string id; ///< names the row in tests and messages
    std::vector<CauseId> causes;
    std::vector<RuleId> rules;           ///< empty: any
    std::vector<BlocklistId> blocklists; ///< empty: any
    std::optional<ServerKind> server;    ///< empty: any
    std::optional<bool> listAnyoneMayAsk;
    std::optional<bool> policyList;
    std::optional<bool> listActive;
    std::optional<bool> customerFiles; ///< Provider::fileRemovalSelf
    std::optional<RefusedBy> refusedBy;
    std::optional<bool> delayed;       ///< still being tried (Action: delayed)
    std::vector<ReceiverId> receivers; ///< empty: any
    Actor actor = Actor::Nobody;
    std::vector<StepId> steps;
    LocalText why; ///< one sentence for the screen; may be empty
};

/// What a status or reply code means by its registry (RFC 3463, RFC 5248, RFC 5321), for the technical details.
struct StatusMeaning
{
    std::string code; ///< "X.7.1", or a reply code: "550"
    LocalText text;
    std::string reference; ///< "RFC 3463"
};

/// What a value in a mail's header says about that mail, from harmless to harmful.
enum class HeaderVerdict : std::uint8_t {
    Information,
    Good,
    Allowed,
    Bulk,
    Suspicious,
    Failed,
    Spam,
    Phishing,
    Malware
};
[[nodiscard]] std::string_view toName(HeaderVerdict verdict);

/// What one value of a spam filter or of an authentication check means.
struct HeaderMeaning
{
    std::string id;
    std::string system;              ///< "microsoft", "spamassassin", ..., or "authentication"
    std::string tag;                 ///< "SCL", "spf", ...; ASCII case-insensitive
    std::vector<std::string> values; ///< "SPM", or whole numbers as "5..9"; ASCII case-insensitive
    HeaderVerdict verdict = HeaderVerdict::Information;
    LocalText text;
    Fact fact;
    [[nodiscard]] bool covers(std::string_view value) const;
};

/// Words for something that is found in a header: "finding-waited", "role-border", "system-microsoft", ...
struct HeaderText
{
    std::string id;
    LocalText text;
    HeaderVerdict verdict = HeaderVerdict::Information; ///< how a finding is to be shown
};

/// What is wrong with a knowledge file and what to do about it, in English as its writers expect it.
struct KnowledgeError
{
    std::string file;
    std::size_t line = 0; ///< from 1; 0 when the place is unknown
    std::size_t column = 0;
    std::string message;

    /// "FILE:LINE:COLUMN: message" on one line; without the numbers where the place is unknown.
    [[nodiscard]] std::string toText() const;
};

/// All that ships in resources/knowledge plus the user's own files. Plain data; look-ups are linear but for find*().
struct Knowledge
{
    std::vector<Cause> causes;
    std::vector<Step> steps;
    std::vector<ActorWords> actors;
    std::vector<Blocklist> blocklists;
    std::vector<Receiver> receivers;
    std::vector<Provider> providers;
    std::vector<HostPattern> hosts; ///< in match order
    std::vector<Rule> rules;
    std::vector<ActorRow> actorRows; ///< in match order
    std::vector<StatusMeaning> statuses;
    std::vector<HeaderMeaning> headerMeanings; ///< in match order
    std::vector<HeaderText> headerTexts;
    std::vector<KnowledgeError> errors; ///< what did not load; the rest did

    [[nodiscard]] const Cause *find(const CauseId &id) const;
    [[nodiscard]] const Step *find(const StepId &id) const;
    [[nodiscard]] const ActorWords *find(Actor actor) const;
    [[nodiscard]] const Blocklist *find(const BlocklistId &id) const;
    [[nodiscard]] const Receiver *find(const ReceiverId &id) const;
    [[nodiscard]] const Provider *find(const ProviderId &id) const;
    [[nodiscard]] const Rule *find(const RuleId &id) const;
    /// The registry's meaning of "5.7.1", looked up as "X.7.1", or of "550"; null when it has none.
    [[nodiscard]] const StatusMeaning *meaningOf(std::string_view status) const;
    /// The first meaning that covers a header value; null when it is not known.
    [[nodiscard]] const HeaderMeaning *headerMeaning(std::string_view system, std::string_view tag,
                                                     std::string_view value) const;
    [[nodiscard]] const HeaderText *headerText(std::string_view id) const;
};

/// Loads the knowledge built into the program (Qt resource ":/knowledge") and then each *.toml in `userFolder` (UTF-8;
/// empty: none), whose entries replace those with the same id. A bad file or entry is told in `errors` with file, line
/// and column and is left out; everything else loads.
[[nodiscard]] Knowledge loadKnowledge(const std::string &userFolder = {});

/// One knowledge file as text; `name` is what errors call it.
struct KnowledgeFile
{
    std::string name;
    std::string toml;
};
/// The same for given files: `own` is the program's set, `overriding` the user's. Without any disk; used by the checks.
[[nodiscard]] Knowledge loadKnowledge(const std::vector<KnowledgeFile> &own,
                                      const std::vector<KnowledgeFile> &overriding);

} // namespace todoke
