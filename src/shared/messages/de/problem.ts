/** What every problem says, in German: what happened, and what to do about it. */
import type { ProblemTexts } from '../problem-texts.ts';
import { consoleProblem } from './console-problem.ts';
import { credentialsProblem } from './credentials-problem.ts';
import { editProblem } from './edit-problem.ts';
import { fileProblem } from './file-problem.ts';
import { endpointProblem } from './endpoint-problem.ts';
import { newSessionProblem } from './new-session-problem.ts';
import { sessionProblem } from './session-problem.ts';
import { ownProblem } from './own-problem.ts';
import { registryProblem } from './registry-problem.ts';
import { settingsProblem } from './settings-problem.ts';
import { writtenKeysProblem } from './written-keys-problem.ts';

export const problem = {
  'network-unreachable': {
    message: '{{host}} ist nicht erreichbar.',
    action: 'Netzwerkverbindung oder VPN prüfen, dann erneut versuchen.',
    whileRetrying: 'Daypass versucht es weiter. Hält das an, Netzwerkverbindung oder VPN prüfen.',
  },
  'network-timeout': {
    message: '{{host}} hat nicht rechtzeitig geantwortet.',
    action: 'Netzwerkverbindung oder VPN prüfen, dann erneut versuchen.',
    whileRetrying: 'Daypass versucht es weiter. Hält das an, Netzwerkverbindung oder VPN prüfen.',
  },
  'tls-failed': {
    message: 'Keine sichere Verbindung zu {{host}} möglich ({{reason}}).',
    action: 'Ein anderes Netzwerk versuchen oder die IT fragen, welches Zertifikat dieser Computer braucht.',
  },
  'proxy-failed': {
    message: 'Der Proxy des Netzwerks hat die Verbindung zu {{host}} blockiert ({{status}}).',
    action: 'Erneut versuchen oder die IT bitten, {{host}} freizugeben.',
    whileRetrying: 'Daypass versucht es weiter. Hält das an, die IT nach dem Proxy fragen.',
  },
  'proxy-unreachable': {
    message: 'Keine Verbindung über den Proxy {{host}} möglich.',
    action: 'Netzwerkverbindung oder VPN und den Proxy in HTTPS_PROXY prüfen, dann erneut versuchen.',
    whileRetrying:
      'Daypass versucht es weiter. Hält das an, Netzwerkverbindung oder VPN und den Proxy in HTTPS_PROXY prüfen.',
  },
  'proxy-invalid': {
    message: '{{variable}} ist keine gültige URL eines HTTP-Proxys.',
    action: '{{variable}} auf eine URL wie http://proxy.example.com:3128 setzen, dann Daypass neu starten.',
  },
  'ca-bundle-unreadable': {
    message: 'Die Zertifikate in {{file}} sind nicht verwendbar ({{reason}}).',
    action:
      'Die Datei korrigieren und erneut versuchen, oder AWS_CA_BUNDLE korrigieren oder entfernen und Daypass neu starten.',
  },
  'unexpected-answer': {
    message: 'Die Antwort von {{host}} stammt nicht von AWS.',
    action:
      'Dieses Netzwerk verlangt vielleicht eine Anmeldung: im Browser eine Webseite öffnen, dann erneut versuchen.',
    whileRetrying:
      'Dieses Netzwerk verlangt vielleicht eine Anmeldung: im Browser eine Webseite öffnen. Daypass versucht es weiter.',
  },
  'aws-throttled': {
    message: 'Zu viele Anfragen an {{host}}.',
    action: 'Eine Minute warten, dann erneut versuchen.',
    whileRetrying: 'Daypass versucht es gleich erneut.',
  },
  'aws-failed': {
    message: 'AWS hat gerade Probleme ({{host}}, Status {{status}}).',
    action: 'Einige Minuten warten, dann erneut versuchen.',
    whileRetrying: 'Daypass versucht es gleich erneut.',
  },
  'aws-refused': {
    message: 'AWS hat die Anfrage abgelehnt ({{host}}, {{error}}).',
    action: 'Erneut anmelden. Hilft das nicht, diese Meldung der AWS-Administration zeigen.',
  },

  'sign-in-denied': {
    message: 'Der Zugriff wurde im Browser verweigert.',
    action: 'Erneut anmelden und den Zugriff zulassen. Ist das geschehen, die AWS-Administration fragen.',
  },
  'sign-in-timed-out': {
    message: 'Die Zeit für die Anmeldung ist abgelaufen.',
    action: 'Erneut versuchen und innerhalb von zehn Minuten im Browser abschließen.',
  },
  'registration-lost': {
    message: 'AWS kennt diese Client-Registrierung nicht mehr.',
    action: 'Erneut anmelden; Daypass registriert diesen Computer dabei automatisch neu.',
  },
  'wrong-region-or-url': {
    message: 'AWS kennt die Start-URL {{startUrl}} in der Region {{region}} nicht.',
    action: 'Beides mit der AWS-Administration prüfen und in der AWS-Konfigurationsdatei korrigieren.',
  },
  'region-corrected': {
    message: 'Die Region von {{session}} wurde in {{file}} auf {{region}} korrigiert, wohin die Start-URL führt.',
    action: 'Nichts zu tun: Auch andere AWS-Tools verwenden jetzt die richtige Region.',
  },
  'region-not-corrected': {
    message:
      'Sie sind bei {{session}} in {{region}} angemeldet, {{file}} nennt aber eine andere Region und ließ sich nicht ändern.',
    action: 'sso_region auf {{region}} setzen. Bis dahin verwenden andere AWS-Tools die falsche Region.',
  },
  'loopback-unavailable': {
    message: 'Daypass kann die Antwort des Browsers auf diesem Computer nicht empfangen ({{reason}}).',
    action: 'Stattdessen mit Code anmelden.',
  },
  'sign-in-refused': {
    message: 'Die Anmeldung ist auf der Seite von AWS fehlgeschlagen ({{error}}).',
    action: 'Erneut anmelden. Hilft das nicht, mit Code anmelden.',
  },
  'browser-not-opened': {
    message: 'Für {{host}} ließ sich kein Browser öffnen.',
    action:
      'In den Systemeinstellungen einen Standardbrowser wählen und erneut versuchen, oder den Link kopieren und selbst öffnen.',
  },
  'url-not-trusted': {
    message: 'Daypass hat {{url}} nicht geöffnet, weil die URL nicht zu dieser Sitzung gehört.',
    action:
      'Die Start-URL in der AWS-Konfigurationsdatei prüfen. Stimmt sie, diese Meldung der AWS-Administration zeigen.',
  },

  ...sessionProblem,
  ...credentialsProblem,

  ...writtenKeysProblem,

  'token-unreadable': {
    message: 'Die gespeicherte Anmeldung {{file}} ist nicht verwendbar ({{reason}}).',
    action: 'Erneut anmelden, um sie zu ersetzen. Bis dahin ändert Daypass sie nicht.',
    whileRetrying:
      'Die Anmeldung besteht weiter, andere Tools können diese Datei aber nicht verwenden. Daypass schreibt sie bei der nächsten Erneuerung neu; eine erneute Anmeldung tut es sofort.',
  },
  'sign-in-elsewhere': {
    message: 'Die gespeicherte Anmeldung gehört zu {{portal}}, diese Sitzung verwendet aber {{startUrl}}.',
    action:
      'Anmelden, um sie zu ersetzen, oder die Start-URL der Sitzung korrigieren. Bis dahin ändert Daypass sie nicht, AWS-Tools verwenden sie aber möglicherweise.',
  },
  'sign-in-removed': {
    message: 'Ein anderes Programm hat Sie abgemeldet: Es hat {{file}} entfernt.',
    action: 'Erneut anmelden, um weiterzumachen.',
  },

  'clock-skewed': {
    message: 'Die Uhr dieses Computers geht gegenüber AWS {{minutes}} Minuten {{direction}}.',
    action:
      'Datum und Uhrzeit korrigieren. Bis dahin können AWS-Tools scheitern und hier angezeigte Zeiten falsch sein.',
  },

  'config-problems': {
    message_one: '{{count}} Problem in der AWS-Konfiguration.',
    message: '{{count}} Probleme in der AWS-Konfiguration.',
    action: 'In der Konfigurationsprüfung ansehen.',
  },

  ...editProblem,
  ...fileProblem,

  ...endpointProblem,
  ...consoleProblem,

  ...newSessionProblem,

  ...ownProblem,
  ...registryProblem,
  ...settingsProblem,
} as const satisfies ProblemTexts;
