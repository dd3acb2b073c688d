// SPDX-License-Identifier: MIT
#pragma once

#include "core/cases/case.h"
#include "core/cases/store.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QThread>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace todoke {

/// Names a case from its first letter on, before the store has given it an id. Unique in a process.
using CaseKey = quint64;

/// The case store in a thread of its own, so that a slow disk never holds the window. Where the store cannot be opened
/// or written, cases live in memory until the program ends, and trouble() says so.
class CaseKeeper : public QObject
{
    Q_OBJECT

public:
    explicit CaseKeeper(QString path, QObject *parent = nullptr);
    /// Writes what is still waiting.
    ~CaseKeeper() override;

    /// Waits until the store is open and its settings are read, at most so long; false when it takes longer.
    bool waitUntilOpen(int milliseconds);

    /// What went wrong at opening: it may have come before anybody listened.
    struct Trouble
    {
        StoreError error;
        bool kept = false;
    };
    [[nodiscard]] const std::optional<Trouble> &openingTrouble() const { return m_openingTrouble; }

    [[nodiscard]] QString setting(const QString &key) const { return m_settings.value(key); }
    void setSetting(const QString &key, const QString &value);

    /// Saves in the order of calls; `saved` tells the id.
    void save(CaseKey key, const Case &value);
    void load(CaseId id);
    void remove(CaseId id);
    /// Takes remove() back.
    void restore(CaseId id);
    /// Asks for earlier cases of the same trouble.
    void findEarlier(CaseKey key, const Case &value);
    /// Waits until all that was ordered is done.
    void flush();

Q_SIGNALS:
    void opened();
    void saved(todoke::CaseKey key, todoke::CaseId id);
    void loaded(const std::optional<todoke::Case> &value);
    void listed(const std::vector<todoke::Case> &cases);
    void earlierFound(todoke::CaseKey key, const std::vector<todoke::Case> &cases);
    /// Something did not work. `kept`: cases are still kept on disk (a damaged file was set aside).
    void trouble(const todoke::StoreError &error, bool kept);
    /// Writing works again after trouble.
    void recovered();

private:
    struct Worker;
    void run(std::function<void(Worker &)> job);
    void open(Worker &worker, const QString &path);
    void list(Worker &worker);

    QThread m_thread;
    std::unique_ptr<Worker> m_worker;
    QHash<QString, QString> m_settings;
    std::optional<Trouble> m_openingTrouble;
};

/// The keys of what is kept beside the cases.
namespace setting_key {
extern const QString language;
extern const QString textScale;
extern const QString lastCase;
extern const QString geometry;
extern const QString withSubject;
extern const QString withNames;
[[nodiscard]] QString contract(const QString &field); ///< "company", "person", ...
[[nodiscard]] QStringList all();
} // namespace setting_key

} // namespace todoke
