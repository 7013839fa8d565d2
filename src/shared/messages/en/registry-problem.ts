/** What is said where a service of AWS gives no token for role credentials, in English. */
import type { ProblemTexts } from '../problem-texts.ts';

export const registryProblem = {
  'action-denied': {
    message: 'AWS does not let this role call {{action}}.',
    action: 'Take another role, or ask your AWS administrator to allow it.',
  },
  'role-keys-refused': {
    message: 'AWS does not take the credentials of this role.',
    action: 'Check the clock of this computer; if it is right, sign out and sign in again for new credentials.',
  },
  'package-domain-missing': {
    message: 'CodeArtifact has no domain {{domain}} in {{region}} for this account.',
    action: 'Check the name and the region; the domain of another account needs --domain-owner.',
  },
} as const satisfies Partial<ProblemTexts>;
