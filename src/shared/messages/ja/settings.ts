/** The settings page, in Japanese; what is older stands in panel.ts. */
import type { settings as english } from '../en/settings.ts';
import type { Localised } from '../localised.ts';

export const settings = {
  groups: {
    general: '全般',
    appearance: '表示',
    notifications: '通知',
    signIn: 'サインイン',
    credentials: '認証情報',
    files: 'ファイル',
  },
  minutes: '{{minutes}} 分',
  openAtStart: 'ログイン時にもパネルを開く',
  quiet: '通知しない時間帯',
  quietHint: 'この時間帯の通知は保留され、あとで 1 件にまとめて表示されます。トレイアイコンは常に更新されます。',
  quietFrom: '始め',
  quietUntil: '終わり',
  pause: '通知を一時停止',
  pauses: { hour: '1 時間', 'four-hours': '4 時間', tomorrow: '明日まで' },
  pausedUntil: '{{time}} まで一時停止中',
  resume: '再開',
  file: {
    title: '設定',
    hint: 'ほかのコンピューターで使うためのファイルです。セッション、アカウント、ユーザーの情報は含まれません。',
    exported: '{{file}} に書き出しました。',
    imported: '読み込みました。',
    changes: '次の設定が変わります。',
    noChanges: '変わる設定はありません。',
    change: '{{name}}: {{from}} → {{to}}',
    leftOut: '使用できないため除外: {{names}}',
    managed: '組織によって管理されている設定は変わりません。',
    apply: '読み込む',
    on: 'オン',
    off: 'オフ',
    none: 'なし',
  },
  managed: {
    title: '組織によって管理されています',
    portals: 'サインインできるのは次のポータルだけです。',
    noPortals: 'サインインは許可されていません。',
    credentialsOn: '認証情報の提供はオンです。',
    credentialsOff: '認証情報の提供はオフです。',
    updatesOn: 'アップデートの確認はオンです。',
    updatesOff: 'アップデートの確認はオフです。',
    place: '{{place}} で設定されています。変更できるのは管理者だけです。',
  },
} satisfies Localised<typeof english>;
