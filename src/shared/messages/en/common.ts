/** Words that several surfaces share, in English: status, time, and the names of the user's acts. */
import type { SessionStatus } from '../../session-status.ts';

export const common = {
  appName: 'Daypass',
  status: {
    'signed-out': 'Signed out',
    'signing-in': 'Signing in…',
    'signed-in': 'Signed in',
    offline: 'Offline',
    'ending-soon': 'Expires soon',
    ended: 'Expired',
  } satisfies Record<SessionStatus, string>,
  /** Not a status of its own: a session on its way out counts as signed out. */
  signingOut: 'Signing out…',
  /** In the place of the status, while a token cannot be renewed because there is no network. */
  offline: 'Offline',
  /** All sessions together: these parts in a row, as in "2 signed in · 1 expired". */
  summary: {
    offline: 'offline',
    signedIn_one: '{{count}} signed in',
    signedIn_other: '{{count}} signed in',
    signingIn_one: '{{count}} signing in',
    signingIn_other: '{{count}} signing in',
    expired_one: '{{count}} expired',
    expired_other: '{{count}} expired',
    signedOut_one: '{{count}} signed out',
    signedOut_other: '{{count}} signed out',
  },
  /** The act that needs no question says what it ends. */
  signOutAll_one: 'Sign out of all ({{count}} session)',
  signOutAll_other: 'Sign out of all {{count}} sessions',
  signOutAllWithKeys_one: '{{text}}, {{count}} key in use',
  signOutAllWithKeys_other: '{{text}}, {{count}} keys in use',
  /** Where nobody is signed in to a session: what it ends follows. */
  signOutAllElse: 'Sign out of all',
  signOutAllWithOthers_one: '{{text}}, {{count}} other sign-in',
  signOutAllWithOthers_other: '{{text}}, {{count}} other sign-ins',
  /** What follows a status on the same line. */
  detail: {
    renewsByItself: 'renews automatically',
    renewsWhenOnline: 'renews when the network is back',
    renewing: 'renewing…',
    renewalFailing: 'can’t renew, retrying',
    notRenewable: 'can’t renew',
    waitingForBrowser: 'continue in your browser',
    code: 'code {{code}}',
    endedAt: 'Expired at {{time}}',
  },
  time: {
    days: '{{days}} days {{hours}} h',
    hours: '{{hours}} h {{minutes}} min',
    minutes: '{{minutes}} min',
    /** `seconds` has two digits: 9:41, 0:07. */
    seconds: '{{minutes}}:{{seconds}}',
    underAMinute: 'less than a minute',
    over: '0:00',
    left: '{{time}} left',
  },
  action: {
    signIn: 'Sign in',
    signInAgain: 'Sign in again',
    signInWithCode: 'Sign in with code',
    /** Of a session that ends soon: a new one, before the old one is over. */
    renewNow: 'Sign in again',
    snooze: 'Remind me 2 min before',
    mute: 'Mute notifications',
    unmute: 'Unmute notifications',
    openSignInPageAgain: 'Reopen sign-in page',
    cancelSignIn: 'Cancel sign-in',
    openConsole: 'Open console',
    copyLink: 'Copy link',
    signOut: 'Sign out',
    addSession: 'Add session',
    openDaypass: 'Open Daypass',
    quit: 'Quit Daypass',
    tryAgain: 'Try again',
    cancel: 'Cancel',
    copied: 'Copied',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
  },
} as const;
