/** What is said where a console cannot be opened, in German. */
import type { ProblemTexts } from '../problem-texts.ts';

export const consoleProblem = {
  'console-unknown': {
    message: 'Daypass kennt die AWS-Konsole der Region {{region}} nicht.',
    action: 'Das Zugriffsportal öffnen und die Rolle dort wählen.',
  },
  'console-service-invalid': {
    message: '„{{service}}“ ist keine Seite der AWS-Konsole.',
    action: 'Einen Dienstnamen aus den URLs der Konsole verwenden, z. B. s3 oder lambda.',
  },
  'console-region-elsewhere': {
    message: 'Die Region {{region}} liegt in einer anderen AWS-Partition als {{sessionRegion}}, wo diese Sitzung ist.',
    action: 'Eine Region in der Partition dieser Sitzung wählen.',
  },
  'console-refused': {
    message: 'AWS hat diese Anmeldedaten für die Konsole abgelehnt ({{host}}).',
    action: 'Die Uhr dieses Computers prüfen, dann erneut versuchen.',
  },
  'console-not-fetched': {
    message: 'Der Browser wurde gestartet, hat die Seite aber nicht geladen.',
    action: 'Erneut versuchen oder für diese Sitzung einen anderen Browser wählen.',
  },
} as const satisfies Partial<ProblemTexts>;
