/** The page that the browser shows after it has answered Daypass, in German. */
export const signInPage = {
  'signed-in': {
    title: 'Daypass',
    heading: 'Dieser Tab kann geschlossen werden',
    text: 'Die Anmeldung im Browser ist fertig. Daypass erledigt den Rest.',
  },
  refused: {
    title: 'Daypass',
    heading: 'Anmeldung nicht abgeschlossen',
    text: 'AWS hat diese Anmeldung nicht erlaubt. Diesen Tab schließen und in Daypass erneut versuchen.',
  },
  'not-found': {
    title: 'Daypass',
    heading: 'Hier gibt es nichts zu sehen',
    text: 'Diese Adresse empfängt nur Anmeldungen für Daypass. Dieser Tab kann geschlossen werden.',
  },
} as const;
