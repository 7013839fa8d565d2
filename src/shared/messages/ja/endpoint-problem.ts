/** What is said about endpoints of the environment that cannot be used, and about waiting in vain, in Japanese. */
import type { ProblemTexts } from '../problem-texts.ts';

export const endpointProblem = {
  'endpoint-invalid': {
    message: '{{variable}} が有効な URL ではないため、何も送信しませんでした。',
    action: '{{variable}} を https://example.com のような URL に設定するか解除してから、Daypass を再起動してください。',
  },
  'endpoint-not-encrypted': {
    message: '{{variable}} の接続先 {{host}} が暗号化されていない（http）ため、何も送信しませんでした。',
    action: 'https:// にするか {{variable}} を解除してから、Daypass を再起動してください。',
  },
  'endpoint-conflict': {
    message: '{{variable}} と {{other}} は同時に使用できないため、何も送信しませんでした。',
    action: 'どちらか一方を解除してから、Daypass を再起動してください。',
  },
  'endpoint-unavailable': {
    message: '現在の設定で使える AWS のエンドポイントが {{region}} にないため、何も送信しませんでした。',
    action:
      'AWS 設定ファイルの sso_region を確認してください。正しい場合は、AWS_USE_FIPS_ENDPOINT と AWS_USE_DUALSTACK_ENDPOINT を解除してから、Daypass を再起動してください。',
  },
  'config-ca-bundle-unreadable': {
    message: 'AWS 設定ファイルの ca_bundle で指定された {{file}} の証明書を使用できません（{{reason}}）。',
    action: 'ファイル、または AWS 設定ファイルの ca_bundle を修正してから、もう一度お試しください。',
  },
  'renewal-overdue': {
    message: 'サインインの更新が {{minutes}} 分以内に終わりませんでした。',
    action: 'ネットワーク接続と、ホームフォルダーのドライブを確認してから、もう一度お試しください。',
    whileRetrying: '再試行中です。続く場合は、ネットワーク接続と、ホームフォルダーのドライブを確認してください。',
  },
} as const satisfies Partial<ProblemTexts>;
