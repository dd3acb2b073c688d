// SPDX-License-Identifier: MIT
#include "core/intake/formats/zip_archive.h"

#include "core/intake/formats/little_endian.h"
#include "core/text/charset.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <zlib.h>

namespace todoke {

namespace {

using little_endian::u16;
using little_endian::u32;
using little_endian::u64;

constexpr std::string_view localSignature("PK\x03\x04", 4);
constexpr std::string_view centralSignature("PK\x01\x02", 4);
constexpr std::string_view endSignature("PK\x05\x06", 4);
constexpr std::size_t localHeaderSize = 30;   // APPNOTE 4.3.7
constexpr std::size_t centralHeaderSize = 46; // APPNOTE 4.3.12
constexpr std::size_t endRecordSize = 22;     // APPNOTE 4.3.16
constexpr std::size_t longestComment = 0xFFFF;
constexpr std::uint32_t inExtraField = 0xFFFFFFFF; // APPNOTE 4.4.1.4: the value stands in the zip64 field
constexpr std::uint16_t stored = 0;
constexpr std::uint16_t deflated = 8;

/// Where the central directory lies.
struct Directory
{
    std::size_t entries = 0;
    std::size_t begin = 0;
    std::size_t shift =
        0; ///< bytes put in front of the archive (a self-extracting one): offsets count from behind them
};

tl::expected<Directory, ZipError> findDirectory(std::string_view bytes)
{
    const std::size_t from =
        bytes.size() > endRecordSize + longestComment ? bytes.size() - endRecordSize - longestComment : 0;
    const std::size_t end = bytes.rfind(endSignature);
    if (end == std::string_view::npos || end < from || end + endRecordSize > bytes.size()) {
        return tl::unexpected(ZipError::Damaged);
    }
    const std::string_view record = bytes.substr(end);
    const std::size_t size = u32(record, 12);
    const std::size_t offset = u32(record, 16);
    if (u16(record, 4) != 0 || u16(record, 8) != u16(record, 10)) {
        return tl::unexpected(ZipError::Unsupported); // one part of several
    }
    if (u16(record, 10) == 0xFFFF || offset == inExtraField) {
        return tl::unexpected(ZipError::TooMuch); // zip64: more than 65,534 files or 4 GiB
    }
    if (size > end || offset > end - size) {
        return tl::unexpected(ZipError::Damaged);
    }
    return Directory{u16(record, 10), end - size, end - size - offset};
}

/// Sizes and offset of an entry; those that do not fit 32 bits come in order in the zip64 field (APPNOTE 4.5.3).
struct Numbers
{
    std::uint64_t size;
    std::uint64_t packedSize;
    std::uint64_t offset;
};

Numbers numbersOf(std::string_view header, std::string_view extra)
{
    Numbers numbers{u32(header, 24), u32(header, 20), u32(header, 42)};
    while (extra.size() >= 4) {
        const std::size_t fieldSize = u16(extra, 2);
        if (u16(extra, 0) == 1) {
            std::size_t at = 4;
            for (std::uint64_t *number : {&numbers.size, &numbers.packedSize, &numbers.offset}) {
                if (*number == inExtraField && at + 8 <= 4 + fieldSize) {
                    *number = u64(extra, at);
                    at += 8;
                }
            }
            break;
        }
        extra.remove_prefix(std::min(4 + fieldSize, extra.size()));
    }
    return numbers;
}

/// Names are UTF-8 when bit 11 says so; the folder function of Windows writes them in the system's code page without a
/// word, on Japanese systems Shift_JIS.
std::string nameOf(std::string_view bytes, bool isUtf8)
{
    std::string name = decodeCharset(bytes, isUtf8 ? "utf-8" : "").text;
    std::replace(name.begin(), name.end(), '\\', '/');
    return name;
}

/// The entry whose central header is at `at`; moves `at` behind it.
std::optional<ZipEntry> readEntry(std::string_view bytes, const Directory &directory, std::size_t &at)
{
    const std::string_view header = bytes.substr(std::min(at, bytes.size()));
    const std::size_t nameSize = u16(header, 28);
    const std::size_t extraSize = u16(header, 30);
    const std::size_t wholeSize = centralHeaderSize + nameSize + extraSize + u16(header, 32);
    if (!header.starts_with(centralSignature) || header.size() < wholeSize) {
        return std::nullopt;
    }
    const Numbers numbers = numbersOf(header, header.substr(centralHeaderSize + nameSize, extraSize));
    const std::uint64_t local = numbers.offset + directory.shift;
    if (numbers.offset > bytes.size() || local + localHeaderSize > bytes.size() ||
        bytes.substr(local, 4) != localSignature) {
        return std::nullopt;
    }
    const std::size_t data = local + localHeaderSize + u16(bytes, local + 26) +
                             u16(bytes, local + 28); // the local extra field has a size of its own
    if (data > bytes.size() || numbers.packedSize > bytes.size() - data) {
        return std::nullopt;
    }
    const std::uint16_t flags = u16(header, 8);
    ZipEntry entry;
    entry.name = nameOf(header.substr(centralHeaderSize, nameSize), (flags & 1U << 11U) != 0);
    entry.packed = {data, static_cast<std::size_t>(numbers.packedSize)};
    entry.size = static_cast<std::size_t>(numbers.size);
    entry.crc = u32(header, 16);
    entry.method = u16(header, 10);
    constexpr std::uint16_t aes = 99;
    entry.encrypted = (flags & 1U) != 0 || entry.method == aes;
    at += wholeSize;
    return entry;
}

/// Undoes DEFLATE (RFC 1951). At most `size` bytes are made; anything else than exactly that many is damage.
std::optional<std::string> inflated(std::string_view packed, std::size_t size)
{
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) {
        return std::nullopt;
    }
    std::string out;
    std::array<char, 1U << 16U> block{};
    std::string input(packed); // zlib's next_in is not const everywhere
    stream.next_in = static_cast<Bytef *>(static_cast<void *>(input.data()));
    stream.avail_in = static_cast<uInt>(input.size());
    int result = Z_OK;
    while (result == Z_OK && out.size() <= size) {
        stream.next_out = static_cast<Bytef *>(static_cast<void *>(block.data()));
        stream.avail_out = static_cast<uInt>(block.size());
        result = inflate(&stream, Z_NO_FLUSH);
        out.append(block.data(), block.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    if (result != Z_STREAM_END || out.size() != size) {
        return std::nullopt;
    }
    return out;
}

} // namespace

bool isZip(std::string_view bytes)
{
    return bytes.starts_with(localSignature) || bytes.starts_with(endSignature);
}

tl::expected<ZipArchive, ZipError> ZipArchive::open(std::string_view bytes, const ZipLimits &limits)
{
    if (!isZip(bytes)) {
        return tl::unexpected(ZipError::NotZip);
    }
    const auto directory = findDirectory(bytes);
    if (!directory) {
        return tl::unexpected(directory.error());
    }
    if (directory->entries > limits.entries) {
        return tl::unexpected(ZipError::TooMuch);
    }
    ZipArchive archive(bytes, limits);
    std::size_t at = directory->begin;
    for (std::size_t i = 0; i < directory->entries; ++i) {
        auto entry = readEntry(bytes, *directory, at);
        if (!entry) {
            return tl::unexpected(ZipError::Damaged);
        }
        archive.m_entries.push_back(std::move(*entry));
    }
    return archive;
}

tl::expected<std::string, ZipError> ZipArchive::unpack(const ZipEntry &entry, std::size_t &budget) const
{
    constexpr std::size_t smallEnough = 1U << 20U;
    if (entry.encrypted) {
        return tl::unexpected(ZipError::Encrypted);
    }
    if (entry.method != stored && entry.method != deflated) {
        return tl::unexpected(ZipError::Unsupported);
    }
    if (entry.size > m_limits.entryBytes || entry.size > budget ||
        (entry.size > smallEnough && entry.size / m_limits.ratio > entry.packed.size)) {
        return tl::unexpected(ZipError::TooMuch);
    }
    budget -= entry.size;
    const std::string_view packed = m_bytes.substr(entry.packed.begin, entry.packed.size);
    std::optional<std::string> out;
    if (entry.method == deflated) {
        out = inflated(packed, entry.size);
    } else if (entry.size == packed.size()) {
        out = std::string(packed);
    }
    if (!out) {
        return tl::unexpected(ZipError::Damaged);
    }
    const auto *data = static_cast<const Bytef *>(static_cast<const void *>(out->data()));
    if (crc32_z(0, data, out->size()) != entry.crc) {
        return tl::unexpected(ZipError::Damaged);
    }
    return std::move(*out);
}

} // namespace todoke
