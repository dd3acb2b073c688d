// SPDX-License-Identifier: MIT
#include "tests/data/make_msg.h"

#include <gsf/gsf-outfile-msole.h>
#include <gsf/gsf-output-memory.h>
#include <gsf/gsf-utils.h>

#include <QByteArray>
#include <QString>

#include <cstdio>

namespace todoke::test {

namespace {

void appendNumber(std::string &out, std::uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; ++i) {
        out += static_cast<char>(value >> (8 * i) & 0xFFU);
    }
}

std::string numbered(const char *prefix, std::size_t number)
{
    char text[64];
    std::snprintf(text, sizeof text, "%s%08zX", prefix, number);
    return text;
}

void writeStream(GsfOutfile *storage, const std::string &name, const std::string &bytes)
{
    GsfOutput *stream = gsf_outfile_new_child(storage, name.c_str(), FALSE);
    const void *data = bytes.data();
    gsf_output_write(stream, bytes.size(), static_cast<const guint8 *>(data));
    gsf_output_close(stream);
    g_object_unref(stream);
}

void writeProperties(GsfOutfile *storage, const MsgProperties &properties, const std::string &header)
{
    writeStream(storage, "__properties_version1.0", header + properties.entries);
    for (const auto &[name, bytes] : properties.streams) {
        writeStream(storage, name, bytes);
    }
}

template <typename Write>
void writeStorage(GsfOutfile *parent, const std::string &name, Write &&write)
{
    GsfOutput *child = gsf_outfile_new_child(parent, name.c_str(), TRUE);
    write(GSF_OUTFILE(child));
    gsf_output_close(child);
    g_object_unref(child);
}

void writeItem(GsfOutfile *storage, const MsgItem &item, bool topLevel)
{
    std::string header(8, '\0'); // [MS-OXMSG] 2.4.1.1 and 2.4.1.2
    appendNumber(header, item.recipients.size(), 4);
    appendNumber(header, item.attachments.size(), 4);
    appendNumber(header, item.recipients.size(), 4);
    appendNumber(header, item.attachments.size(), 4);
    header.append(topLevel ? 8 : 0, '\0');
    writeProperties(storage, item.properties, header);
    for (std::size_t i = 0; i < item.recipients.size(); ++i) {
        writeStorage(storage, numbered("__recip_version1.0_#", i),
                     [&](GsfOutfile *child) { writeProperties(child, item.recipients[i], std::string(8, '\0')); });
    }
    for (std::size_t i = 0; i < item.attachments.size(); ++i) {
        writeStorage(storage, numbered("__attach_version1.0_#", i), [&](GsfOutfile *child) {
            writeProperties(child, item.attachments[i].properties, std::string(8, '\0'));
            if (item.attachments[i].embedded) {
                writeStorage(child, "__substg1.0_3701000D",
                             [&](GsfOutfile *inner) { writeItem(inner, *item.attachments[i].embedded, false); });
            }
        });
    }
}

} // namespace

void MsgProperties::addVariable(std::uint16_t id, std::uint16_t type, std::string bytes, std::size_t listedSize)
{
    appendNumber(entries, type, 2);
    appendNumber(entries, id, 2);
    appendNumber(entries, 6, 4); // readable, writeable
    appendNumber(entries, listedSize, 4);
    appendNumber(entries, 0, 4);
    char name[32];
    std::snprintf(name, sizeof name, "__substg1.0_%04X%04X", unsigned{id}, unsigned{type});
    streams.emplace_back(name, std::move(bytes));
}

void MsgProperties::addFixed(std::uint16_t id, std::uint16_t type, std::uint64_t value)
{
    appendNumber(entries, type, 2);
    appendNumber(entries, id, 2);
    appendNumber(entries, 6, 4);
    appendNumber(entries, value, 8);
}

MsgProperties &MsgProperties::unicode(std::uint16_t id, std::string_view utf8)
{
    const QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    std::string bytes;
    for (const QChar c : text) {
        appendNumber(bytes, c.unicode(), 2);
    }
    addVariable(id, 0x001F, bytes, bytes.size() + 2);
    return *this;
}

MsgProperties &MsgProperties::string8(std::uint16_t id, std::string_view bytes)
{
    addVariable(id, 0x001E, std::string(bytes), bytes.size() + 1);
    return *this;
}

MsgProperties &MsgProperties::binary(std::uint16_t id, std::string_view bytes)
{
    addVariable(id, 0x0102, std::string(bytes), bytes.size());
    return *this;
}

MsgProperties &MsgProperties::integer(std::uint16_t id, std::uint32_t value)
{
    addFixed(id, 0x0003, value);
    return *this;
}

MsgProperties &MsgProperties::time(std::uint16_t id, std::int64_t unixSeconds)
{
    addFixed(id, 0x0040, static_cast<std::uint64_t>(unixSeconds + 11'644'473'600) * 10'000'000U);
    return *this;
}

std::string makeMsg(const MsgItem &item)
{
    gsf_init();
    GsfOutput *memory = gsf_output_memory_new();
    GsfOutfile *file = gsf_outfile_msole_new(memory);
    writeItem(file, item, true);
    gsf_output_close(GSF_OUTPUT(file));
    g_object_unref(file);
    const void *bytes = gsf_output_memory_get_bytes(GSF_OUTPUT_MEMORY(memory));
    std::string made(static_cast<const char *>(bytes), static_cast<std::size_t>(gsf_output_size(memory)));
    g_object_unref(memory);
    return made;
}

MsgItem ordinaryMessage()
{
    MsgItem item;
    item.properties.unicode(0x001A, "IPM.Note")
        .unicode(0x0037, "お見積りの件")
        .unicode(0x007D, "Microsoft Mail Internet Headers Version 2.0\r\n"
                         "Received: from mail.example.com (mail.example.com [192.0.2.10])\r\n"
                         "\tby mx.example.co.jp with ESMTP id 4F1; Fri, 20 Nov 2026 10:15:32 +0900\r\n"
                         "From: =?utf-8?B?5bGx55Sw?= <yamada@example.com>\r\n"
                         "To: tanaka@example.co.jp\r\n"
                         "Subject: =?utf-8?B?44GK6KaL56mN44KK44Gu5Lu2?=\r\n"
                         "Date: Fri, 20 Nov 2026 10:15:30 +0900\r\n"
                         "Message-ID: <m1@example.com>\r\n"
                         "MIME-Version: 1.0\r\n"
                         "Content-Type: multipart/mixed;\r\n"
                         "\tboundary=\"----=_NextPart_000\"\r\n"
                         "X-Mailer: Example\r\n"
                         "\r\n"
                         "------=_NextPart_000\r\n"
                         "Content-Type: text/plain\r\n")
        .unicode(0x1000, "田中様\r\n\r\nお見積りをお送りします。①㈱\r\n")
        .integer(0x3FDE, 50220)
        .time(0x0039, 1'795'137'330);
    item.recipients.emplace_back().integer(0x0C15, 1).unicode(0x3001, "田中").unicode(0x39FE, "tanaka@example.co.jp");
    MsgAttachment picture;
    picture.properties.integer(0x3705, 1)
        .unicode(0x3707, "図面.png")
        .unicode(0x370E, "image/png")
        .binary(0x3701, std::string("\x89PNG\r\n\x1A\n\0\0", 10));
    item.attachments.push_back(picture);
    return item;
}

MsgItem nonDeliveryReport()
{
    MsgItem item;
    item.properties.unicode(0x001A, "REPORT.IPM.Note.NDR")
        .unicode(0x0037, "配信不能: お見積りの件")
        .unicode(0x0049, "お見積りの件")
        .unicode(0x0042, "Microsoft Outlook")
        .unicode(0x005A, "山田")
        .unicode(0x0067, "yamada@example.com")
        .unicode(0x0074, "'tanaka@example.co.jp'; 佐藤")
        .unicode(0x1001, "次の受信者に配信できませんでした:\r\n")
        .unicode(0x1046, "<m1@example.com>")
        .unicode(0x6820, "ex01.example.com")
        .time(0x004E, 1'795'137'330)
        .time(0x0032, 1'795'137'345);
    item.recipients.emplace_back()
        .integer(0x0C15, 1)
        .integer(0x0C04, 0)
        .integer(0x0C05, 0xFFFFFFFFU)
        .integer(0x0C20, 570) // 5.7.606 with one digit a field
        .unicode(0x0C1B, "<mx.example.co.jp #5.7.606 smtp;550 5.7.606 Access denied, banned sending IP [192.0.2.10]>")
        .unicode(0x0C21, "mx.example.co.jp")
        .unicode(0x3001, "tanaka@example.co.jp")
        .unicode(0x3002, "SMTP")
        .unicode(0x3003, "tanaka@example.co.jp")
        .unicode(0x39FE, "tanaka@example.co.jp");
    item.recipients.emplace_back()
        .integer(0x0C15, 1)
        .integer(0x0C04, 1)
        .integer(0x0C05, 35)
        .integer(0x0C20, 511)
        .unicode(0x0C1B, "<ex01.example.com #5.1.1 smtp;550 5.1.1 RESOLVER.ADR.RecipNotFound; not found>")
        .unicode(0x3001, "佐藤")
        .unicode(0x3002, "EX")
        .unicode(0x3003, "/o=Example/ou=Exchange Administrative Group/cn=Recipients/cn=sato")
        .unicode(0x39FE, "sato@example.com");
    return item;
}

MsgItem forwardedReport()
{
    MsgItem item;
    item.properties.unicode(0x001A, "IPM.Note")
        .unicode(0x0037, "FW: 配信不能")
        .unicode(0x0C1A, "山田")
        .unicode(0x5D01, "yamada@example.com")
        .unicode(0x1000, "戻ってきました。\r\n")
        .time(0x0039, 1'795'137'600);
    item.recipients.emplace_back().integer(0x0C15, 1).unicode(0x3001, "情報担当").unicode(0x39FE, "it@example.com");
    MsgAttachment report;
    report.properties.integer(0x3705, 5).unicode(0x3001, "配信不能: お見積りの件");
    report.embedded = std::make_shared<MsgItem>(nonDeliveryReport());
    item.attachments.push_back(report);
    return item;
}

} // namespace todoke::test
