// SPDX-License-Identifier: MIT
#include "app/cli/diagnose.h"

#include "app/cli/json.h"
#include "app/cli/knowledge.h"
#include "app/cli/plain_text.h"
#include "app/cli/report_failure.h"
#include "core/diagnosis/examination.h"
#include "core/intake/paste.h"
#include "core/intake/source.h"

#include <array>
#include <cstdio>

namespace todoke::cli {

namespace {

void print(const Examination &examination, const Knowledge &knowledge, std::string_view file, std::size_t index,
           Format format, Language language)
{
    std::string text;
    if (format == Format::Json) {
        text = diagnosisJson(examination, file, index);
        text += '\n';
    } else {
        text = diagnosisText(examination, knowledge, file, language);
    }
    std::fwrite(text.data(), 1, text.size(), stdout);
}

} // namespace

std::string readStandardInput(std::size_t limit)
{
    std::string all;
    std::array<char, 65536> block{};
    while (all.size() <= limit) {
        const std::size_t read = std::fread(block.data(), 1, block.size(), stdin);
        if (read == 0) {
            break;
        }
        all.append(block.data(), read);
    }
    if (all.size() > limit) {
        all.resize(limit + 1);
    }
    return all;
}

int diagnose(const std::vector<std::string> &paths, Format format, Language language)
{
    const auto knowledge = loadUsersKnowledge();
    const Diagnoser diagnoser(knowledge);
    const IntakeLimits limits;
    bool failed = false;

    const auto onMail = [&](RawMail mail, std::string_view file, std::size_t index) {
        print(examine(std::move(mail), diagnoser), *knowledge, file, index, format, language);
        return true;
    };
    const auto onFailure = [&](const IntakeFailure &failure) {
        failed = true;
        reportFailure(failure);
    };

    const std::vector<std::string> inputs = paths.empty() ? std::vector<std::string>{"-"} : paths;
    for (const std::string &path : inputs) {
        if (path != "-") {
            readPath(path, limits, onMail, onFailure);
            continue;
        }
        auto given = std::make_shared<const std::string>(readStandardInput(limits.fileBytes));
        if (const auto looks = checkLooksLikeText(*given); !looks && looks.error().error == IntakeError::Empty) {
            onMail(takePaste(std::move(given)), path, 0); // nothing pasted is an answer of its own: kind "empty"
        } else {
            readBytes(std::move(given), path, limits, onMail, onFailure);
        }
    }
    std::fflush(stdout);
    return failed ? 1 : 0;
}

} // namespace todoke::cli
