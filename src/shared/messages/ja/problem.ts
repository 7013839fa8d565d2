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
    whileRetrying: '自動的に再試行しています。この状態が続く場合は、ネットワーク接続や VPN を確認してください。',
  },
  'network-timeout': {
    message: '{{host}} から時間内に応答がありませんでした。',
    action: 'ネットワーク接続や VPN を確認してから、もう一度お試しください。',
    whileRetrying: '自動的に再試行しています。この状態が続く場合は、ネットワーク接続や VPN を確認してください。',
  },
  'tls-failed': {
    message: '{{host}} に安全に接続できません（{{reason}}）。',
    action: '別のネットワークで試すか、このコンピューターに必要な証明書を社内の IT 担当者に確認してください。',
  },
  'proxy-failed': {
    message: 'ネットワークのプロキシが {{host}} への接続を拒否しました（{{status}}）。',
    action:
      'もう一度お試しください。解決しない場合は、このコンピューターから {{host}} に接続できるよう、社内の IT 担当者に依頼してください。',
    whileRetrying:
      '自動的に再試行しています。この状態が続く場合は、プロキシについて社内の IT 担当者に確認してください。',
  },
  'proxy-unreachable': {
    message: 'プロキシ {{host}} を経由して接続できません。',
    action: 'ネットワーク接続や VPN と、HTTPS_PROXY のプロキシを確認してから、もう一度お試しください。',
    whileRetrying:
      '自動的に再試行しています。この状態が続く場合は、ネットワーク接続や VPN と、HTTPS_PROXY のプロキシを確認してください。',
  },
  'proxy-invalid': {
    message: '{{variable}} に設定されているプロキシは、HTTP プロキシのアドレスではありません。',
    action: '{{variable}} に http://proxy.example.com:3128 の形式で設定してから、Daypass を開き直してください。',
  },
  'ca-bundle-unreadable': {
    message: '{{file}} の証明書を使用できません（{{reason}}）。',
    action:
      'ファイルを修正してから、もう一度お試しください。AWS_CA_BUNDLE を修正または削除した場合は、Daypass を開き直してください。',
  },
  'unexpected-answer': {
    message: '{{host}} から、AWS のものではない応答が返されました。',
    action:
      'ネットワークへのログインが必要な可能性があります。ブラウザで任意のページを開いてから、もう一度お試しください。',
    whileRetrying:
      'ネットワークへのログインが必要な可能性があります。ブラウザで任意のページを開いてください。Daypass は自動的に再試行しています。',
  },
  'aws-throttled': {
    message: '{{host}} へのリクエストが多すぎるため、AWS に一時的に制限されています。',
    action: '1分ほど待ってから、もう一度お試しください。',
    whileRetrying: 'しばらくしてから自動的に再試行します。',
  },
  'aws-failed': {
    message: '現在、AWS 側で問題が発生しています（{{host}}、ステータス {{status}}）。',
    action: '数分待ってから、もう一度お試しください。',
    whileRetrying: 'しばらくしてから自動的に再試行します。',
  },
  'aws-refused': {
    message: 'リクエストが AWS に拒否されました（{{host}}、{{error}}）。',
    action: 'もう一度サインインしてください。解決しない場合は、このメッセージを AWS の管理者にお伝えください。',
  },

  'sign-in-denied': {
    message: 'ブラウザでサインインが許可されませんでした。',
    action:
      'もう一度サインインし、アクセスを許可してください。許可してもこのメッセージが表示される場合は、AWS の管理者にお問い合わせください。',
  },
  'sign-in-timed-out': {
    message: '制限時間内にサインインが完了しませんでした。',
    action: 'もう一度サインインを始め、10分以内にブラウザで完了してください。',
  },
  'registration-lost': {
    message: 'このコンピューターの登録情報が AWS に見つかりませんでした。',
    action: 'もう一度サインインしてください。登録は Daypass が自動的にやり直します。',
  },
  'wrong-region-or-url': {
    message: '開始 URL {{startUrl}} は、リージョン {{region}} の AWS で見つかりませんでした。',
    action: '両方を AWS の管理者から受け取った情報と照らし合わせ、AWS の設定ファイルを修正してください。',
  },
  'region-corrected': {
    message: '{{session}} のリージョンを、開始 URL の転送先に合わせて {{region}} に修正しました（{{file}}）。',
    action: 'ほかに必要な操作はありません。ほかの AWS ツールも正しいリージョンを使います。',
  },
  'region-not-corrected': {
    message:
      '{{session}} にはリージョン {{region}} でサインインしましたが、{{file}} には別のリージョンが書かれており、修正できませんでした。',
    action:
      'このファイルの sso_region を {{region}} に変更してください。それまでは、ほかの AWS ツールが誤ったリージョンを使います。',
  },
  'loopback-unavailable': {
    message: 'このコンピューターでは、ブラウザからの応答を受け取れません（{{reason}}）。',
    action: '代わりに、コードを使ってサインインしてください。',
  },
  'sign-in-refused': {
    message: 'サインインページでサインインが完了しませんでした（{{error}}）。',
    action: 'もう一度サインインしてください。解決しない場合は、コードを使ってサインインしてください。',
  },
  'browser-not-opened': {
    message: '{{host}} を開くためのブラウザを起動できませんでした。',
    action:
      'システムの設定で既定のブラウザを選んでから、もう一度お試しください。リンクをコピーして、自分で開くこともできます。',
  },
  'url-not-trusted': {
    message: '{{url}} はこのセッションのアドレスではないため、開きませんでした。',
    action:
      'AWS の設定ファイルで開始 URL を確認してください。正しい場合は、このメッセージを AWS の管理者にお伝えください。',
  },

  ...sessionProblem,
  ...credentialsProblem,

  ...writtenKeysProblem,

  'token-unreadable': {
    message: '保存されたサインイン情報 {{file}} を使用できません（{{reason}}）。',
    action: 'もう一度サインインすると、ファイルが置き換えられます。それまで Daypass はこのファイルを変更しません。',
    whileRetrying:
      'サインインは続いていますが、ほかのツールはこのファイルを使用できません。次回の更新時に Daypass がファイルを書き直します。すぐに必要な場合は、もう一度サインインしてください。',
  },
  'sign-in-elsewhere': {
    message: '保存されたサインインは {{portal}} で行われたものです。このセッションの開始 URL は {{startUrl}} です。',
    action:
      'サインインすると置き換えられます。または、セッションの開始 URL を修正してください。それまで Daypass はこのサインインに触れません。ほかの AWS ツールは使い続けることがあります。',
  },
  'sign-in-removed': {
    message: 'ほかのプログラムが {{file}} を削除したため、サインアウトされました。',
    action: '続けるには、もう一度サインインしてください。',
  },

  'clock-skewed': {
    message: 'このコンピューターの時計は、AWS より {{minutes}} 分{{direction}}。',
    action:
      '日付と時刻を正しく設定してください。それまでは AWS のツールが失敗することがあり、ここに表示される時刻もこの時計によるものです。',
  },

  'config-problems': {
    message: 'AWS 設定ファイルに問題が{{count}}件あります。',
    action: 'AWS ファイルの点検で確認してください。',
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
