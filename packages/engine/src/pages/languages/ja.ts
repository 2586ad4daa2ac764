import type { Texts } from './texts.ts'

/** Japanese, in です・ます. */
export const ja: Texts = {
  between: '',
  error: 'エラー：{title}',
  newWindow: '（新しいウィンドウで開きます）',
  backTo: '{app}に戻る',
  cancel: 'キャンセル',
  connect: '連携する',
  for: '対象ユーザー',
  linkEnds: 'このリンクは{time}に無効になります。',
  pageEnds: 'このページは{time}に無効になります。',
  scopes: {
    other: '{app}が求める権限：{count}件',
  },
  ask: {
    title: '{service}を{app}と連携',
    lead: '{app}が{service}アカウントへのアクセスを求めています。',
    warning: 'ご自身が{app}に依頼した場合にのみ、続けてください。',
    why: 'ほかの人からこのリンクを受け取った場合は、「キャンセル」を押してください。アカウントを利用されるおそれがあります。',
    ways: '連携の方法',
    continue: '{service}に進む',
    password: 'ログインは{service}で行います。{app}にパスワードが知られることはありません。',
    key: 'キーは暗号化して保存され、{service}にのみ送信されます。',
  },
  field: {
    optional: '（任意）',
    example: '例：{example}',
    show: '入力内容を表示',
    findAt: '{host}で確認できます',
  },
  problem: {
    missing: '続けるには「{field}」を入力してください。',
    rejected:
      'このキーは{service}で受け付けられませんでした。全体をコピーしたかを確認するか、新しいキーを作成してください。',
    unreachable:
      'このキーを{service}で確認できませんでした。しばらくしてからもう一度お試しください。',
    too_long:
      '「{field}」が長すぎるため送信できません。余分なものをコピーしていないか確認してください。',
    unsendable:
      '「{field}」に、{service}へ送信できない文字が含まれています。余分なものをコピーしていないか確認してください。',
    fixed: '「{field}」はすでに{app}が入力しています。リンクを開き直してください。',
  },
  unfit: {
    pattern: '{service}の「{field}」の形式ではないようです。',
    choice: '{choices}から選んでください。',
    json: '「{field}」がJSONファイルではありません。{service}から受け取ったファイル全体をコピーしてください。',
    pem: '「{field}」がPEM形式の鍵ではありません。BEGINとENDの行も含めて、{service}から受け取ったファイル全体をコピーしてください。',
    member:
      '「{field}」に「{member}」がありません。{service}から受け取ったファイル全体をコピーしてください。',
    host: 'この「{field}」では{service}のアドレスにならないため、何も送信しません。「*」にあたる部分だけを入力してください：{hosts}',
    public_host:
      'この「{field}」は公開されたホスト名ではないため、何も送信しません。git.example.comのように、ポート番号・パス・IPアドレスを含めず、ホスト名だけを入力してください。',
    allowed_host:
      'この「{field}」は{app}が許可している{service}のアドレスではないため、何も送信しません。',
    key: '「{field}」を使用できません。秘密鍵の種類が異なるか、パスフレーズが正しくありません。',
  },
  looksLike: '例：{example}',
  choose: {
    site: {
      title: 'サイトを選択',
      question: '{app}に利用を許可するサイトはどれですか？',
      missing: '続けるにはサイトを1つ選んでください。',
    },
    account: {
      title: 'アカウントを選択',
      question: '{app}に利用を許可するアカウントはどれですか？',
      missing: '続けるにはアカウントを1つ選んでください。',
    },
    other: {
      title: '選択：{called}',
      question: '{app}に利用を許可するもの（{called}）はどれですか？',
      missing: '続けるには1つ選んでください（{called}）。',
    },
    lead: '{service}にログインしました。利用できる候補が複数あります。',
    given: '{app}が利用できるのは、選んだものだけです。',
  },
  connected: {
    title: '連携完了',
    heading: '{service}と連携しました',
    lead: 'このウィンドウを閉じて、{app}に戻ることができます。',
  },
  cancelled: {
    title: 'キャンセル',
    heading: 'キャンセルしました',
    lead: 'アカウントは連携されていません。このウィンドウを閉じて、{app}に戻ることができます。',
  },
  failed: {
    title: '連携できませんでした',
    heading: '{service}と連携できませんでした',
  },
  expired: {
    title: '期限切れのリンク',
    heading: 'このリンクは期限切れです',
    lead: '{service}と連携するためのリンクは、数分間だけ有効です。',
  },
  used: {
    title: '使用済みのリンク',
    heading: 'このリンクはすでに使用されています',
    failed: '{service}との連携は行われませんでした。',
    connected:
      '{service}との連携は完了しています。このウィンドウを閉じて、{app}に戻ることができます。',
    pending:
      '{service}との連携はすでに始まっています。先に進むボタンを押したウィンドウで完了してください。',
    ifClosed: 'そのウィンドウを閉じた場合は、{app}に戻って新しいリンクを取得してください。',
  },
  otherBrowser: {
    title: '別のブラウザー',
    heading: '別のブラウザーでこのリンクを使用中です',
    lead: '安全のため、{service}と連携するためのリンクは、最初に先へ進んだブラウザーでのみ使用できます。そのブラウザーで完了してください。',
    ifNotYou: '心当たりがない場合は、{app}に戻って新しいリンクを取得してください。',
  },
  askAgain: 'このウィンドウを閉じて{app}に戻り、新しいリンクを取得してください。',
  notFound: {
    title: 'リンクが見つかりません',
    heading: 'このリンクは使用できません',
    lead: 'リンクの一部が欠けている可能性があります。受け取った場所からもう一度開くか、アプリに戻って新しいリンクを取得してください。',
  },
  tooOften: {
    title: 'アクセスが多すぎます',
    heading: 'このページへのアクセスが多すぎます',
    lead: '1分ほど待ってから、もう一度読み込んでください。これまでの操作は失われていません。',
  },
  fault: {
    title: '問題が発生しました',
    heading: '問題が発生しました',
    lead: 'お客様の操作が原因ではありません。しばらくしてからもう一度お試しください。繰り返し発生する場合は、{app}の運営者にお知らせください。',
    reference: '照会番号：{reference}',
  },
  failures: {
    access_denied:
      'アクセスが許可されませんでした。連携する場合は、求められた権限を許可してください。',
    cancelled: 'キャンセルしました。',
    token_exchange_failed:
      'サービスでログインを確認できませんでした。数分待ってから、もう一度お試しください。',
    client_refused:
      '現在の設定では、アプリがサービスに認識されません。お客様の操作が原因ではなく、再度試しても解決しません。アプリの運営者にお知らせください。',
    account_mismatch:
      '再連携するアカウントとは別のアカウントでログインしています。該当のアカウントを選ぶか、先にサービスからログアウトしてください。',
    identity_mismatch:
      'アプリが指定したアカウントとは別のアカウントでログインしています。該当のアカウントを選ぶか、先にサービスからログアウトしてください。',
    issuer_mismatch: '想定とは異なるサービスから応答がありました。',
    verification_mismatch:
      'アプリに別のユーザーでログインしています。先に、このリンクの対象ユーザーでアプリにログインしてください。',
    verification_too_late: 'アプリに戻るまでに時間がかかりすぎました。',
    nothing_to_choose:
      'ログインしたアカウントには、アプリが利用できるものがありません。別のアカウントでログインするか、管理者にアクセス権を依頼してください。',
    choice_mismatch:
      'ログインしたアカウントでは、アプリが指定したものを利用できません。別のアカウントでログインするか、管理者にアクセス権を依頼してください。',
    upstream_error:
      'サービスで連携を完了できませんでした。数分待ってから、もう一度お試しください。',
  },
  login: {
    title: '{client}を許可',
    question: '{client}に{app}のツールの利用を許可しますか？',
    calls: '「{name}」と名乗っています。',
    unchecked: 'この名前は確認されていません。',
    warning: 'ご自身が{client}で操作を始めた場合にのみ、許可してください。',
    why: 'お客様または{app}が終了するまで、連携済みのアカウントを使って動作します。',
    allow: '許可する',
    meanings: {
      'tools:read': 'このセッションのツールで読み取る',
      'tools:write': '変更や削除も行う',
    },
  },
}
