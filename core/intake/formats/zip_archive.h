// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/span.h"

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// How far a zip archive is followed; what lies beyond is refused, so that a small file cannot fill the memory.
struct ZipLimits
{
    std::size_t entries = 10'000;        ///< files and folders
    std::size_t entryBytes = 64U << 20U; ///< one file, unpacked
    std::size_t ratio = 300;             ///< unpacked to packed size, for files above a mebibyte
};

enum class ZipError {
    NotZip,
    Damaged,
    Encrypted,   ///< a password is needed
    Unsupported, ///< packed by a method other than "stored" and "deflated", or split over several files
    TooMuch      ///< beyond ZipLimits
};

struct ZipEntry
{
    std::string name; ///< path inside the archive, UTF-8
    Span packed;      ///< its packed bytes in the archive
    std::size_t size = 0;
    std::uint32_t crc = 0;
    std::uint16_t method = 0; ///< 0 stored, 8 deflated (APPNOTE 4.4.5)
    bool encrypted = false;

    [[nodiscard]] bool isFolder() const { return name.ends_with('/'); }
};

/// A zip archive in memory (PKWARE's APPNOTE 6.3). Its central directory is read with the bounds of ZipLimits; files
/// are unpacked one at a time by zlib.
class ZipArchive
{
public:
    /// `bytes` must outlive the archive.
    [[nodiscard]] static tl::expected<ZipArchive, ZipError> open(std::string_view bytes, const ZipLimits &limits = {});

    [[nodiscard]] const std::vector<ZipEntry> &entries() const { return m_entries; }
    /// The bytes of a file, at most `budget` of them, from which they are taken.
    [[nodiscard]] tl::expected<std::string, ZipError> unpack(const ZipEntry &entry, std::size_t &budget) const;

private:
    ZipArchive(std::string_view bytes, const ZipLimits &limits) : m_bytes(bytes), m_limits(limits) {}

    std::string_view m_bytes;
    ZipLimits m_limits;
    std::vector<ZipEntry> m_entries;
};

/// True when the bytes begin as an archive does: with a file, or with the end of an empty archive.
[[nodiscard]] bool isZip(std::string_view bytes);

} // namespace todoke
