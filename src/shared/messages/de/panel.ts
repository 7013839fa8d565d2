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
    signingOut: 'AWS wird benachrichtigt, Gespeichertes wird von diesem Computer entfernt…',
    user: 'Angemeldet als',
    acceptUser: 'Das ist richtig',
    noAccounts: 'Die Scopes dieser Sitzung geben keinen Zugriff auf Konten und Rollen.',
    noAccountsYet:
      'Diese Anmeldung hat nicht den Scope sso:account:access. Erneut anmelden, um Konten und Rollen zu sehen.',
  },

  ending: {
    ends: 'Läuft ab: {{time}}',
    'ends-about': 'Läuft voraussichtlich ab: {{time}}',
    'renewal-failing': 'Geht nur bis {{time}}, wenn die Erneuerung nicht gelingt',
    reminder: 'Erinnerung: {{time}}.',
  } satisfies Record<WarningKind | 'reminder', string>,

  signIn: {
    starting: 'Anmeldung startet…',
    finishing: 'Anmeldung wird abgeschlossen…',
    browser: 'Warten auf den Browser',
    browserHint: 'Die Anmeldung auf der geöffneten Seite abschließen.',
    asks: 'AWS fragt, ob „{{client}}“ zugelassen wird. Das ist Daypass: Es meldet sich unter dem Namen der AWS CLI an, damit beide eine Anmeldung teilen.',
    openPage: 'Seite erneut öffnen',
    useCode: 'Stattdessen Code verwenden',
    device: 'Diesen Code im Browser bestätigen',
    deviceHint: 'Zugriff nur zulassen, wenn die Seite denselben Code zeigt. Wird danach gefragt, ihn eingeben.',
    code: 'Code',
    address: 'Oder auf einem anderen Gerät öffnen:',
    openCodePage: 'Seite öffnen',
    copyCode: 'Code kopieren',
    keeps: 'Sie bleiben solange angemeldet.',
    keepsUntil: 'Sie bleiben solange angemeldet, bis {{time}}.',
    because: {
      environment:
        'Ein Code wird verwendet, weil ein Browser diesen Computer nicht erreichen kann (SSH, Container oder WSL).',
      'browser-not-opened': 'Ein Code wird verwendet, weil sich kein Browser öffnen ließ.',
    },
  },

  roles,
  accessRequest,

  signOut: {
    report: 'Abmeldung',
    otherProgram: 'Anmeldung eines anderen Tools',
    outcome: {
      ended: 'bei AWS abgemeldet',
      'already-over': 'war schon abgelaufen',
      'told-later': 'hier entfernt; AWS ist nicht erreichbar und wird später benachrichtigt, solange Daypass läuft',
      'not-ended':
        'hier entfernt; AWS hat das Token nicht akzeptiert, die Sitzung wurde dort also nicht beendet und kann bis zu ihrem Ablauf weiterlaufen',
      'not-asked':
        'hier entfernt; das Token war nicht lesbar, AWS wurde also nicht gefragt. Die Sitzung kann dort bis zu ihrem Ablauf weiterlaufen',
      'not-found': 'war hier nicht angemeldet; AWS wurde nicht gefragt',
    } satisfies Record<SignOutLine['outcome'], string>,
    unclear: 'hier entfernt; AWS hat das Ende nicht bestätigt und wird erneut benachrichtigt, solange Daypass läuft',
    moreLines_one: '{{count}} weitere Anmeldung eines anderen Tools wurde entfernt.',
    moreLines_other: '{{count}} weitere Anmeldungen anderer Tools wurden entfernt.',
    other: {
      removed: 'Anmeldung ebenfalls entfernt. Dort erneut anmelden',
      spared: 'nicht angetastet, wie in den Einstellungen festgelegt',
      'not-removed': 'Datei ließ sich nicht entfernen',
    } satisfies Record<OtherSignIn['outcome'], string>,
    moreOthers_one: 'und {{count}} weitere',
    moreOthers_other: 'und {{count}} weitere',
    browser:
      'Ihr Browser bleibt beim Zugriffsportal und beim Identitätsanbieter angemeldet. Ist der Anbieter in den Einstellungen gewählt, steht seine Abmeldeseite hier bereit.',
    browserToo:
      'Ihr Browser bleibt beim Zugriffsportal und beim Identitätsanbieter angemeldet. Melden Sie sich an einem gemeinsam genutzten Computer auch dort ab.',
    portalOf: 'Portal von {{session}} öffnen',
    provider: 'Bei {{provider}} abmelden',
    stillValid: 'Ausgegebene Schlüssel gelten bei AWS bis zu ihrem Ablauf weiter, wer immer sie hat:',
    stillValidRole: '{{role}} in {{account}}, bis {{time}}',
    stillValidName: '{{role}}, bis {{time}}',
    stillValidUnknown: 'Rollen, die kein Profil nennt, die letzte bis {{time}}',
    moreStillValid_one: 'und {{count}} weitere, die früher abläuft',
    moreStillValid_other: 'und {{count}} weitere, die früher ablaufen',
  },

  review: 'Ansehen',
  notices: 'Hinweise',

  firstRun: {
    heading: 'Bei AWS angemeldet bleiben',
    what: 'Einmal am Tag anmelden. Daypass hält die Anmeldung für die AWS CLI, die SDKs und jedes Tool aufrecht, das Ihre AWS-Dateien liest, und findet jedes Konto und jede Rolle.',
    next: 'Die Adresse des AWS-Zugriffsportals einfügen. Daypass trägt sie in Ihre AWS-Dateien ein, öffnet die Anmeldeseite von AWS im Browser und zeigt dann hier Ihre Konten und Rollen.',
    allow:
      'AWS fragt dann, ob „{{client}}“ auf Ihre Daten zugreifen darf: Das ist Daypass unter dem Namen der AWS CLI.',
    where: 'Wo finde ich die Adresse?',
    whereIs:
      'Es ist die Seite, auf der Sie im Browser ein AWS-Konto wählen. Sie steht in der Einladung per E-Mail, und die AWS-Administration findet sie in der Konsole von IAM Identity Center unter „Einstellungen“ als „AWS access portal URL“. Hilfe von AWS dazu: „Signing in to the AWS access portal“ im AWS IAM Identity Center User Guide.',
    noFile: 'Daypass arbeitet mit {{file}}. Die Datei gibt es noch nicht: Daypass legt sie an.',
    noSession: 'Daypass arbeitet mit {{file}}. Darin steht noch keine Sitzung.',
  },

  form: {
    intro: 'Die Sitzung kommt in {{file}}, wo auch die AWS CLI und die SDKs sie finden.',
    startUrl: 'Start-URL',
    startUrlHint: 'Die URL des AWS-Zugriffsportals, z. B. https://d-….awsapps.com/start.',
    startUrlAsking: 'Diese URL wird geprüft…',
    startUrlVia: '{{host}} führt hierher. Daypass speichert diese URL, weil jedes AWS-Tool sie versteht.',
    region: 'Region',
    regionHint: 'Die Region des IAM Identity Center; sie kann anders sein als die, in der Sie arbeiten.',
    regionFromAddress: 'Aus der URL erkannt.',
    regionFromPage: 'Von der Portalseite erkannt.',
    regionFromRedirect: 'Von {{host}} erkannt.',
    regionUnknown:
      'Lässt sich nicht erkennen. Die AWS-Administration kennt die Region des IAM Identity Center; sie kann anders sein als die, in der Sie arbeiten.',
    regionList: 'Bekannte Regionen zeigen',
    name: 'Name',
    nameHint: 'Profile verwenden diesen Namen.',
    missing: 'Bitte ausfüllen.',
    submit: 'Nur hinzufügen',
    submitAndSignIn: 'Hinzufügen und anmelden',
  },

  settingsPage: {
    launchAtLogin: 'Daypass beim Anmelden am Computer starten',
    launchUnavailable: 'Der Start beim Anmelden ist auf diesem System nicht möglich.',
    warn: 'Vor dem Ablauf einer Sitzung warnen',
    warnMinutes: '{{minutes}} min',
    warnHours: '{{hours}} h',
    warnHelp:
      'Ist eine Sitzung abgelaufen oder nicht erneuerbar, kommt immer eine Benachrichtigung. Einzelne Sitzungen lassen sich in ihrem Menü stummschalten.',
    shortcut: 'Tastenkürzel für Daypass',
    shortcutNone: 'Keines',
    shortcutChoose: 'Tasten wählen…',
    shortcutUse: '{{keys}} verwenden',
    shortcutRemove: 'Entfernen',
    shortcutPress: 'Jetzt die Tasten drücken. Escape bricht ab.',
    shortcutTwo:
      'Mindestens zwei von Strg, Alt, Umschalt und Befehl oder Windows halten und eine weitere Taste drücken.',
    shortcutHint:
      'Zeigt oder verbirgt Daypass von überall, bereit für die Suche nach einer Rolle. Unter Wayland fragt der Desktop vielleicht zuerst oder will die Tasten in seinen eigenen Einstellungen.',
    marks: 'Favoriten, eigene Namen und Farben',
    marksHint:
      'Lassen sich als Datei im Team teilen. Sie enthält nur Konto-IDs, Rollennamen, eigene Namen und Farben. Ein Import füllt auf, was nicht gesetzt ist, und überschreibt nichts.',
    marksExport: 'Exportieren…',
    marksImport: 'Importieren…',
    marksExported_one: '{{count}} Konto oder Rolle nach {{file}} exportiert.',
    marksExported_other: '{{count}} Konten und Rollen nach {{file}} exportiert.',
    marksImported_one: '{{count}} Konto oder Rolle geändert.',
    marksImported_other: '{{count}} Konten und Rollen geändert.',
    marksKept_one: '{{count}} unverändert gelassen.',
    marksKept_other: '{{count}} unverändert gelassen.',
    marksLeft_one: '{{count}} ausgelassen: kein Platz mehr.',
    marksLeft_other: '{{count}} ausgelassen: kein Platz mehr.',
    language: 'Sprache',
    languageSystem: 'System',
    theme: 'Design',
    themes: { system: 'System', light: 'Hell', dark: 'Dunkel' },
    showUser: 'Zeigen, wer angemeldet ist',
    showUserHint:
      'Nach jeder Anmeldung fragt Daypass AWS einmal, mit einer Ihrer Rollen; AWS CloudTrail hält das fest. Ohne dies kann Daypass nicht warnen, wenn die falsche Person angemeldet ist.',
    spareOtherTools: 'Andere Tools beim Abmelden von allen angemeldet lassen',
    spareOtherToolsHint:
      'Kiro und andere legen eigene Anmeldungen in ~/.aws/sso/cache ab. Ohne dies werden auch sie entfernt, wie es die AWS CLI tut.',
    identityProvider: 'Identitätsanbieter',
    identityProviderNone: 'Nicht angegeben',
    identityProviderHint: 'Nach einer Abmeldung bietet Daypass dessen Seite an, die den Browser abmeldet.',
    providerHost: 'Adresse Ihrer Firma dort',
    providerHostHint: 'Zum Beispiel {{example}}.',
    providerHostRefused: 'Das ist keine Adresse dieses Anbieters. Geben Sie eine wie {{example}} ein.',
    clipboard: 'Kopierte Schlüssel aus der Zwischenablage löschen nach',
    clipboardSeconds: '{{seconds}} s',
    clipboardNever: 'Nie',
    browsers: 'Browser für Anmeldung und Konsole',
    systemBrowser: 'Standardbrowser',
    browserMissing: '{{browser}} (nicht gefunden)',
    configFile: 'AWS-Konfigurationsdatei',
  },
} as const;
