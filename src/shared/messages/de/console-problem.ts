/** What is said where a console cannot be opened, in German. */
import type { ProblemTexts } from '../problem-texts.ts';

export const consoleProblem = {
  'console-unknown': {
    message: 'Daypass weiß nicht, wo die AWS-Konsole der Region {{region}} ist.',
    action: 'Das Zugriffsportal öffnen und die Rolle dort wählen.',
  },
  'console-service-invalid': {
    message: '„{{service}}“ kann keine Seite der AWS-Konsole sein.',
    action: 'Den Dienst so nennen, wie er in den Adressen der Konsole steht, z. B. s3 oder lambda.',
  },
  'console-region-elsewhere': {
    message: 'Die Region {{region}} liegt nicht im selben Teil von AWS wie {{sessionRegion}}, die Region der Sitzung.',
    action: 'Eine Region wählen, die die Konten dieser Sitzung haben können.',
  },
  'console-refused': {
    message: 'AWS hat für diese Anmeldedaten keine Konsole geöffnet ({{host}}).',
    action: 'Die Uhr dieses Computers prüfen, dann erneut versuchen.',
  },
  'console-not-fetched': {
    message: 'Der Browser wurde gestartet, hat die Seite aber nicht abgerufen.',
    action: 'Erneut versuchen oder für diese Sitzung einen anderen Browser wählen.',
  },
} as const satisfies Partial<ProblemTexts>;
