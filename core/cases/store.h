// SPDX-License-Identifier: MIT
#pragma once

#include "core/cases/case.h"

#include <tl/expected.hpp>

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace todoke {

struct StoreError
{
    enum class Kind : std::uint8_t { CannotOpen, NoPermission, Damaged, TooNew, WriteFailed, DiskFull };
    Kind kind = Kind::CannotOpen;
    QString path;     ///< the store's file
    QString detail;   ///< what SQLite or the system said
    QString keptCopy; ///< where a damaged or older file was kept; empty when there was none
};

/// The case store: one SQLite file (WAL, schema version in user_version, a copy is kept before each migration). A damaged
/// file is moved aside under a new name and told through `openedWithTrouble`; nothing is ever deleted. One writer a store;
/// use it from the thread that made it.
class CaseStore
{
public:
    /// Opens or makes the store. On Damaged the old file was kept under `keptCopy` and a fresh store was opened: see trouble().
    [[nodiscard]] static tl::expected<std::unique_ptr<CaseStore>, StoreError> open(const QString &path);
    ~CaseStore();
    CaseStore(const CaseStore &) = delete;
    CaseStore &operator=(const CaseStore &) = delete;

    /// What went wrong at opening although the store works now (a damaged file was set aside).
    [[nodiscard]] const std::optional<StoreError> &trouble() const { return m_trouble; }

    /// Saves a case (new when its id is 0) and its events in one transaction. The id comes back.
    [[nodiscard]] tl::expected<CaseId, StoreError> save(const Case &value);
    [[nodiscard]] std::optional<Case> load(CaseId id) const;
    /// All cases without their input, newest change first.
    [[nodiscard]] std::vector<Case> list() const;
    /// Earlier cases of the same trouble (same recipient domain or same refused IP, same cause), newest first.
    [[nodiscard]] std::vector<Case> earlier(const Case &value) const;
    /// Takes a case out of the list; the row is kept in the file, marked as removed.
    [[nodiscard]] tl::expected<void, StoreError> remove(CaseId id);

    /// Small settings that live with the cases: contract data, the last case on the screen. UTF-8.
    [[nodiscard]] QString setting(const QString &key) const;
    [[nodiscard]] tl::expected<void, StoreError> setSetting(const QString &key, const QString &value);

private:
    explicit CaseStore(QString connection);
    QString m_connection;
    std::optional<StoreError> m_trouble;
};

} // namespace todoke
