// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/session/case_keeper.h"
#include "app/desktop/session/reader.h"
#include "core/cases/case.h"
#include "core/inquiry/inquiry.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace todoke {

/// The case on the screen. What the user does comes in as an event, a new value goes out as a signal; widgets only show
/// it. Every change is saved by itself a moment later.
class CaseSession : public QObject
{
    Q_OBJECT

public:
    using Clock = std::function<QDateTime()>;
    static constexpr int steps = 5;

    CaseSession(Reader &reader, CaseKeeper &keeper, Clock clock, QObject *parent = nullptr);

    [[nodiscard]] const Case &current() const { return m_case; }
    [[nodiscard]] const AnalysisPtr &analysis() const { return m_analysis; }
    [[nodiscard]] const KnowledgePtr &knowledge() const { return m_knowledge; }
    [[nodiscard]] const InquiryPtr &inquiry() const { return m_inquiry; }
    [[nodiscard]] const std::optional<IntakeFailure> &failure() const { return m_failure; }
    [[nodiscard]] const ContractData &contract() const { return m_contract; }
    [[nodiscard]] const std::optional<Case> &earlier() const { return m_earlier; }
    [[nodiscard]] const std::vector<Case> &cases() const { return m_cases; }
    [[nodiscard]] bool isReading() const { return m_reading; }
    [[nodiscard]] bool withSubject() const { return m_withSubject; }
    [[nodiscard]] bool withNames() const { return m_withNames; }
    [[nodiscard]] QDateTime now() const { return m_clock(); }
    [[nodiscard]] bool isAvailable(int step) const;
    /// The provider chosen or recognised; "other" where none is; null before the knowledge is there.
    [[nodiscard]] const Provider *provider() const;
    /// The request as it will be copied: the user's own text where he changed it.
    [[nodiscard]] QString inquiryText() const;

    // Events.
    void restoreLast();
    void startNew();
    void open(CaseId id);
    void removeCase(CaseId id);
    void takeText(const QByteArray &utf8);
    void takeFile(const QString &path, bool thenShowResult = false);
    void takeSample(const QString &resource);
    void goTo(int step);
    void answer(const Answers &answers);
    void chooseProvider(const QString &id);
    void chooseKind(InquiryKind kind);
    void setContract(const ContractData &contract);
    void setWithSubject(bool with);
    void setWithNames(bool with);
    void editInquiry(const QString &text);
    void dropEdits();
    void markSent();
    void markRetried(bool arrived);
    void markSolved(const QString &whatHelped);
    void setReceptionNumber(const QString &number);
    void addNote(const QString &text);
    /// Saves now and waits until it is on disk.
    void flush();

Q_SIGNALS:
    void knowledgeReady();
    void caseReplaced();   ///< another case is on the screen
    void readingChanged(); ///< a reading began or ended: analysis(), failure()
    void analysisReady();  ///< a new analysis or a failure has come
    void stepChanged(int step);
    void caseChanged(); ///< dates, state, answers ... of the same case
    void inquiryChanged();
    void casesChanged();

private:
    void replaceCase(Case value);
    void readAgain();
    void onRead(const ReadResult &result);
    void fillFromAnalysis();
    void onEarlier(CaseKey key, const std::vector<Case> &cases);
    void onListed(const std::vector<Case> &cases);
    void beginInput(const QByteArray &input, const QString &name);
    void stopReading();
    void compose();
    void touch();
    void saveNow();
    void loadContract();

    Reader &m_reader;
    CaseKeeper &m_keeper;
    Clock m_clock;
    CaseKey m_key = 1;
    Case m_case;
    AnalysisPtr m_analysis;
    KnowledgePtr m_knowledge;
    InquiryPtr m_inquiry;
    std::optional<IntakeFailure> m_failure;
    ContractData m_contract;
    std::optional<Case> m_earlier;
    std::vector<Case> m_cases;
    bool m_withSubject = false;
    bool m_withNames = false;
    bool m_reading = false;
    bool m_fresh = false;      ///< the analysis under way is of new input: recognised values replace chosen ones
    bool m_showResult = false; ///< go to the result when the analysis is there
    bool m_loading = false;    ///< a case was asked for
    bool m_dirty = false;      ///< changes wait for m_saveTimer
    QTimer m_saveTimer;
    QTimer m_composeTimer;
};

} // namespace todoke
