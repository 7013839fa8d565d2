/** What is said where Daypass cannot keep role credentials in the credentials file, in English. */
import type { ProblemTexts } from '../problem-texts.ts';

export const writtenKeysProblem = {
  'keys-section-taken': {
    message: '{{file}} has a section [{{section}}] that Daypass did not write, or that somebody has changed since.',
    action: 'Daypass leaves it alone: choose another name, or remove that section yourself.',
  },
  'keys-section-used': {
    message: 'Daypass keeps the keys of the profile {{profile}} in the section [{{section}}] already.',
    action: 'Choose another name, or switch those off first.',
  },
  'keys-name-taken': {
    message: 'Your AWS config has a profile {{section}} with credentials of its own.',
    action: 'Tools would not agree on which ones count: choose another name.',
  },
  'keys-file-open': {
    message: 'Other users of this computer can read {{file}}, so Daypass writes no keys into it.',
    action: 'Let the check of the AWS files correct its permissions, then try again.',
  },
  'keys-not-removed': {
    message: 'Keys that Daypass wrote are still in {{file}}.',
    action: 'Remove the section [{{section}}] from it yourself.',
  },
  'keys-not-written': {
    message: 'Daypass keeps no keys as {{name}}.',
    action: 'daypass keys list shows what there is.',
  },
  'keys-too-many': {
    message: 'Daypass keeps the keys of {{most}} profiles in the credentials file already.',
    action: 'Switch off those that you no longer need.',
  },
} as const satisfies Partial<ProblemTexts>;
