/** Words that several surfaces share, in Japanese: status, time, and the names of the user's acts. */
import type { SessionStatus } from '../../session-status.ts';

export const common = {
  appName: 'Daypass',
  status: {
    'signed-out': '未サインイン',
    'signing-in': 'サインインしています…',
    'signed-in': 'サインイン済み',
    'ending-soon': 'まもなく終了',
    // Not 終了 alone: in a menu that is the word for quitting the app.
    ended: '終了しました',
  } satisfies Record<SessionStatus, string>,
  signingOut: 'サインアウトしています…',
  offline: 'オフライン',
  /** What follows a status on the same line. */
  detail: {
    renewsByItself: '自動更新',
    renewing: '更新しています',
    renewalFailing: '更新を再試行しています',
    notRenewable: '更新できません',
    waitingForBrowser: 'ブラウザで続けてください',
    code: 'コード {{code}}',
    endedAt: '{{time}} に終了しました',
  },
  time: {
    days: '{{days}}日{{hours}}時間',
    hours: '{{hours}}時間{{minutes}}分',
    minutes: '{{minutes}}分',
    seconds: '{{minutes}}:{{seconds}}',
    underAMinute: '1分未満',
    over: '0:00',
    left: '残り{{time}}',
  },
  action: {
    signIn: 'サインイン',
    signInAgain: 'もう一度サインイン',
    signInWithCode: 'コードを使ってサインイン',
    renewNow: '今すぐ更新',
    snooze: '2 分前に再通知',
    mute: '通知をオフにする',
    unmute: '通知をオンにする',
    openSignInPageAgain: 'サインインページをもう一度開く',
    cancelSignIn: 'サインインをキャンセル',
    openConsole: 'コンソールを開く',
    copyLink: 'リンクをコピー',
    signOut: 'サインアウト',
    signOutAll: 'すべてのセッションからサインアウト',
    addSession: 'セッションを追加',
    openDaypass: 'Daypass を開く',
    quit: 'Daypass を終了',
    tryAgain: 'もう一度試す',
    cancel: 'キャンセル',
    copied: 'コピーしました',
  },
} as const;
