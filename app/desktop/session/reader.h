// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/session/file_reading.h"
#include "core/inquiry/inquiry.h"
#include "core/knowledge/knowledge.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace todoke {

using KnowledgePtr = std::shared_ptr<const Knowledge>;
using InquiryPtr = std::shared_ptr<const Inquiry>;

/// All that the writer of a request needs.
struct ComposeOrder
{
    AnalysisPtr analysis;
    ContractData contract;
    Answers answers;
    std::optional<EarlierInquiry> earlier;
    InquiryOptions options;
};

/// Reads and composes in a thread of its own, so that the window never waits. Knowledge and rules are made there too,
/// on the first need. Only the latest order of each sort is answered: what is out of date is dropped, before or after
/// the work.
class Reader : public QObject
{
    Q_OBJECT

public:
    explicit Reader(const QString &userKnowledgeFolder, QObject *parent = nullptr);
    ~Reader() override;

    void readText(QByteArray bytes, QString name);
    /// A file, a mailbox or a folder: of several mails the first that tells of a failure is taken.
    void readPath(const QString &path);
    void compose(ComposeOrder order);
    /// Nothing that was ordered is wanted any more.
    void forget();

Q_SIGNALS:
    void knowledgeReady(todoke::KnowledgePtr knowledge);
    void read(const todoke::ReadResult &result);
    void composed(todoke::InquiryPtr inquiry);

private:
    struct Worker;
    void run(std::function<void(Worker &)> job);
    void deliver(quint64 ticket, const ReadResult &result);

    QThread m_thread;
    std::unique_ptr<Worker> m_worker; ///< lives in m_thread; deleted when it has ended
    std::shared_ptr<std::atomic<quint64>> m_latestRead = std::make_shared<std::atomic<quint64>>(0);
    std::shared_ptr<std::atomic<quint64>> m_latestCompose = std::make_shared<std::atomic<quint64>>(0);
};

} // namespace todoke
