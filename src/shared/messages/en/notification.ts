/** What notifications say, in English. Lock screens show them: no account ids, no e-mail addresses. */
export const notification = {
  sessionEnded: {
    title: '{{session}}: session ended',
    body: 'The session ended at {{time}}. Click to sign in again.',
    bodyWithoutTime: 'The session is over. Click to sign in again.',
    bodyEndedByAws: 'AWS ended the session. Click to sign in again.',
  },
  signInNeeded: {
    title: '{{session}}: sign-in needed',
    body: 'The session ends at {{time}} and cannot be renewed. Click to sign in again.',
  },
} as const;
