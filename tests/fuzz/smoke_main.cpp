// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {

void give(const std::string &bytes)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size());
}

/// The seed itself, cut at each tenth, and with a few bytes changed: always the same, so that a failure comes again.
int exercise(const std::string &seed, std::mt19937 &random)
{
    int runs = 1;
    give(seed);
    for (std::size_t tenth = 1; tenth < 10; ++tenth, ++runs) {
        give(seed.substr(0, seed.size() * tenth / 10));
    }
    static constexpr std::string_view replacements = "\r\n\0\"<>=?:;-\x1b\xff";
    for (int round = 0; round < 20 && !seed.empty(); ++round, ++runs) {
        std::string changed = seed;
        for (int change = 0; change < 8; ++change) {
            changed[random() % changed.size()] = replacements[random() % replacements.size()];
        }
        const std::size_t from = random() % changed.size();
        if (round % 4 == 0) {
            changed.erase(from, random() % 200);
        } else if (round % 4 == 1) {
            changed.insert(from, changed.substr(random() % changed.size(), random() % 200));
        }
        give(changed);
    }
    return runs;
}

} // namespace

/// Runs a fuzz target over the files in the folders given.
int main(int argc, char *argv[])
{
    std::vector<std::filesystem::path> files;
    for (int at = 1; at < argc; ++at) {
        if (!std::filesystem::is_directory(argv[at])) {
            continue;
        }
        for (const auto &entry : std::filesystem::recursive_directory_iterator(argv[at])) {
            if (entry.is_regular_file()) {
                files.push_back(entry.path());
            }
        }
    }
    std::sort(files.begin(), files.end());
    std::mt19937 random(20261124); // a fixed seed
    int runs = 0;
    for (const auto &path : files) {
        std::ifstream stream(path, std::ios::binary);
        runs += exercise({std::istreambuf_iterator<char>(stream), {}}, random);
    }
    std::printf("%zu seeds, %d runs\n", files.size(), runs);
    return files.empty() ? 1 : 0;
}
