<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en">
    <context>
        <name>Dates</name>
        <message>
            <source>ddd, d MMM</source>
            <comment>date format of this year</comment>
            <translation>M月d日(ddd)</translation>
        </message>
        <message>
            <source>ddd, d MMM yyyy</source>
            <comment>date format of another year</comment>
            <translation>yyyy年M月d日(ddd)</translation>
        </message>
    </context>
    <context>
        <name>todoke::BottomBar</name>
        <message>
            <source>Everything is examined on this computer only. Nothing is sent anywhere.</source>
            <translation>このパソコンの中だけで調べています。外には何も送っていません。</translation>
        </message>
        <message>
            <source>&amp;Back: %1</source>
            <translation>戻る: %1(&amp;B)</translation>
        </message>
        <message>
            <source>Ne&amp;xt: %1</source>
            <translation>次へ: %1(&amp;X)</translation>
        </message>
    </context>
    <context>
        <name>todoke::CaseListModel</name>
        <message>
            <source>Notice without a recipient</source>
            <translation>あて先のわからないお知らせ</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <comment>state of a case, day it began</comment>
            <translation>%1・%2</translation>
        </message>
    </context>
    <context>
        <name>todoke::CaseSidebar</name>
        <message>
            <source>&amp;New case</source>
            <translation>新しい相談(&amp;N)</translation>
        </message>
        <message>
            <source>Ctrl+N</source>
            <translation>Ctrl+N</translation>
        </message>
        <message>
            <source>Cases</source>
            <translation>相談の一覧</translation>
        </message>
        <message>
            <source>Nothing to do today.</source>
            <translation>今日することはありません。</translation>
        </message>
        <message>
            <source>What to do today</source>
            <translation>今日すること</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>検索</translation>
        </message>
        <message>
            <source>Search the cases</source>
            <translation>相談を検索</translation>
        </message>
        <message>
            <source>Ctrl+F</source>
            <translation>Ctrl+F</translation>
        </message>
        <message>
            <source>Your cases are listed here.</source>
            <translation>相談した内容がここに並びます。</translation>
        </message>
        <message>
            <source>Take out of the list</source>
            <translation>一覧から外す</translation>
        </message>
        <message>
            <source>To do today (%1)</source>
            <translation>今日すること(%1)</translation>
        </message>
        <message>
            <source>To do today</source>
            <translation>今日すること</translation>
        </message>
    </context>
    <context>
        <name>todoke::ContractForm</name>
        <message>
            <source>Company</source>
            <translation>会社名</translation>
        </message>
        <message>
            <source>Your name</source>
            <translation>お名前</translation>
        </message>
        <message>
            <source>Member or server ID</source>
            <translation>会員ID、サーバーID</translation>
        </message>
        <message>
            <source>as your hosting company gave it to you</source>
            <translation>サーバー会社から届いた書類にあります</translation>
        </message>
        <message>
            <source>Domain of the contract</source>
            <translation>契約しているドメイン</translation>
        </message>
        <message>
            <source>Name of the server</source>
            <translation>サーバーの名前</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>電話番号</translation>
        </message>
        <message>
            <source>Mail address for the answer</source>
            <translation>返事を受け取るメール</translation>
        </message>
    </context>
    <context>
        <name>todoke::CopyRow</name>
        <message>
            <source>Copy</source>
            <translation>コピー</translation>
        </message>
        <message>
            <source>%1 — please fill in</source>
            <translation>%1(書き入れてください)</translation>
        </message>
        <message>
            <source>Copy %1</source>
            <translation>%1をコピー</translation>
        </message>
    </context>
    <context>
        <name>todoke::EvidenceModel</name>
        <message>
            <source>%1, line %2: %3</source>
            <translation>%1、%2行目: %3</translation>
        </message>
    </context>
    <context>
        <name>todoke::EvidencePanel</name>
        <message>
            <source>Why we say so</source>
            <translation>そう言える理由</translation>
        </message>
        <message>
            <source>F8 goes to the next place, Shift+F8 back.</source>
            <translation>F8で次の場所へ、Shift+F8で前の場所へ移ります。</translation>
        </message>
        <message>
            <source>The notice as it came</source>
            <translation>届いたままのお知らせ</translation>
        </message>
        <message>
            <source>The notice is long: parts without evidence are left out here.</source>
            <translation>長いお知らせなので、理由に関係のない部分を省いて見せています。</translation>
        </message>
    </context>
    <context>
        <name>todoke::Fold</name>
        <message>
            <source>open</source>
            <translation>開いています</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>閉じています</translation>
        </message>
    </context>
    <context>
        <name>todoke::HeaderChecks</name>
        <message>
            <source>Checks of the sender</source>
            <translation>差出人の確認</translation>
        </message>
        <message>
            <source>Spam filter: %1</source>
            <translation>迷惑メールの検査: %1</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>value, meaning</comment>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>todoke::HopModel</name>
        <message>
            <source>clock is wrong</source>
            <translation>時計が違います</translation>
        </message>
        <message>
            <source>start</source>
            <translation>出発</translation>
        </message>
        <message>
            <source>time not told</source>
            <translation>時刻の記録なし</translation>
        </message>
        <message>
            <source>from %1</source>
            <translation>%1 から</translation>
        </message>
        <message>
            <source>a server without a name</source>
            <translation>名前のないサーバー</translation>
        </message>
    </context>
    <context>
        <name>todoke::IntakePage</name>
        <message>
            <source>Try it with a &amp;sample</source>
            <translation>練習用の見本で試す(&amp;S)</translation>
        </message>
        <message>
            <source>Put in the mail that came back</source>
            <translation>戻ってきたメールを入れてください</translation>
        </message>
        <message>
            <source>English is fine. Paste all of it, from the first line to the last.</source>
            <translation>英語のままで大丈夫です。最初の行から最後の行まで、全部を貼り付けます。</translation>
        </message>
        <message>
            <source>The mail that came back</source>
            <translation>戻ってきたメール</translation>
        </message>
        <message>
            <source>Click here and press Ctrl+V.

You can also drop a mail file anywhere in this window.</source>
            <translation>ここをクリックして、Ctrl+V を押してください。

メールのファイルを、この窓のどこかにドラッグしても入ります。</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>貼り付ける(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Open a file…</source>
            <translation>ファイルを開く…(&amp;O)</translation>
        </message>
        <message>
            <source>Ctrl+O</source>
            <translation>Ctrl+O</translation>
        </message>
        <message>
            <source>Open the mail that came back</source>
            <translation>戻ってきたメールを開く</translation>
        </message>
        <message>
            <source>Mails (*.eml *.txt *.mbox *.msg)</source>
            <translation>メール (*.eml *.txt *.mbox *.msg)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>すべてのファイル (*)</translation>
        </message>
        <message>
            <source>From the file %1</source>
            <translation>ファイル: %1</translation>
        </message>
        <message numerus="yes">
            <source>%n mails are in this file. The first one that came back was taken.</source>
            <translation>
                <numerusform>このファイルにはメールが%n通あります。戻ってきた最初の1通を読みました。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Delivery record (header): %n line(s)</source>
            <translation>
                <numerusform>配達記録(ヘッダー) %n個</numerusform>
            </translation>
        </message>
        <message>
            <source>Reason: found</source>
            <translation>断られた理由 あり</translation>
        </message>
        <message>
            <source>Reason: not found</source>
            <translation>断られた理由 なし</translation>
        </message>
        <message>
            <source>Your own mail: found</source>
            <translation>もとのメール あり</translation>
        </message>
        <message>
            <source>Your own mail: not found</source>
            <translation>もとのメール なし</translation>
        </message>
        <message>
            <source>Show what I put &amp;in</source>
            <translation>入れた文を見る(&amp;I)</translation>
        </message>
        <message>
            <source>Show how &amp;it was read</source>
            <translation>読み直した文を見る(&amp;I)</translation>
        </message>
    </context>
    <context>
        <name>todoke::LeavesList</name>
        <message>
            <source>Goes out with the request</source>
            <translation>依頼文と一緒に外へ出るもの</translation>
        </message>
        <message>
            <source>Stays on this computer</source>
            <translation>このパソコンに残るもの</translation>
        </message>
    </context>
    <context>
        <name>todoke::MainWindow</name>
        <message>
            <source>Your own knowledge files have mistakes (%1). Those entries are left out, all else works. The first one: %2</source>
            <translation>自分で加えた知識のファイルに、まちがいがあります(%1か所)。そこだけを使わずに動いています。最初のまちがい: %2</translation>
        </message>
        <message>
            <source>Step %1: %2</source>
            <translation>ステップ%1: %2</translation>
        </message>
        <message>
            <source>Cases are kept again.</source>
            <translation>相談をまた保存できるようになりました。</translation>
        </message>
        <message>
            <source>Todoke</source>
            <translation>届け(Todoke)</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>メニュー</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>表示(&amp;V)</translation>
        </message>
        <message>
            <source>Larger text</source>
            <translation>文字を大きく</translation>
        </message>
        <message>
            <source>Smaller text</source>
            <translation>文字を小さく</translation>
        </message>
        <message>
            <source>Normal text</source>
            <translation>文字をふつうに</translation>
        </message>
        <message>
            <source>The same trouble was reported on %1.</source>
            <translation>同じことで、%1に依頼しています。</translation>
        </message>
        <message>
            <source>Write a second re&amp;quest</source>
            <translation>再依頼を書く(&amp;Q)</translation>
        </message>
        <message>
            <source>The case was taken out of the list.</source>
            <translation>相談を一覧から外しました。</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>元に戻す(&amp;U)</translation>
        </message>
    </context>
    <context>
        <name>todoke::MessageArea</name>
        <message>
            <source>Close this message</source>
            <translation>この知らせを閉じる</translation>
        </message>
    </context>
    <context>
        <name>todoke::PasteEdit</name>
        <message>
            <source>Paste</source>
            <translation>貼り付ける</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>コピー</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>すべて選ぶ</translation>
        </message>
        <message>
            <source>Empty the box</source>
            <translation>空にする</translation>
        </message>
    </context>
    <context>
        <name>todoke::ProgressPage</name>
        <message>
            <source>Request sent</source>
            <translation>依頼を送った日</translation>
        </message>
        <message>
            <source>Try sending the mail again</source>
            <translation>メールをもう一度送ってみる日</translation>
        </message>
        <message>
            <source>Answer expected by</source>
            <translation>返事が来るはずの日</translation>
        </message>
        <message>
            <source>It &amp;arrived</source>
            <translation>届いた(&amp;A)</translation>
        </message>
        <message>
            <source>Not &amp;yet</source>
            <translation>まだ届かない(&amp;Y)</translation>
        </message>
        <message>
            <source>When you have sent the mail again: did it arrive?</source>
            <translation>もう一度送ってみて、届きましたか。</translation>
        </message>
        <message>
            <source>What hel&amp;ped? One line for the next time:</source>
            <translation>何が効きましたか。次のために、一行だけ残せます(&amp;P)</translation>
        </message>
        <message>
            <source>What helped</source>
            <translation>効いたこと</translation>
        </message>
        <message>
            <source>&amp;Keep</source>
            <translation>残す(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Reception number of the hosting company</source>
            <translation>サーバー会社の受付番号(&amp;R)</translation>
        </message>
        <message>
            <source>Reception number</source>
            <translation>受付番号</translation>
        </message>
        <message>
            <source>N&amp;ote</source>
            <translation>メモ(&amp;O)</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>メモ</translation>
        </message>
        <message>
            <source>For example: telephoned, answer tomorrow</source>
            <translation>例: 電話した。明日返事をもらえる。</translation>
        </message>
        <message>
            <source>A&amp;dd</source>
            <translation>書き足す(&amp;D)</translation>
        </message>
        <message>
            <source>What happened so far</source>
            <translation>これまでの経過</translation>
        </message>
        <message>
            <source>What helped: %1</source>
            <translation>効いたこと: %1</translation>
        </message>
        <message>
            <source>It is time to try.</source>
            <translation>もう試してよい日です。</translation>
        </message>
        <message>
            <source>That day has passed. Ask again: step 4, "Second request".</source>
            <translation>その日を過ぎました。ステップ4の「再依頼」で、もう一度聞きます。</translation>
        </message>
        <message>
            <source>Noted: it arrived.</source>
            <translation>「届いた」と記録しました。</translation>
        </message>
        <message>
            <source>Noted: not yet. Try again on the day that is shown.</source>
            <translation>「まだ届かない」と記録しました。次の日付に、もう一度試します。</translation>
        </message>
    </context>
    <context>
        <name>todoke::QuestionsPage</name>
        <message>
            <source>A few questions</source>
            <translation>わかることだけ教えてください</translation>
        </message>
        <message>
            <source>Your answers go into the request. Leave open what you do not know.</source>
            <translation>答えは依頼文に入ります。わからないことは、そのままで構いません。</translation>
        </message>
        <message>
            <source>Does mail to other people arrive?</source>
            <translation>ほかの人へのメールは届きますか</translation>
        </message>
        <message>
            <source>Does it happen with this sender address only?</source>
            <translation>起きるのは、この差出人のアドレスだけですか</translation>
        </message>
        <message>
            <source>Did you try to send it again?</source>
            <translation>もう一度送ってみましたか</translation>
        </message>
        <message>
            <source>&amp;Since when does it happen?</source>
            <translation>いつから起きていますか(&amp;S)</translation>
        </message>
        <message>
            <source>For example: since Monday, or 18 November</source>
            <translation>例: 月曜日から、11月18日から</translation>
        </message>
        <message>
            <source>How &amp;many mails came back?</source>
            <translation>何通くらい戻ってきましたか(&amp;M)</translation>
        </message>
        <message>
            <source>For example: 3</source>
            <translation>例: 3通</translation>
        </message>
        <message>
            <source>Todoke asks nobody outside this computer.</source>
            <translation>Todokeは、このパソコンの外には何も問い合わせません。</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>はい</translation>
        </message>
        <message>
            <source>No</source>
            <translation>いいえ</translation>
        </message>
        <message>
            <source>I do not know</source>
            <translation>わからない</translation>
        </message>
        <message>
            <source>What did you &amp;try already?</source>
            <translation>ほかに試したことはありますか(&amp;T)</translation>
        </message>
        <message>
            <source>What did you try already?</source>
            <translation>ほかに試したことはありますか</translation>
        </message>
        <message>
            <source>For example: checked the spelling, sent it from web mail, changed the password</source>
            <translation>例: あて先のつづりを確かめた。ウェブメールから送った。パスワードを変えた。</translation>
        </message>
    </context>
    <context>
        <name>todoke::RequestPage</name>
        <message>
            <source>Hosting company</source>
            <translation>サーバー会社</translation>
        </message>
        <message>
            <source>What to write</source>
            <translation>書くもの</translation>
        </message>
        <message>
            <source>Copy &amp;all</source>
            <translation>全部コピー(&amp;A)</translation>
        </message>
        <message>
            <source>Open the &amp;form</source>
            <translation>フォームを開く(&amp;F)</translation>
        </message>
        <message>
            <source>Open in &amp;mail</source>
            <translation>メールで開く(&amp;M)</translation>
        </message>
        <message>
            <source>I have &amp;sent it</source>
            <translation>送った(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Undo my changes</source>
            <translation>はじめの文に戻す(&amp;U)</translation>
        </message>
        <message>
            <source>Put the sub&amp;ject of the mail in</source>
            <translation>件名を入れる(&amp;J)</translation>
        </message>
        <message>
            <source>Put nam&amp;es in</source>
            <translation>名前を入れる(&amp;E)</translation>
        </message>
        <message>
            <source>Your &amp;contract</source>
            <translation>ご契約の情報(&amp;C)</translation>
        </message>
        <message>
            <source>Copy fiel&amp;d by field</source>
            <translation>フォームの欄ごとにコピー(&amp;D)</translation>
        </message>
        <message>
            <source>The request</source>
            <translation>依頼文</translation>
        </message>
        <message>
            <source>&amp;Hosting company</source>
            <translation>サーバー会社(&amp;H)</translation>
        </message>
        <message>
            <source>What to &amp;write</source>
            <translation>種類(&amp;W)</translation>
        </message>
        <message>
            <source>This is your own text. It does not follow what you choose on this page.</source>
            <translation>ご自分で直した文です。この画面で選び直しても変わりません。</translation>
        </message>
        <message>
            <source>Ctrl+Shift+C</source>
            <translation>Ctrl+Shift+C</translation>
        </message>
        <message>
            <source>This is kept on this computer for the next request.</source>
            <translation>次の依頼のために、このパソコンに残します。</translation>
        </message>
        <message>
            <source>I have &amp;sent it again</source>
            <translation>また送った(&amp;S)</translation>
        </message>
        <message>
            <source>Such a request does not help here.</source>
            <translation>今回は、この依頼では解決しません。</translation>
        </message>
        <message>
            <source>the whole request</source>
            <translation>依頼文の全部</translation>
        </message>
        <message>
            <source>(The text is copied. Paste it here with Ctrl+V.)</source>
            <translation>(文はコピーしてあります。Ctrl+V でここに貼り付けてください。)</translation>
        </message>
        <message>
            <source>No mail program answered. The text is copied: paste it where you write mail.</source>
            <translation>メールソフトが開きませんでした。文はコピーしてあります。メールを書く画面に貼り付けてください。</translation>
        </message>
        <message>
            <source>Noted: sent today.</source>
            <translation>「今日送った」と記録しました。</translation>
        </message>
        <message>
            <source>• %1</source>
            <translation>・%1</translation>
        </message>
    </context>
    <context>
        <name>todoke::ResultDetails</name>
        <message>
            <source>&amp;Checks of the sender and spam filters</source>
            <translation>差出人と迷惑メールの検査(&amp;C)</translation>
        </message>
        <message>
            <source>The &amp;way the mail took</source>
            <translation>メールが通った道(&amp;W)</translation>
        </message>
        <message>
            <source>Technical &amp;details</source>
            <translation>くわしい記録(&amp;D)</translation>
        </message>
        <message>
            <source>Open the page of the &amp;list</source>
            <translation>リストのページを開く(&amp;L)</translation>
        </message>
        <message>
            <source>Recipient</source>
            <translation>あて先</translation>
        </message>
        <message>
            <source>Address you wrote to</source>
            <translation>書いたときのあて先</translation>
        </message>
        <message>
            <source>Error number</source>
            <translation>エラーの番号</translation>
        </message>
        <message>
            <source>Reply code</source>
            <translation>応答の番号</translation>
        </message>
        <message>
            <source>Answer, word for word</source>
            <translation>相手の答え(原文)</translation>
        </message>
        <message>
            <source>Server that answered</source>
            <translation>答えたサーバー</translation>
        </message>
        <message>
            <source>Server that gave up</source>
            <translation>あきらめたサーバー</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>断られた時</translation>
        </message>
        <message>
            <source>Last attempt</source>
            <translation>最後に試した時刻</translation>
        </message>
        <message>
            <source>Address that was refused</source>
            <translation>断られた送り元の番号(IP)</translation>
        </message>
        <message>
            <source>Mail service of the recipient</source>
            <translation>相手のメールサービス</translation>
        </message>
        <message>
            <source>Hosting company</source>
            <translation>サーバー会社</translation>
        </message>
        <message>
            <source>Kind of server</source>
            <translation>サーバーの種類</translation>
        </message>
        <message>
            <source>Form of the notice</source>
            <translation>お知らせの形</translation>
        </message>
        <message>
            <source>Block list</source>
            <translation>登録リスト</translation>
        </message>
        <message>
            <source>Kept by</source>
            <translation>リストの運営者</translation>
        </message>
        <message>
            <source>Open the page of the &amp;mail service</source>
            <translation>相手のメールサービスのページを開く(&amp;M)</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>meaning of a number, standard</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>Meaning by the standard</source>
            <translation>番号の決められた意味</translation>
        </message>
        <message>
            <source>How the answer was understood</source>
            <translation>答えの読み取り</translation>
        </message>
        <message>
            <source>About this mail service</source>
            <translation>メールサービスについて</translation>
        </message>
        <message>
            <source>Who may ask for removal</source>
            <translation>登録を消す申し込みができる人</translation>
        </message>
        <message>
            <source>Usual time until removal</source>
            <translation>消えるまでの目安</translation>
        </message>
        <message>
            <source>About this list</source>
            <translation>リストについて</translation>
        </message>
    </context>
    <context>
        <name>todoke::PageLink</name>
        <message>
            <source>Opens in your browser: %1</source>
            <translation>ブラウザーで開きます: %1</translation>
        </message>
    </context>
    <context>
        <name>todoke::ResultPage</name>
        <message>
            <source>You did not send this mail, it seems: somebody else used your address as the sender. There is nothing to mend.</source>
            <translation>このメールはあなたが送ったものではないようです。だれかがあなたのアドレスを名乗って送っています。直すところはありません。</translation>
        </message>
        <message>
            <source>Where did it stop?</source>
            <translation>どこで止まりましたか</translation>
        </message>
        <message>
            <source>Who can put it right?</source>
            <translation>直せるのはだれですか</translation>
        </message>
        <message>
            <source>What to do now</source>
            <translation>今すること</translation>
        </message>
        <message>
            <source>How sure is this?</source>
            <translation>どのくらい確かですか</translation>
        </message>
        <message>
            <source>Recipient</source>
            <translation>あて先</translation>
        </message>
        <message>
            <source>&amp;Recipient</source>
            <translation>あて先(&amp;R)</translation>
        </message>
        <message>
            <source>Reading …</source>
            <translation>読んでいます…</translation>
        </message>
        <message>
            <source>Nothing to show yet</source>
            <translation>まだ結果はありません</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>who can fix it, name of the company</comment>
            <translation>%1 — %2</translation>
        </message>
    </context>
    <context>
        <name>todoke::RouteView</name>
        <message>
            <source>Servers that the mail passed</source>
            <translation>メールが通ったサーバー</translation>
        </message>
        <message>
            <source>The notice does not tell the way of your mail.</source>
            <translation>このお知らせには、メールが通った道が書かれていません。</translation>
        </message>
    </context>
    <context>
        <name>todoke::Samples</name>
        <message>
            <source>Sakura: refused for its server's reputation</source>
            <translation>さくら: 送り元の評判で断られた</translation>
        </message>
        <message>
            <source>XServer: refused because of a block list</source>
            <translation>エックスサーバー: 登録リストで断られた</translation>
        </message>
        <message>
            <source>XServer: refused by Hotmail</source>
            <translation>エックスサーバー: Hotmailに断られた</translation>
        </message>
        <message>
            <source>A mistyped address</source>
            <translation>あて先の打ちまちがい</translation>
        </message>
        <message>
            <source>A full mailbox</source>
            <translation>相手の受信箱がいっぱい</translation>
        </message>
        <message>
            <source>Gmail could not tell who sent it</source>
            <translation>Gmailが送り元を確かめられない</translation>
        </message>
        <message>
            <source>A mail that is late</source>
            <translation>届くのが遅れている</translation>
        </message>
    </context>
    <context>
        <name>todoke::SourceHelp</name>
        <message>
            <source>&amp;How to get the whole text of a mail</source>
            <translation>メールの全文を取り出す方法(&amp;H)</translation>
        </message>
        <message>
            <source>Your &amp;mail program</source>
            <translation>お使いのメールソフト(&amp;M)</translation>
        </message>
        <message>
            <source>Your mail program</source>
            <translation>お使いのメールソフト</translation>
        </message>
    </context>
    <context>
        <name>todoke::StepButton</name>
        <message>
            <source>Ctrl+%1</source>
            <translation>Ctrl+%1</translation>
        </message>
        <message>
            <source>Step %1: %2</source>
            <translation>ステップ%1: %2</translation>
        </message>
        <message>
            <source>%1, on the screen now</source>
            <translation>%1、今の画面</translation>
        </message>
        <message>
            <source>%1, done</source>
            <translation>%1、済み</translation>
        </message>
        <message>
            <source>%1, after a notice was put in</source>
            <translation>%1、お知らせを入れると使えます</translation>
        </message>
    </context>
    <context>
        <name>todoke::StepPage</name>
        <message>
            <source>Copied: %1</source>
            <translation>%1をコピーしました。</translation>
        </message>
    </context>
    <context>
        <name>todoke::TaskListModel</name>
        <message>
            <source>%1 · since %2</source>
            <comment>recipient, day</comment>
            <translation>%1・%2から</translation>
        </message>
    </context>
    <context>
        <name>todoke::TimelineModel</name>
        <message>
            <source>%1, %2</source>
            <translation>%1、%2</translation>
        </message>
        <message>
            <source>%1, %2: %3</source>
            <translation>%1、%2: %3</translation>
        </message>
    </context>
    <context>
        <name>todoke::Words</name>
        <message>
            <source>Result</source>
            <translation>結果</translation>
        </message>
        <message>
            <source>Questions</source>
            <translation>確かめる</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>依頼文</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>経過</translation>
        </message>
        <message>
            <source>Not sent yet</source>
            <translation>依頼前</translation>
        </message>
        <message>
            <source>Waiting for an answer</source>
            <translation>返事待ち</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>返事あり</translation>
        </message>
        <message>
            <source>Still not arriving</source>
            <translation>まだ届かない</translation>
        </message>
        <message>
            <source>Solved</source>
            <translation>解決</translation>
        </message>
        <message>
            <source>Notice put in</source>
            <translation>お知らせを入れました</translation>
        </message>
        <message>
            <source>Request sent</source>
            <translation>依頼を送りました</translation>
        </message>
        <message>
            <source>Answer received</source>
            <translation>返事を受け取りました</translation>
        </message>
        <message>
            <source>Tried sending again</source>
            <translation>もう一度送ってみました</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>メモ</translation>
        </message>
        <message>
            <source>Try sending again</source>
            <translation>もう一度送ってみる日</translation>
        </message>
        <message>
            <source>No answer yet</source>
            <translation>返事が来ていません</translation>
        </message>
        <message>
            <source>Sure. The notice says so in so many words.</source>
            <translation>確かです。お知らせにはっきり書いてあります。</translation>
        </message>
        <message>
            <source>Fairly sure. The error number and the other server's habits point to it.</source>
            <translation>ほぼ確かです。エラーの番号と相手のサーバーの癖からわかります。</translation>
        </message>
        <message>
            <source>A guess. Only the error number points to it.</source>
            <translation>推測です。エラーの番号だけが手がかりです。</translation>
        </message>
        <message>
            <source>Not known. The notice does not tell enough.</source>
            <translation>わかりません。お知らせに十分なことが書かれていません。</translation>
        </message>
        <message>
            <source>Error number</source>
            <translation>エラーの番号</translation>
        </message>
        <message>
            <source>Request to the hosting company</source>
            <translation>サーバー会社への依頼</translation>
        </message>
        <message>
            <source>Second request to the hosting company</source>
            <translation>サーバー会社への再依頼</translation>
        </message>
        <message>
            <source>Request to the recipient's mail administrator</source>
            <translation>相手の管理者へのお願い</translation>
        </message>
        <message>
            <source>What to say on the telephone</source>
            <translation>電話で話すこと</translation>
        </message>
        <message>
            <source>when the connection was made (%1)</source>
            <translation>つながった時(%1)</translation>
        </message>
        <message>
            <source>when the sender was named (%1)</source>
            <translation>送り元を伝えた時(%1)</translation>
        </message>
        <message>
            <source>when the recipient was named (%1)</source>
            <translation>あて先を伝えた時(%1)</translation>
        </message>
        <message>
            <source>after the mail itself was handed over (%1)</source>
            <translation>メールの中身を渡した後(%1)</translation>
        </message>
        <message>
            <source>shared server of the hosting company</source>
            <translation>サーバー会社の共用サーバー</translation>
        </message>
        <message>
            <source>server of your own (VPS or dedicated)</source>
            <translation>自社で管理するサーバー(VPS、専用)</translation>
        </message>
        <message>
            <source>your own internet line</source>
            <translation>自社のインターネット回線</translation>
        </message>
        <message>
            <source>This notice says that the mail arrived.</source>
            <translation>これは「届いた」というお知らせです。</translation>
        </message>
        <message>
            <source>This is a report that somebody marked a mail as spam.</source>
            <translation>受け取った人が、迷惑メールだと報告しました。</translation>
        </message>
        <message>
            <source>This is an automatic reply. The mail arrived.</source>
            <translation>これは自動の返事です。メールは届いています。</translation>
        </message>
        <message>
            <source>This is a receipt. The mail arrived.</source>
            <translation>これは受け取りの通知です。メールは届いています。</translation>
        </message>
        <message>
            <source>No reason for a failure was found in this text.</source>
            <translation>届かなかった理由が見つかりませんでした。</translation>
        </message>
        <message>
            <source>Nothing is in the box yet.</source>
            <translation>まだ何も入っていません。</translation>
        </message>
        <message>
            <source>This text tells of no mail that came back.</source>
            <translation>戻ってきたメールの文ではないようです。</translation>
        </message>
        <message>
            <source>Only the sender, subject and the like are here.</source>
            <translation>差出人や件名だけが入っています。</translation>
        </message>
        <message>
            <source>This is an ordinary mail. No failure is told in it.</source>
            <translation>これは普通のメールです。「届かなかった」とは書かれていません。</translation>
        </message>
        <message>
            <source>The reason was found.</source>
            <translation>断られた理由がわかりました。</translation>
        </message>
        <message>
            <source>The reason was found. The delivery record of your own mail is not in the notice.</source>
            <translation>断られた理由がわかりました。もとのメールの配達記録は入っていません。</translation>
        </message>
        <message>
            <source>All is there. The mail is late, not lost.</source>
            <translation>必要なものがそろっています。メールは遅れているだけです。</translation>
        </message>
        <message>
            <source>All that is needed is there.</source>
            <translation>必要なものがそろっています。</translation>
        </message>
        <message>
            <source>Paste the notice that came back, or open its file.</source>
            <translation>「届かなかった」というお知らせメールを貼り付けるか、ファイルを開きます。</translation>
        </message>
        <message>
            <source>Paste the whole notice, from its first line to its last. English text is fine.</source>
            <translation>お知らせメールを、最初の行から最後の行まで貼り付けてください。英語のままで大丈夫です。</translation>
        </message>
        <message>
            <source>Show the source of the notice and paste all of it. See below how to do that.</source>
            <translation>お知らせメールの全文を貼り付けてください。取り出す方法は、この下にあります。</translation>
        </message>
        <message>
            <source>Look for the mail titled "Undelivered", "Returned mail" or "Delivery failure" and paste that one.</source>
            <translation>件名が「Undelivered」「Returned mail」「Delivery failure」などのメールを探して、貼り付けてください。</translation>
        </message>
        <message>
            <source>If another notice has come, paste that one.</source>
            <translation>ほかにお知らせメールが来ていれば、そちらを貼り付けてください。</translation>
        </message>
        <message>
            <source>With the whole notice the request gets better: the hosting company asks for the delivery record (header).</source>
            <translation>お知らせメールの全文があると、依頼文がもっとよくなります。サーバー会社は配達記録(ヘッダー)を必要とします。</translation>
        </message>
        <message>
            <source>If you can, paste the source of the notice to its very end: the hosting company asks for that part.</source>
            <translation>できれば、お知らせメールの全文を最後まで貼り付けてください。サーバー会社がその部分を必要とします。</translation>
        </message>
        <message>
            <source>Go on to the result.</source>
            <translation>次の「結果」へ進んでください。</translation>
        </message>
        <message>
            <source>The quotation marks (&gt;) before the lines were taken off for reading.</source>
            <translation>行の頭の引用の印(&gt;)を外して読みました。</translation>
        </message>
        <message>
            <source>The blanks before the lines were taken off for reading.</source>
            <translation>行の頭の空白を外して読みました。</translation>
        </message>
        <message>
            <source>The empty lines between the lines were taken out for reading.</source>
            <translation>行と行の間の空行を外して読みました。</translation>
        </message>
        <message>
            <source>The words before the notice were skipped.</source>
            <translation>お知らせの前にある文を飛ばして読みました。</translation>
        </message>
        <message>
            <source>Lines that were broken were joined again for reading.</source>
            <translation>途中で折れた行をつないで読みました。</translation>
        </message>
        <message>
            <source>The text was put in order for reading.</source>
            <translation>文を整えて読みました。</translation>
        </message>
        <message>
            <source>the text</source>
            <translation>入れた文</translation>
        </message>
        <message>
            <source>"%1"</source>
            <translation>「%1」</translation>
        </message>
        <message>
            <source>%1 is not there any more. Choose the file again.</source>
            <translation>%1が見つかりません。ファイルを選び直してください。</translation>
        </message>
        <message>
            <source>%1 may not be read. Copy it to your desktop and open the copy.</source>
            <translation>%1を読むことが許されていません。デスクトップにコピーして、そちらを開いてください。</translation>
        </message>
        <message>
            <source>%1 could not be read to its end. Copy it to your desktop and try again.</source>
            <translation>%1を最後まで読めませんでした。デスクトップにコピーして、もう一度開いてください。</translation>
        </message>
        <message>
            <source>%1 is too large for a mail. Open the notice alone: a file of that one mail.</source>
            <translation>%1はメールとしては大きすぎます。お知らせメール1通だけのファイルを開いてください。</translation>
        </message>
        <message>
            <source>%1 is not a mail (a picture or a document). Copy the notice as text and paste it here.</source>
            <translation>%1はメールではありません(写真や書類です)。お知らせメールの文をコピーして、ここに貼り付けてください。</translation>
        </message>
        <message>
            <source>%1 is empty. Copy the notice again and paste it here.</source>
            <translation>%1は空です。お知らせメールをもう一度コピーして、ここに貼り付けてください。</translation>
        </message>
        <message>
            <source>%1 is a wrapper that only Outlook can open (winmail.dat). Ask whoever sent it to send the notice again as text, or to save it in Outlook as a .msg file.</source>
            <translation>%1は、Outlookだけが開ける包み（winmail.dat）です。送ってくれた方に、テキスト形式で送り直してもらってください。Outlookで .msg ファイルとして保存してもらう方法もあります。</translation>
        </message>
        <message>
            <source>%1 has a form that cannot be read yet. Show the mail's text and paste it here.</source>
            <translation>%1は、まだ読めない形のファイルです。メールの文を表示して、ここに貼り付けてください。</translation>
        </message>
        <message>
            <source>The file with your cases was damaged. It was set aside as %1, and a new one was begun.</source>
            <translation>相談を保存したファイルが壊れていました。%1 に残して、新しいファイルで始めました。</translation>
        </message>
        <message>
            <source>Cases cannot be kept: the folder may not be written (%1). You can go on working, but this is lost when you close the window.</source>
            <translation>相談を保存できません。フォルダーに書き込めないためです(%1)。作業は続けられますが、窓を閉じると消えます。</translation>
        </message>
        <message>
            <source>The file with your cases was written by a newer Todoke. It is left as it is; cases of today are not kept. Please update Todoke.</source>
            <translation>相談のファイルは、新しい版のTodokeで作られています。ファイルはそのまま残します。今日の相談は保存されません。Todokeを新しくしてください。</translation>
        </message>
        <message>
            <source>The disk is full: cases cannot be kept. Make room; nothing is lost while this window is open.</source>
            <translation>ディスクがいっぱいで、相談を保存できません。空きを作ってください。窓を開いている間は消えません。</translation>
        </message>
        <message>
            <source>The case could not be written to the disk (%1). It is tried again at the next change; nothing is lost while this window is open.</source>
            <translation>相談を書き込めませんでした(%1)。次に変えたときに、もう一度試します。窓を開いている間は消えません。</translation>
        </message>
        <message>
            <source>The file with your cases cannot be opened (%1). You can go on working, but cases of today are not kept.</source>
            <translation>相談のファイルを開けません(%1)。作業は続けられますが、今日の相談は保存されません。</translation>
        </message>
        <message>
            <source>%1 s</source>
            <comment>seconds</comment>
            <translation>%1秒</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1分</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1時間%2分</translation>
        </message>
        <message>
            <source>%1 days</source>
            <translation>%1日</translation>
        </message>
        <message>
            <source>Notice</source>
            <translation>入れる</translation>
        </message>
        <message>
            <source>Their server's answer</source>
            <translation>相手のサーバーの答え</translation>
        </message>
        <message>
            <source>Recipient</source>
            <translation>メールのあて先</translation>
        </message>
        <message>
            <source>Refusing server</source>
            <translation>断ったサーバー</translation>
        </message>
        <message>
            <source>Reporting server</source>
            <translation>知らせたサーバー</translation>
        </message>
        <message>
            <source>Your server's address</source>
            <translation>送り元の番号(IP)</translation>
        </message>
        <message>
            <source>Hosting company</source>
            <translation>サーバー会社がわかる所</translation>
        </message>
        <message>
            <source>Record of your mail</source>
            <translation>もとのメールの配達記録</translation>
        </message>
        <message>
            <source>Deciding words</source>
            <translation>決め手になった言葉</translation>
        </message>
    </context>
</TS>
