// SPDX-License-Identifier: MIT
#pragma once

#include "core/bounce/delivery_report.h"
#include "core/bounce/formats/delivery_status.h"
#include "core/bounce/formats/outcome_draft.h"
#include "core/bounce/formats/text_notice.h"
#include "core/bounce/notice_signs.h"
#include "core/mail/message.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// Reads one mail as a delivery report: gathers its parts, lets the readers of formats/ have them, and puts together
/// what the fields and the text tell about each recipient. The way through is in notice_reader.cpp; notice_texts.cpp
/// chooses the texts, notice_outcomes.cpp puts the outcomes together, fragment.cpp reads pieces without a header,
/// nested_notice.cpp notices inside other mails, other_reports.cpp what is no notice of non-delivery.
class NoticeReader
{
public:
    /// `depth` counts notices inside notices.
    explicit NoticeReader(const Message &message, std::uint32_t depth = 0) : m_message(message), m_depth(depth) {}

    [[nodiscard]] DeliveryReport read();

private:
    struct Parts
    {
        std::vector<std::size_t> plain; ///< text/plain leaves
        std::vector<std::size_t> html;
        std::vector<std::size_t> status;
        std::size_t feedback = Part::none;
        std::size_t receipt = Part::none;
        std::size_t returned = Part::none; ///< the entity inside message/rfc822 and the like
    };

    [[nodiscard]] bool isFragment() const;
    [[nodiscard]] DeliveryReport readFragment();
    [[nodiscard]] std::vector<OutcomeDraft> draftsOfReplies(std::size_t size) const;
    void dropDoubtful(std::vector<OutcomeDraft> &drafts) const;
    [[nodiscard]] DeliveryReport readEntity(std::size_t root);

    [[nodiscard]] Parts gather(std::size_t root) const;
    [[nodiscard]] std::vector<OutcomeDraft> readFields(const StatusFields &fields, DeliveryReport &report);
    void readText(const Parts &parts, DeliveryReport &report);
    void readReturned(const Parts &parts, DeliveryReport &report);
    bool readFeedbackMail(const Parts &parts, DeliveryReport &report);
    bool readReceiptMail(const Parts &parts, DeliveryReport &report);
    bool readNested(const Parts &parts, DeliveryReport &report);
    bool readForwarded(const Parts &parts, DeliveryReport &report);
    bool readListRefusal(const Part &part, DeliveryReport &report);
    [[nodiscard]] bool holdsStatusFields() const;

    void mergeText(std::vector<OutcomeDraft> &drafts);
    void giveLoose(std::vector<OutcomeDraft> &drafts);
    void fallBack(std::vector<OutcomeDraft> &drafts, const DeliveryReport &report) const;
    [[nodiscard]] bool isNotice(const std::vector<OutcomeDraft> &drafts, const DeliveryReport &report) const;
    void finish(std::vector<OutcomeDraft> &drafts, DeliveryReport &report);
    [[nodiscard]] Span spanOf(std::string_view piece) const;

    const Message &m_message;
    std::uint32_t m_depth;
    NoticeSigns m_signs;
    std::vector<SourceText> m_texts; ///< every text that views point into
    NoticeLines m_lines;
    TextNotice m_text;
    std::string m_localMta; ///< Reporting-MTA
    std::string_view m_format;
    bool m_hasStatus = false;
    bool m_bodyOnly = false; ///< parts of a mail without its header
};

} // namespace todoke
