/** What every problem says, in Japanese: what happened, and what to do about it. */
import type { ProblemTexts } from '../problem-texts.ts';
import { consoleProblem } from './console-problem.ts';
import { credentialsProblem } from './credentials-problem.ts';
import { editProblem } from './edit-problem.ts';
import { fileProblem } from './file-problem.ts';
import { endpointProblem } from './endpoint-problem.ts';
import { newSessionProblem } from './new-session-problem.ts';
import { sessionProblem } from './session-problem.ts';
import { ownProblem } from './own-problem.ts';
import { registryProblem } from './registry-problem.ts';
import { settingsProblem } from './settings-problem.ts';
import { writtenKeysProblem } from './written-keys-problem.ts';

export const problem = {
  'network-unreachable': {
    message: '{{host}} に接続できません。',
    action: 'ネットワーク接続や VPN を確認してから、もう一度お試しください。',
    whileRetrying: '再試行中です。続く場合は、ネットワーク接続や VPN を確認してください。',
  },
  'network-timeout': {
    message: '{{host}} から時間内に応答がありませんでした。',
    action: 'ネットワーク接続や VPN を確認してから、もう一度お試しください。',
    whileRetrying: '再試行中です。続く場合は、ネットワーク接続や VPN を確認してください。',
  },
  'tls-failed': {
    message: '{{host}} に安全に接続できません: {{reason}}。',
    action: '別のネットワークで試すか、必要な証明書を社内の IT 担当者に確認してください。',
  },
  'proxy-failed': {
    message: 'ネットワークのプロキシが {{host}} への接続をブロックしました（{{status}}）。',
    action: 'もう一度お試しになるか、{{host}} への接続の許可を社内の IT 担当者に依頼してください。',
    whileRetrying: '再試行中です。続く場合は、プロキシについて社内の IT 担当者に確認してください。',
  },
  'proxy-unreachable': {
    message: 'プロキシ {{host}} 経由で接続できません。',
    action: 'ネットワーク接続や VPN と、HTTPS_PROXY のプロキシを確認してから、もう一度お試しください。',
    whileRetrying: '再試行中です。続く場合は、ネットワーク接続や VPN と、HTTPS_PROXY のプロキシを確認してください。',
  },
  'proxy-invalid': {
    message: '{{variable}} は有効な HTTP プロキシの URL ではありません。',
    action: '{{variable}} を http://proxy.example.com:3128 のような URL に設定してから、Daypass を再起動してください。',
  },
  'ca-bundle-unreadable': {
    message: '{{file}} の証明書を使用できません（{{reason}}）。',
    action:
      'ファイルを修正してもう一度お試しになるか、AWS_CA_BUNDLE を修正または解除して Daypass を再起動してください。',
  },
  'unexpected-answer': {
    message: '{{host}} の応答が AWS のものではありません。',
    action:
      'ネットワークへのログインが必要な可能性があります。ブラウザで何かのページを開いてから、もう一度お試しください。',
    whileRetrying:
      'ネットワークへのログインが必要な可能性があるため、ブラウザで何かのページを開いてください。Daypass は再試行中です。',
  },
  'aws-throttled': {
    message: '{{host}} へのリクエストが多すぎます。',
    action: '1 分ほど待ってから、もう一度お試しください。',
    whileRetrying: 'まもなく再試行します。',
  },
  'aws-failed': {
    message: 'AWS 側で問題が発生しています（{{host}}、ステータス {{status}}）。',
    action: '数分待ってから、もう一度お試しください。',
    whileRetrying: 'まもなく再試行します。',
  },
  'aws-refused': {
    message: 'AWS がリクエストを拒否しました（{{host}}、{{error}}）。',
    action: '再サインインしてください。解決しない場合は、このメッセージを AWS の管理者に伝えてください。',
  },

  'sign-in-denied': {
    message: 'ブラウザでアクセスが拒否されました。',
    action: '再サインインし、アクセスを許可してください。許可した場合は、AWS の管理者に確認してください。',
  },
  'sign-in-timed-out': {
    message: 'サインインがタイムアウトしました。',
    action: 'もう一度サインインし、10 分以内にブラウザで完了してください。',
  },
  'registration-lost': {
    message: 'このクライアント登録が AWS に見つかりません。',
    action: '再サインインしてください。登録は Daypass が自動で行います。',
  },
  'wrong-region-or-url': {
    message: '{{startUrl}} は {{region}} の AWS にありません。',
    action: '両方を AWS の管理者に確認し、AWS 設定ファイルを修正してください。',
  },
  'region-corrected': {
    message: '開始 URL の転送先に合わせて、{{session}} のリージョンを {{region}} に修正しました（{{file}}）。',
    action: '操作は不要です。ほかの AWS ツールも正しいリージョンを使います。',
  },
  'region-not-corrected': {
    message:
      '{{session}} には {{region}} でサインインしましたが、{{file}} のリージョンは異なり、変更できませんでした。',
    action: 'sso_region を {{region}} に変更してください。それまでは、ほかの AWS ツールが誤ったリージョンを使います。',
  },
  'loopback-unavailable': {
    message: 'このコンピューターでは、ブラウザからの応答を受け取れません（{{reason}}）。',
    action: 'コードでサインインしてください。',
  },
  'sign-in-refused': {
    message: 'AWS のページでサインインに失敗しました（{{error}}）。',
    action: '再サインインしてください。解決しない場合は、コードでサインインしてください。',
  },
  'browser-not-opened': {
    message: '{{host}} を開くブラウザを起動できませんでした。',
    action:
      'システム設定で既定のブラウザを選んで、もう一度お試しください。リンクをコピーして自分で開くこともできます。',
  },
  'url-not-trusted': {
    message: '{{url}} はこのセッションの URL ではないため、開きませんでした。',
    action:
      'AWS 設定ファイルの開始 URL を確認してください。正しい場合は、このメッセージを AWS の管理者に伝えてください。',
  },

  ...sessionProblem,
  ...credentialsProblem,

  ...writtenKeysProblem,

  'token-unreadable': {
    message: '保存されたサインイン {{file}} を使用できません（{{reason}}）。',
    action: '再サインインすると置き換えられます。それまで Daypass はこのファイルを変更しません。',
    whileRetrying:
      'サインインは続いていますが、別のツールはこのファイルを使えません。次の更新時に書き直します（再サインインするとすぐに書き直します）。',
  },
  'sign-in-elsewhere': {
    message: '保存されたサインインは {{portal}} のものですが、このセッションの開始 URL は {{startUrl}} です。',
    action:
      'サインインして置き換えるか、開始 URL を修正してください。それまで Daypass は変更しませんが、AWS ツールは使うことがあります。',
  },
  'sign-in-removed': {
    message: '別のプログラムが {{file}} を削除したため、サインアウトされました。',
    action: '続けるには、再サインインしてください。',
  },

  'clock-skewed': {
    message: 'このコンピューターの時計は、AWS より {{minutes}} 分{{direction}}。',
    action:
      '日付と時刻を修正してください。それまでは AWS ツールが失敗したり、ここに表示される時刻がずれたりすることがあります。',
  },

  'config-problems': {
    message: 'AWS 設定に {{count}} 件の問題があります。',
    action: 'AWS 設定の診断で確認してください。',
  },

  ...editProblem,
  ...fileProblem,

  ...endpointProblem,
  ...consoleProblem,

  ...newSessionProblem,

  ...settingsProblem,
  ...ownProblem,
  ...registryProblem,
} as const satisfies ProblemTexts;
