/** What is said where Daypass cannot keep role credentials in the credentials file, in English. */
import type { ProblemTexts } from '../problem-texts.ts';

export const writtenKeysProblem = {
  'keys-section-taken': {
    message: '[{{section}}] in {{file}} wasn’t created by Daypass, or was changed since.',
    action: 'Choose another name, or remove that section yourself.',
  },
  'keys-section-used': {
    message: 'Daypass already keeps keys of profile {{profile}} in [{{section}}].',
    action: 'Choose another name, or turn those off first.',
  },
  'keys-name-taken': {
    message: 'Your AWS config has a profile {{section}} with credentials of its own.',
    action: 'Choose another name; tools would disagree about which credentials count.',
  },
  'keys-file-open': {
    message: 'Other users of this computer can read {{file}}, so Daypass writes no keys to it.',
    action: 'Fix its permissions in the config check, then try again.',
  },
  'keys-not-removed': {
    message: 'Keys created by Daypass are still in {{file}}.',
    action: 'Remove [{{section}}] from it yourself.',
  },
  'keys-not-written': {
    message: 'Daypass keeps no keys named {{name}}.',
    action: 'Run daypass keys list for a list.',
  },
  'keys-too-many': {
    message: 'Daypass already keeps the keys of {{most}} profiles in the credentials file.',
    action: 'Turn off those that you no longer need.',
  },
} as const satisfies Partial<ProblemTexts>;
