/** Which findings say that tools read the files differently, and how much of a file each of them is about. */
import type { FindingCode } from '../../shared/findings.ts';
import type { Finding } from './finding.ts';

/** Of a whole section, or of the file from there on. */
const sectionCodes: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'byte-order-mark',
  'carriage-return',
  'duplicate-section',
  'unclosed-header',
  'not-a-setting',
  'outside-section',
  'file-refused',
  'indented-key',
  'name-not-seen',
  'odd-header',
  'same-name-twice',
  'shadowed-section',
  'misspelled-session',
  'missing-prefix',
  'prefix-in-credentials',
]);
/** Of one key. */
const keyCodes: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'duplicate-key',
  'comment-in-value',
  'colon-delimiter',
  'upper-case-key',
  'quoted-value',
  'invisible-character',
  'lone-quote',
]);
/** No tool uses one without the other. */
const pair: ReadonlySet<string> = new Set(['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token']);

/** Whether it explains why a tool reads something else than others. */
export function isTelling({ code }: Finding): boolean {
  return sectionCodes.has(code) || keyCodes.has(code);
}

export function isAboutSection({ code }: Finding): boolean {
  return sectionCodes.has(code);
}

/** Whether it explains what tools see of this key. */
export function isAboutKey(finding: Finding, key: string): boolean {
  if (isAboutSection(finding)) return true;
  const { code, params } = finding;
  if (!('key' in params) || !(keyCodes.has(code) || code === 'missing-key')) return false;
  return params.key === key || (pair.has(params.key) && pair.has(key));
}
