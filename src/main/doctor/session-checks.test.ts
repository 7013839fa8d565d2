/** Tests of start URLs, regions, scopes, and of profiles that do not lead to a role. */
import { describe, expect, test } from 'vitest';
import type { FindingCode } from '../../shared/findings.ts';
import { diagnose } from './diagnose.ts';
import {
  codesOf,
  configFile,
  corp,
  cured,
  dev,
  found,
  machine,
  type Situation,
} from '../../../testing/support/doctor-inputs.ts';

const clean = `${corp}\n${dev}`;
const legacy = (name: string, startUrl: string, region = 'eu-west-1'): string =>
  `[profile ${name}]\nsso_start_url = ${startUrl}\nsso_region = ${region}\nsso_account_id = 123456789012\nsso_role_name = R\n`;

/** A change of the clean file, what is found then, and the file that the cure makes of it. */
describe('one mistake, one finding, one cure', () => {
  test.each<[FindingCode, string, string, string]>([
    ['unknown-session', 'sso_session = corp', 'sso_session = Corp', 'sso_session = corp'],
    ['unknown-session', 'sso_session = corp', 'sso_session = corpp', 'sso_session = corp'],
    ['unknown-session', 'sso_session = corp', 'sso_session = elsewhere', 'sso_session = corp'],
    ['conflicting-keys', 'sso_role_name', 'sso_region = us-east-1\nsso_role_name', 'sso_role_name'],
    [
      'conflicting-keys',
      'sso_role_name',
      'sso_start_url = https://d-2.awsapps.com/start\nsso_role_name',
      'sso_role_name',
    ],
    ['repeated-session-keys', 'sso_role_name', 'sso_region = eu-west-1\nsso_role_name', 'sso_role_name'],
    ['missing-account-scope', 'scopes = sso:account:access', 'scopes = other', 'scopes = other,sso:account:access'],
    ['bad-account-id', '123456789012', '1234-5678-9012', '123456789012'],
    ['bad-account-id', '123456789012', '123456789', '000123456789'],
    ['bad-region', '\nregion = eu-west-1', '\nregion = eu-west-1a', '\nregion = eu-west-1'],
    ['bad-region', '\nregion = eu-west-1', '\nregion = EU_West 1', '\nregion = eu-west-1'],
    ['bad-region', 'sso_region = eu-west-1', 'sso_region = eu-west1', 'sso_region = eu-west-1'],
    ['unknown-region', '\nregion = eu-west-1', '\nregion = eu-wst-1', '\nregion = eu-west-1'],
    ['bad-start-url', 'https://d-1', 'd-1', 'https://d-1'],
    ['bad-start-url', 'https://d-1', 'http://d-1', 'https://d-1'],
    ['missing-key', '\nsso_session = corp', '', '\nsso_session = corp'],
  ])('%s: %s -> %s', (code, right, wrong, mended) => {
    const config = clean.replace(right, wrong);
    expect(codesOf({ config })).toEqual([code]);
    const after = cured({ config }, code);
    expect(codesOf(after)).toEqual([]);
    if (code !== 'missing-key') expect(after.config).toBe(clean.replace(right, mended));
  });

  test.each([
    ['a profile that only fetches tokens', clean.replace(/sso_account_id.*\nsso_role_name.*\n/, '')],
    ['a profile without sign-in', '[profile x]\nregion = us-east-1\n'],
    ['a region for the whole world', '[profile x]\nregion = aws-global\n'],
    ['more scopes', clean.replace('sso:account:access', 'a:b, sso:account:access')],
    ['an unusual start URL', clean.replace('https://d-1.awsapps.com/start', 'https://sso.example.org/x#/')],
  ])('%s is no mistake', (_, config) => expect(codesOf({ config })).toEqual([]));
});

test('a session without the scope line works, but not with a code', () => {
  const config = clean.replace(/sso_registration_scopes.*\n/, '');
  expect(found({ config }, 'missing-scope')).toMatchObject({ severity: 'note', place: { line: 1 } });
  expect(cured({ config }, 'missing-scope').config).toBe(clean);
});

describe('scopes for something else', () => {
  const codecatalyst = `[sso-session codecatalyst]
sso_region = us-east-1
sso_start_url = https://view.awsapps.com/start
sso_registration_scopes = codecatalyst:read_write

[profile codecatalyst]
region = us-west-2
sso_session = codecatalyst
`;

  test('are right in the file that AWS documents for CodeCatalyst, and in any other without a role', () => {
    expect(codesOf({ config: codecatalyst })).toEqual([]);
    const kiro = codecatalyst.replace('codecatalyst:read_write', 'codewhisperer:completions, codewhisperer:analysis');
    expect(codesOf({ config: kiro })).toEqual([]);
  });

  test('lead to no role: the profile that wants one is named', () => {
    const config = clean.replace('sso:account:access', 'codecatalyst:read_write');
    expect(found({ config }, 'missing-account-scope')).toMatchObject({
      severity: 'error',
      params: { section: 'sso-session corp' },
    });
    expect(cured({ config }, 'missing-account-scope').config).toContain(
      'sso_registration_scopes = codecatalyst:read_write,sso:account:access',
    );
  });
});

test('an unclosed session is no unknown one, and another one of many is not guessed', () => {
  expect(codesOf({ config: clean.replace('corp]', 'corp') })).not.toContain('unknown-session');
  const config = `${clean.replace('session = corp', 'session = zzz')}${corp.replace('corp', 'other')}`;
  expect(found({ config }, 'unknown-session').cure).toMatchObject({ suggestions: ['corp', 'other'] });
});

test('a place is where the value begins', () => {
  const config = clean.replace('sso_session = corp', 'sso_session = zzz');
  expect(found({ config }, 'unknown-session').place).toEqual({ file: configFile, line: 7, column: 15 });
});

describe('the legacy form', () => {
  const config = legacy('old', 'https://d-9.awsapps.com/start');

  test('cannot renew; to convert it is another part of Daypass', () => {
    expect(codesOf({ config })).toEqual(['legacy-form']);
    expect(found({ config }, 'legacy-form').cure).toEqual({ kind: 'convert', profile: 'old' });
  });

  test('without region: the one that another profile has', () => {
    const half = legacy('new', 'https://d-9.awsapps.com/start').replace(/sso_region.*\n/, '');
    expect(found({ config: half }, 'missing-key')).toMatchObject({ params: { key: 'sso_region' }, profile: 'new' });
  });
});

describe('start URLs that differ only in their end', () => {
  test.each(['/', '#', '#/', '/#/'])('…/start%s', (end) => {
    const config = `${clean}\n${legacy('old', `https://d-1.awsapps.com/start${end}`)}`;
    expect(codesOf({ config })).toEqual(['similar-start-urls', 'legacy-form']);
    const told = found({ config }, 'similar-start-urls');
    expect(told.params).toEqual({ section: 'profile old', other: 'sso-session corp' });
    expect(cured({ config }, 'similar-start-urls').config).toBe(
      config.replace(`start${end}\nsso_region = eu-west-1\nsso_acc`, 'start\nsso_region = eu-west-1\nsso_acc'),
    );
  });

  test('other portals are other portals', () => {
    expect(codesOf({ config: `${clean}\n${legacy('old', 'https://d-1.awsapps.com/start2')}` })).toEqual([
      'legacy-form',
    ]);
  });

  test.each(['/', '/#', '#/'])('an odd spelling never comes into a plain one, however many have it: %s', (end) => {
    const odd = ['a', 'b'].map((name) => legacy(name, `https://d-1.awsapps.com/start${end}`)).join('');
    const told = diagnose(machine({ config: `${clean}\n${odd}` })).filter(({ code }) => code === 'similar-start-urls');
    expect(told.map(({ profile }) => profile)).toEqual(['a', 'b']);
    for (const { cure } of told) {
      expect(cure).toMatchObject({ edits: [{ value: 'https://d-1.awsapps.com/start' }] });
    }
  });

  test('two odd ones become the plain one', () => {
    const config = legacy('a', 'https://d-1.awsapps.com/start/') + legacy('b', 'https://d-1.awsapps.com/start/#');
    const told = diagnose(machine({ config })).filter(({ code }) => code === 'similar-start-urls');
    expect(told.map(({ params }) => params)).toEqual([
      { section: 'profile a', other: 'profile b' },
      { section: 'profile b', other: 'profile a' },
    ]);
    expect(told[0]?.cure).toMatchObject({ edits: [{ value: 'https://d-1.awsapps.com/start' }] });
  });

  test.each(['https://D-1.awsapps.com/start', 'HTTPS://d-1.AWSAPPS.com:443/start', 'https://d-1.awsapps.com./start'])(
    'other letters in the host: %s',
    (url) => {
      const config = `${clean}\n${legacy('old', url)}`;
      expect(cured({ config }, 'similar-start-urls').config).toBe(config.replace(url, 'https://d-1.awsapps.com/start'));
    },
  );

  test('a query at a company’s own domain makes another portal', () => {
    const own = (query: string) => legacy(`own${query}`, `https://aws.example.com/sso?portal=${query}`);
    expect(codesOf({ config: `${own('a')}${own('b')}` })).not.toContain('similar-start-urls');
  });

  test('the region is compared over all spellings', () => {
    const odd = clean.replace('.com/start', '.com/start/');
    const plain = `${odd}\n${legacy('old', 'https://d-1.awsapps.com/start', 'us-east-1')}`;
    expect(found({ config: plain }, 'other-region').params).toMatchObject({ expected: 'eu-west-1' });
    const wrong = `${clean}\n${legacy('old', 'https://D-1.awsapps.com/start/#/', 'us-east-1')}`;
    expect(found({ config: wrong }, 'other-region')).toMatchObject({
      profile: 'old',
      params: { expected: 'eu-west-1' },
    });
    const regionOf = new Map([['https://D-1.awsapps.com/start/#/', 'us-east-1']]);
    expect(found({ config: clean, regionOf }, 'other-region').params).toMatchObject({ expected: 'us-east-1' });
  });
});

describe('the wrong region', () => {
  const wrong = clean.replace('sso_region = eu-west-1', 'sso_region = us-east-1');

  test('by a sign-in that worked with another one', () => {
    const regionOf = new Map([['https://d-1.awsapps.com/start', 'eu-west-1']]);
    expect(codesOf({ config: clean, regionOf })).toEqual([]);
    expect(codesOf({ config: wrong, regionOf })).toEqual(['other-region']);
    expect(cured({ config: wrong, regionOf }, 'other-region').config).toBe(clean);
  });

  test.each([
    'https://ssoins-0123456789abcdef.eu-west-1.portal.amazonaws.com',
    'https://ssoins-0123456789abcdef.portal.eu-west-1.app.aws',
  ])('by the host of %s', (url) => {
    const config = clean.replace('https://d-1.awsapps.com/start', url);
    expect(codesOf({ config })).toEqual([]);
    const other = { config: config.replace('sso_region = eu-west-1', 'sso_region = us-east-1') };
    expect(cured(other, 'other-region').config).toBe(config);
  });

  test('two regions for one start URL: which is right is not known', () => {
    const config = `${clean}\n${legacy('old', 'https://d-1.awsapps.com/start', 'us-east-1')}`;
    expect(found({ config }, 'other-region')).toMatchObject({
      params: { expected: 'eu-west-1' },
      cure: { kind: 'value', suggestions: ['eu-west-1'] },
    });
  });
});

describe('assigned roles', () => {
  const roles = (roleName: string, accountId = '123456789012'): Situation => ({
    config: clean,
    assigned: new Map([['sso-session:corp', new Map([[accountId, [roleName]]])]]),
  });

  test('the profile has one of them', () => expect(codesOf(roles('Developer'))).toEqual([]));
  test('nothing is known', () => expect(codesOf({ config: clean })).toEqual([]));
  test('another role, another account, other letters', () => {
    expect(found(roles('Reader'), 'role-not-assigned').params).toMatchObject({ roleName: 'Developer', profile: 'dev' });
    expect(found(roles('Reader'), 'role-not-assigned').cure).toMatchObject({ kind: 'value', suggestions: ['Reader'] });
    expect(cured(roles('developer'), 'role-not-assigned').config).toBe(clean.replace('Developer', 'developer'));
  });
});

describe('an account in which the user has no role', () => {
  const elsewhere: Situation = {
    assigned: new Map([['sso-session:corp', new Map([['000000000000', ['Developer']]])]]),
  };

  test('makes the profile a comment', () => {
    const config = `${clean}# mine\ns3 =\n  max_concurrent_requests = 20\n\n[profile z]\nregion = us-east-1\n`;
    const situation = { ...elsewhere, config };
    expect(found(situation, 'account-not-assigned').params).toEqual({ profile: 'dev', accountId: '123456789012' });
    expect(cured(situation, 'account-not-assigned').config).toBe(
      `${corp}\n${dev.replaceAll(/^(?=.)/gm, '# ')}# mine\n# s3 =\n# max_concurrent_requests = 20\n\n` +
        '[profile z]\nregion = us-east-1\n',
    );
  });

  test('is left to a person where another profile stands on it', () => {
    const config = `${clean}[profile up]\nsource_profile = dev\nrole_arn = arn:aws:iam::1:role/x\n`;
    expect(found({ ...elsewhere, config }, 'account-not-assigned').cure).toEqual({ kind: 'instruction' });
  });

  test('nothing is said of one whose roles are not known', () => {
    const assigned = new Map([['sso-session:corp', new Map([['123456789012', null]])]]) as Situation['assigned'];
    expect(codesOf({ config: clean, ...(assigned && { assigned }) })).toEqual([]);
  });
});

describe('what wins over the sign-in', () => {
  const credentials = '[dev]\naws_access_key_id = AKIA\naws_secret_access_key = s3cr3t\n';

  test('keys, for JavaScript and Go; they become comments', () => {
    expect(codesOf({ config: clean, credentials })).toEqual(['static-keys-win']);
    expect(found({ config: clean, credentials }, 'static-keys-win').tools).toEqual(['javascript', 'go']);
    expect(cured({ config: clean, credentials }, 'static-keys-win').credentials).toBe(
      '[dev]\n# aws_access_key_id = AKIA\n# aws_secret_access_key = s3cr3t\n',
    );
  });

  test('a process, for JavaScript', () => {
    const config = `${clean}credential_process = /bin/x\n`;
    expect(found({ config }, 'process-wins')).toMatchObject({ tools: ['javascript'], profile: 'dev' });
    expect(cured({ config }, 'process-wins').config).toBe(`${clean}# credential_process = /bin/x\n`);
  });

  test('a profile with keys only, and half a pair, do not', () => {
    expect(codesOf({ config: clean, credentials: credentials.replace('[dev]', '[other]') })).toEqual([]);
    expect(codesOf({ config: clean, credentials: '[dev]\naws_access_key_id = AKIA\n' })).toEqual([]);
  });
});
