// SPDX-License-Identifier: MIT
#include "core/bounce/notice_signs.h"

#include "core/bounce/reply/address_text.h"
#include "core/bounce/reply/phrase_set.h"
#include "core/mail/address.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <span>

namespace todoke {

namespace {

/// Subjects of failure notices, whatever the mail system. Words, not whole subjects.
constexpr auto failureSubjects = phraseSet({
    "undeliver",
    "returned mail",
    "returned email",
    "return mail",
    "delivery status notification",
    "failure notice",
    "delivery fail",
    "delivery notification",
    "mail delivery",
    "non-delivery",
    "nondeliver",
    "not delivered",
    "non delivery",
    "not be delivered",
    "could not send",
    "could not deliver",
    "unable to deliver",
    "returning message",
    "returned to sender",
    "mail system error",
    "delivery problem",
    "delivery error",
    "delivery has failed",
    "delivery report",
    "mail failed",
    "message failed",
    "failed mail",
    "delivery delayed",
    "delayed mail",
    "delivery incomplete",
    "mail failure",
    "bounced mail",
    "message blocked",
    "message you sent blocked",
    "delivery status",
    "mail error",
    "unzustellbar",
    "nicht zugestellt",
    "nicht zustellbar",
    "unzustellbarkeit",
    "non remis",
    "non distribu",
    "non d\xC3\xA9livr",
    "no entregado",
    "no se pudo entregar",
    "devuelto",
    "n\xC3\xA3o entregue",
    "n\xC3\xA3o foi poss\xC3\xADvel entregar",
    "mancato recapito",
    "onbestelbaar",
    "\xE9\x85\x8D\xE4\xBF\xA1\xE4\xB8\x8D",                                                     // 配信不
    "\xE9\x85\x8D\xE4\xBF\xA1\xE3\x81\xA7\xE3\x81\x8D",                                         // 配信でき
    "\xE9\x80\x81\xE4\xBF\xA1\xE3\x81\xA7\xE3\x81\x8D",                                         // 送信でき
    "\xE9\x80\x81\xE4\xBF\xA1\xE3\x82\xA8\xE3\x83\xA9",                                         // 送信エラ
    "\xE9\x85\x8D\xE4\xBF\xA1\xE3\x82\xA8\xE3\x83\xA9",                                         // 配信エラ
    "\xE9\x85\x8D\xE9\x80\x81\xE3\x82\xA8\xE3\x83\xA9",                                         // 配送エラ
    "\xE4\xB8\x8D\xE9\x81\x94",                                                                 // 不達
    "\xE5\xB1\x8A\xE3\x81\x8D\xE3\x81\xBE\xE3\x81\x9B",                                         // 届きませ
    "\xE9\x80\x80\xE4\xBF\xA1",                                                                 // 退信 (Chinese)
    "\xE6\x97\xA0\xE6\xB3\x95\xE6\x8A\x95\xE9\x80\x92",                                         // 无法投递
    "\xD0\xBD\xD0\xB5\xD0\xB4\xD0\xBE\xD1\x81\xD1\x82\xD0\xB0\xD0\xB2\xD0\xBB\xD0\xB5\xD0\xBD", // недоставлен
    "\xD0\xBD\xD0\xB5 \xD0\xB4\xD0\xBE\xD1\x81\xD1\x82\xD0\xB0\xD0\xB2\xD0\xBB\xD0\xB5\xD0\xBD", // не доставлен
});

constexpr auto delaySubjects = phraseSet({
    "delayed",
    "(delay)",
    "still being retried",
    "warning: could not send",
    "warning: message",
    "delivery delay",
    "\xE9\x81\x85\xE5\xBB\xB6", // 遅延
    "verz\xC3\xB6gert",
});

constexpr auto autoSubjects = phraseSet({
    "auto reply",
    "auto-reply",
    "autoreply",
    "automatic reply",
    "auto response",
    "auto-response",
    "autoresponse",
    "out of office",
    "out of the office",
    "out-of-office",
    "vacation",
    "away from",
    "on holiday",
    "abwesenheit",
    "automatische antwort",
    "r\xC3\xA9ponse automatique",
    "respuesta autom\xC3\xA1tica",
    "resposta autom\xC3\xA1tica",
    "risposta automatica",
    "automatisch antwoord",
    "autosvar",
    "odpowied\xC5\xBA automatyczna",
    "自動返信",
    "自動応答",
    "不在のお知らせ",
    "不在通知",
    "休暇",
    "自动回复",
    "自動回覆",
    "자동 회신",
    "부재 중",
    "автоответ",
});

/// Asks the sender to prove that he is a person: the mail is held back, not returned.
constexpr auto challengeSubjects = phraseSet({
    "confirm",
    "verify",
    "verification",
    "送信者確認",
    "送信者の確認",
    "メール認証",
    "【送信者確認",
});

constexpr auto answerPrefixes = std::to_array<std::string_view>({
    "re:",
    "re[",
    "re :",
    "aw:",
    "sv:",
    "res:",
    "rif:",
    "odp:",
    "antw:",
    "返信:",
    "回复:",
    "回复：",
    "答复:",
    "答复：",
    "回覆:",
});

constexpr auto forwardPrefixes = std::to_array<std::string_view>({
    "fw:",
    "fwd:",
    "tr:",
    "wg:",
    "rv:",
    "enc:",
    "i:",
    "転送:",
    "转发:",
    "轉寄:",
});

bool startsWithAny(std::string_view text, std::span<const std::string_view> prefixes)
{
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [text](std::string_view prefix) { return ascii::startsWith(text, prefix); });
}

constexpr auto daemonNames = phraseSet({
    "mailer-daemon",
    "mailer_daemon",
    "mailer daemon",
    "mailerdaemon",
    "mail-daemon",
    "maildaemon",
    "mail delivery sub",
    "mail delivery system",
    "mail deliver system",
});

constexpr auto keeperNames = phraseSet({
    "postmaster",
    "post_master",
    "mail.delivery",
    "mail delivery",
    "mail-delivery",
    "system administrator",
    "mailsystem",
    "mail administrator",
});

} // namespace

NoticeSigns readSigns(const Message &message, const Part &part)
{
    NoticeSigns signs;
    const std::string from = message.unfolded(part, "From");
    const std::string returnPath = message.unfolded(part, "Return-Path");
    const std::string subject = message.decoded(part, "Subject");
    signs.from = std::string(addressIn(from).address);
    const std::size_t at = signs.from.rfind('@');
    signs.fromDomain = at == std::string::npos ? std::string() : ascii::lowered(signs.from.substr(at + 1));
    signs.reader = std::string(addressIn(message.unfolded(part, "To")).address);
    signs.nullSender = returnPath == "<>" || ascii::equals(returnPath, "<mailer-daemon>");
    signs.daemon = daemonNames.isIn(from) || ascii::contains(returnPath, "mailer-daemon@") || from == "<>";
    signs.postmaster = signs.daemon || keeperNames.isIn(from);
    const std::string_view sender = addressIn(returnPath).address;
    signs.anySender = !sender.empty() && !signs.nullSender;
    signs.ownSender = signs.anySender && !daemonNames.isIn(sender) && !keeperNames.isIn(sender);
    signs.forwarded = startsWithAny(subject, forwardPrefixes);
    signs.conversation = signs.forwarded || startsWithAny(subject, answerPrefixes);
    const std::string precedence = message.unfolded(part, "Precedence");
    signs.listMail = message.find(part, "List-Id") != nullptr || message.find(part, "List-Unsubscribe") != nullptr ||
                     ascii::equals(precedence, "list");
    signs.subject = failureSubjects.isIn(subject);
    signs.delaySubject = delaySubjects.isIn(subject);
    signs.autoReply = ascii::startsWith(subject, "auto:") || autoSubjects.isIn(subject) ||
                      ascii::startsWith(message.unfolded(part, "Auto-Submitted"), "auto-replied") ||
                      ascii::startsWith(precedence, "auto") || message.find(part, "X-Autoreply") != nullptr ||
                      message.find(part, "X-Autorespond") != nullptr || message.find(part, "X-Vacation") != nullptr ||
                      (signs.nullSender && !signs.postmaster && challengeSubjects.isIn(subject));
    for (const std::string_view name :
         {std::string_view("X-Failed-Recipients"), std::string_view("X-Mailer-Daemon-Recipients")}) {
        if (!signs.failed.empty()) {
            break;
        }
        const std::string value = message.unfolded(part, name);
        for (AddressSpot spot = addressIn(value); !spot.address.empty() && signs.failed.size() < 1000;) {
            signs.failed.emplace_back(spot.address);
            spot = addressIn(value, static_cast<std::size_t>(spot.address.data() + spot.address.size() - value.data()));
        }
    }
    return signs;
}

} // namespace todoke
