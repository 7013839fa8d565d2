/** What only the tray says, in English. */
export const tray = {
  /** A session's line; with `act` where a click on it does that. */
  line: '{{session}} · {{state}}',
  lineWithAct: '{{session}} · {{state}} – {{act}}',
  act: {
    signIn: 'sign in',
    signInAgain: 'sign in again',
  },
  state: {
    signedIn: 'Signed in',
    /** Of a sign-in that nothing renews. */
    signedInUntil: 'Signed in until {{time}}',
    retrying: 'Signed in, can’t renew, retrying',
    offline: 'Offline, valid until {{time}}',
    /** Past its token's end: nothing has ended that would not go on. */
    offlineOver: 'Offline, renews when the network is back',
    expiresAt: 'Expires at {{time}}',
    /** Learned from earlier sessions of the same name. */
    expiresAtAbout: 'Expires around {{time}}',
    expired: 'Expired',
    expiredAt: 'Expired at {{time}}',
    signedOut: 'Signed out',
    signingIn: 'Signing in…',
    signingOut: 'Signing out…',
    waitingForBrowser: 'Signing in… continue in your browser',
    code: 'Signing in… code {{code}}',
  },
  openPortal: 'Open access portal',
  signInAll_one: 'Sign in to {{count}} session',
  signInAll_other: 'Sign in to {{count}} sessions',
  role: '{{account}} · {{role}}',
  /** Where there are several sessions. */
  roleOfSession: '{{account}} · {{role}} ({{session}})',
  favorite: '★ {{role}}',
  /** Two accounts of the same name. */
  accountWithId: '{{account}} ({{accountId}})',
  findRole: 'Find a role…',
  served: 'Serving {{count}} roles to programs',
  copyProfile: 'Copy profile',
  copyKeys: 'Copy keys',
  /** Of a role whose keys can be copied: the profile that would do instead. */
  withoutKeys: 'Without keys: --profile {{profile}}',
  clearKeys: 'Clear copied keys of {{role}} (valid until {{time}})',
  copyCode: 'Copy code {{code}}',
  addSession: 'Add session…',
  settings: 'Settings…',
  moreSessions_one: '{{count}} more session…',
  moreSessions_other: '{{count}} more sessions…',
  problems_one: '{{count}} problem…',
  problems_other: '{{count}} problems…',
  tooltip: {
    whole: 'Daypass: {{text}}',
    join: '{{before}}, {{after}}',
    expiresAt: '{{session}} expires at {{time}}',
    expiresAtAbout: '{{session}} expires around {{time}}',
    expiredAt: '{{session}} expired at {{time}}',
    expired: '{{session}} expired',
    signingIn: 'signing in to {{session}}',
    signedIn: '{{session}} signed in',
    signedInUntil: '{{session}} signed in until {{time}}',
    signedOut: '{{session}} signed out',
    offline: '{{session}} offline',
    more_one: '{{count}} more',
    more_other: '{{count}} more',
    nothing: 'signed out',
  },
  /** Beside the icon of macOS's menu bar, while something expires. */
  title: {
    minutes: '{{minutes}}m',
    hours: '{{hours}}h',
    underAMinute: '<1m',
  },
} as const;
