/** What notifications say, in English. Lock screens show them: no account ids, no e-mail addresses. */
export const notification = {
  sessionEnded: {
    title: '{{session}}: session expired',
    body: 'Expired at {{time}}. Click to sign in again.',
    bodyWithoutTime: 'Click to sign in again.',
    bodyEndedByAws: 'AWS ended the session. Click to sign in again.',
  },
  /** Of one night, say. */
  severalEnded: {
    title_one: '{{count}} session expired',
    title_other: '{{count}} sessions expired',
    one: '{{session}} at {{time}}',
    more_one: 'and {{count}} more',
    more_other: 'and {{count}} more',
    click: 'Click to show them.',
  },
  afterQuiet: {
    title_one: '{{count}} notification while they were off',
    title_other: '{{count}} notifications while they were off',
  },
  endsSoon: {
    title: '{{session}} expires at {{time}}',
    body: 'Click to sign in again. You stay signed in meanwhile.',
  },
  /** Learned from earlier sessions of the same name. */
  endsAbout: {
    title: '{{session}} probably expires around {{time}}',
    body: 'Based on past sessions. Click to sign in again; you stay signed in meanwhile.',
  },
  renewalFailing: {
    title: '{{session}}: can’t renew',
    body: 'Valid until {{time}}, Daypass keeps trying. Click for details.',
    bodyOver: 'Expired at {{time}}, Daypass keeps trying. Click for details.',
  },
  signedOutElsewhere: {
    title: '{{session}}: signed out by another program',
    body: 'The saved sign-in was removed. Click to sign in again.',
  },
  noTray: {
    title: 'Daypass is running without an icon',
    body: 'Your desktop shows no tray icons; on GNOME, the AppIndicator extension adds them. Click to open Daypass.',
  },
  signInNeeded: {
    title: '{{session}}: sign-in needed',
    body: 'Expires at {{time}} and can’t renew. Click to sign in again.',
  },
} as const;
