// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/source.h"

namespace todoke::cli {

/// Writes "todoke-cli: FILE: what is wrong and what to do" to stderr, one line, in English as scripts expect it.
void reportFailure(const IntakeFailure &failure);

} // namespace todoke::cli
