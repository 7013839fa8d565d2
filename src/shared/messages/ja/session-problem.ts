/** What is said of sessions that end or are refused, in Japanese. */
import type { ProblemTexts } from '../problem-texts.ts';

export const sessionProblem = {
  'token-lost-by-other-tool': {
    message:
      '別のプログラムが {{session}} を AWS で更新しましたが、結果が保存されなかったため、これ以上更新できなくなりました。',
    action:
      '一度サインインし直してください。その後は Daypass が再び自動的に更新します。現在のトークンが切れるまでは、そのまま使用できます。',
  },
  'session-not-extended': {
    message: '{{session}} にもう一度サインインしましたが、終了時刻は延びていません。',
    action:
      '続いているセッションの終了時刻は AWS に引き継がれます。先に {{session}} からサインアウトし、その後サインインしてください。それでも延びない場合は、組織で決められたセッションの長さが上限です。',
  },
  'new-session-unfinished': {
    message: '{{session}} の新しいセッションの開始が途中で終わりました。前のセッションからはサインアウトしています。',
    action: 'サインインすると完了します。',
  },
  'new-session-not-told': {
    message:
      '新しいセッションのため {{session}} からサインアウトしましたが、前のセッションの終了が AWS に伝わっていない可能性があります。',
    action:
      'ブラウザーのアクセスポータルでもサインアウトしてから、ここでサインインしてください。そうしないと、新しいセッションが前のセッションと同じ時刻に終了することがあります。',
  },
  'new-session-elsewhere': {
    message: 'ターミナルで {{session}} の新しいセッションを開始しています。',
    action: 'ブラウザーでサインインを完了するか、ここでサインインしてください。',
  },
  'other-identity': {
    message: '{{session}} に、これまでの {{expected}} ではなく {{user}} としてサインインしています。',
    action:
      'ブラウザに {{user}} のサインインが残っていた可能性があります。そのブラウザでアクセスポータルからサインアウトするか、設定でこのセッション用に別のブラウザプロファイルを選び、もう一度サインインしてください。',
  },
  'container-unavailable': {
    message: '{{browser}} に必要な拡張機能がないため、コンテナ {{container}} で開けませんでした。',
    action:
      'Firefox のこのプロファイルに「Open external links in a container」をインストールするか、別のウィンドウを選択してください。ページは、この選択がない場合のブラウザで開きました。',
  },
  'role-browser-gone': {
    message: '{{accountId}} の {{role}} 用に選ばれている {{browser}} を開けませんでした。',
    action:
      '代わりにセッションのほかのページと同じブラウザで開きました。ロールまたはアカウントに別のブラウザを選択してください。',
  },
  'browser-gone': {
    message: '{{session}} 用に選ばれている {{browser}} を開けませんでした。',
    action: '代わりにシステムのブラウザでページを開きました。設定で別のブラウザを選択してください。',
  },
  'renewal-awaited': {
    message: 'アクセストークンの有効期限が切れています。',
    action: 'Daypass が更新し、その後自動的に続行します。',
  },
  'not-assigned': {
    message: 'アカウント {{accountId}} は一覧にありますが、AWS がアクセスを拒否しました。',
    action:
      '新しい割り当てが AWS 全体に反映されるまで数分かかることがあります。少し待ってからもう一度お試しください。割り当てより前に始まったセッションには反映されないことがあります。その場合は新しいセッションを開始してください。それでも拒否される場合は、AWS の管理者にお問い合わせください。',
  },
  'role-not-listed': {
    message: '{{account}} の {{role}} は、AWS から取得した最新の一覧にないため、コンソールを開きませんでした。',
    action:
      'このアカウントを更新してください（未サインインの場合は、先にサインインしてください）。更新後もロールがない場合は、AWS の管理者にお問い合わせください。',
  },
} as const satisfies Partial<ProblemTexts>;
