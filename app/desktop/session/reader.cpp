// SPDX-License-Identifier: MIT
#include "app/desktop/session/reader.h"

#include <utility>

namespace todoke {

struct Reader::Worker : public QObject
{
    std::string folder;
    std::unique_ptr<Diagnoser> diagnoser;
    KnowledgePtr knowledge;

    const Diagnoser &rules()
    {
        if (diagnoser == nullptr) {
            knowledge = std::make_shared<const Knowledge>(loadKnowledge(folder));
            diagnoser = std::make_unique<Diagnoser>(knowledge);
        }
        return *diagnoser;
    }
};

Reader::Reader(const QString &userKnowledgeFolder, QObject *parent)
    : QObject(parent), m_worker(std::make_unique<Worker>())
{
    m_worker->folder = userKnowledgeFolder.toStdString();
    m_worker->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("todoke-reader"));
    m_thread.start();
    run([this](Worker &worker) {
        worker.rules();
        QMetaObject::invokeMethod(this, [this, knowledge = worker.knowledge] { Q_EMIT knowledgeReady(knowledge); });
    });
}

Reader::~Reader()
{
    forget();
    m_thread.quit();
    m_thread.wait();
}

void Reader::run(std::function<void(Worker &)> job)
{
    QMetaObject::invokeMethod(m_worker.get(), [worker = m_worker.get(), job = std::move(job)] { job(*worker); });
}

void Reader::readText(QByteArray bytes, QString name)
{
    const quint64 ticket = ++*m_latestRead;
    run([this, ticket, latest = m_latestRead, bytes = std::move(bytes), name = std::move(name)](Worker &worker) {
        if (ticket == *latest) {
            deliver(ticket, todoke::readText(bytes, name, worker.rules()));
        }
    });
}

void Reader::readPath(const QString &path)
{
    const quint64 ticket = ++*m_latestRead;
    run([this, ticket, latest = m_latestRead, path](Worker &worker) {
        const auto stillWanted = [ticket, &latest] { return ticket == *latest; };
        if (stillWanted()) {
            deliver(ticket, readFirstFailure(path, worker.rules(), stillWanted));
        }
    });
}

void Reader::deliver(quint64 ticket, const ReadResult &result)
{
    QMetaObject::invokeMethod(this, [this, ticket, result] {
        if (ticket == *m_latestRead) {
            Q_EMIT read(result);
        }
    });
}

void Reader::compose(ComposeOrder order)
{
    const quint64 ticket = ++*m_latestCompose;
    run([this, ticket, latest = m_latestCompose, order = std::move(order)](Worker &worker) {
        if (ticket != *latest) {
            return;
        }
        const Knowledge &knowledge = worker.rules().knowledge();
        auto inquiry = std::make_shared<const Inquiry>(writeInquiry(
            order.analysis->examination, knowledge, order.contract, order.answers, order.earlier, order.options));
        QMetaObject::invokeMethod(this, [this, ticket, inquiry] {
            if (ticket == *m_latestCompose) {
                Q_EMIT composed(inquiry);
            }
        });
    });
}

void Reader::forget()
{
    ++*m_latestRead;
    ++*m_latestCompose;
}

} // namespace todoke
