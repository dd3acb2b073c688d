// SPDX-License-Identifier: MIT
#include "app/desktop/session/case_keeper.h"

#include <QCoreApplication>
#include <QEvent>
#include <QSemaphore>

#include <algorithm>
#include <map>
#include <utility>

namespace todoke {

/// Lives in the keeper's thread.
struct CaseKeeper::Worker : public QObject
{
    std::unique_ptr<CaseStore> store;
    QHash<CaseKey, CaseId> ids;
    QHash<CaseKey, QByteArray> written; ///< the input that the store has: it is not written again with each change
    std::map<qint64, Case> unsaved;     ///< what could not be written, by id; newest wins over the store
    qint64 nextMemoryId = -1;           ///< ids of cases that were never on disk are negative
    bool failing = false;

    std::vector<Case> cases() const
    {
        std::vector<Case> all = store != nullptr ? store->list() : std::vector<Case>{};
        for (const auto &[id, value] : unsaved) {
            std::erase_if(all, [key = id](const Case &one) { return one.id.value == key; });
            all.push_back(value);
            all.back().input.clear();
        }
        std::stable_sort(all.begin(), all.end(),
                         [](const Case &a, const Case &b) { return a.changedAt > b.changedAt; });
        return all;
    }

    std::optional<Case> load(CaseId id) const
    {
        if (const auto found = unsaved.find(id.value); found != unsaved.end()) {
            return found->second;
        }
        return store != nullptr ? store->load(id) : std::nullopt;
    }

    /// Keeps the case in memory under the id that it has or gets.
    CaseId remember(CaseKey key, Case value)
    {
        if (value.id.value == 0) {
            value.id.value = nextMemoryId--;
        }
        ids.insert(key, value.id);
        unsaved[value.id.value] = value;
        return value.id;
    }

    tl::expected<CaseId, StoreError> save(CaseKey key, Case value)
    {
        if (ids.contains(key)) {
            value.id = ids.value(key);
        }
        if (store == nullptr) {
            return remember(key, std::move(value));
        }
        const qint64 memoryId = value.id.value;
        if (memoryId < 0) {
            value.id = {};
        }
        const QByteArray input = value.input;
        if (value.id.value > 0 && written.value(key).isSharedWith(input)) {
            value.input.clear();
        }
        auto saved = store->save(value);
        if (!saved) {
            value.id.value = memoryId;
            value.input = input;
            remember(key, std::move(value));
            return saved;
        }
        unsaved.erase(memoryId);
        ids.insert(key, *saved);
        written.clear(); // one case at a time is worked on
        written.insert(key, input);
        return saved;
    }
};

namespace setting_key {

const QString language = QStringLiteral("language");
const QString textScale = QStringLiteral("text-scale");
const QString lastCase = QStringLiteral("last-case");
const QString geometry = QStringLiteral("window-geometry");
const QString withSubject = QStringLiteral("inquiry/with-subject");
const QString withNames = QStringLiteral("inquiry/with-names");

QString contract(const QString &field)
{
    return QStringLiteral("contract/") + field;
}

QStringList all()
{
    QStringList keys{language, textScale, lastCase, geometry, withSubject, withNames};
    for (const char *field : {"company", "person", "customer-id", "domain", "server-name", "phone", "email"}) {
        keys << contract(QString::fromLatin1(field));
    }
    return keys;
}

} // namespace setting_key

CaseKeeper::CaseKeeper(QString path, QObject *parent) : QObject(parent), m_worker(std::make_unique<Worker>())
{
    m_worker->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("todoke-cases"));
    m_thread.start();
    run([this, path = std::move(path)](Worker &worker) { open(worker, path); });
}

CaseKeeper::~CaseKeeper()
{
    run([](Worker &worker) { worker.store.reset(); });
    flush();
    m_thread.quit();
    m_thread.wait();
}

void CaseKeeper::run(std::function<void(Worker &)> job)
{
    QMetaObject::invokeMethod(m_worker.get(), [worker = m_worker.get(), job = std::move(job)] { job(*worker); });
}

void CaseKeeper::open(Worker &worker, const QString &path)
{
    auto store = CaseStore::open(path);
    QHash<QString, QString> settings;
    std::optional<StoreError> error;
    if (store) {
        worker.store = std::move(*store);
        error = worker.store->trouble();
        for (const QString &key : setting_key::all()) {
            settings.insert(key, worker.store->setting(key));
        }
    } else {
        error = store.error();
        worker.failing = true;
    }
    const bool kept = worker.store != nullptr;
    QMetaObject::invokeMethod(this, [this, settings, error, kept] {
        m_settings = settings;
        if (error) {
            m_openingTrouble = Trouble{*error, kept};
        }
        Q_EMIT opened();
        if (error) {
            Q_EMIT trouble(*error, kept);
        }
    });
    list(worker);
}

bool CaseKeeper::waitUntilOpen(int milliseconds)
{
    // The result of open() waits in this thread's queue before the semaphore is released.
    const auto done = std::make_shared<QSemaphore>();
    run([done](Worker &) { done->release(); });
    if (!done->tryAcquire(1, milliseconds)) {
        return false;
    }
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
    return true;
}

void CaseKeeper::setSetting(const QString &key, const QString &value)
{
    if (m_settings.value(key) == value) {
        return;
    }
    m_settings.insert(key, value);
    run([key, value](Worker &worker) {
        if (worker.store != nullptr) {
            // A setting that cannot be written is no loss to tell of: the next case that cannot be written is.
            static_cast<void>(worker.store->setSetting(key, value));
        }
    });
}

void CaseKeeper::save(CaseKey key, const Case &value)
{
    run([this, key, value](Worker &worker) {
        const auto result = worker.save(key, value);
        const bool wasFailing = std::exchange(worker.failing, !result || worker.store == nullptr);
        QMetaObject::invokeMethod(this, [this, key, result, id = worker.ids.value(key), wasFailing] {
            if (!result) {
                Q_EMIT trouble(result.error(), false);
            }
            if (result && wasFailing && id.value > 0) {
                Q_EMIT recovered();
            }
            Q_EMIT saved(key, id);
        });
        list(worker);
    });
}

void CaseKeeper::load(CaseId id)
{
    run([this, id](Worker &worker) {
        QMetaObject::invokeMethod(this, [this, value = worker.load(id)] { Q_EMIT loaded(value); });
    });
}

void CaseKeeper::remove(CaseId id)
{
    run([this, id](Worker &worker) {
        worker.unsaved.erase(id.value);
        if (worker.store != nullptr && id.value > 0) {
            if (const auto result = worker.store->remove(id); !result) {
                QMetaObject::invokeMethod(this, [this, error = result.error()] { Q_EMIT trouble(error, false); });
            }
        }
        list(worker);
    });
}

void CaseKeeper::restore(CaseId id)
{
    run([this, id](Worker &worker) {
        if (worker.store != nullptr) {
            if (const auto result = worker.store->restore(id); !result) {
                QMetaObject::invokeMethod(this, [this, error = result.error()] { Q_EMIT trouble(error, false); });
            }
        }
        list(worker);
    });
}

void CaseKeeper::findEarlier(CaseKey key, const Case &value)
{
    run([this, key, value](Worker &worker) {
        auto cases = worker.store != nullptr ? worker.store->earlier(value) : std::vector<Case>{};
        QMetaObject::invokeMethod(this, [this, key, cases = std::move(cases)] { Q_EMIT earlierFound(key, cases); });
    });
}

void CaseKeeper::list(Worker &worker)
{
    QMetaObject::invokeMethod(this, [this, cases = worker.cases()] { Q_EMIT listed(cases); });
}

void CaseKeeper::flush()
{
    waitUntilOpen(-1);
}

} // namespace todoke
