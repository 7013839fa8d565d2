/** Tests of profiles that get a role through others: what is wrong with them, and what is not. */
import { describe, expect, test } from 'vitest';
import type { Leads } from '../../shared/doctor-report.ts';
import type { FindingCode } from '../../shared/findings.ts';
import { makeReport } from './report.ts';
import { codesOf, corp, cured, dev, found, machine, type Situation } from '../../../testing/support/doctor-inputs.ts';

const base = `${corp}\n${dev}`;
const arn = 'role_arn = arn:aws:iam::111122223333:role/team/Admin';
const report = (situation: Situation) => makeReport(machine(situation), new Set(['sso-session:corp'] as const));
const entry = (config: string, name: string, credentials = '') =>
  report({ config, credentials }).profiles.find((one) => one.name === name);

describe('a good chain', () => {
  const config = `${base}[profile up]\n${arn}\nsource_profile = dev\nmfa_serial = arn:aws:iam::1:mfa/me\n`;

  test('has no findings, is usable, and says whom it goes through', () => {
    expect(codesOf({ config })).toEqual([]);
    expect(entry(config, 'up')).toEqual({
      name: 'up',
      accountId: '111122223333',
      roleName: 'Admin',
      via: ['dev'],
      leads: 'role',
      needsMfa: true,
      brokenLink: null,
      sessionId: 'sso-session:corp',
      sessionName: 'corp',
      faults: 0,
    });
  });

  test('over several profiles, and one that has its name in the credentials file', () => {
    const long = `${config}[profile top]\n${arn}\nsource_profile = up\n`;
    expect(codesOf({ config: long })).toEqual([]);
    expect(entry(long, 'top')).toMatchObject({ via: ['up', 'dev'], leads: 'role', sessionName: 'corp' });
    const keys = '[keys]\naws_access_key_id = A\naws_secret_access_key = B\n';
    const onKeys = `${base}[profile up]\n${arn}\nsource_profile = keys\n`;
    expect(codesOf({ config: onKeys, credentials: keys })).toEqual([]);
    expect(entry(onKeys, 'up', keys)).toMatchObject({ via: ['keys'], leads: 'elsewhere', sessionId: null });
  });

  test('its session is that of its source, faults included', () => {
    const broken = config.replace('sso_session = corp', 'sso_session = crop');
    expect(codesOf({ config: broken })).toEqual(['unknown-session']);
    expect(entry(broken, 'up')).toMatchObject({ leads: 'nowhere', faults: 1 });
  });

  test.each<[string, string, Leads?]>([
    ['keys of its own', `${arn}\nsource_profile = up\naws_access_key_id = A\naws_secret_access_key = B\n`],
    ['the computer', `${arn}\ncredential_source = Ec2InstanceMetadata\n`],
    ['a token file', `${arn}\nweb_identity_token_file = /var/token\n`],
    ['a token file before all else', `${arn}\nweb_identity_token_file = /var/token\nsource_profile = nobody\n`],
    ['a process', 'credential_process = /bin/x\n'],
    ['aws login', 'login_session = arn:aws:iam::1:user/me\n', 'aws-login'],
  ])('with %s', (_, lines, leads = 'elsewhere') => {
    const config = `${base}[profile up]\n${lines}`;
    expect(codesOf({ config })).toEqual([]);
    expect(entry(config, 'up')).toMatchObject({ leads, sessionId: null, sessionName: null, faults: 0 });
  });
});

describe('a chain that leads nowhere', () => {
  test.each<[FindingCode, string]>([
    ['role-without-source', `${arn}\n`],
    ['role-without-source', `${arn}\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = R\n`],
    ['role-without-source', `${arn}\nmfa_serial = x\nexternal_id = y\ncredential_process = /bin/x\n`],
    ['role-without-source', `${arn}\naws_access_key_id = A\naws_secret_access_key = B\n`],
    ['two-sources', `${arn}\nsource_profile = dev\ncredential_source = Environment\n`],
    ['unknown-source', `${arn}\nsource_profile = Dev\n`],
    ['unknown-source', `${arn}\nsource_profile = nobody\n`],
    ['source-without-credentials', `${arn}\nsource_profile = plain\n`],
    ['source-without-credentials', `${arn}\nsource_profile = token\n`],
    ['bad-credential-source', `${arn}\ncredential_source = ec2\n`],
    ['source-circle', `${arn}\nsource_profile = up\n`],
    [
      'source-circle',
      `${arn}\nsource_profile = up\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = R\n`,
    ],
    ['half-keys', 'aws_access_key_id = A\n'],
    ['missing-key', 'web_identity_token_file = /x\n'],
    ['missing-key', 'source_profile = dev\nregion = us-east-1\n'],
    ['unknown-services', 'services = gone\ncredential_process = /bin/x\n'],
  ])('%s: %s', (code, lines) => {
    const config = `${base}[profile plain]\nregion = us-east-1\n[profile token]\nsso_session = corp\n[profile up]\n${lines}`;
    expect(codesOf({ config })).toEqual([code]);
    expect(found({ config }, code)).toMatchObject({ severity: 'error', profile: 'up' });
    expect(entry(config, 'up')?.faults).toBe(1);
  });

  test('a slip in a name is mended, and of two sources the profile stays', () => {
    const slip = `${base}[profile up]\n${arn}\nsource_profile = Dev\n`;
    expect(cured({ config: slip }, 'unknown-source').config).toBe(slip.replace('= Dev\n', '= dev\n'));
    const two = `${base}[profile up]\n${arn}\nsource_profile = dev\ncredential_source = Environment\n`;
    expect(cured({ config: two }, 'two-sources').config).toBe(two.replace('credential', '# credential'));
    const unknown = `${base}[profile up]\n${arn}\nsource_profile = nobody\n`;
    expect(found({ config: unknown }, 'unknown-source').cure).toMatchObject({ kind: 'value', suggestions: ['dev'] });
  });

  test('a circle is told once, for the profile in which it closes, and all of its profiles are broken', () => {
    const circle = ['b', 'c', 'a'].map((source, at) => `[profile ${'abc'[at]}]\n${arn}\nsource_profile = ${source}\n`);
    const config = `${base}${circle.join('')}`;
    const all = report({ config });
    expect(all.findings.map(({ code }) => code)).toContain('source-circle');
    for (const one of all.profiles.filter(({ name }) => name !== 'dev')) {
      expect(one).toMatchObject({ leads: 'nowhere', sessionId: null });
      expect(one.faults).toBeGreaterThan(0);
    }
  });
});

test('a session alone is a sign-in without a role', () => {
  expect(entry(`${corp}\n[profile t]\nsso_session = corp\n`, 't')).toMatchObject({ leads: 'sign-in', faults: 0 });
});

test('what the AWS CLI cannot use is never without a fault, whatever the file says', () => {
  const config = `${base.replace('sso_session = corp\n', 'sso_session = corp\uFEFF\n')}`;
  expect(entry(config, 'dev')?.leads).toBe('nowhere');
  const refused = report({ config: `${base}[profile dev]\nregion = x\n` });
  expect(refused.profiles.map(({ leads }) => leads)).toEqual(['nowhere']);
});
