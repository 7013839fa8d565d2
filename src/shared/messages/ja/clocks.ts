/** What is said about the two clocks of a session, about role credentials, and about ends that are final; in Japanese. */
import type { clocks as english } from '../en/clocks.ts';
import type { Localised } from '../localised.ts';

export const clocks = {
  line: '{{name}}: {{text}}',
  accessToken: 'アクセストークン',
  session: 'セッション',
  roleCredentials: 'ロールの認証情報',

  until: '{{time}} まで有効',
  since: '{{time}} にサインイン',
  endsAt: '{{time}} に期限切れ',
  endedAt: '{{time}} に期限切れ',
  renewsAt: '{{time}} に自動更新',
  renewing: '更新中',
  failing: '更新を再試行中',
  offline: 'オフライン',
  goodUntil: '{{time}} まで有効',
  nextTry: '次の再試行は {{time}}',
  endsAboutBecause: '有効期限は {{time}} ごろ（過去のセッションから推定）',
  endUnknown: '有効期限は不明',

  role: '{{account}} の {{role}}（{{time}} まで）',
  roles_other: '{{count}} 件使用中（最長 {{time}} まで）',
  moreRoles_other: 'ほか {{count}} 件（最長 {{time}} まで）',
  ofProfile_other: 'プロファイル {{profiles}}',
  rolesOutlast: 'AWS CLI のキャッシュにあります。サインアウト後も期限までは有効です。',

  reason: {
    legacy: 'レガシー設定のプロファイル',
    'no-refresh-token': 'リフレッシュトークンなし',
    'registration-ended': 'クライアント登録の期限切れ',
    refused: 'AWS が更新を拒否',
  },
  doesNotRenew: '自動更新されません: {{reason}}',
  because: {
    legacy: '自動更新できません: sso-session を使わないレガシー設定です。',
    'no-refresh-token': '自動更新できません: リフレッシュトークンがありません。',
    'registration-ended': '自動更新できません: クライアント登録の期限が切れています。',
    refused: 'AWS がこのセッションの更新を受け付けなくなりました。',
  },
  noScope: '自動更新できません: スコープ sso:account:access がなく、リフレッシュトークンが発行されません。',

  remedy: {
    signInAgain: {
      'no-refresh-token': '別のツールが削除した可能性があります。再サインインすると、以後は自動更新されます。',
      'registration-ended': '再サインインすると登録し直され、以後は自動更新されます。',
      refused: '期限が切れる前に再サインインしてください。新しいセッションは自動更新されます。',
    },
    setScope: '自動更新するには、[{{section}}] にスコープを追加してから、再サインインしてください。',
    useSection: '自動更新するには、[sso-session] セクションに移してください。',
    useSectionHow:
      'このセクションを AWS 設定ファイルに追加し、{{profiles}} の sso_start_url と sso_region を「{{line}}」に置き換えます。その後、サインインしてください。',
    useExisting: '自動更新するには、既存のセクション [{{section}}] に移してください。',
    useExistingHow: '{{profiles}} の sso_start_url と sso_region をこの行に置き換えてから、サインインしてください。',
    show_other: '行を表示',
    copy_other: '行をコピー',
  },
} satisfies Localised<typeof english>;
