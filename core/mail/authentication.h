// SPDX-License-Identifier: MIT
#pragma once

#include "core/mail/message.h"
#include "core/mail/route_analysis.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace todoke {

/// Which header field a set of results was written into.
enum class AuthenticationField : std::uint8_t {
    AuthenticationResults,    ///< RFC 8601
    ArcAuthenticationResults, ///< RFC 8617 section 4.1.1
    ReceivedSpf               ///< RFC 7208 section 9.1
};

/// One method with its result: "spf=pass (comment) reason="..." smtp.mailfrom=example.co.jp".
struct AuthenticationMethod
{
    std::string method;  ///< "spf", "dkim", "dmarc", "arc", "compauth" (Microsoft), ...; lower case
    std::string result;  ///< "pass", "fail", "none", "temperror", "bestguesspass", ...; lower case
    std::string reason;  ///< the reason clause, or Microsoft's reason code; may be empty
    std::string comment; ///< the comments behind the result, without their brackets; may be empty
    std::vector<std::pair<std::string, std::string>>
        properties; ///< "smtp.mailfrom" → value, in order; names lower case
    Span span;      ///< from the method to its last property, in Message::bytes

    /// The value of a property, or an empty view.
    [[nodiscard]] std::string_view property(std::string_view name) const;
    friend bool operator==(const AuthenticationMethod &, const AuthenticationMethod &) = default;
};

/// What one server found when it checked the sender.
struct AuthenticationResults
{
    AuthenticationField field = AuthenticationField::AuthenticationResults;
    std::string server;         ///< authserv-id, lower case; empty where Outlook leaves it out
    std::uint32_t instance = 0; ///< i= of ARC; 0 elsewhere
    std::vector<AuthenticationMethod> methods;
    /// The field stands where only the receiving organisation writes: above the Received field with which the mail came
    /// in, or just below it under that server's own name. Anything else can have been made up by the sender (RFC 8601
    /// section 7.1).
    bool trusted = false;
    Span span; ///< the whole field in Message::bytes
};

/// All results in a part's header, from the top down; `route` is that header's. Accepted beyond the RFC: Microsoft's
/// form without authserv-id, methods parted by white space instead of semicolons, a version number behind the id. Never
/// fails.
[[nodiscard]] std::vector<AuthenticationResults> parseAuthentication(const Message &message, const Part &part,
                                                                     const JudgedRoute &route);
[[nodiscard]] std::vector<AuthenticationResults> parseAuthentication(const Message &message, const Part &part);

/// One DKIM-Signature (RFC 6376 section 3.5). Nothing is verified: these are the tags as written.
struct DkimSignature
{
    std::string domain;                    ///< d=, lower case
    std::string selector;                  ///< s=
    std::string algorithm;                 ///< a=
    std::string identity;                  ///< i=; may be empty
    std::vector<std::string> signedFields; ///< h=, lower case
    bool wholeBody = true;                 ///< false when l= limits the signed part of the body
    Span span;
};
[[nodiscard]] std::vector<DkimSignature> parseDkimSignatures(const Message &message, const Part &part);

} // namespace todoke
