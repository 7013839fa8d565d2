/** What notifications say, in German. Lock screens show them: no account IDs, no e-mail addresses. */
export const notification = {
  sessionEnded: {
    title: '{{session}}: Sitzung abgelaufen',
    body: 'Abgelaufen seit {{time}}. Klicken, um sich erneut anzumelden.',
    bodyWithoutTime: 'Die Sitzung ist abgelaufen. Klicken, um sich erneut anzumelden.',
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
    title_one: '{{count}} angehaltene Mitteilung',
    title_other: '{{count}} angehaltene Mitteilungen',
  },
  endsSoon: {
    title: '{{session}} läuft ab: {{time}}',
    body: 'Klicken, um sich erneut anzumelden. Die Anmeldung bleibt solange bestehen.',
  },
  endsAbout: {
    title: '{{session}} läuft voraussichtlich ab: {{time}}',
    body: 'Geschätzt nach früheren Sitzungen. Klicken, um sich erneut anzumelden.',
  },
  renewalFailing: {
    title: '{{session}}: Erneuerung schlägt fehl',
    body: 'Gültig bis {{time}}. Daypass versucht es weiter. Klicken für Details.',
    bodyOver: 'Abgelaufen seit {{time}}. Daypass versucht es weiter. Klicken für Details.',
  },
  signedOutElsewhere: {
    title: '{{session}}: von anderem Programm abgemeldet',
    body: 'Die gespeicherte Anmeldung wurde entfernt. Klicken, um sich erneut anzumelden.',
  },
  noTray: {
    title: 'Daypass läuft ohne Symbol',
    body: 'Der Desktop zeigt keine Tray-Symbole. In GNOME hilft die Erweiterung AppIndicator; Klick öffnet Daypass.',
  },
  signInNeeded: {
    title: '{{session}}: Anmeldung nötig',
    body: 'Gültig nur bis {{time}}, nicht erneuerbar. Klicken, um sich erneut anzumelden.',
  },
} as const;
