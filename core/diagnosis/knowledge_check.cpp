// SPDX-License-Identifier: MIT
#include "core/diagnosis/knowledge_check.h"

#include "core/diagnosis/examination.h"
#include "core/intake/paste.h"

#include <algorithm>
#include <memory>
#include <tuple>

namespace todoke {

namespace {

RecipientDiagnosis diagnosisOf(const std::string &text, const Diagnoser &diagnoser)
{
    const Examination found = examine(takePaste(std::make_shared<const std::string>(text + '\n')), diagnoser);
    return found.diagnosis.recipients.empty() ? RecipientDiagnosis{} : found.diagnosis.recipients.front();
}

std::string deciding(const RecipientDiagnosis &diagnosis)
{
    return diagnosis.rules.empty() ? "no rule holds" : "the rule \"" + diagnosis.rules.front().value + "\" decides";
}

class Examples
{
public:
    Examples(const Diagnoser &diagnoser, const std::vector<KnowledgeFile> &given, KnowledgeCheck &into)
        : m_diagnoser(diagnoser), m_given(given), m_into(into)
    {
    }

    void check(const Rule &rule, const std::vector<PlacedText> &texts, ExampleKind kind)
    {
        for (const PlacedText &text : texts) {
            std::string message = problemWithExample(m_diagnoser, rule, text.text, kind);
            if (!message.empty()) {
                const FilePlace &place = text.place;
                auto &list = isGiven(place.file) ? m_into.errors : m_into.notes;
                list.push_back({place.file, place.line, place.column, std::move(message)});
            }
        }
    }

private:
    [[nodiscard]] bool isGiven(const std::string &name) const
    {
        return std::any_of(m_given.begin(), m_given.end(),
                           [&name](const KnowledgeFile &file) { return file.name == name; });
    }

    const Diagnoser &m_diagnoser;
    const std::vector<KnowledgeFile> &m_given;
    KnowledgeCheck &m_into;
};

std::size_t entriesIn(const Knowledge &knowledge)
{
    return knowledge.causes.size() + knowledge.steps.size() + knowledge.actors.size() + knowledge.blocklists.size() +
           knowledge.receivers.size() + knowledge.providers.size() + knowledge.hosts.size() + knowledge.rules.size() +
           knowledge.actorRows.size() + knowledge.statuses.size() + knowledge.headerMeanings.size() +
           knowledge.headerTexts.size();
}

} // namespace

std::string problemWithExample(const Diagnoser &diagnoser, const Rule &rule, const std::string &text, ExampleKind kind)
{
    const RecipientDiagnosis found = diagnosisOf(text, diagnoser);
    if (kind == ExampleKind::Reject) {
        const bool decides = !found.rules.empty() && found.rules.front() == rule.id;
        return decides ? "the rule \"" + rule.id.value + "\" must not decide this text, but does: narrow its conditions"
                       : std::string();
    }
    if (std::find(found.rules.begin(), found.rules.end(), rule.id) == found.rules.end()) {
        return "the rule \"" + rule.id.value + "\" must match this text, but " + deciding(found) +
               ": widen its conditions or correct the text";
    }
    if (found.cause != rule.cause) {
        return "the rule \"" + rule.id.value + "\" matches this text, but " + deciding(found) + " with cause \"" +
               found.cause.value + "\": raise the priority of the right one, or add \"unless\" to the other";
    }
    return {};
}

KnowledgeCheck checkKnowledge(const std::vector<KnowledgeFile> &own, const std::vector<KnowledgeFile> &given)
{
    KnowledgeCheck check;
    const auto knowledge = std::make_shared<const Knowledge>(loadKnowledge(own, given));
    check.errors = knowledge->errors;
    check.entries = entriesIn(*knowledge);
    const Diagnoser diagnoser(knowledge, RuleDepth::All);
    Examples examples(diagnoser, given, check);
    for (const Rule &rule : knowledge->rules) {
        examples.check(rule, rule.matches, ExampleKind::Match);
        examples.check(rule, rule.rejects, ExampleKind::Reject);
    }
    std::stable_sort(check.errors.begin(), check.errors.end(), [](const KnowledgeError &a, const KnowledgeError &b) {
        return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
    });
    return check;
}

} // namespace todoke
