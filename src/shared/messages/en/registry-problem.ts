/** What is said where a service of AWS gives no token for role credentials, in English. */
import type { ProblemTexts } from '../problem-texts.ts';

export const registryProblem = {
  'action-denied': {
    message: 'AWS doesn’t let this role call {{action}}.',
    action: 'Use another role, or ask your AWS administrator to allow it.',
  },
  'role-keys-refused': {
    message: 'AWS rejected the credentials of this role.',
    action: 'Check this computer’s clock. If it’s right, sign out and in again for new credentials.',
  },
  'package-domain-missing': {
    message: 'CodeArtifact has no domain {{domain}} in {{region}} for this account.',
    action: 'Check the name and the region. A domain of another account needs --domain-owner.',
  },
} as const satisfies Partial<ProblemTexts>;
