/** The settings page, in German; what is older stands in panel.ts. */
export const settings = {
  groups: {
    general: 'Allgemein',
    appearance: 'Darstellung',
    notifications: 'Benachrichtigungen',
    signIn: 'Anmeldung',
    credentials: 'Anmeldedaten',
    files: 'Dateien',
  },
  minutes: '{{minutes}} min',
  openAtStart: 'Fenster auch beim Anmelden am Computer öffnen',
  quiet: 'Ruhezeiten',
  quietHint:
    'Benachrichtigungen warten bis zum Ende der Ruhezeit und kommen dann zusammengefasst. Das Tray-Symbol bleibt aktuell.',
  quietFrom: 'Von',
  quietUntil: 'Bis',
  pause: 'Benachrichtigungen pausieren',
  pauses: { hour: '1 Stunde', 'four-hours': '4 Stunden', tomorrow: 'Bis morgen' },
  pausedUntil: 'Pausiert bis {{time}}',
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
