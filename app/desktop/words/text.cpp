// SPDX-License-Identifier: MIT
#include "app/desktop/words/text.h"

namespace todoke {

QString breakable(const QString &text)
{
    constexpr int longWord = 16;
    constexpr int longestPiece = 24; // a word without any sign to break at is broken here
    QString out;
    out.reserve(text.size() + text.size() / 8);
    int wordLength = 0;
    for (const QChar c : text) {
        out += c;
        if (c.isSpace() || c.unicode() > 0x2E7F) {
            wordLength = 0;
            continue;
        }
        ++wordLength;
        const bool sign = QStringLiteral("@.-_/,:").contains(c);
        if ((sign && wordLength >= longWord / 2) || wordLength >= longestPiece) {
            out += QChar(0x200B);
            wordLength = 0;
        }
    }
    return out;
}

} // namespace todoke
