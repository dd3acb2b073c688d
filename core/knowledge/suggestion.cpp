// SPDX-License-Identifier: MIT
#include "core/knowledge/suggestion.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace todoke {

namespace {

/// More names than this are not listed: nobody reads them.
constexpr std::size_t fewNames = 12;
/// Longer names are not compared: they are no mistyped ones.
constexpr std::size_t longestName = 64;

/// How many letters must be put in, taken out, changed or swapped with the next to make one of the other.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> beforeLast(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
            }
        }
        std::swap(beforeLast, last);
        std::swap(last, row);
    }
    return last.back();
}

/// A third of the letters may be wrong, and always one.
std::size_t tolerance(std::string_view name)
{
    return std::max<std::size_t>(1, name.size() / 3);
}

} // namespace

std::string suggestion(std::string_view unknown, std::span<const std::string> known)
{
    const std::string *nearest = nullptr;
    std::size_t best = tolerance(unknown) + 1;
    for (const std::string &name : known) {
        if (unknown.size() > longestName || name.size() > longestName) {
            continue;
        }
        if (const std::size_t steps = distance(unknown, name); steps < best) {
            best = steps;
            nearest = &name;
        }
    }
    if (nearest != nullptr) {
        return "did you mean \"" + *nearest + "\"?";
    }
    if (known.empty() || known.size() > fewNames) {
        return {};
    }
    std::string list = "choose one of: ";
    for (const std::string &name : known) {
        list += (&name == known.data() ? "" : ", ") + name;
    }
    return list;
}

} // namespace todoke
