/** What is said when Daypass does not change the config file, in English: why, and what to do about it. */
import type { ProblemTexts } from '../problem-texts.ts';

export const editProblem = {
  'config-key-invalid': {
    message: '“{{key}}” cannot be the name of a setting.',
    action: 'Use each name once, in small letters, digits and underscores.',
  },
  'config-value-empty': {
    message: '“{{key}}” has no value, and some AWS tools do not see a setting without one.',
    action: 'Enter a value, or remove the setting.',
  },
  'config-value-unreadable': {
    message: 'The value of “{{key}}” has line breaks, invisible characters, or spaces at its ends.',
    action: 'Enter it as one line of plain text.',
  },
  'config-value-cut': {
    message: 'Most AWS tools would take the end of the value of “{{key}}” for a comment.',
    action: 'Leave out the space before # or ; in it.',
  },
  'config-value-quoted': {
    message: 'Not all AWS tools read the quotation marks around the value of “{{key}}” in the same way.',
    action: 'Enter the value without quotation marks around it.',
  },
  'config-key-nested': {
    message: '“{{key}}” in [{{section}}] has settings of its own, which would be lost.',
    action: 'Change it in the AWS config file.',
  },
  'config-section-missing': {
    message: 'The section [{{section}}] is not in the AWS config file.',
    action: 'Look at what is in the file now, then try again.',
  },
  'config-edit-unsafe': {
    message: 'Daypass did not change [{{section}}]: because of mistakes in the file, {{tool}} would see other changes.',
    action: 'Correct the mistakes in the AWS config file first, then try again.',
  },
  'profile-name-not-copied': {
    message: 'The name of this profile has invisible characters that a terminal would act upon.',
    action: 'Give the profile another name in the AWS config file.',
  },
  'cure-not-helping': {
    message: 'With this value the fault would stay.',
    action: 'Enter another value, or choose one from the list.',
  },
  'config-changed-meanwhile': {
    message: '{{file}} has changed since the preview, so Daypass did not write to it.',
    action: 'Look at a new preview, then try again.',
  },
  'config-text-unmerged': {
    message: 'Other programs wrote {{file}} at the same moment as Daypass. What one of them wrote is not in it now.',
    action: 'That text is kept in {{kept}}: copy from there what is missing.',
  },
  'config-backup-missing': {
    message: 'There is no backup of {{file}}.',
    action: 'Daypass makes one before its first change of a day.',
  },
  'profile-name-invalid': {
    message: 'Not every AWS tool can read “{{name}}” as the name of a profile.',
    action: 'Use letters, digits, hyphens and underscores, without spaces.',
  },
  'profile-name-taken': {
    message: 'There is already a profile named “{{name}}”.',
    action: 'Choose another name.',
  },
} as const satisfies Partial<ProblemTexts>;
