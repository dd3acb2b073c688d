// SPDX-License-Identifier: MIT
#include "core/bounce/formats/heard_reply.h"

#include "core/bounce/reply/reply_lines.h"
#include "core/bounce/reply/reply_text.h"
#include "core/text/ascii.h"

#include <utility>

namespace todoke {

int HeardReply::weight() const
{
    if (words.empty()) {
        return 0;
    }
    int sum = 1;
    if (code) {
        sum += 2;
    }
    if (status) {
        sum += status->subject == 0 && status->detail == 0 ? 0 : 1;
    }
    return sum + (bySmtp ? 2 : 0) + (led && !bySmtp && !code ? 1 : 0);
}

void HeardReply::improveBy(HeardReply &&other)
{
    const int mine = weight();
    const int theirs = other.weight();
    // The same reply in full: sendmail's "(reason: ...)" has only its first line.
    const bool longer = code == other.code && status == other.status && other.words.size() > words.size() &&
                        other.words.starts_with(words);
    if (theirs > mine || longer) {
        std::swap(*this, other);
    }
    const bool samePhase = other.words.empty() || words.empty() ||
                           (code == other.code && (!status || !other.status || status == other.status));
    if (!samePhase) {
        return;
    }
    if (host.empty()) {
        host = std::move(other.host);
    }
    if (command == SmtpCommand::Unknown) {
        command = other.command;
    }
}

HeardReply hear(std::string reason, std::string_view where)
{
    dropInnerMarks(reason);
    HeardReply heard;
    const ReplyText read = readReply(reason);
    heard.host = ascii::lowered(read.host);
    heard.command = read.command;
    heard.bySmtp = read.bySmtp;
    heard.led = read.led;
    heard.status = read.codes.status;
    heard.code = read.codes.reply;
    heard.where = where;
    if (read.words.size() == reason.size()) {
        heard.words = std::move(reason);
    } else {
        heard.words = std::string(read.words);
    }
    return heard;
}

} // namespace todoke
