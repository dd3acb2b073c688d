// SPDX-License-Identifier: MIT
#include "core/bounce/formats/signature.h"

#include "core/text/ascii.h"

#include <array>

namespace todoke {

namespace {

struct Opening
{
    std::string_view line; ///< how a line of the notice begins
    std::string_view format;
};

/// Sentences that mail systems write into their notices; more telling ones first.
constexpr std::array openings{
    Opening{"SMTP error from remote server after", "gmx"},
    Opening{"SMTP error from remote server for", "1and1"},
    Opening{"This is the mail system at ", "postfix"},
    Opening{"This is the Postfix program", "postfix"},
    Opening{"Hi. This is the Haraka", "haraka"},
    Opening{"Hi. This is the ", "qmail"},
    Opening{"This is the DragonFly Mail Agent", "dragonfly"},
    Opening{"This is the MAILER-DAEMON, please DO NOT REPLY", "opensmtpd"},
    Opening{"running the Courier mail server", "courier"},
    Opening{"This report relates to a message you sent", "messagingserver"},
    Opening{"A message that you have sent could not be delivered", "mxlogic"},
    Opening{"A message that you sent could not be delivered", "exim"},
    Opening{"This message was created automatically by mail delivery software", "exim"},
    Opening{"The original message was received at", "sendmail"},
    Opening{"----- Transcript of session follows -----", "sendmail"},
    Opening{"Delivery has failed to these recipients", "exchange"},
    Opening{"Diagnostic information for administrators", "exchange"},
    Opening{"Delivery is delayed to these recipients", "exchange"},
    Opening{"Delivery to these recipients or groups is complete", "exchange"},
    // "Diagnostic information for administrators" as Exchange has it in other languages
    Opening{"管理者向けの診断", "exchange"},
    Opening{"Diagnoseinformationen für Administratoren", "exchange"},
    Opening{"Informations de diagnostic pour les administrateurs", "exchange"},
    Opening{"Información de diagnóstico para administradores", "exchange"},
    Opening{"Informações de diagnóstico para administradores", "exchange"},
    Opening{"Informazioni di diagnostica per gli amministratori", "exchange"},
    Opening{"Diagnostische gegevens voor beheerders", "exchange"},
    Opening{"管理员的诊断信息", "exchange"},
    Opening{"系統管理員的診斷資訊", "exchange"},
    Opening{"관리자용 진단 정보", "exchange"},
    Opening{"was not delivered to:", "domino"},
    Opening{"Each of the following recipients was rejected by a remote", "ezweb"},
    Opening{"Technical details of permanent failure", "gmail"},
    Opening{"Technical details of temporary failure", "gmail"},
    Opening{"** Address not found **", "gmail"},
    Opening{"** Message not delivered **", "gmail"},
    Opening{"** Message blocked **", "gmail"},
    Opening{"** Delivery incomplete **", "gmail"},
    Opening{"Sorry, we were unable to deliver your message to the following address", "yahoo"},
    Opening{"Message from InterScan", "trendmicro"},
    Opening{"This is the mail delivery agent at ", "messagelabs"},
    Opening{"This is an automatically generated message from SendGrid", "sendgrid"},
    Opening{"--- The following addresses had delivery problems ---", "mcafee"},
    Opening{"SMTP error from remote mail server", "exim"},
    Opening{"hMailServer sent:", "hmailserver"},
    Opening{"The attached message had PERMANENT fatal delivery errors", "mdaemon"},
    Opening{"The following recipients were affected:", "mailmarshal"},
    Opening{"The message that you sent was undeliverable to the following", "groupwise"},
    Opening{"Could not be delivered to: <", "kddi"},
    Opening{"was blocked by our Spam", "barracuda"},
    Opening{"SMTP module(domain ", "communigate"},
    Opening{"Unable to deliver message to: <", "mailfoundry"},
    Opening{"A transcript of the attempts to send the message follows", "surfcontrol"},
    Opening{"------- Failure Reasons", "notes"},
    Opening{"----- Non-delivered information -----", "biglobe"},
    Opening{"Error message below:", "apachejames"},
};

/// Domains that send notices of a service of their own.
constexpr std::array domains{
    Opening{"amazonses.com", "amazonses"},
    Opening{"googlemail.com", "gmail"},
    Opening{"google.com", "gmail"},
    Opening{"yahoo.com", "yahoo"},
    Opening{"yahoo.co.jp", "yahoo"},
    Opening{"mail.ru", "mailru"},
    Opening{"ezweb.ne.jp", "ezweb"},
    Opening{"gmx.com", "gmx"},
    Opening{"gmx.net", "gmx"},
    Opening{"kundenserver.de", "1and1"},
    Opening{"zoho.com", "zoho"},
    Opening{"messagelabs.com", "messagelabs"},
    Opening{"hotmail.com", "outlook"},
    Opening{"outlook.com", "exchange"},
    Opening{"yandex.ru", "yandex"},
    Opening{"docomo.ne.jp", "docomo"},
    Opening{"dion.ne.jp", "kddi"},
    Opening{"auone-net.jp", "kddi"},
};

constexpr std::array mailers{
    Opening{"Amazon WorkMail", "amazonworkmail"},
    Opening{"Internet Mail Service", "exchange2003"},
    Opening{"<SMTP32", "imail"},
    Opening{"Zoho Mail", "zoho"},
    Opening{"m-FILTER", "m-filter"},
    Opening{"Microsoft Exchange", "exchange"},
};

bool isWithin(std::string_view domain, std::string_view parent)
{
    return ascii::endsWith(domain, parent) &&
           (domain.size() == parent.size() || domain[domain.size() - parent.size() - 1] == '.');
}

} // namespace

std::string_view signatureOf(const NoticeLines &notice, std::string_view fromDomain, std::string_view mailer)
{
    for (const Opening &known : mailers) {
        if (ascii::startsWith(mailer, known.line)) {
            return known.format;
        }
    }
    for (const Opening &known : domains) {
        if (isWithin(fromDomain, known.line)) {
            return known.format;
        }
    }
    std::size_t seen = 0;
    std::size_t best = openings.size();
    for (const NoticeLine &line : notice.lines) {
        if (line.text.empty()) {
            continue;
        }
        if (++seen > 40) {
            break;
        }
        const char first = line.text.front();
        for (std::size_t at = 0; at < best; ++at) {
            if (openings[at].line.front() == first && ascii::startsWith(line.text, openings[at].line)) {
                best = at;
            }
        }
    }
    return best < openings.size() ? openings[best].format : std::string_view();
}

} // namespace todoke
