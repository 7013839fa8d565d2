/** What the doctor finds, in English: one sentence on what is wrong, one on what cures it. */
import type { FindingTexts } from '../finding-texts.ts';
import { chainFinding } from './chain-finding.ts';
import { machineFinding } from './machine-finding.ts';

export const finding = {
  ...chainFinding,
  ...machineFinding,
  'file-not-utf8': {
    message: '{{file}} is not all UTF-8, so the AWS CLI refuses the whole file.',
    cure: 'Save it as UTF-8 in your editor. Until then Daypass does not change it either.',
  },
  'zero-bytes': {
    message: '{{file}} has zero bytes in it, as files have that are saved as UTF-16.',
    cure: 'Save it as UTF-8 in your editor.',
  },
  'file-not-read': {
    message: '{{file}} cannot be read: {{reason}}. AWS tools go on as if there were no such file, or fail.',
    cure: 'Put a file there that your user account may read.',
  },
  'byte-order-mark': {
    message: 'The file begins with an invisible character (byte order mark) that hides all of it or its first section.',
    cure: 'Remove the invisible character.',
  },
  'duplicate-section': {
    message: 'The section [{{section}}] is there more than once (lines {{lines}}), so the whole file is refused.',
    cure: 'Combine them into one section; of a setting that both have, the last one stays.',
  },
  'duplicate-key': {
    message: '“{{key}}” is set more than once in [{{section}}] (lines {{lines}}), so the whole file is refused.',
    cure: 'Keep the last of these lines only.',
  },
  'unclosed-header': {
    message: 'The closing bracket after “{{text}}” is missing, so the whole file is refused.',
    cure: 'Add “]” at the end of the name.',
  },
  'not-a-setting': {
    message: '“{{text}}” is not a setting, so the whole file is refused.',
    cure: 'Turn the line into a comment, or write it as “name = value”.',
  },
  'outside-section': {
    message: '“{{key}}” comes before the first section, so the whole file is refused.',
    cure: 'Turn the line into a comment, or move it below the section that it belongs to.',
  },
  'file-refused': {
    message: 'The whole file is refused because of this line.',
    cure: 'Turn the line into a comment at the left edge.',
  },
  'comment-in-value': {
    message: 'The comment after “{{key}}” in [{{section}}] becomes part of its value.',
    cure: 'Put the comment on a line of its own.',
  },
  'colon-delimiter': {
    message: '“{{key}}” in [{{section}}] has a colon in the place of “=”, which not all tools read.',
    cure: 'Write the line with “=”.',
  },
  'upper-case-key': {
    message: '“{{key}}” in [{{section}}] has capital letters in its name and is not found.',
    cure: 'Write the name in small letters.',
  },
  'quoted-value': {
    message: 'The quotation marks around “{{key}}” in [{{section}}] become part of its value.',
    cure: 'Remove the quotation marks.',
  },
  'indented-key': {
    message: '“{{key}}” in [{{section}}] is indented and is taken for a part of what stands above it.',
    cure: 'Let the lines of the section begin at the left edge.',
  },
  'invisible-character': {
    message: '“{{key}}” in [{{section}}] has a character that nobody sees ({{characters}}).',
    cure: 'Write the line anew without it.',
  },
  'lone-quote': {
    message: 'The value of “{{key}}” is a single quotation mark, at which Terraform and other tools in Go crash.',
    cure: 'Turn the line into a comment, or write the value without the quotation mark.',
  },
  'carriage-return': {
    message: 'Lines end in a way that only some tools take for an end (a carriage return alone, lines {{lines}}).',
    cure: 'Let these lines end as the others do.',
  },
  'tools-disagree': {
    message: 'Tools see different values of “{{key}}” in [{{section}}]: {{views}}.',
    cure: 'Write the line as “{{key}} = value” at the left edge, without quotation marks or special characters around it.',
  },
  'section-not-seen': {
    message: 'Some tools do not see the settings of [{{section}}].',
    cure: 'Write the section anew, each of its lines at the left edge.',
  },
  'name-not-seen': {
    message: 'Not all tools can find [{{section}}] by its name.',
    cure: 'Give it a name of letters, digits and hyphens; a renamed session needs a new sign-in.',
  },
  'odd-header': {
    message: '[{{section}}] is written in a way in which not all tools find it.',
    cure: 'Write the name at the left edge, without quotation marks, in small letters where AWS has them so.',
  },
  'same-name-twice': {
    message: '[{{section}}] and [{{other}}] on line {{line}} have the same name in different spellings.',
    cure: 'Combine them into one section; of a setting that both have, the later one stays.',
  },
  'shadowed-section': {
    message: '[{{section}}] is hidden by [{{other}}] on line {{line}}.',
    cure: 'Turn the hidden section into a comment.',
  },
  'missing-prefix': {
    message: '[{{section}}] is not a profile, because the word “profile” is missing before the name.',
    cure: 'Write it as [profile {{section}}].',
  },
  'prefix-in-credentials': {
    message: '[{{section}}] is not found in the credentials file, where names stand without the word “profile”.',
    cure: 'Write the name alone.',
  },
  'unknown-session': {
    message: 'The profile {{profile}} uses the session {{session}}, which is not in the file.',
    cure: 'Name a session that is there, or add the missing one.',
  },
  'conflicting-keys': {
    message: 'The profile {{profile}} and its session {{session}} contradict each other in {{keys}}.',
    cure: 'Remove {{keys}} from the profile, so that the session’s values count.',
  },
  'repeated-session-keys': {
    message: 'The profile {{profile}} repeats {{keys}} of its session {{session}}.',
    cure: 'Remove {{keys}} from the profile.',
  },
  'missing-key': {
    message: '[{{section}}] has no {{key}}.',
    cure: 'Add {{key}} to the section.',
  },
  'legacy-form': {
    message: 'The profile {{profile}} is written in the old form, so its sign-in cannot renew itself.',
    cure: 'Convert it to a session.',
  },
  'missing-scope': {
    message: '[{{section}}] does not ask for the scope that a sign-in with a code needs to renew itself.',
    cure: 'Add the scope sso:account:access; it counts from the next sign-in on.',
  },
  'missing-account-scope': {
    message: '[{{profile}}] names an account and a role, but the scopes of [{{section}}] give no access to accounts.',
    cure: 'Add the scope sso:account:access; it counts from the next sign-in on.',
  },
  'similar-start-urls': {
    message:
      '[{{section}}] and [{{other}}] have the same start URL, but write it differently, so each needs its own sign-in.',
    cure: 'Write both start URLs in the same way.',
  },
  'bad-start-url': {
    message: 'The start URL “{{value}}” in [{{section}}] is not an https address.',
    cure: 'Correct sso_start_url; it looks like https://d-1234567890.awsapps.com/start.',
  },
  'bad-region': {
    message: '{{key}} in [{{section}}] is “{{value}}”, which is not an AWS region.',
    cure: 'Correct the region; it looks like eu-west-1.',
  },
  'unknown-region': {
    message: '{{key}} in [{{section}}] is “{{value}}”, which is not among the AWS regions that Daypass knows.',
    cure: 'Check the region; a new one may be right.',
  },
  'other-region': {
    message: 'sso_region in [{{section}}] is {{value}}, but {{expected}} is known for the same start URL.',
    cure: 'Give every section with this start URL the region of your organization’s Identity Center.',
  },
  'bad-account-id': {
    message: 'The account ID “{{value}}” of the profile {{profile}} does not have 12 digits.',
    cure: 'Write it with its 12 digits; leading zeros belong to it.',
  },
  'role-not-assigned': {
    message: 'The role {{roleName}} in account {{accountId}} of the profile {{profile}} is not assigned to you.',
    cure: 'Choose a role that you have, or ask your administrator for it.',
  },
  'account-not-assigned': {
    message: 'You have no role in account {{accountId}}, which the profile {{profile}} uses.',
    cure: 'Turn the profile into a comment, or ask your administrator for access.',
  },
  'static-keys-win': {
    message: 'The profile {{profile}} has access keys that are used instead of the sign-in.',
    cure: 'Turn the lines with the keys into comments.',
  },
  'process-wins': {
    message: 'The profile {{profile}} has a credential_process that is used instead of the sign-in.',
    cure: 'Turn the line into a comment.',
  },
} as const satisfies FindingTexts;
