/** What the doctor finds, in English: one sentence on what is wrong, one on what cures it. */
import type { FindingTexts } from '../finding-texts.ts';
import { chainFinding } from './chain-finding.ts';
import { machineFinding } from './machine-finding.ts';
import { ownFinding } from './own-finding.ts';

export const finding = {
  ...chainFinding,
  ...machineFinding,
  ...ownFinding,
  'file-not-utf8': {
    message: '{{file}} isn’t valid UTF-8, so the AWS CLI rejects the whole file.',
    cure: 'Save it as UTF-8 in your editor. Until then, Daypass doesn’t change it either.',
  },
  'zero-bytes': {
    message: '{{file}} contains zero bytes, as in files saved as UTF-16.',
    cure: 'Save it as UTF-8 in your editor.',
  },
  'file-not-read': {
    message: 'Can’t read {{file}}: {{reason}}. AWS tools ignore it or fail.',
    cure: 'Replace it with a file that your user account may read.',
  },
  'byte-order-mark': {
    message: 'The file starts with an invisible byte order mark that hides it, or its first section.',
    cure: 'Remove the byte order mark.',
  },
  'duplicate-section': {
    message: '[{{section}}] appears more than once (lines {{lines}}), so the whole file is rejected.',
    cure: 'Merge them. Where both have a setting, the last one wins.',
  },
  'duplicate-key': {
    message: '“{{key}}” is set more than once in [{{section}}] (lines {{lines}}), so the whole file is rejected.',
    cure: 'Keep only the last of these lines.',
  },
  'unclosed-header': {
    message: 'The closing bracket after “{{text}}” is missing, so the whole file is rejected.',
    cure: 'Add “]”.',
  },
  'not-a-setting': {
    message: '“{{text}}” isn’t a setting, so the whole file is rejected.',
    cure: 'Comment the line out, or write it as “name = value”.',
  },
  'outside-section': {
    message: '“{{key}}” comes before the first section, so the whole file is rejected.',
    cure: 'Comment the line out, or move it into its section.',
  },
  'file-refused': {
    message: 'This line makes tools reject the whole file.',
    cure: 'Comment the line out.',
  },
  'comment-in-value': {
    message: 'The comment after “{{key}}” in [{{section}}] becomes part of its value.',
    cure: 'Move the comment to its own line.',
  },
  'colon-delimiter': {
    message: '“{{key}}” in [{{section}}] uses “:” instead of “=”, which some tools can’t read.',
    cure: 'Use “=”.',
  },
  'upper-case-key': {
    message: '“{{key}}” in [{{section}}] has uppercase letters and is ignored.',
    cure: 'Use lowercase.',
  },
  'quoted-value': {
    message: 'The quotes around “{{key}}” in [{{section}}] become part of the value.',
    cure: 'Remove the quotes.',
  },
  'indented-key': {
    message: '“{{key}}” in [{{section}}] is indented, so it’s read as part of the line above.',
    cure: 'Remove the indentation.',
  },
  'invisible-character': {
    message: '“{{key}}” in [{{section}}] contains an invisible character ({{characters}}).',
    cure: 'Rewrite the line without it.',
  },
  'lone-quote': {
    message: 'The value of “{{key}}” is a single quote, which crashes Terraform and other Go tools.',
    cure: 'Comment the line out, or write the value without the quote.',
  },
  'carriage-return': {
    message: 'Some lines end with a carriage return alone, which only some tools read as a line end (lines {{lines}}).',
    cure: 'End these lines like the others.',
  },
  'tools-disagree': {
    message: 'Tools read different values of “{{key}}” in [{{section}}]: {{views}}.',
    cure: 'Write it as “{{key}} = value”, without indentation, quotes or special characters.',
  },
  'section-not-seen': {
    message: 'Some tools don’t see the settings of [{{section}}].',
    cure: 'Rewrite the section without indentation.',
  },
  'name-not-seen': {
    message: 'Some tools can’t find [{{section}}] by name.',
    cure: 'Rename it with letters, digits and hyphens. A renamed session needs a new sign-in.',
  },
  'odd-header': {
    message: 'Some tools don’t recognize the way [{{section}}] is written.',
    cure: 'Write it without indentation or quotes, with the section type in lowercase.',
  },
  'same-name-twice': {
    message: '[{{section}}] and [{{other}}] (line {{line}}) are the same name in different spellings.',
    cure: 'Merge them. Where both have a setting, the later one wins.',
  },
  'shadowed-section': {
    message: '[{{section}}] is overridden by [{{other}}] on line {{line}}.',
    cure: 'Comment out the overridden section.',
  },
  'misspelled-session': {
    message: 'No tool reads [{{section}}] as a session: its section type is misspelled.',
    cure: 'Write it as [sso-session {{name}}].',
  },
  'missing-prefix': {
    message: '[{{section}}] isn’t read as a profile: “profile” is missing before the name.',
    cure: 'Write it as [profile {{section}}].',
  },
  'prefix-in-credentials': {
    message: '[{{section}}] isn’t found: in the credentials file, names have no “profile” in front.',
    cure: 'Remove “profile”.',
  },
  'unknown-session': {
    message: 'Profile {{profile}} uses session {{session}}, which doesn’t exist.',
    cure: 'Choose an existing session, or add it.',
  },
  'conflicting-keys': {
    message: 'Profile {{profile}} and its session {{session}} disagree on {{keys}}.',
    cure: 'Remove {{keys}} from the profile; the session’s values then apply.',
  },
  'repeated-session-keys': {
    message: 'Profile {{profile}} repeats {{keys}} of its session {{session}}.',
    cure: 'Remove {{keys}} from the profile.',
  },
  'missing-key': {
    message: '[{{section}}] has no {{key}}.',
    cure: 'Add {{key}} to the section.',
  },
  'legacy-form': {
    message: 'Profile {{profile}} uses the legacy format, so its sign-in can’t renew automatically.',
    cure: 'Convert it to an sso-session.',
  },
  'missing-scope': {
    message: '[{{section}}] lacks the scope that sign-ins with a code need to renew.',
    cure: 'Add the scope sso:account:access. Takes effect at the next sign-in.',
  },
  'missing-account-scope': {
    message:
      '[{{profile}}] names an account and a role, but the scopes of [{{section}}] don’t include access to accounts.',
    cure: 'Add the scope sso:account:access. Takes effect at the next sign-in.',
  },
  'similar-start-urls': {
    message: '[{{section}}] and [{{other}}] spell the same start URL differently, so each needs its own sign-in.',
    cure: 'Use the same spelling in both.',
  },
  'bad-start-url': {
    message: 'The start URL “{{value}}” in [{{section}}] isn’t an https URL.',
    cure: 'Correct sso_start_url, e.g. https://d-1234567890.awsapps.com/start.',
  },
  'bad-region': {
    message: '{{key}} in [{{section}}] is “{{value}}”, which isn’t an AWS region.',
    cure: 'Correct the region, e.g. eu-west-1.',
  },
  'unknown-region': {
    message: '{{key}} in [{{section}}] is “{{value}}”, a region Daypass doesn’t know.',
    cure: 'Check it. If it’s a new region, it’s fine.',
  },
  'other-region': {
    message: 'sso_region in [{{section}}] is {{value}}, but {{expected}} is used for the same start URL elsewhere.',
    cure: 'Use your organization’s Identity Center region in every section with this start URL.',
  },
  'bad-account-id': {
    message: 'Account ID “{{value}}” in profile {{profile}} doesn’t have 12 digits.',
    cure: 'Enter all 12 digits, including leading zeros.',
  },
  'role-not-assigned': {
    message: 'Role {{roleName}} in account {{accountId}} (profile {{profile}}) isn’t assigned to you.',
    cure: 'Choose one of your roles, or ask your AWS administrator.',
  },
  'account-not-assigned': {
    message: 'You have no role in account {{accountId}}, used by profile {{profile}}.',
    cure: 'Comment out the profile, or ask your AWS administrator for access.',
  },
  'static-keys-win': {
    message: 'Profile {{profile}} has access keys, which are used instead of the sign-in.',
    cure: 'Comment out the keys.',
  },
  'process-wins': {
    message: 'Profile {{profile}} has a credential_process, which is used instead of the sign-in.',
    cure: 'Comment out the line.',
  },
} as const satisfies FindingTexts;
