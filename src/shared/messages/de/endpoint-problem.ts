/** What is said about endpoints of the environment that cannot be used, and about waiting in vain, in German. */
import type { ProblemTexts } from '../problem-texts.ts';

export const endpointProblem = {
  'endpoint-invalid': {
    message: '{{variable}} ist keine gültige URL, deshalb wurde nichts gesendet.',
    action: '{{variable}} auf eine URL wie https://example.com setzen oder entfernen, dann Daypass neu starten.',
  },
  'endpoint-not-encrypted': {
    message: '{{variable}} führt unverschlüsselt (http) zu {{host}}, deshalb wurde nichts gesendet.',
    action: 'https:// verwenden oder {{variable}} entfernen, dann Daypass neu starten.',
  },
  'endpoint-conflict': {
    message: '{{variable}} und {{other}} lassen sich nicht zusammen verwenden, deshalb wurde nichts gesendet.',
    action: 'Eine der beiden entfernen, dann Daypass neu starten.',
  },
  'endpoint-unavailable': {
    message: 'AWS hat in {{region}} keinen Endpunkt für Ihre Einstellungen, deshalb wurde nichts gesendet.',
    action:
      'sso_region in der AWS-Konfigurationsdatei prüfen. Stimmt sie, AWS_USE_FIPS_ENDPOINT und AWS_USE_DUALSTACK_ENDPOINT entfernen, dann Daypass neu starten.',
  },
  'config-ca-bundle-unreadable': {
    message:
      'Die Zertifikate in {{file}}, die ca_bundle in der AWS-Konfigurationsdatei nennt, sind nicht verwendbar ({{reason}}).',
    action:
      'Die Datei korrigieren, oder ca_bundle in der AWS-Konfigurationsdatei korrigieren oder entfernen, dann erneut versuchen.',
  },
  'renewal-overdue': {
    message: 'Die Anmeldung wurde nicht innerhalb von {{minutes}} Minuten erneuert.',
    action: 'Netzwerkverbindung und Laufwerk mit dem Benutzerordner prüfen, dann erneut versuchen.',
    whileRetrying:
      'Daypass versucht es weiter. Hält das an, Netzwerkverbindung und Laufwerk mit dem Benutzerordner prüfen.',
  },
} as const satisfies Partial<ProblemTexts>;
