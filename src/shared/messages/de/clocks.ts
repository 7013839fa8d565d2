/** What is said about the two clocks of a session, about role credentials, and about ends that are final; in German. */
import type { NoRenewal } from '../../app-state.ts';

export const clocks = {
  line: '{{name}}: {{text}}',
  accessToken: 'Zugriffstoken',
  session: 'Sitzung',
  roleCredentials: 'Rollen-Anmeldedaten',

  until: 'gültig bis {{time}}',
  since: 'angemeldet seit {{time}}',
  endsAt: 'läuft ab: {{time}}',
  endedAt: 'abgelaufen seit {{time}}',
  renewsAt: 'wird automatisch erneuert: {{time}}',
  renewing: 'wird erneuert…',
  failing: 'Erneuerung schlägt fehl, wird wiederholt',
  offline: 'offline',
  goodUntil: 'gültig bis {{time}}',
  nextTry: 'nächster Versuch: {{time}}',
  endsAboutBecause: 'gilt voraussichtlich bis {{time}} (geschätzt nach früheren Sitzungen)',
  endUnknown: 'Ablauf unbekannt',

  role: '{{role}} in {{account}} bis {{time}}',
  roles_one: '{{count}} in Gebrauch, bis {{time}}',
  roles_other: '{{count}} in Gebrauch, die letzte bis {{time}}',
  moreRoles_one: '{{count}} weitere bis {{time}}',
  moreRoles_other: '{{count}} weitere, die letzte bis {{time}}',
  ofProfile_one: 'Profil {{profiles}}',
  ofProfile_other: 'Profile {{profiles}}',
  rolesOutlast: 'Im Cache der AWS CLI. AWS akzeptiert sie bis zu ihrem Ablauf, auch nach dem Abmelden.',

  reason: {
    legacy: 'Profile im Legacy-Format',
    'no-refresh-token': 'kein Refresh-Token',
    'registration-ended': 'Client-Registrierung abgelaufen',
    refused: 'von AWS abgelehnt',
  } satisfies Record<NoRenewal, string>,
  doesNotRenew: 'Keine automatische Erneuerung: {{reason}}',
  because: {
    legacy: 'Keine automatische Erneuerung möglich: Diese Profile verwenden das Legacy-Format.',
    'no-refresh-token': 'Keine automatische Erneuerung möglich: Das Refresh-Token fehlt.',
    'registration-ended': 'Keine automatische Erneuerung möglich: Die Client-Registrierung ist abgelaufen.',
    refused: 'AWS erneuert diese Sitzung nicht mehr.',
  } satisfies Record<NoRenewal, string>,
  noScope: 'Keine automatische Erneuerung möglich: Ohne den Scope sso:account:access gibt AWS kein Refresh-Token aus.',

  remedy: {
    signInAgain: {
      'no-refresh-token':
        'Ein anderes Tool hat es vielleicht verworfen. Erneut anmelden, damit die Sitzung wieder automatisch erneuert wird.',
      'registration-ended':
        'Erneut anmelden, um diesen Computer zu registrieren. Dann wird die Sitzung wieder automatisch erneuert.',
      refused: 'Vor dem Ablauf erneut anmelden. Die neue Sitzung wird automatisch erneuert.',
    },
    setScope: 'Für die automatische Erneuerung den Scope in [{{section}}] eintragen und erneut anmelden.',
    useSection: 'Für die automatische Erneuerung in einen Abschnitt [sso-session] verschieben.',
    useSectionHow:
      'Diesen Abschnitt in die AWS-Konfigurationsdatei einfügen. Dort sso_start_url und sso_region durch „{{line}}“ ersetzen ({{profiles}}), dann anmelden.',
    useExisting: 'Für die automatische Erneuerung in den vorhandenen Abschnitt [{{section}}] verschieben.',
    useExistingHow: 'sso_start_url und sso_region durch diese Zeile ersetzen ({{profiles}}). Dann anmelden.',
    show_one: 'Zeile anzeigen',
    show_other: 'Zeilen anzeigen',
    copy_one: 'Zeile kopieren',
    copy_other: 'Zeilen kopieren',
  },
} as const;
