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

  /** "2 signed in · 1 expired". */
  counts: {
    signedIn_one: '{{count}} signed in',
    signedIn_other: '{{count}} signed in',
    endingSoon_one: '{{count}} expires soon',
    endingSoon_other: '{{count}} expire soon',
    ended_one: '{{count}} expired',
    ended_other: '{{count}} expired',
    signingIn_one: '{{count}} signing in',
    signingIn_other: '{{count}} signing in',
    signedOut_one: '{{count}} signed out',
    signedOut_other: '{{count}} signed out',
  },

  need: {
    label: 'Needs attention',
    starting: '{{session}}: starting sign-in…',
    browser: '{{session}}: finish signing in in your browser',
    finishing: '{{session}}: finishing sign-in…',
    code: '{{session}}: confirm this code',
    ending: {
      ends: '{{session}} expires at {{time}}',
      'ends-about': '{{session}} probably expires around {{time}}',
      'renewal-failing': '{{session}} stops working at {{time}} unless renewal succeeds',
    } satisfies Record<WarningKind, string>,
    expired: '{{session}} expired at {{time}}',
    expiredUnknown: '{{session}} expired',
    problem: '{{session}}: {{message}}',
    signedOut: '{{session}} is signed out',
    more: 'More actions for {{session}}',
    details: 'Details',
  },

  sheet: {
    close: 'Close',
    portal: 'Open portal',
    refresh: 'Refresh accounts',
    browser: 'Browser',
    newSession: 'Start a new session',
    legacy: 'Can’t renew automatically',
  },

  notices: {
    more_one: '{{count}} more notice',
    more_other: '{{count}} more notices',
    show: 'Show the whole notice',
    hide: 'Show one line',
  },
} as const;
