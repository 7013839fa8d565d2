/** The reasons inside problems that have words of their own, in German; they stand in brackets in a sentence. */
import type { ReasonTexts } from '../problem-texts.ts';

const unknownIssuer = {
  text: 'dieser Computer vertraut dem Aussteller des Zertifikats nicht',
  action:
    'Die IT um das Stammzertifikat des Netzwerks bitten und es installieren oder in AWS_CA_BUNDLE oder ca_bundle angeben. Dann Daypass neu starten.',
} as const;
const clock = 'Datum und Uhrzeit dieses Computers prüfen, dann erneut versuchen.';
const fullDisk = 'Speicherplatz freigeben, dann erneut versuchen.';
const changeFile = 'Ihrem Benutzerkonto Zugriff auf diese Datei und ihren Ordner geben, dann erneut versuchen.';

export const reason = {
  file: {
    refused: { text: 'das System erlaubt es nicht' },
    ENOSPC: { text: 'der Datenträger ist voll', action: fullDisk },
    EDQUOT: { text: 'das Speicherkontingent ist aufgebraucht', action: fullDisk },
    EROFS: {
      text: 'der Datenträger ist schreibgeschützt',
      action: 'Den Datenträger beschreibbar machen, dann erneut versuchen.',
    },
    EACCES: { text: 'Zugriff verweigert', action: changeFile },
    EPERM: { text: 'vom System nicht erlaubt', action: changeFile },
    ENOENT: { text: 'nicht vorhanden' },
    EISDIR: { text: 'es ist ein Ordner', action: 'Den Ordner verschieben; Daypass braucht hier eine normale Datei.' },
    ENOTDIR: {
      text: 'ein Teil des Pfads ist kein Ordner',
      action: 'Die Datei verschieben, die an der Stelle des Ordners liegt.',
    },
    EBUSY: {
      text: 'ein anderes Programm verwendet sie',
      action: 'Das andere Programm schließen oder kurz warten, dann erneut versuchen.',
    },
    EMFILE: { text: 'zu viele Dateien sind geöffnet', action: 'Einige Programme schließen, dann erneut versuchen.' },
    ELOOP: {
      text: 'ihre symbolischen Links führen im Kreis',
      action: 'Die symbolischen Links korrigieren, die zu dieser Datei führen.',
    },
    EFBIG: {
      text: 'sie ist zu groß',
      action: 'Herausfinden, welches Programm diese Datei angelegt hat, und sie verschieben.',
    },
    'too-large': {
      text: 'sie hat mehr als 4 MB oder 100.000 Zeilen',
      action: 'So große Dateien liest Daypass nicht. Nicht mehr Benötigtes entfernen; dann liest Daypass sie wieder.',
    },
    ENXIO: {
      text: 'es ist keine normale Datei',
      action: 'An einen anderen Ort verschieben; Daypass braucht hier eine normale Datei.',
    },
    EILSEQ: {
      text: 'sie ist kein gültiges UTF-8',
      action: 'Die Datei im Editor als UTF-8 speichern; sonst lehnt die AWS CLI sie ab.',
    },
    EIO: { text: 'der Datenträger meldet einen Fehler', action: 'Den Datenträger sichern und prüfen.' },
  },
  tls: {
    SELF_SIGNED_CERT_IN_CHAIN: unknownIssuer,
    DEPTH_ZERO_SELF_SIGNED_CERT: unknownIssuer,
    UNABLE_TO_GET_ISSUER_CERT: unknownIssuer,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownIssuer,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownIssuer,
    CERT_HAS_EXPIRED: { text: 'das Zertifikat ist abgelaufen', action: clock },
    CERT_NOT_YET_VALID: { text: 'das Zertifikat ist noch nicht gültig', action: clock },
    CERT_REVOKED: { text: 'das Zertifikat wurde widerrufen' },
    ERR_TLS_CERT_ALTNAME_INVALID: {
      text: 'das Zertifikat gilt für einen anderen Host',
      action:
        'Dieses Netzwerk verlangt vielleicht eine Anmeldung: im Browser eine Webseite öffnen, dann erneut versuchen.',
    },
    ERR_SSL_WRONG_VERSION_NUMBER: {
      text: 'die Antwort ist nicht verschlüsselt',
      action: 'Die Proxy-Einstellungen dieses Computers prüfen oder ein anderes Netzwerk versuchen.',
    },
  },
  proxy: {
    403: { text: 'durch seine Regeln blockiert' },
    407: {
      text: 'er verlangt Benutzername und Passwort',
      action: 'HTTPS_PROXY auf http://name:passwort@proxy:port setzen, dann Daypass neu starten.',
    },
    502: { text: 'er erreicht diesen Host nicht' },
    503: { text: 'er ist nicht verfügbar' },
    504: { text: 'er hat nicht rechtzeitig Antwort erhalten' },
  },
  bundle: {
    ENOENT: { text: 'die Datei ist nicht vorhanden' },
    EACCES: { text: 'Zugriff verweigert' },
    EISDIR: { text: 'es ist ein Ordner' },
    EFBIG: { text: 'sie ist größer als 8 MB' },
    ENXIO: { text: 'es ist keine normale Datei' },
    'no-certificate': { text: 'sie enthält kein PEM-Zertifikat' },
  },
  token: {
    'not-json': { text: 'sie ist beschädigt' },
    'not-an-object': { text: 'sie ist beschädigt' },
    'no-access-token': { text: 'das Zugriffstoken fehlt' },
    'no-expiry': { text: 'die Angabe des Ablaufs fehlt' },
    'bad-expiry': { text: 'die Angabe des Ablaufs ist kein Datum' },
  },
  clock: {
    ahead: { text: 'vor' },
    behind: { text: 'nach' },
  },
  listen: {
    EADDRINUSE: { text: 'ein anderes Programm verwendet den Port' },
    EADDRNOTAVAIL: { text: '127.0.0.1 ist nicht verfügbar' },
    EACCES: { text: 'Zugriff verweigert' },
    EPERM: { text: 'vom System nicht erlaubt' },
  },
  serving: {
    EADDRINUSE: {
      text: 'ein anderes Programm verwendet den Port',
      action: 'Einen anderen Port wählen oder Daypass einen wählen lassen.',
    },
    EADDRNOTAVAIL: {
      text: 'dieser Computer hat die Adresse nicht',
      action: 'Eine Adresse angeben, die dieser Computer jetzt hat, z. B. 127.0.0.1.',
    },
    EACCES: {
      text: 'vom System nicht erlaubt',
      action: 'Einen Port über 1023 wählen oder Daypass einen wählen lassen.',
    },
  },
  oauth: {
    server_error: { text: 'AWS hat gerade Probleme', action: 'Einige Minuten warten, dann erneut anmelden.' },
    temporarily_unavailable: {
      text: 'AWS ist gerade ausgelastet',
      action: 'Einige Minuten warten, dann erneut anmelden.',
    },
    invalid_scope: {
      text: 'AWS hat die angeforderten Scopes abgelehnt',
      action: 'sso_registration_scopes in der AWS-Konfigurationsdatei prüfen; üblich ist sso:account:access.',
    },
  },
  managed: {
    EACCES: { text: 'Ihr Benutzerkonto darf sie nicht lesen' },
    format: { text: 'es ist keine Liste von Einstellungen' },
    'too-large': { text: 'sie ist zu groß' },
  },
} as const satisfies ReasonTexts;
