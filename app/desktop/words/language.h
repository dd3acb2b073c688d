// SPDX-License-Identifier: MIT
#pragma once

#include "core/knowledge/knowledge.h"

#include <QDate>
#include <QDateTime>
#include <QLocale>
#include <QString>

#include <optional>

namespace todoke {

/// The language of the window; Japanese or English. Used from the UI thread only.
[[nodiscard]] Language uiLanguage();
/// Installs the translations of that language (and of Qt's own dialogs where they are on the machine). Windows get a
/// QEvent::LanguageChange.
void setUiLanguage(Language language);

[[nodiscard]] Language languageFor(const QLocale &locale);
[[nodiscard]] std::optional<Language> languageFromName(const QString &name); ///< "ja", "en"
[[nodiscard]] QString toLanguageName(Language language);

/// A knowledge text in the language of the window.
[[nodiscard]] QString inUi(const LocalText &text);

/// 「11月20日(金)」, "Fri, 20 Nov"; with the year where it is not this year's.
[[nodiscard]] QString dayWords(QDate day, QDate today);
/// Day and time of day.
[[nodiscard]] QString momentWords(const QDateTime &moment, QDate today);

} // namespace todoke
