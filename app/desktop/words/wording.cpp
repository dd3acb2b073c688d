// SPDX-License-Identifier: MIT
#include "app/desktop/words/wording.h"

#include "app/desktop/words/text.h"

#include <QCoreApplication>

namespace todoke::wording {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(todoke::Words)
};

} // namespace

QString stepName(int step)
{
    switch (step) {
    case 1:
        return Words::tr("Notice");
    case 2:
        return Words::tr("Result");
    case 3:
        return Words::tr("Questions");
    case 4:
        return Words::tr("Request");
    default:
        return Words::tr("Progress");
    }
}

QString state(CaseState state)
{
    switch (state) {
    case CaseState::Draft:
        return Words::tr("Not sent yet");
    case CaseState::Sent:
        return Words::tr("Waiting for an answer");
    case CaseState::Answered:
        return Words::tr("Answered");
    case CaseState::RetryFailed:
        return Words::tr("Still not arriving");
    case CaseState::Solved:
        return Words::tr("Solved");
    }
    return {};
}

QString event(EventKind kind)
{
    switch (kind) {
    case EventKind::Created:
        return Words::tr("Notice put in");
    case EventKind::Sent:
        return Words::tr("Request sent");
    case EventKind::Answered:
        return Words::tr("Answer received");
    case EventKind::Retried:
        return Words::tr("Tried sending again");
    case EventKind::Solved:
        return Words::tr("Solved");
    case EventKind::Note:
        return Words::tr("Note");
    }
    return {};
}

QString task(Task::Kind kind)
{
    return kind == Task::Kind::Retry ? Words::tr("Try sending again") : Words::tr("No answer yet");
}

QString confidence(Confidence confidence)
{
    switch (confidence) {
    case Confidence::High:
        return Words::tr("Sure. The notice says so in so many words.");
    case Confidence::Medium:
        return Words::tr("Fairly sure. The error number and the other server's habits point to it.");
    case Confidence::Low:
        return Words::tr("A guess. Only the error number points to it.");
    case Confidence::None:
        break;
    }
    return Words::tr("Not known. The notice does not tell enough.");
}

QString evidence(std::string_view what)
{
    if (what == "reply") {
        return Words::tr("Their server's answer");
    }
    if (what == "status") {
        return Words::tr("Error number");
    }
    if (what == "recipient") {
        return Words::tr("Recipient");
    }
    if (what == "remote-mta") {
        return Words::tr("Refusing server");
    }
    if (what == "local-mta") {
        return Words::tr("Reporting server");
    }
    if (what == "sending-ip") {
        return Words::tr("Your server's address");
    }
    if (what == "provider") {
        return Words::tr("Hosting company");
    }
    if (what == "original-header") {
        return Words::tr("Record of your mail");
    }
    return Words::tr("Deciding words");
}

QString inquiryKind(InquiryKind kind)
{
    switch (kind) {
    case InquiryKind::Request:
        return Words::tr("Request to the hosting company");
    case InquiryKind::ReRequest:
        return Words::tr("Second request to the hosting company");
    case InquiryKind::RecipientAdmin:
        return Words::tr("Request to the recipient's mail administrator");
    case InquiryKind::Phone:
        return Words::tr("What to say on the telephone");
    }
    return {};
}

QString command(SmtpCommand command)
{
    switch (command) {
    case SmtpCommand::Unknown:
        return {};
    case SmtpCommand::Connect:
    case SmtpCommand::Ehlo:
    case SmtpCommand::StartTls:
    case SmtpCommand::Auth:
        return Words::tr("when the connection was made (%1)").arg(fromUtf8(toName(command)));
    case SmtpCommand::Mail:
        return Words::tr("when the sender was named (%1)").arg(fromUtf8(toName(command)));
    case SmtpCommand::Rcpt:
        return Words::tr("when the recipient was named (%1)").arg(fromUtf8(toName(command)));
    case SmtpCommand::Data:
    case SmtpCommand::DataEnd:
    case SmtpCommand::Quit:
        return Words::tr("after the mail itself was handed over (%1)").arg(fromUtf8(toName(command)));
    }
    return {};
}

QString serverKind(ServerKind kind)
{
    switch (kind) {
    case ServerKind::Shared:
        return Words::tr("shared server of the hosting company");
    case ServerKind::Own:
        return Words::tr("server of your own (VPS or dedicated)");
    case ServerKind::Line:
        return Words::tr("your own internet line");
    case ServerKind::Unknown:
        break;
    }
    return {};
}

QString noFailure(ReportKind kind)
{
    switch (kind) {
    case ReportKind::Delivered:
        return Words::tr("This notice says that the mail arrived.");
    case ReportKind::Feedback:
        return Words::tr("This is a report that somebody marked a mail as spam.");
    case ReportKind::AutoReply:
        return Words::tr("This is an automatic reply. The mail arrived.");
    case ReportKind::Receipt:
        return Words::tr("This is a receipt. The mail arrived.");
    default:
        return Words::tr("No reason for a failure was found in this text.");
    }
}

QString verdict(const IntakeFacts &facts)
{
    using Verdict = IntakeFacts::Verdict;
    switch (facts.verdict) {
    case Verdict::Empty:
        return Words::tr("Nothing is in the box yet.");
    case Verdict::NothingFound:
        return Words::tr("This text tells of no mail that came back.");
    case Verdict::ShortHeader:
        return Words::tr("Only the sender, subject and the like are here.");
    case Verdict::OrdinaryMail:
        return Words::tr("This is an ordinary mail. No failure is told in it.");
    case Verdict::NotAFailure:
        return noFailure(facts.kind);
    case Verdict::ReasonOnly:
        return Words::tr("The reason was found.");
    case Verdict::OriginalMissing:
        return Words::tr("The reason was found. The delivery record of your own mail is not in the notice.");
    case Verdict::Complete:
        return facts.kind == ReportKind::Delay ? Words::tr("All is there. The mail is late, not lost.")
                                               : Words::tr("All that is needed is there.");
    }
    return {};
}

QString hint(const IntakeFacts &facts)
{
    using Verdict = IntakeFacts::Verdict;
    switch (facts.verdict) {
    case Verdict::Empty:
        return Words::tr("Paste the notice that came back, or open its file.");
    case Verdict::NothingFound:
        return Words::tr("Paste the whole notice, from its first line to its last. English text is fine.");
    case Verdict::ShortHeader:
        return Words::tr("Show the source of the notice and paste all of it. See below how to do that.");
    case Verdict::OrdinaryMail:
        return Words::tr(
            "Look for the mail titled \"Undelivered\", \"Returned mail\" or \"Delivery failure\" and paste that one.");
    case Verdict::NotAFailure:
        return Words::tr("If another notice has come, paste that one.");
    case Verdict::ReasonOnly:
        return Words::tr("With the whole notice the request gets better: the hosting company asks for the delivery "
                         "record (header).");
    case Verdict::OriginalMissing:
        return Words::tr(
            "If you can, paste the source of the notice to its very end: the hosting company asks for that part.");
    case Verdict::Complete:
        return Words::tr("Go on to the result.");
    }
    return {};
}

QString repair(std::string_view anomaly)
{
    if (anomaly.find("quote") != std::string_view::npos) {
        return Words::tr("The quotation marks (>) before the lines were taken off for reading.");
    }
    if (anomaly.find("indent") != std::string_view::npos) {
        return Words::tr("The blanks before the lines were taken off for reading.");
    }
    if (anomaly.find("double-spac") != std::string_view::npos) {
        return Words::tr("The empty lines between the lines were taken out for reading.");
    }
    if (anomaly.find("prose") != std::string_view::npos) {
        return Words::tr("The words before the notice were skipped.");
    }
    if (anomaly.find("wrap") != std::string_view::npos) {
        return Words::tr("Lines that were broken were joined again for reading.");
    }
    return Words::tr("The text was put in order for reading.");
}

QString intakeFailure(const IntakeFailure &failure, const QString &name)
{
    const QString what = name.isEmpty() ? Words::tr("the text") : Words::tr("\"%1\"").arg(name);
    switch (failure.error) {
    case IntakeError::NotFound:
        return Words::tr("%1 is not there any more. Choose the file again.").arg(what);
    case IntakeError::NoPermission:
        return Words::tr("%1 may not be read. Copy it to your desktop and open the copy.").arg(what);
    case IntakeError::ReadFailed:
        return Words::tr("%1 could not be read to its end. Copy it to your desktop and try again.").arg(what);
    case IntakeError::TooLarge:
        return Words::tr("%1 is too large for a mail. Open the notice alone: a file of that one mail.").arg(what);
    case IntakeError::NotMail:
        return Words::tr("%1 is not a mail (a picture or a document). Copy the notice as text and paste it here.")
            .arg(what);
    case IntakeError::Empty:
        return Words::tr("%1 is empty. Copy the notice again and paste it here.").arg(what);
    case IntakeError::UnsupportedForm:
        if (failure.detail.find("TNEF") != std::string::npos) {
            return Words::tr(
                       "%1 is a wrapper that only Outlook can open (winmail.dat). Ask whoever sent it to send the "
                       "notice again as text, or to save it in Outlook as a .msg file.")
                .arg(what);
        }
        return Words::tr("%1 has a form that cannot be read yet. Show the mail's text and paste it here.").arg(what);
    }
    return {};
}

QString storeTrouble(const StoreError &error, bool kept)
{
    if (kept) {
        return Words::tr("The file with your cases was damaged. It was set aside as %1, and a new one was begun.")
            .arg(error.keptCopy);
    }
    switch (error.kind) {
    case StoreError::Kind::NoPermission:
        return Words::tr("Cases cannot be kept: the folder may not be written (%1). You can go on working, but this is "
                         "lost when you close the window.")
            .arg(error.path);
    case StoreError::Kind::TooNew:
        return Words::tr("The file with your cases was written by a newer Todoke. It is left as it is; cases of today "
                         "are not kept. Please update Todoke.");
    case StoreError::Kind::DiskFull:
        return Words::tr(
            "The disk is full: cases cannot be kept. Make room; nothing is lost while this window is open.");
    case StoreError::Kind::WriteFailed:
        return Words::tr("The case could not be written to the disk (%1). It is tried again at the next change; "
                         "nothing is lost while this window is open.")
            .arg(error.path);
    case StoreError::Kind::Damaged:
    case StoreError::Kind::CannotOpen:
        break;
    }
    return Words::
        tr("The file with your cases cannot be opened (%1). You can go on working, but cases of today are not kept.")
            .arg(error.path);
}

QString duration(qint64 seconds)
{
    constexpr qint64 hour = 60; // minutes
    constexpr qint64 day = 24 * hour;
    const qint64 minutes = seconds / 60;
    if (seconds < 60) {
        return Words::tr("%1 s", "seconds").arg(seconds);
    }
    if (minutes < hour) {
        return Words::tr("%1 min").arg(minutes);
    }
    if (minutes < 2 * day) {
        return Words::tr("%1 h %2 min").arg(minutes / hour).arg(minutes % hour);
    }
    return Words::tr("%1 days").arg(minutes / day);
}

} // namespace todoke::wording
