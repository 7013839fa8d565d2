/** What is said about settings, and about those of an administrator, in English. */
import type { ProblemTexts } from '../problem-texts.ts';

export const settingsProblem = {
  'setting-invalid': {
    message: 'A setting in {{file}} isn’t usable: {{name}} = {{value}}. The default is used.',
    action: 'Choose it again in the settings. The file as it was is kept as {{kept}}.',
  },
  'setting-partly-invalid': {
    message: 'Parts of “{{name}}” in {{file}} aren’t usable and were left out.',
    action: 'Nothing else is affected. The file as it was is kept as {{kept}}.',
  },
  'settings-file-invalid': {
    message: '{{file}} isn’t a Daypass settings file, or it’s damaged. Nothing was imported.',
    action: 'Export the settings again, then import that file.',
  },
  'settings-file-newer': {
    message: '{{file}} was exported by a newer Daypass. Nothing was imported.',
    action: 'Update Daypass, then import the file again.',
  },
  'start-url-not-allowed': {
    message: 'Your organization doesn’t allow sign-in to {{startUrl}}.',
    action: 'Use a portal that is allowed, or ask your administrator. The rule is in {{place}}.',
  },
  'credentials-managed-off': {
    message: 'Your organization has turned off access to credentials in Daypass.',
    action: 'Use the profile with an AWS tool, or ask your administrator. The rule is in {{place}}.',
  },
  'updates-managed': {
    message: 'Your organization decides whether Daypass checks for updates.',
    action: 'Ask your administrator if it has to change. The rule is in {{place}}.',
  },
  'managed-not-trusted': {
    message: 'Daypass ignores {{place}}: someone other than an administrator could have written it.',
    action:
      'Ask your administrator to make root the owner of the file and its folder, without write access for others.',
  },
  'managed-unreadable': {
    message: 'Daypass can’t read your organization’s settings in {{place}} ({{reason}}).',
    action: 'Ask your administrator to check it. Until then, nothing in it applies.',
  },
  'managed-value-invalid': {
    message: '“{{name}}” in {{place}} isn’t usable.',
    action: 'Ask your administrator to check it. Everything else there applies.',
  },
} as const satisfies Partial<ProblemTexts>;
