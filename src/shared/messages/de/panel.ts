/** The panel's words in German. */
import type { SignOutLine } from '../../app-state.ts';
import type { OtherSignIn } from '../../sign-out-report.ts';
import type { WarningKind } from '../../warnings.ts';
import { accessRequest, roles } from './roles.ts';

export const panel = {
  readingConfig: 'AWS-Konfigurationsdatei wird gelesen…',
  back: 'Zurück',
  settings: 'Einstellungen',
  dismiss: 'Schließen',

  session: {
    region: 'Sitzung {{name}}',
    profiles_one: '{{count}} Profil',
    profiles_other: '{{count}} Profile',
    useCode: 'Mit Code anmelden',
    signInAgainWithCode: 'Erneut mit Code anmelden',
    muted: 'Benachrichtigungen stumm',
    never: 'hier noch nie angemeldet',
    asked: 'seit {{time}}',
    expired: 'seit {{time}}',
    expiredUnknown: 'Zeitpunkt unbekannt',
    rejected: 'von AWS beendet, bemerkt: {{time}}',
    rejectedUnknown: 'von AWS beendet',
    signingOut: 'Bei AWS wird abgemeldet, lokale Token werden entfernt…',
    user: 'Angemeldet als',
    acceptUser: 'Diesen Benutzer beibehalten',
    noAccounts: 'Die Scopes dieser Sitzung umfassen keinen Zugriff auf Konten und Rollen.',
    noAccountsYet:
      'Dieser Anmeldung fehlt der Scope sso:account:access. Erneut anmelden, um Konten und Rollen zu sehen.',
  },

  ending: {
    ends: 'Läuft ab: {{time}}',
    'ends-about': 'Läuft voraussichtlich ab: {{time}}',
    'renewal-failing': 'Gilt nur bis {{time}}, wenn die Erneuerung nicht gelingt',
    reminder: 'Erinnerung: {{time}}',
  } satisfies Record<WarningKind | 'reminder', string>,

  signIn: {
    starting: 'Anmeldung startet…',
    finishing: 'Anmeldung wird abgeschlossen…',
    browser: 'Warten auf den Browser',
    browserHint: 'Die Anmeldung auf der geöffneten Seite abschließen.',
    asks: 'AWS fragt, ob „{{client}}“ zugelassen wird. Das ist Daypass: Es verwendet den Namen der AWS CLI, damit beide eine Anmeldung teilen.',
    openPage: 'Seite erneut öffnen',
    useCode: 'Code verwenden',
    device: 'Diesen Code im Browser bestätigen',
    deviceHint: 'Zugriff nur zulassen, wenn die Seite denselben Code zeigt. Fragt sie danach, den Code eingeben.',
    code: 'Code',
    address: 'Oder auf einem anderen Gerät öffnen:',
    openCodePage: 'Seite öffnen',
    copyCode: 'Code kopieren',
    keeps: 'Sie bleiben solange angemeldet.',
    keepsUntil: 'Sie bleiben solange angemeldet, bis {{time}}.',
    because: {
      environment:
        'Anmeldung mit Code, weil ein Browser diesen Computer nicht erreichen kann (SSH, Container oder WSL).',
      'browser-not-opened': 'Anmeldung mit Code, weil sich kein Browser öffnen ließ.',
    },
  },

  roles,
  accessRequest,

  signOut: {
    report: 'Abgemeldet',
    otherProgram: 'Anmeldung eines anderen Tools',
    outcome: {
      ended: 'bei AWS abgemeldet',
      'already-over': 'war schon abgelaufen',
      'told-later':
        'von diesem Computer entfernt; AWS ist nicht erreichbar, Daypass versucht es weiter, solange es läuft',
      'not-ended':
        'von diesem Computer entfernt; AWS hat das Token abgelehnt, die Sitzung dort kann also bis zu ihrem Ablauf weiterlaufen',
      'not-asked':
        'von diesem Computer entfernt; das Token war nicht lesbar, AWS wurde nicht gefragt, und die Sitzung dort kann bis zu ihrem Ablauf weiterlaufen',
      'not-found': 'war hier nicht angemeldet; AWS wurde nicht gefragt',
    } satisfies Record<SignOutLine['outcome'], string>,
    unclear:
      'von diesem Computer entfernt; die Bestätigung von AWS fehlt, Daypass versucht es weiter, solange es läuft',
    moreLines_one: '{{count}} weitere Anmeldung eines anderen Tools wurde entfernt.',
    moreLines_other: '{{count}} weitere Anmeldungen anderer Tools wurden entfernt.',
    other: {
      removed: 'Anmeldung ebenfalls entfernt; dort erneut anmelden',
      spared: 'bleibt angemeldet, wie in den Einstellungen gewählt',
      'not-removed': 'Datei ließ sich nicht entfernen',
    } satisfies Record<OtherSignIn['outcome'], string>,
    moreOthers_one: 'und {{count}} weitere',
    moreOthers_other: 'und {{count}} weitere',
    browser:
      'Der Browser bleibt beim Zugriffsportal und beim Identitätsanbieter angemeldet. Um die Abmeldeseite des Anbieters von hier zu öffnen, ihn in den Einstellungen wählen.',
    browserToo:
      'Der Browser bleibt beim Zugriffsportal und beim Identitätsanbieter angemeldet. An einem gemeinsam genutzten Computer auch dort abmelden.',
    portalOf: 'Portal von {{session}} öffnen',
    provider: 'Von {{provider}} abmelden',
    stillValid: 'Schlüssel, die Programme schon haben, gelten bei AWS bis zu ihrem Ablauf weiter:',
    stillValidRole: '{{role}} in {{account}}, bis {{time}}',
    stillValidName: '{{role}}, bis {{time}}',
    stillValidUnknown: 'Rollen ohne Profil, die letzte bis {{time}}',
    moreStillValid_one: 'und {{count}} weitere, die früher abläuft',
    moreStillValid_other: 'und {{count}} weitere, die früher ablaufen',
  },

  review: 'Ansehen',
  notices: 'Hinweise',

  firstRun: {
    heading: 'Bei AWS angemeldet bleiben',
    what: 'Einmal am Tag anmelden. Daypass hält die Anmeldung für die AWS CLI, die SDKs und jedes Tool aufrecht, das Ihre AWS-Konfiguration liest, und findet jedes Konto und jede Rolle.',
    next: 'Die URL des AWS-Zugriffsportals einfügen. Daypass trägt sie in die AWS-Konfiguration ein, öffnet die Anmeldeseite von AWS im Browser und zeigt dann hier Ihre Konten und Rollen.',
    allow:
      'AWS fragt dann, ob „{{client}}“ auf Ihre Daten zugreifen darf: Das ist Daypass unter dem Namen der AWS CLI.',
    where: 'Wo finde ich die URL?',
    whereIs:
      'Es ist die URL der Seite, auf der Sie ein AWS-Konto wählen; sie steht auch in der Einladung per E-Mail. Die AWS-Administration findet sie in der Konsole von IAM Identity Center unter „Einstellungen“ als „AWS access portal URL“. Hilfe von AWS: „Signing in to the AWS access portal“ im AWS IAM Identity Center User Guide.',
    noFile: 'Daypass arbeitet mit der AWS-Konfigurationsdatei ({{file}}). Es gibt sie noch nicht; Daypass legt sie an.',
    noSession: 'Daypass arbeitet mit der AWS-Konfigurationsdatei ({{file}}). Darin steht noch keine sso-session.',
  },

  form: {
    intro: 'Wird in {{file}} gespeichert, damit auch die AWS CLI und die SDKs die Sitzung verwenden können.',
    startUrl: 'URL des AWS-Zugriffsportals (Start-URL)',
    startUrlHint: 'Zum Beispiel https://d-….awsapps.com/start. Ist sie nicht bekannt, die AWS-Administration fragen.',
    startUrlAsking: 'Diese URL wird geprüft…',
    startUrlVia: '{{host}} leitet hierher weiter. Daypass speichert diese URL, weil jedes AWS-Tool sie unterstützt.',
    region: 'Identity-Center-Region',
    regionHint: 'Kann von der Region abweichen, in der Sie arbeiten.',
    regionFromAddress: 'Aus der URL erkannt.',
    regionFromPage: 'Auf der Portalseite erkannt.',
    regionFromRedirect: 'Über {{host}} erkannt.',
    regionUnknown: 'Lässt sich nicht erkennen. Die AWS-Administration nach der Identity-Center-Region fragen.',
    regionList: 'Regionen anzeigen',
    name: 'Sitzungsname',
    nameHint: 'Profile verwenden diesen Namen.',
    missing: 'Erforderlich',
    submit: 'Nur hinzufügen',
    submitAndSignIn: 'Hinzufügen und anmelden',
  },

  settingsPage: {
    launchAtLogin: 'Daypass beim Anmelden am Computer starten',
    launchUnavailable: 'Der Start beim Anmelden am Computer ist auf diesem System nicht verfügbar.',
    warn: 'Vor dem Ablauf einer Sitzung warnen',
    warnMinutes: '{{minutes}} min',
    warnHours: '{{hours}} h',
    warnHelp:
      'Läuft eine Sitzung ab oder scheitert die Erneuerung, kommt immer eine Benachrichtigung. Einzelne Sitzungen lassen sich in ihrem Menü stummschalten.',
    shortcut: 'Tastenkürzel für Daypass',
    shortcutNone: 'Keines',
    shortcutChoose: 'Tasten wählen…',
    shortcutUse: '{{keys}} verwenden',
    shortcutRemove: 'Entfernen',
    shortcutPress: 'Jetzt die Tasten drücken. Esc bricht ab.',
    shortcutTwo:
      'Mindestens zwei von Strg, Alt, Umschalt und Befehl oder Windows halten und eine weitere Taste drücken.',
    shortcutHint:
      'Zeigt oder verbirgt Daypass von überall, bereit zur Suche nach einer Rolle. Unter Wayland fragt der Desktop vielleicht zuerst oder braucht die Tasten in seinen eigenen Einstellungen.',
    marks: 'Favoriten, eigene Namen und Farben',
    marksHint:
      'Lassen sich als Datei mit Konto-IDs, Rollennamen, eigenen Namen und Farben im Team teilen. Ein Import ergänzt nur, was nicht gesetzt ist, und überschreibt nichts.',
    marksExport: 'Exportieren…',
    marksImport: 'Importieren…',
    marksExported_one: '{{count}} Konto oder Rolle nach {{file}} exportiert.',
    marksExported_other: '{{count}} Konten und Rollen nach {{file}} exportiert.',
    marksImported_one: '{{count}} Konto oder Rolle geändert.',
    marksImported_other: '{{count}} Konten und Rollen geändert.',
    marksKept_one: '{{count}} unverändert gelassen.',
    marksKept_other: '{{count}} unverändert gelassen.',
    marksLeft_one: '{{count}} übersprungen: kein Platz mehr.',
    marksLeft_other: '{{count}} übersprungen: kein Platz mehr.',
    language: 'Sprache',
    languageSystem: 'System',
    theme: 'Design',
    themes: { system: 'System', light: 'Hell', dark: 'Dunkel' },
    showUser: 'Anzeigen, wer angemeldet ist',
    showUserHint:
      'Fragt AWS nach jeder Anmeldung einmal mit einer Ihrer Rollen; CloudTrail zeichnet das auf. Nötig für die Warnung vor dem falschen Benutzer.',
    spareOtherTools: 'Andere Tools angemeldet lassen, wenn alle Sitzungen abgemeldet werden',
    spareOtherToolsHint:
      'Kiro und andere speichern eigene Anmeldungen in ~/.aws/sso/cache. Ist dies aus, werden auch sie entfernt, wie bei der AWS CLI.',
    identityProvider: 'Identitätsanbieter',
    identityProviderNone: 'Nicht festgelegt',
    identityProviderHint: 'Nach einer Abmeldung bietet Daypass dessen Seite an, die auch den Browser abmeldet.',
    providerHost: 'Adresse Ihrer Organisation dort',
    providerHostHint: 'Zum Beispiel {{example}}.',
    providerHostRefused: 'Das ist keine Adresse dieses Anbieters. Eine wie {{example}} eingeben.',
    providerOther: 'Ein anderer',
    providerAddress: 'Adresse der Abmeldeseite',
    providerAddressHint: 'Sie beginnt mit https://. Die Administration kennt sie.',
    providerAddressLeads: 'Nach einer Abmeldung bietet Daypass an, sie bei {{host}} zu öffnen.',
    providerAddressRefused:
      'Diese Adresse ist nicht verwendbar. Eine eingeben, die mit https:// beginnt, keinen Benutzernamen und kein Passwort enthält und höchstens 500 Zeichen lang ist.',
    clipboard: 'Kopierte Schlüssel aus der Zwischenablage löschen nach',
    clipboardSeconds: '{{seconds}} s',
    clipboardNever: 'Nie',
    browsers: 'Browser für Anmeldung und Konsole',
    systemBrowser: 'Standardbrowser',
    browserMissing: '{{browser}} (nicht gefunden)',
    configFile: 'AWS-Konfigurationsdatei',
  },
} as const;
