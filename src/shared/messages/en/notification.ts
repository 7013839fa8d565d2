/** What notifications say, in English. Lock screens show them: no account ids, no e-mail addresses. */
export const notification = {
  sessionEnded: {
    title: '{{session}}: session ended',
    body: 'The session ended at {{time}}. Click to sign in again.',
    bodyWithoutTime: 'The session is over. Click to sign in again.',
    bodyEndedByAws: 'AWS ended the session. Click to sign in again.',
  },
  /** Of one night, say. */
  severalEnded: {
    title_one: '{{count}} session ended',
    title_other: '{{count}} sessions ended',
    one: '{{session}} at {{time}}',
    more_one: 'and {{count}} more',
    more_other: 'and {{count}} more',
    click: 'Click to see them.',
  },
  endsSoon: {
    title: '{{session}}: session ends at {{time}}',
    body: 'Click to renew now. You stay signed in until the new session is there.',
  },
  /** Learned from earlier sessions of the same name. */
  endsAbout: {
    title: '{{session}}: session probably ends at {{time}}',
    body: 'Earlier sessions lasted that long. Click to renew now; you stay signed in meanwhile.',
  },
  renewalFailing: {
    title: '{{session}}: renewal is failing',
    body: 'The session can be used until {{time}}. Daypass keeps trying. Click to see why.',
    bodyOver: 'The session cannot be used since {{time}}. Daypass keeps trying. Click to see why.',
  },
  signedOutElsewhere: {
    title: '{{session}}: signed out by another program',
    body: 'The saved sign-in was removed. Click to sign in again.',
  },
  noTray: {
    title: 'Daypass runs without an icon',
    body: 'Your desktop shows no tray icons. On GNOME the extension AppIndicator brings them; click to open Daypass.',
  },
  signInNeeded: {
    title: '{{session}}: sign-in needed',
    body: 'The session ends at {{time}} and cannot be renewed. Click to sign in again.',
  },
} as const;
