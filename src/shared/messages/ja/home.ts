/** The words of the panel's main page around the list: menu, chips, the line of what needs somebody, and the sheet; in Japanese. */
import type { home as english } from '../en/home.ts';
import type { Localised } from '../localised.ts';

export const home = {
  menu: {
    label: 'メニュー',
  },

  chips: {
    label: 'セッション',
    name: '{{name}} {{status}}',
    expired: '期限切れ',
    signedOut: '未サインイン',
    signingIn: 'サインイン中…',
    signingOut: 'サインアウト中…',
    failing: '更新できません',
    offline: 'オフライン',
    underAMinute: '1分未満',
    more: '+{{count}}',
    moreLabel_other: 'ほか {{count}} 件のセッション: {{status}}',
  },

  need: {
    label: '対応が必要です',
    starting: '{{session}}: サインインを開始中…',
    browser: '{{session}}: ブラウザで続けてください',
    asks: 'AWS が許可を求める「{{client}}」は Daypass です。',
    finishing: '{{session}}: サインインを完了中…',
    code: '{{session}}: コードを確認',
    ending: {
      ends: '{{session}} は {{time}} に期限が切れます',
      'ends-about': '{{session}} は {{time}} ごろに期限が切れる見込みです',
      'renewal-failing': '{{session}} はこのまま更新できないと {{time}} に使えなくなります',
    },
    expired: '{{session}} は {{time}} に期限が切れました',
    problem: '{{session}}: {{message}}',
    signedOut: '{{session}} は未サインインです',
    more: '{{session}} のその他の操作',
    details: '詳細',
  },

  sheet: {
    close: '閉じる',
    portal: 'ポータルを開く',
    refresh: 'アカウントを更新',
    forget: '一覧を消去',
    forgetAll: 'すべての記録を消去',
    browser: 'ブラウザ',
    newSession: '新しいセッションを開始',
    legacy: '自動更新できません',
  },

  forgetting: {
    goes: '{{session}} について Daypass が保存した情報を消去します: アカウントとロール、最近使ったロール、過去のセッションの長さ、サインインしたユーザー、ブラウザと警告の設定。',
    stays:
      'AWS 設定ファイルとそのバックアップは残ります。お気に入り、ニックネーム、色も、ほかのセッションで使われることがあるため残ります。',
    registration: 'AWS CLI のキャッシュのクライアント登録も削除',
    registrationHint: 'ほかのセッションの登録は残ります。次回のサインイン時に、新しく登録されます。',
    signOutFirst: '{{session}} にサインイン済みのため、同じ情報がまた保存されます。先にサインアウトしてください。',
  },

  details: {
    through: '経由',
    needsMfa: 'MFA コードが必要',
    label: '詳細',
    role: 'ロール',
    roles: 'ロール',
    account: 'アカウント',
    ownName: 'AWS での名前',
    accountId: 'アカウント ID',
    email: 'メール',
    session: 'セッション',
    profiles_other: 'プロファイル',
  },

  notices: {
    more_other: 'ほか {{count}} 件のお知らせ',
    show: 'お知らせの全文を表示',
    hide: '1 行で表示',
  },
} satisfies Localised<typeof english>;
