// SPDX-License-Identifier: MIT
#include "core/cases/sqlite/case_rows.h"

#include <QVariant>

namespace todoke {

namespace {

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString fromAnswer(Answer answer)
{
    switch (answer) {
    case Answer::Yes:
        return QStringLiteral("yes");
    case Answer::No:
        return QStringLiteral("no");
    case Answer::NotSaid:
        break;
    }
    return QStringLiteral("");
}

Answer toAnswer(const QString &text)
{
    if (text == QLatin1String("yes")) {
        return Answer::Yes;
    }
    return text == QLatin1String("no") ? Answer::No : Answer::NotSaid;
}

QVariant fromDate(const std::optional<QDate> &date)
{
    return date && date->isValid() ? QVariant(date->toString(Qt::ISODate)) : QVariant(QMetaType::fromType<QString>());
}

std::optional<QDate> toDate(const QVariant &value)
{
    const QDate date = QDate::fromString(value.toString(), Qt::ISODate);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

} // namespace

const QStringList &caseColumns()
{
    static const QStringList columns{
        QStringLiteral("id"),
        QStringLiteral("input_name"),
        QStringLiteral("step"),
        QStringLiteral("reached_step"),
        QStringLiteral("state"),
        QStringLiteral("title"),
        QStringLiteral("cause"),
        QStringLiteral("recipient"),
        QStringLiteral("recipient_domain"),
        QStringLiteral("sending_ip"),
        QStringLiteral("provider"),
        QStringLiteral("kind"),
        QStringLiteral("other_recipients_work"),
        QStringLiteral("only_this_sender"),
        QStringLiteral("tried_again"),
        QStringLiteral("since"),
        QStringLiteral("mail_count"),
        QStringLiteral("tried"),
        QStringLiteral("edited_text"),
        QStringLiteral("reception_number"),
        QStringLiteral("sent_on"),
        QStringLiteral("retry_on"),
        QStringLiteral("answer_by"),
        QStringLiteral("created_ms"),
        QStringLiteral("created_offset"),
        QStringLiteral("changed_ms"),
        QStringLiteral("changed_offset"),
    };
    return columns;
}

QVariantList rowOf(const Case &value)
{
    const StoredTime created = toStored(value.createdAt);
    const StoredTime changed = toStored(value.changedAt);
    return {
        value.id.value != 0 ? QVariant(value.id.value) : QVariant(QMetaType::fromType<qint64>()),
        notNull(value.inputName),
        value.step,
        value.reachedStep,
        toQString(toName(value.state)),
        notNull(value.title),
        notNull(value.cause),
        notNull(value.recipient),
        domainOf(value.recipient),
        notNull(value.sendingIp),
        notNull(value.provider),
        toQString(toName(value.kind)),
        fromAnswer(value.answers.otherRecipientsWork),
        fromAnswer(value.answers.onlyThisSenderAddress),
        fromAnswer(value.answers.triedAgain),
        toQString(value.answers.since),
        toQString(value.answers.count),
        toQString(value.answers.tried),
        notNull(value.editedText),
        notNull(value.receptionNumber),
        fromDate(value.sentOn),
        fromDate(value.retryOn),
        fromDate(value.answerBy),
        created.milliseconds,
        created.offset,
        changed.milliseconds,
        changed.offset,
    };
}

Case caseFromRow(const QSqlQuery &row)
{
    int column = 0;
    const auto next = [&row, &column] { return row.value(column++); };
    const auto nextText = [&next] { return next().toString(); };
    const auto nextTime = [&next] {
        const qint64 milliseconds = next().toLongLong();
        return fromStored({milliseconds, next().toInt()});
    };
    Case value;
    value.id = {next().toLongLong()};
    value.inputName = nextText();
    value.step = next().toInt();
    value.reachedStep = next().toInt();
    value.state = caseStateFromName(nextText().toStdString()).value_or(CaseState::Draft);
    value.title = nextText();
    value.cause = nextText();
    value.recipient = nextText();
    ++column; // recipient_domain only serves the search
    value.sendingIp = nextText();
    value.provider = nextText();
    value.kind = inquiryKindFromName(nextText().toStdString()).value_or(InquiryKind::Request);
    value.answers.otherRecipientsWork = toAnswer(nextText());
    value.answers.onlyThisSenderAddress = toAnswer(nextText());
    value.answers.triedAgain = toAnswer(nextText());
    value.answers.since = nextText().toStdString();
    value.answers.count = nextText().toStdString();
    value.answers.tried = nextText().toStdString();
    value.editedText = nextText();
    value.receptionNumber = nextText();
    value.sentOn = toDate(next());
    value.retryOn = toDate(next());
    value.answerBy = toDate(next());
    value.createdAt = nextTime();
    value.changedAt = nextTime();
    return value;
}

QString domainOf(const QString &address)
{
    const qsizetype at = address.lastIndexOf(u'@');
    return at < 0 ? QStringLiteral("") : notNull(address.mid(at + 1).toLower());
}

StoredTime toStored(const QDateTime &time)
{
    const QDateTime known = time.isValid() ? time : QDateTime::currentDateTime();
    return {known.toMSecsSinceEpoch(), known.offsetFromUtc()};
}

QDateTime fromStored(StoredTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.milliseconds, Qt::OffsetFromUTC, time.offset);
}

QString notNull(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

} // namespace todoke
