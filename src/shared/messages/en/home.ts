/** The words of the panel's main page around the list: menu, chips, the line of what needs somebody, and the sheet; in English. */
import type { WarningKind } from '../../warnings.ts';

export const home = {
  menu: {
    label: 'Menu',
  },

  chips: {
    label: 'Sessions',
    /** What a chip is called by those who do not see its dot. */
    name: '{{name}} {{status}}',
    expired: 'expired',
    signedOut: 'signed out',
    signingIn: 'signing in…',
    signingOut: 'signing out…',
    failing: 'can’t renew',
    offline: 'offline',
    underAMinute: '<1 min',
    more: '+{{count}}',
    moreLabel_one: '{{count}} more session: {{status}}',
    moreLabel_other: '{{count}} more sessions: {{status}}',
  },

  need: {
    label: 'Needs attention',
    starting: '{{session}}: starting sign-in…',
    browser: '{{session}}: finish signing in in your browser',
    asks: 'AWS asks to allow “{{client}}”: that’s Daypass.',
    finishing: '{{session}}: finishing sign-in…',
    code: '{{session}}: confirm this code',
    ending: {
      ends: '{{session}} expires at {{time}}',
      'ends-about': '{{session}} probably expires around {{time}}',
      'renewal-failing': '{{session}} stops working at {{time}} unless renewal succeeds',
    } satisfies Record<WarningKind, string>,
    expired: '{{session}} expired at {{time}}',
    problem: '{{session}}: {{message}}',
    signedOut: '{{session}} is signed out',
    more: 'More actions for {{session}}',
    details: 'Details',
  },

  sheet: {
    close: 'Close',
    portal: 'Open portal',
    refresh: 'Refresh accounts',
    forget: 'Forget list',
    forgetAll: 'Forget everything',
    browser: 'Browser',
    newSession: 'Start a new session',
    legacy: 'Can’t renew automatically',
  },

  /** Before everything of a session is forgotten. */
  forgetting: {
    goes: 'Daypass forgets what it remembers of {{session}}: accounts and roles, recent roles, lengths of past sessions, who signed in, its browser and its warning settings.',
    stays:
      'Your AWS config and its backups stay. Favorites, nicknames and colors stay too, as they may also belong to other sessions.',
    registration: 'Also remove its client registration from the AWS CLI’s cache',
    registrationHint: 'Those of other sessions stay. At the next sign-in, a new one is registered.',
    signOutFirst: 'You’re signed in to {{session}}, so Daypass would learn the same again. Sign out first.',
  },

  /** What is known of the selected line, beside the list of a wide window. */
  details: {
    through: 'Through',
    needsMfa: 'asks for an MFA code',
    label: 'Details',
    role: 'Role',
    roles: 'Roles',
    account: 'Account',
    /** Where the user has given another one. */
    ownName: 'Name at AWS',
    accountId: 'Account ID',
    email: 'Email',
    session: 'Session',
    profiles_one: 'Profile',
    profiles_other: 'Profiles',
  },

  notices: {
    more_one: '{{count}} more notice',
    more_other: '{{count}} more notices',
    show: 'Show the whole notice',
    hide: 'Show one line',
  },
} as const;
