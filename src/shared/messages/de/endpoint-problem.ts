/** What is said about endpoints of the environment that cannot be used, and about waiting in vain, in German. */
import type { ProblemTexts } from '../problem-texts.ts';

export const endpointProblem = {
  'endpoint-invalid': {
    message: 'Der Wert von {{variable}} ist keine Serveradresse, darum wurde nichts gesendet.',
    action: '{{variable}} wie https://example.com angeben oder entfernen, dann Daypass neu starten.',
  },
  'endpoint-not-encrypted': {
    message: '{{variable}} führt unverschlüsselt (http) zu {{host}}, darum wurde nichts gesendet.',
    action: 'Mit https:// angeben oder {{variable}} entfernen, dann Daypass neu starten.',
  },
  'endpoint-conflict': {
    message: '{{variable}} und {{other}} sind beide gesetzt. Sie schließen einander aus, darum wurde nichts gesendet.',
    action: 'Eine der beiden entfernen, dann Daypass neu starten.',
  },
  'endpoint-unavailable': {
    message:
      'AWS hat für die Region {{region}} keine Adresse, die zu den Einstellungen passt, darum wurde nichts gesendet.',
    action:
      'sso_region in der AWS-Konfigurationsdatei prüfen. Stimmt sie, AWS_USE_FIPS_ENDPOINT und AWS_USE_DUALSTACK_ENDPOINT entfernen und Daypass neu starten.',
  },
  'config-ca-bundle-unreadable': {
    message:
      'Die Zertifikate in {{file}}, die ca_bundle in der AWS-Konfigurationsdatei nennt, sind nicht verwendbar ({{reason}}).',
    action:
      'Die Datei berichtigen, oder ca_bundle in der AWS-Konfigurationsdatei berichtigen oder entfernen; dann erneut versuchen.',
  },
  'renewal-overdue': {
    message: 'Die Erneuerung der Anmeldung ist nach {{minutes}} Minuten nicht fertig geworden.',
    action:
      'Die Netzwerkverbindung prüfen, und ob das Laufwerk mit dem Benutzerordner antwortet; dann erneut versuchen.',
    whileRetrying:
      'Daypass versucht es weiter. Hält das an, die Netzwerkverbindung prüfen, und ob das Laufwerk mit dem Benutzerordner antwortet.',
  },
} as const satisfies Partial<ProblemTexts>;
