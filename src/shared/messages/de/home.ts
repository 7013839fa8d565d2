/** The words of the panel's main page around the list: menu, chips, the line of what needs somebody, and the sheet; in German. */
import type { WarningKind } from '../../warnings.ts';

export const home = {
  menu: {
    label: 'Menü',
  },

  chips: {
    label: 'Sitzungen',
    name: '{{name}} {{status}}',
    expired: 'abgelaufen',
    signedOut: 'abgemeldet',
    signingIn: 'Anmeldung…',
    signingOut: 'Abmeldung…',
    failing: 'nicht erneuert',
    offline: 'offline',
    underAMinute: '<1 min',
    more: '+{{count}}',
    moreLabel_one: '{{count}} weitere Sitzung: {{status}}',
    moreLabel_other: '{{count}} weitere Sitzungen: {{status}}',
  },

  need: {
    label: 'Handlungsbedarf',
    starting: '{{session}}: Anmeldung startet…',
    browser: '{{session}}: Anmeldung im Browser abschließen',
    asks: 'AWS fragt, ob „{{client}}“ zugelassen wird: Das ist Daypass.',
    finishing: '{{session}}: Anmeldung wird abgeschlossen…',
    code: '{{session}}: diesen Code bestätigen',
    ending: {
      ends: '{{session}} läuft ab: {{time}}',
      'ends-about': '{{session}} läuft voraussichtlich ab: {{time}}',
      'renewal-failing': '{{session}} gilt nur bis {{time}}, wenn die Erneuerung nicht gelingt',
    } satisfies Record<WarningKind, string>,
    expired: '{{session}} abgelaufen seit {{time}}',
    problem: '{{session}}: {{message}}',
    signedOut: '{{session}} ist abgemeldet',
    more: 'Weitere Aktionen für {{session}}',
    details: 'Details',
  },

  sheet: {
    close: 'Schließen',
    portal: 'Portal öffnen',
    refresh: 'Konten aktualisieren',
    forget: 'Liste vergessen',
    forgetAll: 'Alles vergessen',
    browser: 'Browser',
    newSession: 'Neue Sitzung starten',
    legacy: 'Keine automatische Erneuerung',
  },

  forgetting: {
    goes: 'Daypass vergisst, was es zu {{session}} gespeichert hat: Konten und Rollen, zuletzt verwendete Rollen, Dauer früherer Sitzungen, wer angemeldet war, den Browser und die Einstellungen zu Warnungen.',
    stays:
      'Die AWS-Konfiguration und ihre Sicherungen bleiben. Favoriten, eigene Namen und Farben bleiben auch, denn sie können zu anderen Sitzungen gehören.',
    registration: 'Auch die Client-Registrierung aus dem Cache der AWS CLI entfernen',
    registrationHint: 'Die anderer Sitzungen bleiben. Bei der nächsten Anmeldung wird neu registriert.',
    signOutFirst: 'Sie sind bei {{session}} angemeldet: Daypass würde dasselbe wieder speichern. Zuerst abmelden.',
  },

  details: {
    through: 'Über',
    needsMfa: 'verlangt einen MFA-Code',
    label: 'Details',
    role: 'Rolle',
    roles: 'Rollen',
    account: 'Konto',
    ownName: 'Name bei AWS',
    accountId: 'Konto-ID',
    email: 'E-Mail',
    session: 'Sitzung',
    profiles_one: 'Profil',
    profiles_other: 'Profile',
  },

  notices: {
    more_one: '{{count}} weiterer Hinweis',
    more_other: '{{count}} weitere Hinweise',
    show: 'Ganzen Hinweis anzeigen',
    hide: 'Eine Zeile anzeigen',
  },
} as const;
