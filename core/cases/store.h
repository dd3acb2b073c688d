// SPDX-License-Identifier: MIT
#pragma once

#include "core/cases/case.h"
#include "core/cases/store_error.h"

#include <memory>
#include <optional>
#include <vector>

#include <tl/expected.hpp>

#include <QString>

namespace todoke {

/// The case store: one SQLite file (WAL, schema version in user_version, a copy is kept before each migration). A
/// damaged file is moved aside under a new name and told through trouble(); nothing is ever deleted. Use it from the
/// thread that made it. Two windows may have the same store open: each save is one transaction, and history only grows.
class CaseStore
{
public:
    /// Opens or makes the store, with the folders it lies in; the file is for its owner alone (0600). A damaged file is
    /// kept under another name and a fresh store is opened: see trouble(). TooNew, NoPermission and the file of another
    /// program (CannotOpen) leave the file as it is. Needs a QCoreApplication.
    [[nodiscard]] static tl::expected<std::unique_ptr<CaseStore>, StoreError> open(const QString &path);
    ~CaseStore();
    CaseStore(const CaseStore &) = delete;
    CaseStore &operator=(const CaseStore &) = delete;

    /// What went wrong at opening although the store works now (a damaged file was set aside).
    [[nodiscard]] const std::optional<StoreError> &trouble() const { return m_trouble; }
    [[nodiscard]] const QString &path() const { return m_path; }

    /// Saves a case (new when its id is 0) and its events in one transaction. The id comes back. History is never
    /// rewritten: events that the store knows stay, new ones are added. An empty input leaves the stored one alone, so
    /// that a case out of list() can be saved. An invalid createdAt or changedAt is stored as now.
    [[nodiscard]] tl::expected<CaseId, StoreError> save(const Case &value);
    /// The whole case; nothing when there is none, or when it was removed.
    [[nodiscard]] std::optional<Case> load(CaseId id) const;
    /// All cases without their input and events, newest change first.
    [[nodiscard]] std::vector<Case> list() const;
    /// Earlier cases of the same trouble (same recipient domain or same refused IP, same cause), newest first, without
    /// input and events.
    [[nodiscard]] std::vector<Case> earlier(const Case &value) const;
    /// Takes a case out of the list; the row is kept in the file, marked as removed.
    [[nodiscard]] tl::expected<void, StoreError> remove(CaseId id);
    /// Takes remove() back.
    [[nodiscard]] tl::expected<void, StoreError> restore(CaseId id);

    /// Small settings that live with the cases: contract data, the last case on the screen. UTF-8.
    [[nodiscard]] QString setting(const QString &key) const;
    [[nodiscard]] tl::expected<void, StoreError> setSetting(const QString &key, const QString &value);

private:
    CaseStore(QString connection, QString path);
    QString m_connection;
    QString m_path;
    std::optional<StoreError> m_trouble;
};

} // namespace todoke
