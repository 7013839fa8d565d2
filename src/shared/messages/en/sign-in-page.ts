/** The page that the browser shows after it has answered Daypass, in English. */
export const signInPage = {
  'signed-in': {
    title: 'Daypass',
    heading: 'You can close this tab',
    text: 'The sign-in in the browser is done. Daypass takes care of the rest.',
  },
  refused: {
    title: 'Daypass',
    heading: 'The sign-in was not completed',
    text: 'AWS did not allow this sign-in. You can close this tab and try again in Daypass.',
  },
  'not-found': {
    title: 'Daypass',
    heading: 'There is nothing to see here',
    text: 'This address only receives sign-ins for Daypass. You can close this tab.',
  },
} as const;
