/** What is said when Daypass does not change the config file, in English: why, and what to do about it. */
import type { ProblemTexts } from '../problem-texts.ts';

export const editProblem = {
  'config-key-invalid': {
    message: '“{{key}}” isn’t a valid setting name.',
    action: 'Use lowercase letters, digits and underscores, each name once.',
  },
  'config-value-empty': {
    message: '“{{key}}” has no value. Some AWS tools ignore settings without one.',
    action: 'Enter a value, or remove the setting.',
  },
  'config-value-unreadable': {
    message: 'The value of “{{key}}” contains line breaks, invisible characters, or spaces at the start or end.',
    action: 'Enter a single line of plain text.',
  },
  'config-value-cut': {
    message: 'Most AWS tools would read the end of “{{key}}” as a comment.',
    action: 'Remove the space before # or ;.',
  },
  'config-value-quoted': {
    message: 'AWS tools disagree about the quotes around “{{key}}”.',
    action: 'Enter the value without quotes.',
  },
  'config-key-nested': {
    message: '“{{key}}” in [{{section}}] has nested settings that would be lost.',
    action: 'Edit it in the AWS config file.',
  },
  'config-section-missing': {
    message: '[{{section}}] is no longer in the AWS config file.',
    action: 'Check the file, then try again.',
  },
  'config-edit-unsafe': {
    message: 'Daypass left [{{section}}] unchanged: because of errors in the file, {{tool}} would read something else.',
    action: 'Fix the errors in the AWS config file first, then try again.',
  },
  'profile-name-not-copied': {
    message: 'This profile name contains invisible characters that a terminal would act on.',
    action: 'Rename the profile in the AWS config file.',
  },
  'cure-not-helping': {
    message: 'This value wouldn’t fix the problem.',
    action: 'Enter a different value, or pick one from the list.',
  },
  'config-changed-meanwhile': {
    message: '{{file}} changed after the preview, so nothing was written.',
    action: 'Review the new preview and try again.',
  },
  'config-text-unmerged': {
    message: 'Another program wrote {{file}} at the same moment as Daypass, and some of the text is no longer in it.',
    action: 'That text is saved in {{kept}}: copy what is missing from there.',
  },
  'config-backup-missing': {
    message: 'There is no backup of {{file}}.',
    action: 'Daypass saves one before its first change each day.',
  },
  'profile-name-invalid': {
    message: 'Some AWS tools can’t read the profile name “{{name}}”.',
    action: 'Use letters, digits, hyphens and underscores, without spaces.',
  },
  'profile-name-taken': {
    message: 'There is already a profile named “{{name}}”.',
    action: 'Choose another name.',
  },
} as const satisfies Partial<ProblemTexts>;
