/** Where a coding agent runs the command nothing is printed that signs in whoever it was made for: no code, no page to enter one. */
import fs from 'node:fs';
import { expect, test as base } from '../../hosts/fixture.ts';
import { hasToken } from '../../../testing/aws-files.ts';
import { legacyConfig, sessionConfig } from '../../../testing/config.ts';
import { type DaypassCommand, daypassCommand } from '../../objects/daypass-command.ts';
import { type FakeOpener, fakeOpener } from '../../objects/fake-opener.ts';
import { allowInBrowser, pendingDevice } from '../../objects/sign-in.ts';
import { signedIn } from '../../objects/signed-in.ts';

const test = base.extend<{ readonly daypass: DaypassCommand; readonly opener: FakeOpener }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
  opener: async ({ home, daypass }, provide) => provide(fakeOpener(home, daypass)),
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });

const profiles = [{ name: 'dev', accountId: '100000000001', roleName: 'Admin' }];
const legacy = legacyConfig({
  name: 'old',
  accountId: '100000000001',
  roleName: 'Admin',
  startUrl: 'https://d-old.awsapps.com/start',
});
test.beforeEach(({ home }) => home.writeConfig(sessionConfig({ profiles }) + legacy));

const noCode =
  'daypass: This sign-in needs a code, which is for the user and not for a coding agent. Ask the user to run this in their own terminal: ';
const agent = { CLAUDECODE: '1' };

for (const [marker, value] of [
  ['CLAUDECODE', '1'],
  ['GEMINI_CLI', '1'],
  ['CODEX_THREAD_ID', '0199a2f0-thread'],
  ['KIRO_SESSION_ID', 'session'],
  ['OPENCODE', '1'],
  ['ANTIGRAVITY_AGENT', 'true'],
  ['AMP_CURRENT_THREAD_ID', 'T-1'],
  ['PI_CODING_AGENT', 'true'],
  ['COPILOT_CLI', '1'],
  ['CURSOR_AGENT', 'yes'],
] as const)
  test(`${marker}: no code, and none is asked for`, async ({ daypass, organisation }) => {
    const login = daypass.start(['login', '--session', 'corp', '--use-device-code'], { [marker]: value });
    expect(await login.ended).toEqual({
      code: 1,
      signal: null,
      out: '',
      err: `${noCode}daypass login --session corp --use-device-code\n`,
    });
    expect(organisation.requestsOf('StartDeviceAuthorization')).toEqual([]);
  });

test('by which people say no: a code as for anybody', async ({ daypass, organisation }) => {
  const login = daypass.start(['login', '--session', 'corp', '--use-device-code'], {
    CLAUDECODE: '0',
    GEMINI_CLI: 'false',
  });
  const { userCode } = await pendingDevice(organisation);
  await expect.poll(login.said).toContain(userCode);
  login.kill('SIGTERM');
  await login.ended;
});

test('a browser that is here is opened, and its address is not printed', async ({ daypass, opener, organisation }) => {
  const login = daypass.start(['login', '--session', 'corp'], { ...opener.env, ...agent });
  await expect.poll(opener.opened).toBeTruthy();
  await allowInBrowser(organisation, opener.opened());
  const { code, out, err } = await login.ended;
  expect([code, out]).toEqual([0, '']);
  expect(err).not.toContain('http');
});

test('no browser opens: the sign-in ends, and nothing of the code is told', async ({
  daypass,
  opener,
  home,
  organisation,
}) => {
  home.write('#!/bin/sh\nexit 3\n', 'bin', 'xdg-open');
  fs.chmodSync(home.path('bin', 'xdg-open'), 0o755);
  const { code, out, err } = await daypass.start(['login', '--session', 'corp'], { ...opener.env, ...agent }).ended;
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain(noCode);
  expect(err).not.toContain('http');
  for (const { userCode } of organisation.pendingDevices) expect(err).not.toContain(userCode);
});

test('where only a code would do, nothing is begun, and nothing is ended for it', async ({
  daypass,
  home,
  organisation,
}) => {
  await signedIn(home, organisation);
  const asked = organisation.requestsOf('StartDeviceAuthorization').length;
  const remote = { ...agent, SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22' };
  for (const args of [
    ['login', '--session', 'corp'],
    ['login', '--session', 'corp', '--fresh'],
    ['run', '--needs', '3h', '--session', 'corp', '--fresh', '--', 'true'],
  ])
    expect(await daypass.start(args, remote).ended).toMatchObject({
      code: 1,
      out: '',
      err: `${noCode}daypass login --session corp --use-device-code\n`,
    });
  const old = await daypass.start(['login', '--profile', 'old'], agent).ended;
  expect(old).toMatchObject({ code: 1, out: '' });
  expect(old.err).toBe(`${noCode}daypass login --session https://d-old.awsapps.com/start --use-device-code\n`);
  expect(organisation.requestsOf('StartDeviceAuthorization')).toHaveLength(asked);
  expect(organisation.requestsOf('Logout')).toEqual([]);
  expect(hasToken(home, 'corp')).toBe(true);
});

test('whatever else needs a sign-in tells no page and asks for no code', async ({ daypass, opener, organisation }) => {
  const env = { ...opener.env, ...agent };
  for (const args of [
    ['ensure', '--profile', 'dev', '--wait', '0s'],
    ['run', '--needs', '3h', '--profile', 'dev', '--', 'true'],
    ['exec', '--profile', 'dev', '--', 'true'],
    ['export', '--profile', 'dev'],
    ['credential-process', '--profile', 'dev'],
    ['serve', '--profile', 'dev', '--', 'true'],
    ['accounts', '--session', 'corp'],
  ]) {
    const { code, out, err } = await daypass.start(args, env).ended;
    expect(code, args.join(' ')).not.toBe(0);
    expect(out + err, args.join(' ')).not.toContain('http');
  }
  expect(opener.opened()).toBe('');
  expect(organisation.requestsOf('StartDeviceAuthorization')).toEqual([]);
});

test('in Japanese', async ({ daypass }) => {
  const env = { ...agent, LANG: 'ja_JP.UTF-8' };
  const { err } = await daypass.start(['login', '--session', 'corp', '--use-device-code'], env).ended;
  expect(err).toContain('コーディングエージェントには表示しません');
});
