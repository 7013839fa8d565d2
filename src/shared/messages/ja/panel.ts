/** The panel's words in Japanese. */
import type { panel as english } from '../en/panel.ts';
import type { Localised } from '../localised.ts';
import { accessRequest, roles } from './roles.ts';

export const panel = {
  readingConfig: 'AWS 設定ファイルを読み込んでいます…',
  back: '戻る',
  settings: '設定',
  dismiss: '閉じる',

  session: {
    region: 'セッション {{name}}',
    profiles_other: '{{count}} プロファイル',
    useCode: '代わりにコードでサインイン',
    signInAgainWithCode: 'コードでもう一度サインイン',
    muted: '通知オフ',
    never: 'このコンピューターでのサインインはまだありません',
    asked: '{{time}} から',
    expired: '{{time}}',
    expiredUnknown: '有効期限切れ',
    rejected: 'AWS による終了（{{time}} に確認）',
    rejectedUnknown: 'AWS による終了',
    signingOut: 'AWS に通知し、このコンピューターに保存された情報を削除しています…',
    user: 'ユーザー',
    acceptUser: 'これで正しい',
    noAccounts: 'このセッションのスコープでは、アカウントとロールにアクセスできません。',
    noAccountsYet:
      'このサインインにはスコープ sso:account:access が含まれていません。アカウントとロールを表示するには、もう一度サインインしてください。',
  },

  ending: {
    ends: '{{time}} に終了します',
    'ends-about': '{{time}} ごろに終了する見込みです',
    'renewal-failing': 'このまま更新できないと {{time}} に使えなくなります',
    reminder: '{{time}} に再通知します。',
  },

  signIn: {
    starting: 'AWS にサインインページを要求しています…',
    finishing: 'AWS でサインインしました。保存しています…',
    browser: 'ブラウザでの操作を待っています',
    browserHint: '開いたページでサインインを完了してください。',
    asks: 'AWS が「{{client}}」へのアクセス許可を求めますが、これは Daypass です。サインインを AWS CLI と共有するため、AWS CLI と同じ名前を使います。',
    openPage: 'ページをもう一度開く',
    useCode: '代わりにコードを使う',
    device: 'ブラウザでこのコードを確認してください',
    deviceHint: 'ページで入力を求められるか、表示されます。同じコードの場合だけアクセスを許可してください。',
    code: 'コード',
    address: '別の端末で開く場合',
    openCodePage: 'ページを開く',
    copyCode: 'コードをコピー',
    keeps: 'その間、今のサインインはそのまま使えます。',
    keepsUntil: 'その間、今のサインインは {{time}} までそのまま使えます。',
    because: {
      environment: '別の場所のブラウザはこのコンピューターに応答できないため、コードを使います。',
      'browser-not-opened': 'ブラウザを開けなかったため、コードを使います。',
    },
  },

  roles,
  accessRequest,

  signOut: {
    report: 'サインアウト',
    otherProgram: 'ほかのプログラムのサインイン',
    outcome: {
      ended: 'AWS で終了しました',
      'already-over': 'すでに終了していました',
      'told-later': 'このコンピューターから削除しました。AWS に接続できないため、Daypass の実行中に後で通知します',
      'not-ended':
        'このコンピューターから削除しました。AWS がトークンを受け付けなかったため、AWS では終了していません。セッションは期限まで有効な場合があります',
      'not-asked':
        'このコンピューターから削除しました。トークンを読み取れなかったため、AWS には通知していません。セッションは期限まで有効な場合があります',
      'not-found': 'サインインしていませんでした。AWS には通知していません',
    },
    unclear:
      'このコンピューターから削除しました。AWS から応答はありましたが、終了を確認できません。Daypass の実行中に後で再度通知します',
    moreLines_other: 'ほかに、別のプログラムのサインインを{{count}}件削除しました。',
    other: {
      removed: 'サインインも削除しました。このプログラムで再度サインインしてください',
      spared: '設定に従い、そのまま残しました',
      'not-removed': 'ファイルを削除できませんでした',
    },
    moreOthers_other: 'ほか{{count}}件',
    stillValid: 'プログラムに渡された認証情報は、期限が来るまで AWS で有効です。',
    stillValidRole: '{{account}} の {{role}}（{{time}} まで）',
    stillValidName: '{{role}}（{{time}} まで）',
    stillValidUnknown: 'プロファイルにないロール（最後のものは {{time}} まで）',
    moreStillValid_other: 'ほか{{count}}件（期限はより前）',
  },

  review: '確認',
  notices: 'お知らせ',

  firstRun: {
    heading: 'AWS へのサインインを保ちます',
    what: 'サインインは 1 日に 1 回です。AWS CLI、SDK、AWS のファイルを読み取るすべてのツールでサインインを維持し、アカウントとロールをすぐに見つけられます。',
    next: 'AWS アクセスポータルのアドレスを貼り付けてください。Daypass が AWS のファイルに追加し、ブラウザで AWS のサインインページを開いてから、アカウントとロールをここに表示します。',
    where: 'アドレスの確認方法',
    whereIs:
      'ブラウザで AWS アカウントを選択するページのアドレスです。招待メールに記載されています。AWS の管理者は、IAM Identity Center コンソールの [設定] にある「AWS アクセスポータルの URL」で確認できます。詳しくは、AWS IAM Identity Center ユーザーガイドの AWS アクセスポータルへのサインインの説明を参照してください。',
    noFile: 'Daypass は {{file}} を使います。このファイルはまだないため、Daypass が作成します。',
    noSession: 'Daypass は {{file}} を使います。このファイルにはまだセッションがありません。',
  },

  form: {
    intro: 'セッションは {{file}} に追加され、AWS CLI や SDK からも使えます。',
    startUrl: '開始 URL',
    startUrlHint: 'AWS アクセスポータルのアドレスです（例: https://d-….awsapps.com/start）。',
    startUrlAsking: 'このアドレスの転送先を確認しています…',
    startUrlVia: '{{host}} の転送先です。すべての AWS ツールで使えるこのアドレスを書き込みます。',
    region: 'リージョン',
    regionHint: 'IAM Identity Center のリージョンです。普段使うリージョンとは異なる場合があります。',
    regionFromAddress: 'アドレスから取得しました。',
    regionFromPage: 'ポータルのページから取得しました。',
    regionFromRedirect: '{{host}} から取得しました。',
    regionUnknown:
      'アドレスからはわかりません。IAM Identity Center のリージョンを AWS 管理者に確認してください。普段使うリージョンとは異なる場合があります。',
    regionList: '既知のリージョンを表示',
    name: '名前',
    nameHint: 'プロファイルはこの名前でセッションを参照します。',
    missing: '入力してください。',
    submit: 'セッションを追加',
    submitAndSignIn: '追加してサインイン',
  },

  settingsPage: {
    launchAtLogin: 'ログイン時に Daypass を起動する',
    launchUnavailable: 'このシステムでは、ログイン時に Daypass を起動できません。',
    warn: 'セッションの終了前に通知する',
    warnMinutes: '{{minutes}} 分前',
    warnHours: '{{hours}} 時間前',
    warnHelp:
      'セッションの終了や更新の失敗は常に通知します。特定のセッションの通知を止めるには、そのメニューで通知をオフにします。',
    shortcut: 'Daypass を表示するショートカット',
    shortcutNone: 'なし',
    shortcutChoose: 'キーを選択…',
    shortcutUse: '{{keys}} を使う',
    shortcutRemove: '解除',
    shortcutPress: 'キーを押してください。Esc でキャンセルします。',
    shortcutTwo: 'Ctrl、Alt、Shift、Command（Windows）のうち 2 つ以上を押しながら、ほかのキーを押してください。',
    shortcutHint:
      'どこからでも Daypass を表示または非表示にし、すぐにロールを検索できます。Wayland では、デスクトップが確認を求めたり、デスクトップ側の設定が必要になることがあります。',
    marks: 'お気に入り、ニックネーム、色',
    marksHint:
      'ファイルとしてチームで共有できます。含まれるのは、アカウント ID、ロール名、ニックネーム、色だけです。読み込みでは、まだ設定していない項目だけが追加され、上書きはされません。',
    marksExport: '書き出す…',
    marksImport: '読み込む…',
    marksExported_other: '{{count}} 件を {{file}} に書き出しました。',
    marksImported_other: '{{count}} 件を変更しました。',
    marksKept_other: '{{count}} 件は元の設定のままです。',
    marksLeft_other: '{{count}} 件は上限に達したため追加されませんでした。',
    language: '言語',
    languageSystem: 'システム',
    theme: 'テーマ',
    themes: { system: 'システム', light: 'ライト', dark: 'ダーク' },
    showUser: 'サインイン中のユーザーを表示する',
    showUserHint:
      'サインインのたびに一度だけ、利用可能なロールを使って AWS に確認します（AWS CloudTrail に記録されます）。オフにすると、別のユーザーでのサインインを警告できません。',
    spareOtherTools: '一括サインアウトでほかのプログラムのサインインを残す',
    spareOtherToolsHint:
      'Kiro などは、独自のサインインを ~/.aws/sso/cache に保存します。オフの場合は、AWS CLI と同様にこれらも削除します。',
    clipboard: 'コピーしたキーをクリップボードから消去するまで',
    clipboardSeconds: '{{seconds}} 秒',
    clipboardNever: '消去しない',
    browsers: 'サインインとコンソールを開くブラウザ',
    systemBrowser: 'システムのブラウザ',
    browserMissing: '{{browser}}（見つかりません）',
    configFile: 'AWS 設定ファイル',
  },
} satisfies Localised<typeof english>;
