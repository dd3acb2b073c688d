// SPDX-License-Identifier: MIT
#include "tests/data/make_zip.h"

#include <zlib.h>

namespace todoke::test {

namespace {

void appendNumber(std::string &out, std::uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; ++i) {
        out += static_cast<char>(value >> (8 * i) & 0xFFU);
    }
}

std::string deflated(std::string content)
{
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, content.size()), '\0');
    void *from = content.data();
    void *to = out.data();
    stream.next_in = static_cast<Bytef *>(from);
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = static_cast<Bytef *>(to);
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

/// The fields that local and central header share (APPNOTE 4.3.7 and 4.3.12), from the version on.
std::string commonFields(const ZipFile &file, std::size_t packedSize, const std::string &extra)
{
    const void *data = file.content.data();
    const auto crc =
        static_cast<std::uint32_t>(crc32(0, static_cast<const Bytef *>(data), static_cast<uInt>(file.content.size())));
    const std::uint64_t size = file.claimedSize != 0 ? file.claimedSize : file.content.size();
    std::string out;
    appendNumber(out, 20, 2);
    appendNumber(out, file.flags, 2);
    appendNumber(out, file.method != 0xFFFF ? file.method : (file.deflate ? 8U : 0U), 2);
    appendNumber(out, 0, 4); // time and date
    appendNumber(out, crc + file.crcMistake, 4);
    appendNumber(out, file.zip64 ? 0xFFFFFFFFU : packedSize, 4);
    appendNumber(out, file.zip64 ? 0xFFFFFFFFU : size, 4);
    appendNumber(out, file.name.size(), 2);
    appendNumber(out, extra.size(), 2);
    return out;
}

} // namespace

std::string makeZip(const std::vector<ZipFile> &files, const std::string &comment)
{
    std::string out;
    std::string directory;
    for (const ZipFile &file : files) {
        const std::string packed = file.deflate ? deflated(file.content) : file.content;
        std::string extra;
        if (file.zip64) { // APPNOTE 4.5.3
            appendNumber(extra, 1, 2);
            appendNumber(extra, 16, 2);
            appendNumber(extra, file.content.size(), 8);
            appendNumber(extra, packed.size(), 8);
        }
        const std::string fields = commonFields(file, packed.size(), extra);
        const std::size_t offset = out.size();
        out += "PK\x03\x04" + fields + file.name + extra + packed;
        directory += "PK\x01\x02";
        appendNumber(directory, 20, 2);
        directory += fields;
        appendNumber(directory, 0, 2); // comment
        appendNumber(directory, 0, 2); // disk
        appendNumber(directory, 0, 6); // attributes
        appendNumber(directory, offset, 4);
        directory += file.name + extra;
    }
    const std::size_t begin = out.size();
    out += directory + "PK\x05\x06";
    appendNumber(out, 0, 4);
    appendNumber(out, files.size(), 2);
    appendNumber(out, files.size(), 2);
    appendNumber(out, directory.size(), 4);
    appendNumber(out, begin, 4);
    appendNumber(out, comment.size(), 2);
    return out + comment;
}

} // namespace todoke::test
