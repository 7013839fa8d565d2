/** ロールの認証情報が得られないときの文言（日本語）。 */
import type { ProblemTexts } from '../problem-texts.ts';

export const credentialsProblem = {
  'session-not-signed-in': {
    message: '{{session}} にサインインしていません。',
    action: '{{session}} にサインインしてから、もう一度お試しください。',
  },
  'role-refused': {
    message: 'AWS がアカウント {{accountId}} のロール {{roleName}} を拒否しました。',
    action:
      '名前を確認してください（新しい割り当ての反映には数分かかることがあります）。それでも拒否される場合は、サインアウトして再サインインするか、AWS の管理者に確認してください。',
  },
  'role-other-case': {
    message: 'アカウント {{accountId}} に {{roleName}} というロールはありませんが、{{listed}} があります。',
    action: 'AWS は大文字と小文字を区別します。{{listed}} と指定してください。',
  },
  'role-invalid': {
    message: 'アカウント {{accountId}} のロール {{roleName}} という指定を AWS が認識できません。',
    action:
      'アカウント ID は 12 桁の数字、ロールは許可セットの名前です。sso_account_id または sso_role_name を修正してください。',
  },
  'assume-invalid': {
    message: 'プロファイル {{profile}} のロール {{roleArn}} に関する指定を AWS が受け付けません。',
    action:
      'role_arn、role_session_name、external_id、duration_seconds を修正してください。ロールから引き受けるロールの有効期間は最長 1 時間です。',
  },
  'assume-refused': {
    message: 'プロファイル {{profile}} が指定する {{roleArn}} の引き受けを AWS が拒否しました。',
    action:
      'ロールの管理者に、信頼ポリシーが引き受け元のロールを許可しているか確認してください（外部 ID がある場合はそれも）。',
  },
  'keys-refused': {
    message: 'プロファイル {{profile}} の引き受けに使う認証情報を AWS が受け付けませんでした。',
    action: 'このコンピューターの時計を確認してから、もう一度お試しください。',
  },
  'serving-address-invalid': {
    message: '{{address}} はこのコンピューターの単一のアドレスではありません。',
    action: '169.254.170.2 や 172.17.0.1 のような IP アドレスを指定してください。',
  },
  'serving-other-address': {
    message: 'すでに {{address}} でロールを提供しています。すべてのロールは 1 つのアドレスで提供されます。',
    action: '先にその提供を停止するか、同じアドレスを使ってください。',
  },
  'serving-not-opened': {
    message: '{{address}} で認証情報を提供できません（{{reason}}）。',
    action: '別のアドレスまたはポートを指定してください。',
  },
  'variables-not-copied': {
    message: 'Daypass のフォルダー名に、シェルでそのまま使えない文字が含まれています。',
    action: '代わりに daypass serve --profile 名前 -- プログラム の形で起動してください。',
  },
  'profile-missing': {
    message: 'AWS 設定ファイルにプロファイル {{profile}} がありません。',
    action: '名前を確認してください。AWS 設定の診断に、すべてのプロファイルが表示されます。',
  },
  'profile-without-sign-in': {
    message: 'プロファイル {{profile}} の認証情報は IAM Identity Center から取得されません。',
    action: 'セッション、アカウント、ロールを指定したプロファイルを選んでください。',
  },
  'profile-needs-mfa': {
    message: 'プロファイル {{profile}} は、毎回 MFA デバイスのコードを求めます（mfa_serial）。',
    action:
      'Daypass では MFA コードを入力できません。AWS CLI を使うか、ロールが MFA を必要としない場合は mfa_serial を削除してください。',
  },
  'profile-source-missing': {
    message: 'プロファイル {{profile}} が参照するプロファイル {{source}} がありません。',
    action: 'source_profile を修正してください。AWS 設定の診断で確認できます。',
  },
  'profile-circle': {
    message: 'プロファイル {{profile}} の参照が循環しています（{{circle}}）。',
    action: 'いずれかのプロファイルで、セッション、アカウント、ロールを指定したプロファイルを参照してください。',
  },
  'profile-session-missing': {
    message: 'プロファイル {{profile}} が参照する sso-session がありません。',
    action: 'sso_session を修正してください。AWS 設定の診断で確認できます。',
  },
  'profile-not-usable': {
    message: 'プロファイル {{profile}} は、このままではどの AWS ツールでも使えません。',
    action: 'AWS 設定の診断で問題を確認し、修正できます。',
  },
} as const satisfies Partial<ProblemTexts>;
