/** Tests of the cures that ask a person for a value: what is proposed, what becomes of the answer, what is no answer. */
import { describe, expect, test } from 'vitest';
import type { FindingCode } from '../../shared/findings.ts';
import { curedText, isFileCure } from './cure.ts';
import { diagnose } from './diagnose.ts';
import { summaryOf } from './finding.ts';
import { mend } from './mend.ts';
import { corp, dev, found, machine, type Situation } from '../../../testing/support/doctor-inputs.ts';
import { withValue } from './value-cures.ts';

const clean = `${corp}\n${dev}`;
const regions = machine({}).regions;

function suggestedFor(situation: Situation, code: FindingCode): readonly string[] {
  const { cure } = found(situation, code);
  if (cure.kind !== 'value') throw new Error(`${code} asks for nothing but has ${cure.kind}`);
  return cure.suggestions;
}

/** The files after the answer, or why it is refused. */
function answered(situation: Situation, code: FindingCode, value: string): Situation | string {
  const input = machine(situation);
  const one = found(situation, code);
  if (one.cure.kind !== 'value') throw new Error(`${code} asks for nothing but has ${one.cure.kind}`);
  const result = mend(input, one, diagnose(input), withValue(one.cure, value));
  return result.ok ? { ...situation, [result.value.file]: result.value.after } : result.problem.code;
}

/** What is wrong, what is proposed, an answer, and what the file says then. */
describe('a value for a key', () => {
  const without = (line: string): string => clean.replace(`${line}\n`, '');
  const roles: Situation['assigned'] = new Map([
    [
      'sso-session:corp',
      new Map([
        ['123456789012', ['Developer', 'Reader']],
        ['210987654321', ['Reader']],
      ]),
    ],
  ]);

  test.each<[FindingCode, Situation, readonly string[], string, string]>([
    ['missing-key', { config: without('sso_region = eu-west-1') }, regions, ' eu-west-1 ', 'sso_region = eu-west-1'],
    [
      'missing-key',
      { config: without('sso_start_url = https://d-1.awsapps.com/start') },
      [],
      'your portal: <https://d-1.awsapps.com/start/#/>',
      'sso_start_url = https://d-1.awsapps.com/start',
    ],
    [
      'missing-key',
      { config: without('sso_role_name = Developer'), assigned: roles },
      ['Developer', 'Reader'],
      'Reader',
      'sso_role_name = Reader',
    ],
    [
      'missing-key',
      { config: without('sso_account_id = 123456789012'), assigned: roles },
      ['123456789012'],
      '123456789012',
      'sso_account_id = 123456789012',
    ],
    [
      'bad-account-id',
      { config: clean.replace('123456789012', 'twelve'), assigned: roles },
      ['123456789012'],
      '123456789012',
      'sso_account_id = 123456789012',
    ],
    [
      'bad-start-url',
      { config: clean.replace('https://d-1.awsapps.com/start', 'corp') },
      [],
      'd-1.awsapps.com/start',
      'sso_start_url = https://d-1.awsapps.com/start',
    ],
    [
      'bad-region',
      { config: clean.replace('region = eu-west-1\n', 'region = here\n') },
      regions,
      'us-east-1',
      'us-east-1',
    ],
    [
      'role-not-assigned',
      { config: clean.replace('Developer', 'Gone'), assigned: roles },
      ['Developer', 'Reader'],
      'Developer',
      'sso_role_name = Developer',
    ],
  ])('%s', (code, situation, suggestions, value, line) => {
    expect(suggestedFor(situation, code)).toEqual(suggestions);
    const after = answered(situation, code, value);
    if (typeof after === 'string') throw new Error(after);
    expect(after.config).toContain(line);
    expect(diagnose(machine(after)).map((one) => one.code)).not.toContain(code);
  });

  test.each<[FindingCode, Situation, string, string]>([
    ['missing-key', { config: without('sso_region = eu-west-1') }, 'here and there', 'cure-not-helping'],
    ['missing-key', { config: without('sso_region = eu-west-1') }, '', 'config-value-empty'],
    ['missing-key', { config: without('sso_region = eu-west-1') }, 'eu-west-1 # home', 'config-value-cut'],
    ['missing-key', { config: without('sso_region = eu-west-1') }, 'eu-west-1\n[x]', 'config-value-unreadable'],
    ['bad-account-id', { config: clean.replace('123456789012', 'twelve') }, '12', 'cure-not-helping'],
    [
      'bad-start-url',
      { config: clean.replace('https://d-1.awsapps.com/start', 'corp') },
      'http://x',
      'cure-not-helping',
    ],
    ['role-not-assigned', { config: clean.replace('Developer', 'Gone'), assigned: roles }, 'Also', 'cure-not-helping'],
  ])('%s: not every answer', (code, situation, value, refusal) => {
    expect(answered(situation, code, value)).toBe(refusal);
  });

  test('a session of several: those with a similar name come first', () => {
    const config = `${corp}${corp.replace('corp', 'labs')}${corp.replace('corp', 'cord')}${dev.replace('corp', 'corq')}`;
    expect(suggestedFor({ config }, 'unknown-session')).toEqual(['corp', 'cord', 'labs']);
    expect(answered({ config }, 'unknown-session', 'labs')).toMatchObject({ config: config.replace('corq', 'labs') });
    expect(answered({ config }, 'unknown-session', 'lab')).toBe('cure-not-helping');
  });

  test('where there is no session, the missing one is added', () => {
    expect(found({ config: dev }, 'unknown-session').cure).toEqual({ kind: 'add-session', name: 'corp' });
    const nameless = dev.replace('sso_session = corp\n', '');
    expect(found({ config: nameless }, 'missing-key').cure).toEqual({ kind: 'add-session', name: null });
  });

  test('a list that is too long for anybody is cut', () => {
    const accounts = Array.from({ length: 3000 }, (_, at) => [String(at).padStart(12, '0'), ['Developer']] as const);
    const assigned: Situation['assigned'] = new Map([['sso-session:corp', new Map(accounts)]]);
    const one = summaryOf(found({ config: without('sso_account_id = 123456789012'), assigned }, 'missing-key'));
    expect(one.cure.kind === 'value' ? one.cure.suggestions : []).toHaveLength(100);
  });
});

describe('another name', () => {
  const japanese =
    clean.replace('[profile dev]', '[profile 開発]') + '[profile up]\nsource_profile = 開発\nrole_arn = a\n';

  test('of a profile, with those that mention it', () => {
    expect(found({ config: japanese }, 'name-not-seen').cure).toMatchObject({ kind: 'value', suggestions: [] });
    expect(answered({ config: japanese }, 'name-not-seen', 'kaihatsu')).toEqual({
      config: japanese.replaceAll('開発', 'kaihatsu'),
    });
    expect(answered({ config: japanese }, 'name-not-seen', 'up')).toBe('profile-name-taken');
    expect(answered({ config: japanese }, 'name-not-seen', 'new name')).toBe('profile-name-invalid');
  });

  test('in the credentials file: made from its letters, or asked for', () => {
    const keys = 'aws_access_key_id = A\naws_secret_access_key = B\n';
    const named = { credentials: `[my keys]\n${keys}` };
    const { cure } = found(named, 'name-not-seen');
    const after = isFileCure(cure) ? curedText(named.credentials, cure) : null;
    expect(after).toEqual({ ok: true, value: `[my-keys]\n${keys}` });
    const taken = { credentials: `${named.credentials}[my-keys]\n${keys}` };
    expect(answered(taken, 'name-not-seen', 'others')).toEqual({
      credentials: taken.credentials.replace('my keys', 'others'),
    });
  });
});
