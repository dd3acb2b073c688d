// SPDX-License-Identifier: MIT
#include "app/desktop/session/file_reading.h"

#include <QFile>
#include <QFileInfo>

namespace todoke {

namespace {

int rankOf(ReportKind kind)
{
    switch (kind) {
    case ReportKind::Bounce:
        return 3;
    case ReportKind::Delay:
        return 2;
    case ReportKind::Fragment:
        return 1;
    default:
        return 0;
    }
}

/// The best mail so far of a file or folder.
struct Pick
{
    std::size_t mails = 0;
    int rank = -1;
    std::string file;      ///< UTF-8
    Span span;             ///< of the mail in its file
    bool unpacked = false; ///< out of a .msg or zip: the mail's text does not stand in the file
    std::string copy;      ///< the mail as the reader saw it, for the case that the file has gone meanwhile
};

QByteArray bytesOf(const Pick &pick)
{
    if (pick.unpacked) {
        return QByteArray::fromStdString(pick.copy);
    }
    QFile file(QString::fromStdString(pick.file));
    if (file.open(QIODevice::ReadOnly)) {
        if (pick.mails == 1) {
            QByteArray all = file.readAll();
            if (file.error() == QFileDevice::NoError && !all.isEmpty()) {
                return all;
            }
        } else if (file.seek(static_cast<qint64>(pick.span.begin))) {
            QByteArray part = file.read(static_cast<qint64>(pick.span.size));
            if (part.size() == static_cast<qsizetype>(pick.span.size)) {
                return part;
            }
        }
    }
    return QByteArray::fromStdString(pick.copy);
}

ReadResult failed(IntakeFailure failure, const QString &name)
{
    ReadResult result;
    result.failure = std::move(failure);
    result.name = name;
    return result;
}

} // namespace

ReadResult readText(const QByteArray &bytes, const QString &name, const Diagnoser &diagnoser)
{
    ReadResult result;
    result.input = bytes;
    result.name = name;
    auto given = std::make_shared<const std::string>(bytes.toStdString());
    if (const auto looks = checkLooksLikeText(*given); !looks) {
        result.failure = looks.error();
        return result;
    }
    result.analysis = analyse(given, diagnoser);
    return result;
}

ReadResult readFirstFailure(const QString &path, const Diagnoser &diagnoser, const std::function<bool()> &stillWanted)
{
    const QString name = QFileInfo(path).fileName();
    Pick pick;
    std::optional<IntakeFailure> failure;
    readPath(
        path.toStdString(), IntakeLimits{},
        [&](RawMail mail, std::string_view file, std::size_t) {
            ++pick.mails;
            if (pick.rank < rankOf(ReportKind::Bounce)) {
                const Span whole = mail.map.toSource({0, mail.bytes.size()});
                const bool unpacked = isUnpacked(mail);
                std::string copy(mail.bytes);
                const Examination examination = examine(std::move(mail), diagnoser);
                if (const int rank = rankOf(examination.report.kind); rank > pick.rank) {
                    pick.rank = rank;
                    pick.file = file;
                    pick.span = whole;
                    pick.unpacked = unpacked;
                    pick.copy = std::move(copy);
                }
            }
            return stillWanted();
        },
        [&failure](const IntakeFailure &one) {
            if (!failure) {
                failure = one;
            }
        });
    if (pick.mails == 0) {
        return failed(failure.value_or(IntakeFailure{IntakeError::Empty, path.toStdString(), {}}), name);
    }
    ReadResult result;
    result.name = QFileInfo(QString::fromStdString(pick.file)).fileName();
    result.input = bytesOf(pick);
    result.analysis = analyse(std::make_shared<const std::string>(result.input.toStdString()), diagnoser, pick.mails);
    return result;
}

} // namespace todoke
