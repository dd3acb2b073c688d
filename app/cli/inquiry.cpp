// SPDX-License-Identifier: MIT
#include "app/cli/inquiry.h"

#include "app/cli/json.h"
#include "app/cli/knowledge.h"
#include "app/cli/report_failure.h"
#include "core/diagnosis/examination.h"
#include "core/intake/source.h"

#include <cstdio>

namespace todoke::cli {

namespace {

/// The first mail that failed or is late, else the first mail at all.
std::optional<Examination> examineFirst(const std::string &path, const Diagnoser &diagnoser, bool &failed)
{
    const IntakeLimits limits;
    std::optional<Examination> found;
    const auto onMail = [&](RawMail mail, std::string_view, std::size_t) {
        Examination examination = examine(std::move(mail), diagnoser);
        const bool matters = !examination.report.recipients.empty();
        if (matters || !found) {
            found = std::move(examination);
        }
        return !matters;
    };
    const auto onFailure = [&](const IntakeFailure &failure) {
        failed = true;
        reportFailure(failure);
    };
    if (path == "-") {
        readBytes(std::make_shared<const std::string>(readStandardInput(limits.fileBytes)), path, limits, onMail,
                  onFailure);
    } else {
        readPath(path, limits, onMail, onFailure);
    }
    return found;
}

/// Notes in the caller's language, the text in its own.
void printText(const Inquiry &inquiry, Language language, Language written)
{
    for (const LocalText &note : inquiry.notes) {
        std::fprintf(stderr, "todoke-cli: %s\n", note.in(language).c_str());
    }
    if (!inquiry.subject.empty()) {
        const char *label = written == Language::Japanese ? "件名：" : "Subject: ";
        std::printf("%s%s\n\n", label, inquiry.subject.c_str());
    }
    std::fwrite(inquiry.text.data(), 1, inquiry.text.size(), stdout);
    if (!inquiry.text.ends_with('\n')) {
        std::fputc('\n', stdout);
    }
}

} // namespace

int inquiry(const std::string &path, const InquiryOptions &options, Format format, Language language)
{
    const auto knowledge = loadUsersKnowledge();
    if (!options.provider.empty() && knowledge->find(options.provider) == nullptr) {
        std::string known;
        for (const Provider &provider : knowledge->providers) {
            known += ' ' + provider.id.value;
        }
        std::fprintf(stderr, "todoke-cli: --provider %s: not known; choose one of:%s\n", options.provider.value.c_str(),
                     known.c_str());
        return 2;
    }
    const Diagnoser diagnoser(knowledge);
    bool failed = false;
    const auto examination = examineFirst(path, diagnoser, failed);
    if (!examination) {
        if (!failed) {
            std::fprintf(stderr, "todoke-cli: %s: there is no mail in it; give the notice that came back\n",
                         path.c_str());
        }
        return 1;
    }
    const Inquiry written = writeInquiry(*examination, *knowledge, {}, {}, std::nullopt, options);
    if (format == Format::Json) {
        std::printf("%s\n", inquiryJson(written, language).c_str());
    } else {
        printText(written, language, options.language);
    }
    return failed ? 1 : 0;
}

} // namespace todoke::cli
