// SPDX-License-Identifier: MIT
#include "core/intake/formats/outlook/compound_check.h"

#include "core/intake/formats/little_endian.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace todoke::outlook {

namespace {

using little_endian::u16;
using little_endian::u32;

constexpr std::string_view signature("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
constexpr std::size_t headerSize = 512;
constexpr std::size_t entrySize = 128;         // [MS-CFB] 2.6.1
constexpr std::size_t headerFatSectors = 109;  // [MS-CFB] 2.2: the DIFAT entries in the header
constexpr std::uint32_t noStream = 0xFFFFFFFF; // NOSTREAM, [MS-CFB] 2.6.1

/// The tables of a compound file as far as they are needed to walk its directory.
class Tables
{
public:
    explicit Tables(std::string_view bytes) : m_bytes(bytes), m_shift(u16(bytes, 0x1E)) {}

    [[nodiscard]] bool headerIsPlausible() const;
    [[nodiscard]] bool readFat();
    /// Follows the directory's chain; false when it has more sectors than `entries` need.
    [[nodiscard]] bool readDirectory(std::size_t entries);
    void readMiniFat();

    [[nodiscard]] std::size_t entryCount() const { return (m_directory.size() << m_shift) / entrySize; }
    [[nodiscard]] std::string_view entry(std::size_t index) const
    {
        const std::size_t offset = index * entrySize;
        return sector(m_directory[offset >> m_shift]).substr(offset & (sectorSize() - 1), entrySize);
    }

    /// True when a stream of that size lies in the mini stream ([MS-CFB] 2.2, "mini stream cutoff size").
    [[nodiscard]] bool isMini(std::size_t size) const { return size < u32(m_bytes, 0x38); }
    [[nodiscard]] const std::vector<std::uint32_t> &fat() const { return m_fat; }
    [[nodiscard]] const std::vector<std::uint32_t> &miniFat() const { return m_miniFat; }

private:
    [[nodiscard]] std::size_t sectorSize() const { return std::size_t{1} << m_shift; }
    /// libgsf counts a last sector that is cut off as well.
    [[nodiscard]] std::size_t sectorCount() const
    {
        return (m_bytes.size() - headerSize + sectorSize() - 1) >> m_shift;
    }
    /// The bytes of a sector; shorter where the file ends. Sector 0 follows the header, which fills a whole sector.
    [[nodiscard]] std::string_view sector(std::uint32_t number) const
    {
        const std::size_t offset = (std::size_t{number} + 1) << m_shift;
        return offset < m_bytes.size() ? m_bytes.substr(offset, sectorSize()) : std::string_view{};
    }
    /// Appends the entries of one sector of a table; false when the sector is not there.
    [[nodiscard]] bool appendTable(std::vector<std::uint32_t> &table, std::uint32_t number) const;
    /// The sectors of a chain, up to its end, its first repetition, a sector that is not there, or `most`.
    [[nodiscard]] std::vector<std::uint32_t> chain(std::uint32_t first, std::size_t most) const;

    std::string_view m_bytes;
    unsigned m_shift;
    std::vector<std::uint32_t> m_fat;
    std::vector<std::uint32_t> m_miniFat;
    std::vector<std::uint32_t> m_directory; ///< its sectors
};

bool Tables::headerIsPlausible() const
{
    // [MS-CFB] 2.2: sectors of 512 or 4096 bytes, mini sectors of 64, streams below 4096 bytes in the mini stream.
    if ((m_shift != 9 && m_shift != 12) || u16(m_bytes, 0x20) != 6 || u32(m_bytes, 0x38) > 0x10000) {
        return false;
    }
    const std::size_t entriesInSector = sectorSize() / 4;
    const std::size_t fatSectors = u32(m_bytes, 0x2C);
    const std::size_t needed = sectorCount() / entriesInSector + 1;
    return sectorCount() > 0 && fatSectors > 0 && fatSectors <= needed + 16 && u32(m_bytes, 0x40) <= needed + 16;
}

bool Tables::appendTable(std::vector<std::uint32_t> &table, std::uint32_t number) const
{
    const std::string_view bytes = sector(number);
    if (bytes.size() < sectorSize()) {
        return false;
    }
    for (std::size_t at = 0; at < bytes.size(); at += 4) {
        table.push_back(u32(bytes, at));
    }
    return true;
}

std::vector<std::uint32_t> Tables::chain(std::uint32_t first, std::size_t most) const
{
    std::vector<std::uint32_t> sectors;
    std::vector<bool> seen(m_fat.size());
    for (std::uint32_t at = first; at < m_fat.size() && !seen[at] && sectors.size() < most; at = m_fat[at]) {
        if (sector(at).size() < sectorSize()) {
            break;
        }
        seen[at] = true;
        sectors.push_back(at);
    }
    return sectors;
}

bool Tables::readFat()
{
    const std::size_t wanted = u32(m_bytes, 0x2C);
    const std::size_t entriesInSector = sectorSize() / 4;
    m_fat.reserve(wanted * entriesInSector);
    std::size_t read = 0;
    for (; read < std::min(wanted, headerFatSectors); ++read) {
        if (!appendTable(m_fat, u32(m_bytes, 0x4C + 4 * read))) {
            return false;
        }
    }
    std::uint32_t next = u32(m_bytes, 0x44);
    while (read < wanted) {
        const std::string_view list = sector(next);
        if (list.size() < sectorSize()) {
            return false;
        }
        for (std::size_t i = 0; i + 1 < entriesInSector && read < wanted; ++i, ++read) {
            if (!appendTable(m_fat, u32(list, 4 * i))) {
                return false;
            }
        }
        next = u32(list, sectorSize() - 4); // [MS-CFB] 2.5: the last field leads to the next DIFAT sector
    }
    return true;
}

bool Tables::readDirectory(std::size_t entries)
{
    const std::size_t most = entries * entrySize / sectorSize() + 1;
    m_directory = chain(u32(m_bytes, 0x30), most + 1);
    return m_directory.size() <= most;
}

void Tables::readMiniFat()
{
    for (const std::uint32_t number : chain(u32(m_bytes, 0x3C), m_fat.size())) {
        if (!appendTable(m_miniFat, number)) {
            break;
        }
    }
}

/// The steps of a chain to its end; a ring counts as the whole table.
std::size_t chainLength(const std::vector<std::uint32_t> &table, std::uint32_t first)
{
    std::size_t steps = 0;
    for (std::uint32_t at = first; at < table.size() && steps < table.size(); at = table[at]) {
        ++steps;
    }
    return steps;
}

/// Goes through the directory in libgsf's order (left, right, child) and counts what its recursion and its sorting
/// cost.
class DirectoryWalk
{
public:
    DirectoryWalk(const Tables &tables, const CompoundLimits &limits)
        : m_tables(tables), m_limits(limits), m_seen(tables.entryCount())
    {
    }

    [[nodiscard]] CompoundState run();

private:
    struct Step
    {
        std::uint32_t entry;
        std::size_t storage; ///< index into m_children: the storage that it is in
        std::size_t depth;
    };

    [[nodiscard]] CompoundState visit(const Step &step);
    [[nodiscard]] CompoundState visitStream(std::string_view entry);

    const Tables &m_tables;
    const CompoundLimits &m_limits;
    std::vector<bool> m_seen;
    std::vector<std::size_t> m_children{0}; ///< entries in each storage
    std::vector<Step> m_waiting;
    std::size_t m_visited = 0;
    std::size_t m_sectors = 0;     ///< in the chains of all streams
    std::size_t m_miniSectors = 0; ///< the same of those in the mini stream
    std::size_t m_sectorsOfEmpty = 0;
};

CompoundState DirectoryWalk::run()
{
    if (m_tables.entryCount() == 0) {
        return CompoundState::Damaged;
    }
    m_waiting.push_back({0, 0, 0});
    while (!m_waiting.empty()) {
        const Step step = m_waiting.back();
        m_waiting.pop_back();
        if (step.entry >= m_seen.size() || m_seen[step.entry]) {
            continue; // no such entry, or a ring: libgsf leaves it out as well
        }
        if (const CompoundState state = visit(step); state != CompoundState::Good) {
            return state;
        }
    }
    return CompoundState::Good;
}

CompoundState DirectoryWalk::visit(const Step &step)
{
    m_seen[step.entry] = true;
    if (++m_visited > m_limits.entries || step.depth > m_limits.recursion ||
        ++m_children[step.storage] > m_limits.siblings) {
        return CompoundState::TooMuch;
    }
    const std::string_view entry = m_tables.entry(step.entry);
    // The name ends with a zero character within its 64 bytes. libgsf looks for that zero without minding the 64.
    if (entry.substr(0, 64).find('\0') == std::string_view::npos) {
        return CompoundState::Damaged;
    }
    constexpr char stream = 2; // object type, [MS-CFB] 2.6.1
    if (entry[0x42] == stream) {
        if (const CompoundState state = visitStream(entry); state != CompoundState::Good) {
            return state;
        }
    } else if (u32(entry, 0x4C) != noStream) {
        m_children.push_back(0);
        m_waiting.push_back({u32(entry, 0x4C), m_children.size() - 1, step.depth + 1});
    }
    m_waiting.push_back({u32(entry, 0x48), step.storage, step.depth + 1});
    m_waiting.push_back({u32(entry, 0x44), step.storage, step.depth + 1});
    return CompoundState::Good;
}

/// No two streams share a sector in a sound file. Twice the table leaves room for a ring or two.
CompoundState DirectoryWalk::visitStream(std::string_view entry)
{
    constexpr std::size_t mostForNothing = 10'000'000;
    const std::size_t size = u32(entry, 0x78);
    const bool isMini = m_tables.isMini(size);
    const std::vector<std::uint32_t> &table = isMini ? m_tables.miniFat() : m_tables.fat();
    const std::size_t length = chainLength(table, u32(entry, 0x74));
    if (size == 0) { // some writers let empty streams begin at sector 0, where another one is
        m_sectorsOfEmpty += length;
        return m_sectorsOfEmpty > mostForNothing ? CompoundState::TooMuch : CompoundState::Good;
    }
    std::size_t &sectors = isMini ? m_miniSectors : m_sectors;
    sectors += length;
    return sectors > 2 * table.size() ? CompoundState::TooMuch : CompoundState::Good;
}

} // namespace

bool isCompoundFile(std::string_view bytes)
{
    return bytes.starts_with(signature);
}

CompoundState checkCompoundFile(std::string_view bytes, const CompoundLimits &limits)
{
    if (!isCompoundFile(bytes)) {
        return CompoundState::NotCompound;
    }
    if (bytes.size() <= headerSize) {
        return CompoundState::Damaged;
    }
    Tables tables(bytes);
    if (!tables.headerIsPlausible() || !tables.readFat()) {
        return CompoundState::Damaged;
    }
    if (!tables.readDirectory(limits.entries)) {
        return CompoundState::TooMuch;
    }
    tables.readMiniFat();
    return DirectoryWalk(tables, limits).run();
}

} // namespace todoke::outlook
