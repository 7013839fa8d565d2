/** The one change that lets a session renew itself, for every reason why it cannot. */
import { expect, test } from 'vitest';
import { faultsIn } from '../../testing/support/doctor-inputs.ts';
import { readConfiguredSessions } from '../main/aws/config/configured-sessions.ts';
import { makeSession, renewing } from '../../testing/support/states.ts';
import type { NoRenewal, Session } from './app-state.ts';
import { remedyOf } from './remedy.ts';

const startUrl = 'https://acme.awsapps.com/start';
const hardEnd = (why: NoRenewal, rest: Partial<Session> = {}): Session =>
  makeSession('corp', { ...renewing, renewal: { kind: 'impossible', why } }, { startUrl, ...rest });
const legacy = hardEnd('legacy', { id: `legacy:${startUrl}`, kind: 'legacy', name: 'acme.awsapps.com' });

test('a legacy sign-in gets a section of its own, in lines that may be pasted as they are', () => {
  const remedy = remedyOf(legacy, [legacy]);
  expect(remedy).toMatchObject({ section: 'sso-session acme', exists: false, profileLine: 'sso_session = acme' });
  const lines = remedy && 'lines' in remedy ? remedy.lines : [];
  expect(lines).toEqual([
    '[sso-session acme]',
    `sso_start_url = ${startUrl}`,
    'sso_region = eu-central-1',
    'sso_registration_scopes = sso:account:access',
    '# In its profiles, in the place of',
    '# sso_start_url and sso_region:',
    '# sso_session = acme',
  ]);
  // As the file reads once the lines are in it and the profile uses them.
  const text = `[profile dev]\nregion = us-east-1\nsso_session = acme\n\n${lines.join('\n')}\n`;
  const sessions = readConfiguredSessions(text);
  expect(faultsIn(text)).toEqual([]);
  expect(sessions).toMatchObject([{ kind: 'sso-session', name: 'acme', startUrl, scopes: ['sso:account:access'] }]);
  expect(sessions[0]?.profiles.map(({ name }) => name)).toEqual(['dev']);
});

test('a section that is there already for the same portal is used', () => {
  const same = makeSession('corp', renewing, { startUrl });
  expect(remedyOf(legacy, [same, legacy])).toEqual({
    kind: 'use-section',
    section: 'sso-session corp',
    exists: true,
    profileLine: 'sso_session = corp',
    lines: ['sso_session = corp'],
  });
  const elsewhere = makeSession('corp', renewing, { startUrl, region: 'us-east-1' });
  expect(remedyOf(legacy, [elsewhere, legacy])).toMatchObject({ exists: false, section: 'sso-session acme' });
});

test('a name that is taken is not used again', () => {
  const taken = ['acme', 'acme-2'].map((name) => makeSession(name));
  expect(remedyOf(legacy, [...taken, legacy])).toMatchObject({ section: 'sso-session acme-3' });
});

test.each([
  ['https://d-1234567890.awsapps.com/start/#/', 'd-1234567890'],
  ['https://ssoins-12.eu-west-1.portal.amazonaws.com', 'ssoins-12'],
  ['https://žluť.example.com/start', 'xn--lu-yta1h'],
  ['nonsense', 'sso'],
])('%s gives a name that every AWS tool reads: %s', (url, name) => {
  const section = remedyOf({ ...legacy, startUrl: url }, [])!;
  expect(section).toMatchObject({ section: `sso-session ${name}` });
});

test.each<readonly [string, readonly string[] | null, string]>([
  ['no scopes', null, 'sso:account:access'],
  ['an empty line', [], 'sso:account:access'],
])('without a refresh token and with %s, the scope is what is missing', (_name, scopes, value) => {
  expect(remedyOf(hardEnd('no-refresh-token', { scopes }), [])).toEqual({
    kind: 'set-scope',
    section: 'sso-session corp',
    lines: [`sso_registration_scopes = ${value}`],
  });
});

test.each(['no-refresh-token', 'registration-ended', 'refused'] as const)('%s: another sign-in is enough', (why) => {
  // Those of something else than accounts are right as they are.
  for (const scopes of [['sso:account:access'], ['codewhisperer:completions', 'x']])
    expect(remedyOf(hardEnd(why, { scopes }), [])).toEqual({ kind: 'sign-in-again', why });
});

test('what renews itself, or is not signed in, needs nothing', () => {
  expect(remedyOf(makeSession('corp'), [])).toBeNull();
  expect(remedyOf(makeSession('corp', { step: 'signing-out' }), [])).toBeNull();
});
