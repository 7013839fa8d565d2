/** What the doctor finds around the AWS files: folders, certificates, addresses, the environment; in German. */
import type { FindingTexts } from '../finding-texts.ts';

export const machineFinding = {
  'permissions-open': {
    message: 'Andere Benutzer dieses Computers können {{file}} lesen oder ändern (Zugriffsrechte {{mode}}).',
    cure: 'Den Zugriff auf Ihr Benutzerkonto beschränken.',
  },
  'folder-open': {
    message: 'Andere Benutzer dieses Computers können Dateien in {{folder}} ablegen (Zugriffsrechte {{mode}}).',
    cure: 'Das Schreibrecht auf Ihr Benutzerkonto beschränken.',
  },
  'certificates-missing': {
    message:
      '{{key}} in [{{section}}] verweist auf {{file}}. Die Datei gibt es nicht, deshalb wird keiner Verbindung zu AWS vertraut.',
    cure: 'Den absoluten Pfad der Datei ohne ~ angeben oder die Zeile auskommentieren.',
  },
  'environment-certificates': {
    message:
      'Die Variable {{variable}} verweist auf {{file}}. Die Datei gibt es nicht, deshalb wird keiner Verbindung zu AWS vertraut.',
    cure: 'Die Variable entfernen oder auf den absoluten Pfad der Datei ohne ~ setzen.',
  },
  'endpoint-set': {
    message: 'Wegen [{{section}}] senden manche Tools die Anmeldung von {{profiles}} an {{value}} statt an AWS.',
    cure: 'Ist das nicht gewollt, die Zeile auskommentieren. Daypass ignoriert sie.',
  },
  'endpoint-of-all': {
    message:
      '[{{section}}] leitet Aufrufe von {{profiles}} an {{value}} statt an AWS, mit dem AWS SDK für JavaScript auch die Anmeldungen aller Profile.',
    cure: 'Die Zeile in ein eigenes Profil verschieben. Daypass ignoriert sie.',
  },
  'endpoint-unencrypted': {
    message: '[{{section}}] sendet die Anmeldung von {{profiles}} samt Token unverschlüsselt an {{value}}.',
    cure: 'Die Zeile auskommentieren oder eine https-URL angeben.',
  },
  'environment-endpoint': {
    message: 'Die Variable {{variable}} ist gesetzt, deshalb sprechen Tools mit {{value}} statt mit AWS.',
    cure: 'Ist das nicht gewollt, die Variable entfernen.',
  },
  'environment-endpoint-unencrypted': {
    message: 'Wegen der Variable {{variable}} werden Anmeldungen samt Token unverschlüsselt an {{value}} gesendet.',
    cure: 'Die Variable entfernen oder auf eine https-URL setzen.',
  },
  'homes-differ': {
    message:
      'HOME ({{home}}) und USERPROFILE ({{userProfile}}) sind verschieden, deshalb suchen Tools die AWS-Dateien in verschiedenen Ordnern.',
    cure: 'Die Variable HOME entfernen oder auf denselben Ordner setzen.',
  },
  'environment-profile': {
    message:
      'Die Variable {{variable}} ist gesetzt, deshalb verwenden Tools Profil {{value}}, wenn kein anderes angegeben ist.',
    cure: 'Ist das nicht gewollt, die Variable entfernen.',
  },
  'environment-profile-missing': {
    message: 'Die Variable {{variable}} verweist auf Profil „{{value}}“, das es nicht gibt.',
    cure: 'Die Variable entfernen oder auf ein vorhandenes Profil setzen.',
  },
  'environment-keys': {
    message:
      'Die Variable {{variable}} ist gesetzt, deshalb verwenden Tools deren Schlüssel statt der Anmeldung, wenn kein Profil angegeben ist.',
    cure: 'Diese Variablen entfernen.',
  },
  'environment-file': {
    message: 'Wegen der Variable {{variable}} verwenden Tools, die sie sehen, die Datei {{value}}.',
    cure: 'Die Variable entfernen oder für alle Programme setzen, mit absolutem Pfad.',
  },
  'environment-region': {
    message: 'Die Variable {{variable}} ist gesetzt, deshalb gilt {{value}} statt der Region des Profils.',
    cure: 'Die Variable entfernen, damit die Regionen der Profile gelten.',
  },
} as const satisfies Partial<FindingTexts>;
