// SPDX-License-Identifier: MIT
#include "core/intake/file_form.h"

#include "core/intake/utf16.h"
#include "core/text/ascii.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace todoke {

namespace {

using namespace std::string_view_literals;

struct Magic
{
    std::string_view bytes;
    FileForm form;
};

// The registered signatures (IANA media types; PRONOM). OLE files and RIFF containers are looked into below.
constexpr std::array magics = {
    Magic{"\xFF\xD8\xFF"sv, {IntakeError::NotMail, "JPEG picture"}},
    Magic{"\x89PNG\r\n\x1A\n"sv, {IntakeError::NotMail, "PNG picture"}},
    Magic{"GIF87a"sv, {IntakeError::NotMail, "GIF picture"}},
    Magic{"GIF89a"sv, {IntakeError::NotMail, "GIF picture"}},
    Magic{"II*\0"sv, {IntakeError::NotMail, "TIFF picture"}},
    Magic{"MM\0*"sv, {IntakeError::NotMail, "TIFF picture"}},
    Magic{"%PDF-"sv, {IntakeError::NotMail, "PDF document"}},
    Magic{"{\\rtf"sv, {IntakeError::NotMail, "RTF document"}},
    Magic{"PK\x03\x04"sv, {IntakeError::NotMail, "ZIP archive or Office document"}},
    Magic{"PK\x05\x06"sv, {IntakeError::NotMail, "empty ZIP archive"}},
    Magic{"\x1F\x8B"sv, {IntakeError::NotMail, "gzip archive"}},
    Magic{"BZh"sv, {IntakeError::NotMail, "bzip2 archive"}},
    Magic{"\xFD"
          "7zXZ\0"sv,
          {IntakeError::NotMail, "xz archive"}},
    Magic{"7z\xBC\xAF\x27\x1C"sv, {IntakeError::NotMail, "7-Zip archive"}},
    Magic{"Rar!\x1A\x07"sv, {IntakeError::NotMail, "RAR archive"}},
    Magic{"\x7F"
          "ELF"sv,
          {IntakeError::NotMail, "program"}},
    Magic{"MZ\x90\0"sv, {IntakeError::NotMail, "program"}},
    Magic{"SQLite format 3\0"sv, {IntakeError::NotMail, "SQLite database"}},
    Magic{"ID3\x03"sv, {IntakeError::NotMail, "sound file"}},
    Magic{"OggS\0"sv, {IntakeError::NotMail, "sound or film file"}},
    Magic{"\x78\x9F\x3E\x22"sv, {IntakeError::UnsupportedForm, "winmail.dat (TNEF)"}},
    Magic{"!BDN"sv, {IntakeError::UnsupportedForm, "Outlook data file (.pst)"}},
};

/// Compound files (MS-CFB): an Outlook message names its streams "__substg1.0_..." in UTF-16.
std::optional<FileForm> compoundForm(std::string_view bytes)
{
    if (!bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) {
        return std::nullopt;
    }
    const bool isMessage = bytes.find("_\0_\0s\0u\0b\0s\0t\0g\0"sv) != std::string_view::npos ||
                           bytes.find("_\0_\0p\0r\0o\0p\0e\0r\0t\0"sv) != std::string_view::npos;
    return isMessage ? FileForm{IntakeError::UnsupportedForm, "Outlook message (.msg)"}
                     : FileForm{IntakeError::NotMail, "Office document"};
}

std::optional<FileForm> containerForm(std::string_view bytes)
{
    if (bytes.size() < 12) { // every mark below ends within the first twelve bytes
        return std::nullopt;
    }
    if (bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") {
        return FileForm{IntakeError::NotMail, "WebP picture"};
    }
    if (bytes.starts_with("RIFF") && (bytes.substr(8, 4) == "WAVE" || bytes.substr(8, 4) == "AVI ")) {
        return FileForm{IntakeError::NotMail, "sound or film file"};
    }
    if (bytes.substr(4, 4) == "ftyp") {
        const std::string_view brand = bytes.substr(8, 4);
        const bool picture = brand.starts_with("hei") || brand.starts_with("hev") || brand == "mif1" || brand == "avif";
        return FileForm{IntakeError::NotMail, picture ? "HEIC or AVIF picture" : "film file"};
    }
    if (bytes.starts_with("BM") && bytes.substr(6, 4) == "\0\0\0\0"sv) { // two reserved words
        return FileForm{IntakeError::NotMail, "BMP picture"};
    }
    return std::nullopt;
}

/// Control bytes that no text has. White space, form feed, and escape and shift (ISO 2022) are in order.
constexpr std::array<std::uint8_t, 256> controls = [] {
    std::array<std::uint8_t, 256> table{};
    for (std::size_t byte = 0; byte < 0x20; ++byte) {
        const bool harmless =
            ascii::isSpace(static_cast<char>(byte)) || byte == 0x0C || byte == 0x1B || byte == 0x0E || byte == 0x0F;
        table.at(byte) = harmless ? 0 : 1;
    }
    return table;
}();

/// Single NUL bytes happen in mails; a tenth of control bytes does not.
bool isBinary(std::string_view bytes)
{
    constexpr std::size_t enough = 1024;
    const std::string_view sample = bytes.substr(0, enough);
    std::size_t control = 0;
    for (const char c : sample) {
        control += controls[static_cast<unsigned char>(c)]; // NOLINT(*-constant-array-index): a byte
    }
    return control * 10 > sample.size();
}

} // namespace

std::optional<FileForm> foreignFormOf(std::string_view bytes)
{
    for (const Magic &magic : magics) {
        if (bytes.starts_with(magic.bytes)) {
            return magic.form;
        }
    }
    if (const std::optional<FileForm> form = compoundForm(bytes)) {
        return form;
    }
    if (const std::optional<FileForm> form = containerForm(bytes)) {
        return form;
    }
    if (utf16OrderOf(bytes)) {
        return std::nullopt;
    }
    return isBinary(bytes) ? std::optional(FileForm{IntakeError::NotMail, "binary data"}) : std::nullopt;
}

tl::expected<void, IntakeFailure> checkLooksLikeText(std::string_view bytes)
{
    if (bytes.find_first_not_of(" \t\r\n\0"sv) == std::string_view::npos || bytes == "\xEF\xBB\xBF") {
        return tl::unexpected(IntakeFailure{IntakeError::Empty, {}, {}});
    }
    if (const std::optional<FileForm> form = foreignFormOf(bytes)) {
        return tl::unexpected(IntakeFailure{form->error, {}, std::string(form->name)});
    }
    return {};
}

} // namespace todoke
