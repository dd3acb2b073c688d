// SPDX-License-Identifier: MIT
#include "running_window.h"

#include "app/desktop/models/evidence_model.h"
#include "app/desktop/widgets/paste_edit.h"
#include "app/desktop/widgets/raw_text_view.h"

#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QUrl>

using namespace todoke;

/// The main job, by keyboard alone in the real window: from a notice on the clipboard to a request on the clipboard.
class TestJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pasteToCopiedRequest_data();
    void pasteToCopiedRequest();
    void bottomButtonsLeadThrough();
    void typingIsReadWithin300ms();
    void evidenceByKeyAndCaret();
    void focusGoesRound();
    void questionsAndContractReachTheRequest();
    void ownTextStays();
    void sentRetriedSolved();
    void reopenedAsItWas();
    void fileOnTheCommandLine();
    void mailProgramGetsTheRequest();
    void taskOfTodayOpensItsCase();
    void removedCaseComesBack();
    void sameTroubleAgainOffersSecondRequest();
    void severalRecipients();

private:
    static void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    static void pasteByKey(RunningWindow &running, const QString &sample);
};

void TestJourney::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QVERIFY2(focus != nullptr, "nothing has the focus");
    QTest::keyClick(focus, key, modifiers);
    QTest::qWait(1); // what is queued by the key
}

void TestJourney::pasteByKey(RunningWindow &running, const QString &sample)
{
    QCOMPARE(QApplication::focusWidget(), running.find<PasteEdit>("paste"));
    QApplication::clipboard()->setText(QString::fromUtf8(sampleBytes(sample)));
    key(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(running.waitRead());
    QCOMPARE(running.session().current().input, sampleBytes(sample));
}

void TestJourney::pasteToCopiedRequest_data()
{
    QTest::addColumn<QString>("sample");
    QTest::addColumn<QString>("cause");
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QStringList>("holds");
    QTest::addColumn<QStringList>("lacks");
    QTest::newRow("b: Xserver, Spamhaus")
        << QStringLiteral("xserver-microsoft365-spamhaus") << QStringLiteral("blocklisted") << QStringLiteral("xserver")
        << QStringList{QStringLiteral("tanaka@kawasemi.example.co.jp"),
                       QStringLiteral("203.0.113.9"),
                       QStringLiteral("550 5.7.1 Service unavailable"),
                       QStringLiteral("blocked using Spamhaus"),
                       QStringLiteral("with ESMTPSA id 29FDB184219A37"),
                       QStringLiteral("<000b01dc59b2$8e0d7c60$aa287520$@hidamari.example>")}
        << QStringList{QStringLiteral("ono@hidamari.example"),
                       QStringLiteral("nishimura@kawasemi"),
                       QStringLiteral("44GL44KP44Gb44G/5bel5qWt5qCq"),
                       QStringLiteral("棚卸用什器"),
                       QStringLiteral("JVBERi0x"),
                       QStringLiteral("486,200")};
    QTest::newRow("a: Sakura, poor reputation")
        << QStringLiteral("sakura-cisco-poor-reputation") << QStringLiteral("poor-reputation")
        << QStringLiteral("sakura")
        << QStringList{QStringLiteral("yamada@aozora.example.co.jp"), QStringLiteral("poor reputation"),
                       QStringLiteral("by fsav313.sakura.ne.jp"), QStringLiteral("203.0.113.25"),
                       QStringLiteral("<7b1c02d4-93ee-4ab1-a4f4-2d1f0c55e7d3@midori.example>")}
        << QStringList{QStringLiteral("takahashi@midori.example"), QStringLiteral("kataoka@koumuten"),
                       QStringLiteral("改訂図面"), QStringLiteral("1.8m"), QStringLiteral("B@D6u7z@_3t<02q<R")};
}

void TestJourney::pasteToCopiedRequest()
{
    QFETCH(QString, sample);
    QFETCH(QString, cause);
    QFETCH(QString, provider);
    QFETCH(QStringList, holds);
    QFETCH(QStringList, lacks);
    RunningWindow running({});
    pasteByKey(running, sample);
    QVERIFY(running.find<QPushButton>("next")->isEnabled());

    key(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(running.session().current().step, 2);
    const Diagnosis &diagnosis = running.session().analysis()->diagnosis();
    QCOMPARE(QString::fromStdString(diagnosis.cause.value), cause);
    QCOMPARE(diagnosis.actor, Actor::Provider);
    QCOMPARE(QString::fromStdString(diagnosis.provider.value), provider);
    const Cause *known = running.session().knowledge()->find(diagnosis.cause);
    QVERIFY(known != nullptr);
    QCOMPARE(running.words("causeTitle"), QString::fromStdString(known->title.ja));
    QCOMPARE(running.words("happened"), QString::fromStdString(known->happened.ja));
    QVERIFY(running.words("who.answer").contains(QStringLiteral("契約しているサーバー会社")));
    QVERIFY(!running.words("steps.answer1").isEmpty());
    QVERIFY(running.find<QListView>("evidence")->model()->rowCount() > 2);

    QVERIFY(running.waitInquiry());
    key(Qt::Key_4, Qt::ControlModifier);
    QCOMPARE(running.session().current().step, 4);
    QApplication::clipboard()->setText(QStringLiteral("something else"));
    key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QString copied = QApplication::clipboard()->text();
    QCOMPARE(copied, running.find<QPlainTextEdit>("requestText")->toPlainText());
    for (const QString &part : holds) {
        QVERIFY2(copied.contains(part), qPrintable(part + QStringLiteral(" is missing in\n") + copied));
    }
    for (const QString &part : lacks) {
        QVERIFY2(!copied.contains(part), qPrintable(part + QStringLiteral(" is in\n") + copied));
    }
    QVERIFY(running.words("status").contains(QStringLiteral("コピーしました")));

    // The same by the button, which has the focus when the page comes.
    QApplication::clipboard()->setText(QStringLiteral("something else"));
    QCOMPARE(QApplication::focusWidget(), running.find<QPushButton>("copyAll"));
    key(Qt::Key_Space);
    QCOMPARE(QApplication::clipboard()->text(), copied);
}

void TestJourney::bottomButtonsLeadThrough()
{
    RunningWindow running({});
    pasteByKey(running, QStringLiteral("xserver-microsoft365-spamhaus"));
    for (int step = 2; step <= 5; ++step) {
        key(Qt::Key_X, Qt::AltModifier); // Qt shows the button pressed for a moment
        QTRY_COMPARE(running.session().current().step, step);
    }
    QVERIFY(!running.find<QPushButton>("next")->isVisible());
    key(Qt::Key_B, Qt::AltModifier);
    QTRY_COMPARE(running.session().current().step, 4);
}

void TestJourney::typingIsReadWithin300ms()
{
    RunningWindow running({});
    QVERIFY(QTest::qWaitFor([&running] { return running.session().knowledge() != nullptr; }));
    auto *box = running.find<PasteEdit>("paste");
    QTest::keyClicks(box, QStringLiteral("550 5.1.1 <a@example.com>: User unknown"));
    QElapsedTimer stopped;
    stopped.start();
    QVERIFY(running.waitRead());
    QVERIFY2(stopped.elapsed() <= 300, qPrintable(QString::number(stopped.elapsed())));
    QCOMPARE(running.session().analysis()->facts.verdict, IntakeFacts::Verdict::ReasonOnly);
    QCOMPARE(running.words("fact2"), QStringLiteral("断られた理由 あり"));
    // Tab leaves the box.
    key(Qt::Key_Tab);
    QVERIFY(QApplication::focusWidget() != box);
}

void TestJourney::evidenceByKeyAndCaret()
{
    RunningWindow running({});
    pasteByKey(running, QStringLiteral("xserver-microsoft365-spamhaus"));
    key(Qt::Key_2, Qt::ControlModifier);
    auto *list = running.find<QListView>("evidence");
    auto *text = running.find<RawTextView>("rawText");
    const int rows = list->model()->rowCount();
    const int first = list->currentIndex().row();
    QCOMPARE(text->currentEvidence(), first);
    key(Qt::Key_F8);
    QCOMPARE(list->currentIndex().row(), (first + 1) % rows);
    QCOMPARE(text->currentEvidence(), (first + 1) % rows);
    key(Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(text->currentEvidence(), first);
    // What is marked is what the evidence says.
    const auto *model = static_cast<EvidenceModel *>(list->model());
    const RawText &raw = running.session().analysis()->raw;
    for (const Evidence &one : model->evidence()) {
        const RawText::Range place = raw.toText(one.span);
        QVERIFY(place.size > 0);
        const QString shown = raw.text().mid(place.begin, place.size).simplified();
        QVERIFY2(QString::fromStdString(one.text).simplified().left(20) == shown.left(20), qPrintable(shown));
    }
    // The caret inside a place selects its row.
    const int target = rows - 1;
    QTextCursor caret = text->textCursor();
    caret.setPosition(raw.toText(model->evidence().back().span).begin + 1);
    text->setTextCursor(caret);
    QCOMPARE(list->currentIndex().row(), target);
}

void TestJourney::focusGoesRound()
{
    RunningWindow running({});
    pasteByKey(running, QStringLiteral("mailbox-full"));
    running.session().flush();
    QVERIFY(QTest::qWaitFor([&running] { return running.find<QListView>("cases")->isVisible(); }));
    const auto inside = [&running](const char *area) {
        return running.find<QWidget>(area)->isAncestorOf(QApplication::focusWidget());
    };
    QVERIFY(inside("page1"));
    key(Qt::Key_F6);
    QVERIFY(inside("bottomBar"));
    key(Qt::Key_F6);
    QCOMPARE(QApplication::focusWidget(), running.find<QListView>("cases"));
    key(Qt::Key_F6);
    QVERIFY(inside("stepBar"));
    key(Qt::Key_F6);
    QVERIFY(inside("page1"));
    key(Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(inside("stepBar"));
    key(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(running.session().current().input.isEmpty());
    QCOMPARE(QApplication::focusWidget(), running.find<PasteEdit>("paste"));
}

void TestJourney::questionsAndContractReachTheRequest()
{
    RunningWindow running({});
    pasteByKey(running, QStringLiteral("xserver-microsoft365-spamhaus"));
    key(Qt::Key_3, Qt::ControlModifier);
    running.find<QRadioButton>("others.1")->click();
    QTest::keyClicks(running.find<QLineEdit>("since"), QStringLiteral("2026-11-18"));
    QCOMPARE(running.session().current().answers.otherRecipientsWork, Answer::Yes);
    key(Qt::Key_4, Qt::ControlModifier);
    QTest::keyClicks(running.find<QLineEdit>("contract.customerId"), QStringLiteral("abc12345"));
    QVERIFY(QTest::qWaitFor([&running] {
        const QString text = running.session().inquiryText();
        return text.contains(QStringLiteral("abc12345")) && text.contains(QStringLiteral("11")) &&
               text.contains(QStringLiteral("18"));
    }));
    QCOMPARE(running.find<QPlainTextEdit>("requestText")->toPlainText(), running.session().inquiryText());
    // A field by itself.
    running.find<QWidget>("fieldsFold.header")->setFocus();
    key(Qt::Key_Space);
    auto *copyField = running.find<QPushButton>("field.2.copy");
    QVERIFY(copyField != nullptr && copyField->isVisible());
    copyField->setFocus();
    key(Qt::Key_Space);
    QCOMPARE(QApplication::clipboard()->text(), QString::fromStdString(running.session().inquiry()->fields[1].value));
}

void TestJourney::ownTextStays()
{
    RunningWindow running({});
    pasteByKey(running, QStringLiteral("xserver-microsoft365-spamhaus"));
    QVERIFY(running.waitInquiry());
    key(Qt::Key_4, Qt::ControlModifier);
    auto *text = running.find<QPlainTextEdit>("requestText");
    const QString written = text->toPlainText();
    text->setFocus();
    key(Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClicks(text, QStringLiteral("HELLO "));
    QVERIFY(running.find<QWidget>("edited")->isVisible());
    running.session().chooseKind(InquiryKind::Phone);
    QTest::qWait(150);
    QVERIFY(text->toPlainText().startsWith(QStringLiteral("HELLO ")));
    running.find<QPushButton>("restore")->click();
    QVERIFY(!text->toPlainText().startsWith(QStringLiteral("HELLO ")));
    QVERIFY(text->toPlainText() != written); // the script for the telephone by now
    QVERIFY(!running.find<QWidget>("edited")->isVisible());
}

void TestJourney::sentRetriedSolved()
{
    RunningWindow running({});
    pasteByKey(running, QStringLiteral("xserver-microsoft365-spamhaus"));
    key(Qt::Key_4, Qt::ControlModifier);
    key(Qt::Key_S, Qt::AltModifier);
    QTRY_COMPARE(running.session().current().step, 5);
    QCOMPARE(running.session().current().state, CaseState::Sent);
    QCOMPARE(*running.session().current().sentOn, testMoment().date());
    QVERIFY(running.session().current().retryOn > testMoment().date());
    QVERIFY(running.words("sentOn.answer").contains(QStringLiteral("11月20日")));
    QVERIFY(!running.words("retryOn.answer").isEmpty());
    key(Qt::Key_Y, Qt::AltModifier);
    QTRY_COMPARE(running.session().current().state, CaseState::RetryFailed);
    QTest::keyClicks(running.find<QLineEdit>("receptionNumber"), QStringLiteral("R-77"));
    QCOMPARE(running.session().current().receptionNumber, QStringLiteral("R-77"));
    QTest::keyClicks(running.find<QLineEdit>("note"), QStringLiteral("called"));
    QTest::keyClick(running.find<QLineEdit>("note"), Qt::Key_Return);
    key(Qt::Key_A, Qt::AltModifier);
    QTRY_COMPARE(running.session().current().state, CaseState::Solved);
    auto *helped = running.find<QLineEdit>("helpedText");
    QCOMPARE(QApplication::focusWidget(), helped);
    QTest::keyClicks(helped, QStringLiteral("removal"));
    key(Qt::Key_Return);
    QVERIFY(running.words("helpedLine").contains(QStringLiteral("removal")));
    QVERIFY(!running.find<QWidget>("retry")->isVisible());
}

void TestJourney::reopenedAsItWas()
{
    QTemporaryDir folder;
    const QString store = folder.filePath(QStringLiteral("cases.sqlite"));
    Case before;
    {
        RunningWindow running({Language::Japanese, {}, store, true});
        pasteByKey(running, QStringLiteral("xserver-microsoft365-spamhaus"));
        QVERIFY(running.waitInquiry());
        key(Qt::Key_3, Qt::ControlModifier);
        running.find<QRadioButton>("again.1")->click();
        key(Qt::Key_4, Qt::ControlModifier);
        running.find<QPlainTextEdit>("requestText")->setPlainText(QStringLiteral("わたしの文"));
        running.session().setReceptionNumber(QStringLiteral("A-1"));
        before = running.session().current();
        running.close();
    }
    RunningWindow again({Language::Japanese, {}, store, true});
    QVERIFY(QTest::qWaitFor([&again] { return !again.session().current().input.isEmpty(); }));
    QVERIFY(again.waitRead());
    QVERIFY(again.waitInquiry());
    Case after = again.session().current();
    QVERIFY(after.id.value > 0);
    before.id = after.id; // may have come while closing
    before.changedAt = after.changedAt;
    QCOMPARE(after.input, before.input);
    QVERIFY(after == before);
    QCOMPARE(again.find<QWidget>("page4")->isVisible(), true);
    QCOMPARE(again.find<QPlainTextEdit>("requestText")->toPlainText(), QStringLiteral("わたしの文"));
    QVERIFY(again.find<QRadioButton>("again.1")->isChecked());
    QCOMPARE(again.find<PasteEdit>("paste")->given(), before.input);
    QCOMPARE(again.find<QListView>("cases")->model()->rowCount(), 1);
}

void TestJourney::fileOnTheCommandLine()
{
    RunningWindow running(
        {Language::Japanese, QStringLiteral(TODOKE_SOURCE_DIR "/resources/samples/mailbox-full.eml"), {}, true});
    QVERIFY(running.waitRead());
    QCOMPARE(running.session().current().step, 2);
    QCOMPARE(running.session().current().input, sampleBytes(QStringLiteral("mailbox-full")));
    QCOMPARE(running.session().current().cause, QStringLiteral("mailbox-full"));
}

class MailHandler : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void open(const QUrl &url) { opened = url; }

public:
    QUrl opened;
};

void TestJourney::mailProgramGetsTheRequest()
{
    MailHandler handler;
    QDesktopServices::setUrlHandler(QStringLiteral("mailto"), &handler, "open");
    RunningWindow running({});
    pasteByKey(running, QStringLiteral("xserver-microsoft365-spamhaus"));
    QVERIFY(running.waitInquiry());
    key(Qt::Key_4, Qt::ControlModifier);
    key(Qt::Key_M, Qt::AltModifier);
    QTRY_VERIFY(!handler.opened.isEmpty());
    QDesktopServices::unsetUrlHandler(QStringLiteral("mailto"));
    const QString decoded = QUrl::fromPercentEncoding(handler.opened.toEncoded());
    QVERIFY(decoded.startsWith(QStringLiteral("mailto:?subject=")));
    QVERIFY(decoded.contains(QString::fromStdString(running.session().inquiry()->subject)));
    QVERIFY(decoded.contains(QStringLiteral("tanaka@kawasemi.example.co.jp")));
}

void TestJourney::taskOfTodayOpensItsCase()
{
    RunningWindow running({});
    Case old;
    old.input = sampleBytes(QStringLiteral("xserver-hotmail-s3140"));
    old.title = QStringLiteral("old@example.jp");
    old.step = old.reachedStep = 5;
    old.state = CaseState::Sent;
    old.createdAt = old.changedAt = testMoment().addDays(-9);
    old.sentOn = testMoment().date().addDays(-9);
    old.answerBy = testMoment().date().addDays(-4);
    old.retryOn = testMoment().date().addDays(-3);
    running.keeper().save(9999, old);
    auto *tasks = running.find<QListView>("tasks");
    QVERIFY(QTest::qWaitFor([tasks] { return tasks->isVisible(); }));
    QCOMPARE(tasks->model()->rowCount(), 2);
    QTest::mouseClick(tasks->viewport(), Qt::LeftButton, Qt::NoModifier,
                      tasks->visualRect(tasks->model()->index(0, 0)).center());
    QVERIFY(QTest::qWaitFor([&running] { return running.session().current().step == 5; }));
    QCOMPARE(running.session().current().state, CaseState::Sent);
}

void TestJourney::removedCaseComesBack()
{
    RunningWindow running({});
    pasteByKey(running, QStringLiteral("mailbox-full"));
    running.session().flush();
    auto *cases = running.find<QListView>("cases");
    QVERIFY(QTest::qWaitFor([cases] { return cases->isVisible() && cases->model()->rowCount() == 1; }));
    cases->setFocus();
    QTest::keyClick(cases, Qt::Key_Delete);
    QVERIFY(QTest::qWaitFor([cases] { return cases->model()->rowCount() == 0; }));
    QVERIFY(running.session().current().input.isEmpty());
    running.find<QPushButton>("undoRemove")->click();
    QVERIFY(QTest::qWaitFor([cases] { return cases->model()->rowCount() == 1; }));
}

void TestJourney::sameTroubleAgainOffersSecondRequest()
{
    RunningWindow running({});
    pasteByKey(running, QStringLiteral("xserver-microsoft365-spamhaus"));
    running.session().markSent();
    running.session().setReceptionNumber(QStringLiteral("R-2026-77"));
    running.session().flush();
    key(Qt::Key_N, Qt::ControlModifier);
    pasteByKey(running, QStringLiteral("xserver-microsoft365-spamhaus"));
    QTRY_VERIFY(running.find<QPushButton>("makeReRequest") != nullptr);
    running.find<QPushButton>("makeReRequest")->click();
    QTRY_COMPARE(running.session().current().step, 4);
    QCOMPARE(running.session().current().kind, InquiryKind::ReRequest);
    QTRY_VERIFY(running.find<QPlainTextEdit>("requestText")->toPlainText().contains(QStringLiteral("R-2026-77")));
}

void TestJourney::severalRecipients()
{
    const QByteArray notice =
        "From: MAILER-DAEMON@sv1234.xserver.jp\nTo: a@hidamari.example\nSubject: Undelivered Mail Returned to Sender\n"
        "Date: Fri, 20 Nov 2026 10:15:35 +0900\nMIME-Version: 1.0\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n\n--b\n\nSorry.\n\n--b\n"
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; sv1234.xserver.jp\n\n"
        "Final-Recipient: rfc822; full@one.example.jp\nAction: failed\nStatus: 5.2.2\n"
        "Diagnostic-Code: smtp; 552 5.2.2 Mailbox full\n\n"
        "Final-Recipient: rfc822; nobody@two.example.jp\nAction: failed\nStatus: 5.1.1\n"
        "Diagnostic-Code: smtp; 550 5.1.1 User unknown\n\n--b--\n";
    RunningWindow running({});
    running.session().takeText(notice);
    QVERIFY(running.waitRead());
    running.session().goTo(2);
    auto *recipients = running.find<QComboBox>("recipients");
    QVERIFY(recipients->isVisible());
    QCOMPARE(recipients->count(), 2);
    QStringList titles;
    for (int row = 0; row < 2; ++row) {
        recipients->setCurrentIndex(row);
        titles << running.words("causeTitle");
        QVERIFY(running.find<QListView>("evidence")->model()->rowCount() > 0);
    }
    QVERIFY(titles[0] != titles[1]);
}

TODOKE_WINDOW_TEST_MAIN(TestJourney)
#include "tst_journey.moc"
