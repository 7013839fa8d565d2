/** ロールの認証情報に対して AWS のサービスがトークンを渡さないときの文言（日本語）。 */
import type { ProblemTexts } from '../problem-texts.ts';

export const registryProblem = {
  'action-denied': {
    message: 'AWS はこのロールに {{action}} の呼び出しを許可していません。',
    action: '別のロールを使うか、AWS の管理者に許可を依頼してください。',
  },
  'role-keys-refused': {
    message: 'AWS がこのロールの認証情報を拒否しました。',
    action:
      'このコンピューターの時計を確認してください。正しい場合は、サインアウトして再サインインし、新しい認証情報を取得してください。',
  },
  'package-domain-missing': {
    message: 'このアカウントの {{region}} に CodeArtifact のドメイン {{domain}} はありません。',
    action: '名前とリージョンを確認してください。別のアカウントのドメインには --domain-owner が必要です。',
  },
} as const satisfies Partial<ProblemTexts>;
