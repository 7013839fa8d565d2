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
    message: '{{key}} in [{{section}}] nennt {{file}}, was es nicht gibt; keiner Verbindung zu AWS wird vertraut.',
    cure: 'Den vollständigen Pfad ohne ~ angeben oder die Zeile auskommentieren.',
  },
  'environment-certificates': {
    message: 'Die Variable {{variable}} nennt {{file}}, was es nicht gibt; keiner Verbindung zu AWS wird vertraut.',
    cure: 'Die Variable entfernen oder auf den vollständigen Pfad ohne ~ setzen.',
  },
  'endpoint-set': {
    message:
      '[{{section}}] leitet die Anmeldung von {{profiles}} an {{value}} statt an AWS, in Tools, die das beachten.',
    cure: 'Ist das nicht gewollt, die Zeile auskommentieren. Daypass beachtet sie nicht.',
  },
  'endpoint-of-all': {
    message:
      '[{{section}}] leitet Aufrufe an {{value}} statt an AWS: die von {{profiles}} und, in Tools mit dem AWS SDK für JavaScript, die Anmeldungen aller Profile.',
    cure: 'Die Zeile in ein eigenes Profil verschieben. Daypass beachtet sie nicht.',
  },
  'endpoint-unencrypted': {
    message: '[{{section}}] sendet die Anmeldung von {{profiles}} samt Token unverschlüsselt an {{value}}.',
    cure: 'Die Zeile auskommentieren oder eine https-Adresse angeben.',
  },
  'environment-endpoint': {
    message: 'Die Variable {{variable}} ist gesetzt: Tools fragen {{value}} statt AWS.',
    cure: 'Ist das nicht gewollt, die Variable entfernen.',
  },
  'environment-endpoint-unencrypted': {
    message: 'Die Variable {{variable}} sendet Anmeldungen samt Token unverschlüsselt an {{value}}.',
    cure: 'Die Variable entfernen oder auf eine https-Adresse setzen.',
  },
  'homes-differ': {
    message:
      'HOME ({{home}}) und USERPROFILE ({{userProfile}}) sind verschieden; Tools suchen die AWS-Dateien in verschiedenen Ordnern.',
    cure: 'Die Variable HOME entfernen oder auf denselben Ordner setzen.',
  },
  'environment-profile': {
    message:
      'Die Variable {{variable}} ist gesetzt: Tools verwenden Profil {{value}}, wenn kein anderes angegeben ist.',
    cure: 'Ist das nicht gewollt, die Variable entfernen.',
  },
  'environment-profile-missing': {
    message: 'Die Variable {{variable}} nennt Profil „{{value}}“, das es nicht gibt.',
    cure: 'Die Variable entfernen oder auf ein vorhandenes Profil setzen.',
  },
  'environment-keys': {
    message:
      'Die Variable {{variable}} ist gesetzt: Tools verwenden deren Schlüssel statt der Anmeldung, wenn kein Profil angegeben ist.',
    cure: 'Diese Variablen entfernen.',
  },
  'environment-file': {
    message: 'Mit der Variable {{variable}} verwenden Tools, die sie sehen, die Datei {{value}}.',
    cure: 'Die Variable entfernen oder für alle Programme setzen, mit vollständigem Pfad.',
  },
  'environment-region': {
    message: 'Die Variable {{variable}} ist gesetzt: {{value}} gilt statt der Region des Profils.',
    cure: 'Die Variable entfernen, damit die Regionen der Profile gelten.',
  },
} as const satisfies Partial<FindingTexts>;
