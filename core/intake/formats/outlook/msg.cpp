// SPDX-License-Identifier: MIT
#include "core/intake/formats/outlook/msg.h"

#include <cstdint>
#include <memory>
#include <utility>

namespace todoke {

namespace {

using outlook::CompoundState;

IntakeFailure failure(CompoundState state, std::string_view path)
{
    switch (state) {
    case CompoundState::TooMuch:
        return {IntakeError::TooLarge, std::string(path), "Outlook message with too much in it"};
    case CompoundState::NotCompound:
        return {IntakeError::NotMail, std::string(path), {}};
    case CompoundState::Damaged:
    case CompoundState::Good:
        break;
    }
    return {IntakeError::ReadFailed, std::string(path), "damaged Outlook message"};
}

/// FNV-1a, 64 bits.
std::uint64_t hashOf(std::string_view bytes)
{
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : bytes) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    }
    return hash;
}

} // namespace

tl::expected<RawMail, IntakeFailure> readMsg(std::string_view bytes, std::string_view path,
                                             const outlook::MsgLimits &limits)
{
    auto root = outlook::Storage::open(bytes);
    if (!root) {
        return tl::unexpected(failure(root.error(), path));
    }
    const auto message = outlook::MapiObject::message(*root);
    if (!message) {
        return tl::unexpected(IntakeFailure{IntakeError::NotMail, std::string(path), "document of an Office program"});
    }
    outlook::MsgWriter writer(limits, hashOf(bytes));
    writer.write(*message);

    const Span whole{0, bytes.size()};
    RawMail mail;
    mail.storage = std::make_shared<const std::string>(writer.takeMail());
    mail.bytes = *mail.storage;
    mail.map.addWhole({0, mail.bytes.size()}, whole);
    mail.anomalies.push_back({"converted-from-msg", whole});
    for (const std::string_view oddity : writer.oddities()) {
        mail.anomalies.push_back({oddity, whole});
    }
    if (root->budgetExceeded()) {
        mail.anomalies.push_back({"damaged-file", whole});
    }
    return mail;
}

} // namespace todoke
