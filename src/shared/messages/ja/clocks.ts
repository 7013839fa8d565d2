/** What is said about the two clocks of a session, about role credentials, and about ends that are final; in Japanese. */
import type { clocks as english } from '../en/clocks.ts';
import type { Localised } from '../localised.ts';

export const clocks = {
  line: '{{name}}: {{text}}',
  accessToken: 'アクセストークン',
  session: 'セッション',
  roleCredentials: 'ロールの認証情報',

  until: '{{time}} まで',
  since: '{{time}} から',
  endsAt: '{{time}} に終了',
  endedAt: '{{time}} に終了しました',
  renewsAt: '{{time}} に自動更新',
  renewing: '更新しています',
  failing: '更新を再試行しています',
  offline: 'オフライン',
  goodUntil: 'セッションは {{time}} まで有効',
  nextTry: '次の更新は {{time}}',
  endsAboutBecause: '{{time}} ごろに終了（これまでのセッションからの推定）',
  endUnknown: 'AWS は終了時刻を示しません',

  role: '{{account}} の {{role}}（{{time}} まで）',
  roles_other: '{{count}} 件発行済み（最長 {{time}} まで）',
  moreRoles_other: 'ほか {{count}} 件（最長 {{time}} まで）',
  ofProfile_other: 'プロファイル {{profiles}}',
  rolesOutlast: 'AWS CLI が保持しています。サインアウト後も AWS では有効です。',

  reason: {
    legacy: 'sso-session のないプロファイル',
    'no-refresh-token': 'リフレッシュトークンなし',
    'registration-ended': 'このコンピューターの AWS への登録が期限切れ',
    refused: 'AWS が更新を拒否',
  },
  doesNotRenew: '自動更新されません: {{reason}}',
  because: {
    legacy: '更新できません: プロファイルが sso-session を使わない旧形式です。',
    'no-refresh-token': '更新できません: リフレッシュトークンがありません。',
    'registration-ended': '更新できません: このコンピューターの AWS への登録が期限切れです。',
    refused: 'AWS が更新を受け付けなくなりました。',
  },
  noScope: '更新できません: スコープ sso:account:access がないため、AWS からリフレッシュトークンを受け取れません。',

  remedy: {
    signInAgain: {
      'no-refresh-token':
        'ほかのツールが失った可能性があります。もう一度サインインすると、以後は自動的に更新されます。',
      'registration-ended': 'もう一度サインインすると登録し直され、以後は自動的に更新されます。',
      refused: '終了前にもう一度サインインしてください。新しいセッションは自動的に更新されます。',
    },
    setScope: '自動更新するには、[{{section}}] にスコープを設定してから、もう一度サインインしてください。',
    useSection: '自動更新するには、プロファイルを [sso-session] セクションに移してください。',
    useSectionHow:
      'このセクションを AWS 設定ファイルに追加し、{{profiles}} の sso_start_url と sso_region を「{{line}}」に置き換えてから、サインインしてください。',
    useExisting: '自動更新するには、プロファイルを既存のセクション [{{section}}] に移してください。',
    useExistingHow: '{{profiles}} の sso_start_url と sso_region をこの行に置き換えてから、サインインしてください。',
    show_other: '設定する行を表示',
    copy_other: '行をコピー',
  },
} satisfies Localised<typeof english>;
