// SPDX-License-Identifier: MIT
#include "tests/data/make_msg.h"
#include "tests/data/make_zip.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

/// Writes the files from which fuzzing starts into a folder: one of each form, small.
int main(int argc, char *argv[])
{
    using namespace todoke::test;
    if (argc != 2) {
        std::fprintf(stderr, "make_seeds FOLDER\n");
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    const auto write = [&folder](const char *name, const std::string &bytes) {
        std::ofstream(folder / name, std::ios::binary) << bytes;
    };
    const std::string rtf =
        "{\\rtf1\\ansi\\ansicpg932{\\fonttbl{\\f0\\fcharset128 MS Gothic;}}\\f0 \\'8e\\'f3\\u-10179?\\par}";
    const std::string header("\0\0\0\0\xFF\0\0\0MELA\0\0\0\0", 16);
    MsgItem withRtf;
    withRtf.properties.string8(0x001A, "IPM.Note").binary(0x1009, header + rtf).integer(0x3FFD, 932);

    write("ordinary.msg", makeMsg(ordinaryMessage()));
    write("report.msg", makeMsg(nonDeliveryReport()));
    write("forwarded.msg", makeMsg(forwardedReport()));
    write("rtf.msg", makeMsg(withRtf));
    write("body.rtf", rtf);
    write("body.lzfu", header + rtf);
    write("mails.zip", makeZip({{"1.eml", "Subject: a\r\nTo: b@example.com\r\n\r\n550 5.1.1 unknown\r\n"},
                                {"folder/2.msg", makeMsg(nonDeliveryReport())},
                                {"3.txt", "550 5.1.1 unknown\r\n", false}}));
    return 0;
}
