// SPDX-License-Identifier: MIT
#include "app/cli/diagnose.h"

#include "app/cli/json.h"
#include "app/cli/knowledge.h"
#include "app/cli/ordered_batch.h"
#include "app/cli/plain_text.h"
#include "app/cli/report_failure.h"
#include "core/diagnosis/examination.h"
#include "core/intake/paste.h"
#include "core/intake/source.h"

#include <array>
#include <cstdio>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

namespace todoke::cli {

namespace {

/// What is printed for one mail.
std::string answer(RawMail mail, const Diagnoser &diagnoser, std::string_view file, std::size_t index, Format format,
                   Language language)
{
    const Examination examination = examine(std::move(mail), diagnoser);
    if (format == Format::Json) {
        return diagnosisJson(examination, file, index) + '\n';
    }
    return diagnosisText(examination, diagnoser.knowledge(), file, language);
}

/// Mails that one job reads, so that handing over costs little beside the reading.
struct Portion
{
    struct Mail
    {
        RawMail raw;
        std::string file;
        std::size_t index = 0;
    };

    static constexpr std::size_t mostMails = 64;
    static constexpr std::size_t mostBytes = std::size_t{1} << 20U;

    [[nodiscard]] bool full() const { return mails.size() >= mostMails || bytes >= mostBytes; }

    std::vector<Mail> mails;
    std::size_t bytes = 0;
};

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
    const Diagnoser diagnoser(loadUsersKnowledge());
    const IntakeLimits limits;
    bool failed = false;

    OrderedBatch batch(std::thread::hardware_concurrency(),
                       [](const std::string &text) { std::fwrite(text.data(), 1, text.size(), stdout); });
    Portion portion;
    const auto handOver = [&] {
        if (portion.mails.empty()) {
            return;
        }
        auto mails = std::make_shared<std::vector<Portion::Mail>>(std::move(portion.mails));
        portion = {};
        batch.add([&diagnoser, mails, format, language] {
            std::string text;
            for (Portion::Mail &mail : *mails) {
                text += answer(std::move(mail.raw), diagnoser, mail.file, mail.index, format, language);
                mail = {}; // not all of them in memory until the last one is read
            }
            return text;
        });
    };
    const auto onMail = [&](RawMail mail, std::string_view file, std::size_t index) {
        portion.bytes += mail.bytes.size();
        portion.mails.push_back({std::move(mail), std::string(file), index});
        if (portion.full()) {
            handOver();
        }
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
    handOver();
    batch.finish();
    std::fflush(stdout);
    return failed ? 1 : 0;
}

} // namespace todoke::cli
