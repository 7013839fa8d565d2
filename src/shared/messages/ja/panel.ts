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
    profiles_other: 'プロファイル {{count}} 件',
    useCode: 'コードでサインイン',
    signInAgainWithCode: 'コードで再サインイン',
    muted: '通知オフ',
    never: '（サインイン履歴なし）',
    asked: '（{{time}} にサインアウト）',
    expired: '{{time}}',
    expiredUnknown: '（時刻不明）',
    rejected: '（AWS により終了、{{time}} に検知）',
    rejectedUnknown: '（AWS により終了）',
    signingOut: 'サインアウトし、保存された情報を削除しています…',
    user: 'ユーザー',
    acceptUser: 'このユーザーのまま使う',
    noAccounts: 'このセッションのスコープでは、アカウントとロールにアクセスできません。',
    noAccountsYet:
      'このサインインにはスコープ sso:account:access がありません。再サインインすると、アカウントとロールを表示できます。',
  },

  ending: {
    ends: '{{time}} に期限が切れます',
    'ends-about': '{{time}} ごろに期限が切れる見込みです',
    'renewal-failing': 'このまま更新できないと {{time}} に使えなくなります',
    reminder: '{{time}} に通知します',
  },

  signIn: {
    starting: 'サインインを開始しています…',
    finishing: 'サインインを完了しています…',
    browser: 'ブラウザでの操作を待っています',
    browserHint: '開いたページでサインインを完了してください。',
    asks: 'AWS が「{{client}}」へのアクセス許可を求めますが、これは Daypass です。サインインを共有するため、AWS CLI と同じ名前を使います。',
    openPage: 'ページを再表示',
    useCode: 'コードを使う',
    device: 'ブラウザでこのコードを確認してください',
    deviceHint: 'ページに同じコードが表示されたときだけ許可してください。入力を求められたら、このコードを入力します。',
    code: 'コード',
    address: '別の端末で開く場合',
    openCodePage: 'ページを開く',
    copyCode: 'コードをコピー',
    keeps: 'その間、今のサインインはそのまま使えます。',
    keepsUntil: 'その間、今のサインインは {{time}} までそのまま使えます。',
    because: {
      environment: 'ブラウザからこのコンピューターに応答できない環境（SSH、コンテナ、WSL）のため、コードを使います。',
      'browser-not-opened': 'ブラウザを開けなかったため、コードを使います。',
    },
  },

  roles,
  accessRequest,

  signOut: {
    report: 'サインアウトの結果',
    otherProgram: '別のツールのサインイン',
    outcome: {
      ended: 'サインアウトしました',
      'already-over': 'すでに期限切れでした',
      'told-later': 'このコンピューターからは削除しました。AWS には接続でき次第通知します（Daypass の起動中のみ）',
      'not-ended':
        'このコンピューターからは削除しました。AWS がトークンを拒否したため、AWS 側のセッションは期限まで続く可能性があります',
      'not-asked':
        'このコンピューターからは削除しました。トークンを読み取れず AWS に通知していないため、AWS 側のセッションは期限まで続く可能性があります',
      'not-found': 'サインインしていませんでした（AWS への通知なし）',
    },
    unclear: 'このコンピューターからは削除しました。AWS から確認が取れないため、再度通知します（Daypass の起動中のみ）',
    moreLines_other: 'ほか {{count}} 件の、別のツールのサインインを削除しました。',
    other: {
      removed: 'サインインも削除しました。このツールで再サインインしてください',
      spared: '設定に従い、サインインを残しました',
      'not-removed': 'ファイルを削除できませんでした',
    },
    browser:
      'ブラウザは、アクセスポータルと ID プロバイダーにサインインしたままです。設定で ID プロバイダーを選ぶと、そのサインアウトページをここから開けます。',
    browserToo:
      'ブラウザは、アクセスポータルと ID プロバイダーにサインインしたままです。共用のコンピューターでは、そちらからもサインアウトしてください。',
    portalOf: '{{session}} のポータルを開く',
    provider: '{{provider}} からサインアウト',
    moreOthers_other: 'ほか {{count}} 件',
    stillValid: 'プログラムが取得済みのキーは、期限まで AWS で有効です:',
    stillValidRole: '{{account}} の {{role}}（{{time}} まで）',
    stillValidName: '{{role}}（{{time}} まで）',
    stillValidUnknown: 'プロファイルにないロール（最後のものは {{time}} まで）',
    moreStillValid_other: 'ほか {{count}} 件（期限はより前）',
  },

  review: '確認',
  notices: 'お知らせ',

  firstRun: {
    heading: 'AWS へのサインインを保ちます',
    what: 'サインインは 1 日に 1 回です。AWS CLI、SDK、AWS 設定を読み取るすべてのツールのサインインを保ち、アカウントとロールをすぐに見つけられます。',
    next: 'AWS アクセスポータルの URL を貼り付けてください。Daypass が AWS 設定に追加し、ブラウザで AWS のサインインページを開いてから、アカウントとロールをここに表示します。',
    allow: 'AWS が「{{client}}」へのアクセス許可を求めます。これは AWS CLI の名前で動作する Daypass です。',
    where: 'URL の確認方法',
    whereIs:
      'AWS アカウントを選択するページの URL で、招待メールに記載されています。AWS の管理者は、IAM Identity Center コンソールの [設定] にある「AWS アクセスポータルの URL」で確認できます。詳しくは、AWS IAM Identity Center ユーザーガイドの AWS アクセスポータルへのサインインの説明を参照してください。',
    noFile: 'AWS 設定ファイル（{{file}}）はまだありません。Daypass が作成します。',
    noSession: 'AWS 設定ファイル（{{file}}）にはまだ sso-session がありません。',
  },

  form: {
    intro: '{{file}} に保存し、AWS CLI や SDK からも使えるようにします。',
    startUrl: 'AWS アクセスポータルの URL（開始 URL）',
    startUrlHint: '例: https://d-….awsapps.com/start。わからない場合は AWS の管理者に確認してください。',
    startUrlAsking: 'この URL を確認しています…',
    startUrlVia: '{{host}} の転送先です。すべての AWS ツールで使えるこの URL を保存します。',
    region: 'Identity Center のリージョン',
    regionHint: '普段使うリージョンとは異なる場合があります。',
    regionFromAddress: 'URL から取得しました。',
    regionFromPage: 'ポータルのページから取得しました。',
    regionFromRedirect: '{{host}} から取得しました。',
    regionUnknown: '自動で取得できません。Identity Center のリージョンを AWS の管理者に確認してください。',
    regionList: 'リージョンの一覧を表示',
    name: 'セッション名',
    nameHint: 'プロファイルでこの名前を使います。',
    missing: '必須です',
    submit: '追加のみ',
    submitAndSignIn: '追加してサインイン',
  },

  settingsPage: {
    launchAtLogin: 'ログイン時に Daypass を起動する',
    launchUnavailable: 'このシステムでは、ログイン時に Daypass を起動できません。',
    warn: 'セッションの期限が切れる前に通知する',
    warnMinutes: '{{minutes}} 分前',
    warnHours: '{{hours}} 時間前',
    warnHelp:
      '期限切れと更新の失敗は常に通知します。特定のセッションの通知は、そのセッションのメニューでオフにできます。',
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
      'アカウント ID、ロール名、ニックネーム、色だけのファイルとして、チームで共有できます。読み込みでは未設定の項目だけが追加され、上書きはされません。',
    marksExport: '書き出す…',
    marksImport: '読み込む…',
    marksExported_other: '{{count}} 件を {{file}} に書き出しました。',
    marksImported_other: '{{count}} 件を変更しました。',
    marksKept_other: '{{count}} 件は元の設定のままです。',
    marksLeft_other: '{{count}} 件は上限に達したため追加されませんでした。',
    language: '言語',
    languageSystem: 'システムの設定',
    theme: 'テーマ',
    themes: { system: 'システム', light: 'ライト', dark: 'ダーク' },
    showUser: 'サインインしているユーザーを表示する',
    showUserHint:
      'サインインのたびに、ロールの 1 つを使って AWS に 1 回確認します（CloudTrail に記録されます）。別のユーザーでのサインインを警告するために必要です。',
    spareOtherTools: '一括サインアウトで別のツールのサインインを残す',
    spareOtherToolsHint:
      'Kiro などは、独自のサインインを ~/.aws/sso/cache に保存します。オフの場合は、AWS CLI と同様にこれらも削除します。',
    identityProvider: 'ID プロバイダー',
    identityProviderNone: '未設定',
    identityProviderHint: 'サインアウトの後、ブラウザをサインアウトさせるページを開けるようにします。',
    providerHost: '会社のアドレス',
    providerHostHint: '{{example}} のように入力してください。',
    providerHostRefused: 'このプロバイダーのアドレスではありません。{{example}} のように入力してください。',
    providerOther: 'その他',
    providerAddress: 'サインアウトページのアドレス',
    providerAddressHint: 'https:// で始まるアドレスです。わからない場合は、管理者に確認してください。',
    providerAddressLeads: 'サインアウトの後、{{host}} のこのページを開けるようにします。',
    providerAddressRefused:
      '使用できないアドレスです。https:// で始まり、ユーザー名やパスワードを含まない、500 文字以内のアドレスを入力してください。',
    clipboard: 'コピーしたキーをクリップボードから消去するまで',
    clipboardSeconds: '{{seconds}} 秒',
    clipboardNever: '消去しない',
    browsers: 'サインインとコンソールのブラウザ',
    systemBrowser: '既定のブラウザ',
    browserMissing: '{{browser}}（見つかりません）',
    configFile: 'AWS 設定ファイル',
  },
} satisfies Localised<typeof english>;
