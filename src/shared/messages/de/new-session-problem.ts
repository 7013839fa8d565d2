/** What is said about values for a new session that cannot be used, in German. */
import type { ProblemTexts } from '../problem-texts.ts';

export const newSessionProblem = {
  'session-name-invalid': {
    message: 'Manche AWS-Tools können den Sitzungsnamen „{{name}}“ nicht lesen.',
    action: 'Buchstaben, Ziffern, Bindestriche und Unterstriche verwenden, ohne Leerzeichen.',
  },
  'session-name-taken': {
    message: 'Eine Sitzung namens „{{name}}“ gibt es bereits.',
    action: 'Einen anderen Namen wählen.',
  },
  'start-url-invalid': {
    message: '„{{startUrl}}“ ist keine Start-URL.',
    action: 'Die URL des AWS-Zugriffsportals kopieren, z. B. https://d-1234567890.awsapps.com/start.',
  },
  'start-url-http': {
    message: '{{host}} verwendet http://, was nicht sicher ist.',
    action: 'Start-URLs beginnen mit https://. Die URL aus dem AWS-Zugriffsportal kopieren.',
  },
  'start-url-not-portal': {
    message: '{{host}} gehört zu AWS, ist aber kein Zugriffsportal (vielleicht die Konsole oder eine Anmeldeseite).',
    action: 'Die URL der Seite kopieren, die Ihre AWS-Konten auflistet, oder die AWS-Administration fragen.',
  },
  'start-url-several': {
    message: 'Das ist mehr als eine URL: {{first}} und {{second}}.',
    action: 'Nur die des Zugriffsportals behalten. Weitere lassen sich später hinzufügen.',
  },
  'start-url-leads-elsewhere': {
    message: '{{host}} leitet nicht zu einem AWS-Zugriffsportal weiter.',
    action: 'Im Browser öffnen und die URL der Seite verwenden, die Ihre Konten auflistet.',
  },
  'region-invalid': {
    message: '„{{region}}“ ist keine AWS-Region.',
    action: 'Die Identity-Center-Region eingeben, z. B. us-east-1 oder eu-central-1.',
  },
} as const satisfies Partial<ProblemTexts>;
