/** What the doctor finds in Daypass's own settings and in those of an administrator, in English. */
import type { FindingTexts } from '../finding-texts.ts';

export const ownFinding = {
  'setting-invalid': {
    message: 'The Daypass setting {{name}} = {{value}} in {{file}} isn’t usable; {{used}} is used instead.',
    cure: 'Choose it again in the settings of Daypass.',
  },
  'setting-partly-invalid': {
    message: 'Parts of the Daypass setting “{{name}}” in {{file}} aren’t usable and are left out.',
    cure: 'Nothing else is affected. The next change in Daypass removes them from the file.',
  },
  'settings-unreadable': {
    message: 'Daypass can’t use its settings in {{file}}; all defaults are used instead.',
    cure: 'Choose them again in the settings of Daypass.',
  },
  'managed-not-trusted': {
    message: 'Daypass ignores {{place}}: someone other than an administrator could have written it.',
    cure: 'Ask your administrator to make root the owner of the file and its folder, without write access for others.',
  },
  'managed-unreadable': {
    message: 'Daypass can’t read your organization’s settings in {{place}} ({{reason}}).',
    cure: 'Ask your administrator to check it. Until then, nothing in it applies.',
  },
  'managed-value-invalid': {
    message: '“{{name}}” in {{place}} isn’t usable and is left out.',
    cure: 'Ask your administrator to check it. Everything else there applies.',
  },
} as const satisfies Partial<FindingTexts>;
