// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// Makes zip archives (PKWARE's APPNOTE) for tests, sound ones and such as lie about themselves.
namespace todoke::test {

struct ZipFile
{
    std::string name; ///< bytes as they shall stand in the archive
    std::string content;
    bool deflate = true;
    std::uint16_t flags = 0x0800;  ///< names in UTF-8; 0x0001 is "encrypted"
    std::uint32_t claimedSize = 0; ///< written instead of the content's size unless 0
    std::uint16_t method = 0xFFFF; ///< written instead of "stored" or "deflated" unless 0xFFFF
    std::uint32_t crcMistake = 0;  ///< added to the checksum
    bool zip64 = false;            ///< sizes in the extra field
};

[[nodiscard]] std::string makeZip(const std::vector<ZipFile> &files, const std::string &comment = {});

} // namespace todoke::test
