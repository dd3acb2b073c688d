// SPDX-License-Identifier: MIT
#include "app/desktop/words/language.h"

#include "app/desktop/words/text.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace todoke {

namespace {

struct UiLanguage
{
    Language language = Language::English;
    QTranslator own;
    QTranslator qt;
};

UiLanguage &state()
{
    static UiLanguage value;
    return value;
}

QLocale uiLocale()
{
    return uiLanguage() == Language::Japanese ? QLocale(QLocale::Japanese, QLocale::Japan)
                                              : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

} // namespace

Language uiLanguage()
{
    return state().language;
}

void setUiLanguage(Language language)
{
    UiLanguage &ui = state();
    ui.language = language;
    const QString name = toLanguageName(language);
    QCoreApplication::removeTranslator(&ui.own);
    QCoreApplication::removeTranslator(&ui.qt);
    if (ui.qt.load(QStringLiteral("qtbase_") + name, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&ui.qt);
    }
    if (ui.own.load(QStringLiteral(":/i18n/todoke_") + name)) {
        QCoreApplication::installTranslator(&ui.own);
    }
}

Language languageFor(const QLocale &locale)
{
    return locale.language() == QLocale::Japanese ? Language::Japanese : Language::English;
}

std::optional<Language> languageFromName(const QString &name)
{
    if (name == QLatin1String("ja")) {
        return Language::Japanese;
    }
    if (name == QLatin1String("en")) {
        return Language::English;
    }
    return std::nullopt;
}

QString toLanguageName(Language language)
{
    return language == Language::Japanese ? QStringLiteral("ja") : QStringLiteral("en");
}

QString inUi(const LocalText &text)
{
    return fromUtf8(text.in(uiLanguage()));
}

QString dayWords(QDate day, QDate today)
{
    const QString format = day.year() == today.year()
                               ? QCoreApplication::translate("Dates", "ddd, d MMM", "date format of this year")
                               : QCoreApplication::translate("Dates", "ddd, d MMM yyyy", "date format of another year");
    return uiLocale().toString(day, format);
}

QString momentWords(const QDateTime &moment, QDate today)
{
    return dayWords(moment.date(), today) + QLatin1Char(' ') +
           uiLocale().toString(moment.time(), QStringLiteral("HH:mm"));
}

} // namespace todoke
