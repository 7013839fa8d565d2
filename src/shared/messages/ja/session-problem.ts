/** What is said of sessions that end or are refused, in Japanese. */
import type { ProblemTexts } from '../problem-texts.ts';

export const sessionProblem = {
  'token-lost-by-other-tool': {
    message: '別のプログラムが {{session}} を更新した際にトークンを保存しなかったため、自動更新できなくなりました。',
    action: '一度、再サインインしてください。現在のトークンの期限までは、そのまま使えます。',
  },
  'session-not-extended': {
    message: '{{session}} に再サインインしましたが、有効期限は延びていません。',
    action:
      '有効なセッションの期限は延びないため、{{session}} からサインアウトして再サインインしてください。それでも延びない場合は、組織のセッション期間が上限です。',
  },
  'new-session-unfinished': {
    message: '{{session}} の新しいセッションの開始が完了せず、前のセッションはサインアウト済みです。',
    action: 'サインインすると完了します。',
  },
  'new-session-not-told': {
    message:
      '新しいセッションのため {{session}} からサインアウトしましたが、AWS には前のセッションが残っている可能性があります。',
    action:
      'ブラウザのアクセスポータルからもサインアウトし、ここでサインインしてください。そうしないと、新しいセッションが前のセッションと同じ時刻に期限切れになることがあります。',
  },
  'new-session-elsewhere': {
    message: 'ターミナルで {{session}} の新しいセッションを開始しています。',
    action: 'ブラウザでサインインを完了するか、ここでサインインしてください。',
  },
  'other-identity': {
    message: '{{session}} に、{{expected}} ではなく {{user}} としてサインインしています。',
    action:
      'ブラウザに {{user}} のサインインが残っていた可能性があります。アクセスポータルからサインアウトするか、設定でこのセッションに別のブラウザを選んで、再サインインしてください。',
  },
  'container-unavailable': {
    message: '{{browser}} に必要な拡張機能がないため、コンテナ {{container}} で開けませんでした。',
    action:
      'ページはコンテナを使わずに開きました。「Open external links in a container」をこの Firefox プロファイルにインストールするか、別のウィンドウを選んでください。',
  },
  'role-browser-gone': {
    message: '{{accountId}} の {{role}} 用に選ばれている {{browser}} を開けませんでした。',
    action: 'セッションのブラウザで開きました。ロールまたはアカウントに別のブラウザを選んでください。',
  },
  'browser-gone': {
    message: '{{session}} 用に選ばれている {{browser}} を開けませんでした。',
    action: '既定のブラウザで開きました。設定で別のブラウザを選べます。',
  },
  'renewal-awaited': {
    message: 'アクセストークンの有効期限が切れています。',
    action: 'Daypass が更新し、自動的に続行します。',
  },
  'not-assigned': {
    message: 'アカウント {{accountId}} は一覧にありますが、AWS がアクセスを拒否しました。',
    action:
      '割り当ての反映には数分かかることがあるため、もう一度お試しになるか、新しいセッションを開始してください。それでも拒否される場合は、AWS の管理者に確認してください。',
  },
  'role-not-listed': {
    message: '{{account}} の {{role}} は、AWS の最新の一覧にないため、コンソールを開きませんでした。',
    action:
      '必要ならサインインして、このアカウントを更新してください。それでもロールがない場合は、AWS の管理者に確認してください。',
  },
} as const satisfies Partial<ProblemTexts>;
