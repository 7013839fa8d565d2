/** Tests of the report: what is told of findings and profiles, and when it is made anew. */
import { expect, test } from 'vitest';
import type { SessionId } from '../../shared/app-state.ts';
import { profileState } from '../../shared/profile-state.ts';
import { createReporter } from './reporter.ts';
import { corp, dev, machine, type Situation } from '../../../testing/support/doctor-inputs.ts';

const known: ReadonlySet<SessionId> = new Set(['sso-session:corp']);
const config = `${corp}\n${dev}`;
/** Read from the disk anew each time, so never the same objects. */
const facts = (changes: Situation = {}) => {
  const assigned = new Map([['sso-session:corp' as const, new Map([['123456789012', ['Developer']]])]]);
  return machine({ config, env: { AWS_PROFILE: 'dev' }, assigned, ...changes });
};

test('the report on facts that are the same is the one that was made', async () => {
  const reporter = createReporter();
  const report = await reporter.reportOn(facts(), known);
  expect(report).toMatchObject({ total: 1, profiles: [{ name: 'dev', sessionId: 'sso-session:corp' }] });
  expect(await reporter.reportOn(facts(), new Set(known))).toBe(report);
  reporter.forget();
  expect(await reporter.reportOn(facts(), known)).not.toBe(report);
});

test.each<readonly [string, Situation]>([
  ['config file', { config: `${config}\n[profile dev]\noutput = json\n` }],
  ['credentials file', { credentials: '[dev]\naws_access_key_id = A\naws_secret_access_key = B\n' }],
  ['permissions', { modes: { config: 0o666, credentials: null } }],
  ['environment', { env: {} }],
  ['assigned roles', { assigned: new Map([['sso-session:corp', new Map([['123456789012', ['Other']]])]]) }],
  ['regions that are known to work', { regionOf: new Map([['https://d-1.awsapps.com/start', 'us-east-1']]) }],
])('a change of the %s is seen', async (_, changes) => {
  const reporter = createReporter();
  const { total } = await reporter.reportOn(facts(), known);
  expect((await reporter.reportOn(facts(changes), known)).total).not.toBe(total);
});

test('a session that has gone and a variable that was set are seen', async () => {
  const reporter = createReporter();
  const env = {};
  await reporter.reportOn(facts({ env }), known);
  expect((await reporter.reportOn(facts({ env }), new Set())).profiles).toMatchObject([{ sessionId: null }]);
  const other = { AWS_PROFILE: 'dev' };
  expect((await reporter.reportOn(facts({ env: other }), new Set())).total).toBe(1);
});

test('what keeps a tool from working comes first, also before what is left out of a long list', async () => {
  const legacy = (at: number) => `[profile old-${at}]
sso_start_url = https://d-1.awsapps.com/start
sso_region = eu-west-1
sso_account_id = 123456789012
sso_role_name = Developer
`;
  const many = Array.from({ length: 250 }, (_, at) => legacy(at)).join('\n');
  const broken = `${corp}\n${many}\n[profile lost]\nsso_session = nowhere\n`;
  const { findings, total } = await createReporter().reportOn(
    machine({ config: broken, env: { AWS_PROFILE: 'lost' } }),
    known,
  );
  expect(total).toBeGreaterThan(findings.length);
  const severities = findings.map(({ severity }) => severity);
  expect(severities[0]).toBe('error');
  const ranks = { error: 0, warning: 1, note: 2 };
  expect(severities).toEqual(severities.toSorted((a, b) => ranks[a] - ranks[b]));
});

test.each([
  ['alone', 'login_session = arn:aws:iam::123456789012:user/me\nregion = eu-west-1\n'],
  [
    'with something that is wrong in it',
    'login_session = arn:aws:iam::123456789012:user/me\nregion = nowhere\nduration_seconds =\n',
  ],
  [
    'beside a process, which comes after it',
    'login_session = arn:aws:iam::123456789012:user/me\ncredential_process = /bin/true\n',
  ],
])('a profile of `aws login` is one, and never broken: %s', async (_, settings) => {
  const { profiles } = await createReporter().reportOn(machine({ config: `[profile console]\n${settings}` }), known);
  const [profile] = profiles;
  expect(profile).toMatchObject({ name: 'console', leads: 'aws-login', sessionId: null });
  expect(profile && profileState(profile, undefined)).toBe('aws-login');
});

test('a profile of IAM Identity Center with `login_session` in it signs in by its session', async () => {
  const both = `${corp}\n${dev}login_session = arn:aws:iam::123456789012:user/me\n`;
  const { profiles } = await createReporter().reportOn(machine({ config: both }), known);
  expect(profiles).toMatchObject([{ name: 'dev', leads: 'role', sessionId: 'sso-session:corp' }]);
});
