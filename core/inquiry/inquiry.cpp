// SPDX-License-Identifier: MIT
#include "core/inquiry/inquiry.h"

#include "core/inquiry/advice.h"
#include "core/inquiry/facts.h"
#include "core/inquiry/letters/letters.h"
#include "core/inquiry/privacy/what_leaves.h"

namespace todoke {

Inquiry writeInquiry(const Examination &examination, const Knowledge &knowledge, const ContractData &contract,
                     const Answers &answers, const std::optional<EarlierInquiry> &earlier,
                     const InquiryOptions &options)
{
    const Facts facts = gatherFacts(examination, knowledge, contract, answers, earlier, options);
    Inquiry inquiry;
    inquiry.kind = options.kind;
    inquiry.provider = facts.provider->id;
    switch (options.kind) {
    case InquiryKind::Request:
        writeRequest(facts, inquiry);
        break;
    case InquiryKind::ReRequest:
        writeReRequest(facts, inquiry);
        break;
    case InquiryKind::RecipientAdmin:
        writeRecipientAdminRequest(facts, inquiry);
        break;
    case InquiryKind::Phone:
        writePhoneScript(facts, inquiry);
        break;
    }
    addAdvice(facts, inquiry);
    listWhatLeaves(facts, inquiry);
    return inquiry;
}

} // namespace todoke
