/** The page that the browser shows after it has answered Daypass, in English. */
export const signInPage = {
  'signed-in': {
    title: 'Daypass',
    heading: 'You can close this tab',
    text: 'Daypass is finishing your sign-in.',
  },
  refused: {
    title: 'Daypass',
    heading: 'Sign-in didn’t finish',
    text: 'AWS denied this sign-in. Close this tab and try again in Daypass.',
  },
  'not-found': {
    title: 'Daypass',
    heading: 'Nothing here',
    text: 'Daypass uses this address to receive sign-ins. You can close this tab.',
  },
} as const;
