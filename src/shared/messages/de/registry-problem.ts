/** What is said where a service of AWS gives no token for role credentials, in German. */
import type { ProblemTexts } from '../problem-texts.ts';

export const registryProblem = {
  'action-denied': {
    message: 'AWS erlaubt dieser Rolle nicht, {{action}} aufzurufen.',
    action: 'Eine andere Rolle verwenden oder die AWS-Administration bitten, es zu erlauben.',
  },
  'role-keys-refused': {
    message: 'AWS hat die Anmeldedaten dieser Rolle abgelehnt.',
    action: 'Die Uhr dieses Computers prüfen. Stimmt sie, für neue Anmeldedaten ab- und wieder anmelden.',
  },
  'package-domain-missing': {
    message: 'CodeArtifact hat in {{region}} keine Domain {{domain}} für dieses Konto.',
    action: 'Name und Region prüfen. Die Domain eines anderen Kontos braucht --domain-owner.',
  },
} as const satisfies Partial<ProblemTexts>;
