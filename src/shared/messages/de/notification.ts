/** What notifications say, in German. Lock screens show them: no account IDs, no e-mail addresses. */
export const notification = {
  sessionEnded: {
    title: '{{session}}: Sitzung abgelaufen',
    body: 'Abgelaufen seit {{time}}. Klicken, um sich erneut anzumelden.',
    bodyWithoutTime: 'Klicken, um sich erneut anzumelden.',
    bodyEndedByAws: 'AWS hat die Sitzung beendet. Klicken, um sich erneut anzumelden.',
  },
  severalEnded: {
    title_one: '{{count}} Sitzung abgelaufen',
    title_other: '{{count}} Sitzungen abgelaufen',
    one: '{{session}}: {{time}}',
    more_one: 'und {{count}} weitere',
    more_other: 'und {{count}} weitere',
    click: 'Klicken, um sie anzuzeigen.',
  },
  afterQuiet: {
    title_one: '{{count}} zurückgehaltene Benachrichtigung',
    title_other: '{{count}} zurückgehaltene Benachrichtigungen',
  },
  endsSoon: {
    title: '{{session}} läuft ab: {{time}}',
    body: 'Klicken, um sich erneut anzumelden. Die Anmeldung bleibt solange bestehen.',
  },
  endsAbout: {
    title: '{{session}} läuft voraussichtlich ab: {{time}}',
    body: 'Geschätzt nach früheren Sitzungen. Klicken, um sich erneut anzumelden; die Anmeldung bleibt solange bestehen.',
  },
  renewalFailing: {
    title: '{{session}}: Erneuerung schlägt fehl',
    body: 'Gültig bis {{time}}, Daypass versucht es weiter. Für Details klicken.',
    bodyOver: 'Abgelaufen seit {{time}}, Daypass versucht es weiter. Für Details klicken.',
  },
  signedOutElsewhere: {
    title: '{{session}}: von anderem Programm abgemeldet',
    body: 'Die gespeicherte Anmeldung wurde entfernt. Klicken, um sich erneut anzumelden.',
  },
  noTray: {
    title: 'Daypass läuft ohne Symbol',
    body: 'Der Desktop zeigt keine Tray-Symbole; in GNOME ergänzt sie die Erweiterung AppIndicator. Klicken, um Daypass zu öffnen.',
  },
  signInNeeded: {
    title: '{{session}}: Anmeldung nötig',
    body: 'Gültig nur bis {{time}}, nicht erneuerbar. Klicken, um sich erneut anzumelden.',
  },
} as const;
