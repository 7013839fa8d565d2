/** The page that the browser shows after it has answered Daypass, in German. */
export const signInPage = {
  'signed-in': {
    title: 'Daypass',
    heading: 'Dieser Tab kann geschlossen werden',
    text: 'Daypass schließt die Anmeldung ab.',
  },
  refused: {
    title: 'Daypass',
    heading: 'Anmeldung nicht abgeschlossen',
    text: 'AWS hat diese Anmeldung abgelehnt. Diesen Tab schließen und in Daypass erneut versuchen.',
  },
  'not-found': {
    title: 'Daypass',
    heading: 'Hier gibt es nichts',
    text: 'Daypass empfängt unter dieser Adresse Anmeldungen. Dieser Tab kann geschlossen werden.',
  },
} as const;
