/** What is said about endpoints of the environment that cannot be used, and about waiting in vain, in Japanese. */
import type { ProblemTexts } from '../problem-texts.ts';

export const endpointProblem = {
  'endpoint-invalid': {
    message: '{{variable}} の値がサーバーのアドレスではないため、何も送信しませんでした。',
    action:
      '{{variable}} に https://example.com の形式で設定するか、{{variable}} を削除してから、Daypass を開き直してください。',
  },
  'endpoint-not-encrypted': {
    message: '{{variable}} が暗号化されていないアドレス（http、{{host}}）を指しているため、何も送信しませんでした。',
    action: 'https:// で始まるアドレスにするか、{{variable}} を削除してから、Daypass を開き直してください。',
  },
  'endpoint-conflict': {
    message: '{{variable}} と {{other}} は同時に使用できないため、何も送信しませんでした。',
    action: 'どちらか一方を削除してから、Daypass を開き直してください。',
  },
  'endpoint-unavailable': {
    message: 'リージョン {{region}} には、現在の設定に合う AWS のアドレスがないため、何も送信しませんでした。',
    action:
      'AWS の設定ファイルの sso_region を確認してください。正しい場合は、AWS_USE_FIPS_ENDPOINT と AWS_USE_DUALSTACK_ENDPOINT を削除してから、Daypass を開き直してください。',
  },
  'config-ca-bundle-unreadable': {
    message: 'AWS の設定ファイルの ca_bundle で指定された {{file}} の証明書を使用できません（{{reason}}）。',
    action: 'ファイルを修正するか、AWS の設定ファイルの ca_bundle を修正または削除してから、もう一度お試しください。',
  },
  'renewal-overdue': {
    message: 'サインインの更新が {{minutes}} 分以内に終わりませんでした。',
    action:
      'ネットワーク接続と、ホームフォルダーのあるドライブが応答しているかを確認してから、もう一度お試しください。',
    whileRetrying:
      '自動的に再試行しています。この状態が続く場合は、ネットワーク接続と、ホームフォルダーのあるドライブが応答しているかを確認してください。',
  },
} as const satisfies Partial<ProblemTexts>;
