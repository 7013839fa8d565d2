/** The settings page, in German; what is older stands in panel.ts. */
export const settings = {
  groups: {
    general: 'Allgemein',
    appearance: 'Darstellung',
    notifications: 'Mitteilungen',
    signIn: 'Anmeldung',
    credentials: 'Anmeldedaten',
    files: 'Dateien',
  },
  minutes: '{{minutes}} min',
  openAtStart: 'Fenster auch beim Anmelden öffnen',
  quiet: 'Ruhezeiten',
  quietHint:
    'Mitteilungen warten, bis die Ruhezeit vorbei ist, und kommen dann zusammengefasst. Das Symbol zeigt weiter den Stand.',
  quietFrom: 'Von',
  quietUntil: 'Bis',
  pause: 'Mitteilungen anhalten',
  pauses: { hour: '1 Stunde', 'four-hours': '4 Stunden', tomorrow: 'Bis morgen' },
  pausedUntil: 'Angehalten bis {{time}}',
  resume: 'Fortsetzen',
  managed: {
    title: 'Von Ihrer Organisation verwaltet',
    portals: 'Die Anmeldung ist nur hier erlaubt:',
    noPortals: 'Die Anmeldung ist nicht erlaubt.',
    credentialsOn: 'Der Zugriff auf Anmeldedaten ist an.',
    credentialsOff: 'Der Zugriff auf Anmeldedaten ist aus.',
    updatesOn: 'Die Suche nach Updates ist an.',
    updatesOff: 'Die Suche nach Updates ist aus.',
    place: 'Festgelegt in {{place}}. Nur die Administration kann das ändern.',
  },
} as const;
