// SPDX-License-Identifier: MIT
#include "app/cli/report_failure.h"

#include <cstdio>
#include <string>

namespace todoke::cli {

namespace {

std::string sentence(const IntakeFailure &failure)
{
    const std::string what = failure.detail.empty() ? std::string() : " (" + failure.detail + ")";
    switch (failure.error) {
    case IntakeError::NotFound:
        return "there is no such file or folder; check the path";
    case IntakeError::NoPermission:
        return "may not be read; ask for read permission or copy it elsewhere";
    case IntakeError::ReadFailed:
        return "could not be read to the end" + what + "; try a copy of it";
    case IntakeError::TooLarge:
        return "is too large for a returned mail" + what + "; save the notice alone and without attachments";
    case IntakeError::NotMail:
        return "is not a mail" + what + "; save the notice as .eml or give its text";
    case IntakeError::Empty:
        return "is empty; give the text of the notice";
    case IntakeError::UnsupportedForm:
        if (failure.detail.find("TNEF") != std::string::npos) {
            return "is a wrapper that only Outlook can open" + what + "; save the notice in Outlook as .msg";
        }
        return "is in a form that cannot be read yet" + what + "; save the notice as .eml or give its text";
    }
    return "could not be read";
}

} // namespace

void reportFailure(const IntakeFailure &failure)
{
    const std::string text = sentence(failure);
    std::fprintf(stderr, "todoke-cli: %s: %s\n", failure.path.c_str(), text.c_str());
}

} // namespace todoke::cli
