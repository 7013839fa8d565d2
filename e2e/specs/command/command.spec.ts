/** The `daypass` command against the simulated organisation: sign-in, lists, sign-out, and what it says and how it ends. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test as base } from '../../hosts/fixture.ts';
import { hasToken } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { commandFile, type DaypassCommand, daypassCommand } from '../../objects/daypass-command.ts';
import { pendingDevice } from '../../objects/sign-in.ts';
import { signedIn } from '../../objects/signed-in.ts';

const test = base.extend<{ readonly daypass: DaypassCommand }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });
test.beforeEach(({ home }) => {
  const profiles = [{ name: 'dev', accountId: '100000000001', roleName: 'Admin' }];
  home.writeConfig(sessionConfig({ profiles }) + sessionConfig({ name: 'labs' }));
});

/** Says what it has to say in one line, and never where in Daypass that was. */
const oneLine = /^daypass: [^\n]+\n$/;

test('two files and nothing beside them, which any Node runs', () => {
  expect(fs.readdirSync(path.dirname(commandFile))).toEqual(['daypass.js', 'package.json', 'whole.js']);
  expect(fs.readFileSync(commandFile, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
});

test('signs in with a code, tells it, and signs out', async ({ daypass, home, organisation }) => {
  expect(await daypass.run('status')).toMatchObject({ code: 1, out: 'corp: Signed out\nlabs: Signed out\n', err: '' });

  const login = daypass.start(['login', '--session', 'corp', '--use-device-code']);
  const { userCode } = await pendingDevice(organisation);
  await expect.poll(login.said).toContain(userCode);
  organisation.approveDevice(userCode);
  expect(await login.ended).toMatchObject({ code: 0, out: '' });
  expect(login.said()).toContain('Signed in to corp.');
  expect(hasToken(home, 'corp')).toBe(true);

  const told = await daypass.run('status');
  expect(told).toMatchObject({ code: 0, err: '' });
  expect(told.out).toMatch(/^corp: signed in, access token until .+ \(can be renewed\)\nlabs: Signed out\n$/);
  expect(await daypass.run('status', '--session', 'labs')).toMatchObject({ code: 1, out: 'labs: Signed out\n' });
  expect(await daypass.run('status', '--prompt')).toMatchObject({ code: 0, out: 'corp' });
  const json = JSON.parse((await daypass.run('status', '--json')).out);
  expect(json).toMatchObject({
    version: 1,
    sessions: [
      { name: 'corp', isSignedIn: true, renews: true, profiles: ['dev'], accessTokenExpiresAt: expect.any(String) },
      { name: 'labs', isSignedIn: false, accessTokenExpiresAt: null },
    ],
  });

  const out = await daypass.run('logout', '--session', 'corp');
  expect(out).toMatchObject({ code: 0, out: '' });
  expect(out.err).toContain('corp: ');
  expect(hasToken(home, 'corp')).toBe(false);
  expect(organisation.portalSessions).toEqual([]);
  expect(await daypass.run('logout')).toMatchObject({ code: 0, err: 'Nobody was signed in.\n' });
});

test('signs in with the browser that the system opens', async ({ daypass, home, organisation }) => {
  const opened = home.path('opened');
  home.write(`#!/bin/sh\nprintf '%s' "$1" > '${opened}'\n`, 'bin', 'xdg-open');
  fs.chmodSync(home.path('bin', 'xdg-open'), 0o755);
  const env = { PATH: `${home.path('bin')}:${daypass.env['PATH']}`, DISPLAY: ':0' };
  const login = daypass.start(['login', '--profile', 'dev'], env);
  await expect.poll(() => fs.existsSync(opened) && fs.readFileSync(opened, 'utf8')).toBeTruthy();
  const answer = await fetch(await organisation.approveAuthorization(fs.readFileSync(opened, 'utf8')));
  expect(answer.status).toBe(200);
  expect(await login.ended).toMatchObject({ code: 0 });
  expect(login.said()).toContain('Confirm in your browser');
  expect(hasToken(home, 'corp')).toBe(true);
});

test('lists accounts and roles', async ({ daypass, home, organisation }) => {
  await signedIn(home, organisation);
  const accounts = organisation.accountsOf();
  const told = JSON.parse((await daypass.run('accounts', '--session', 'corp', '--json')).out);
  expect(told.accounts).toHaveLength(accounts.length);
  const [first] = accounts;
  const roles = await daypass.run('roles', '--session', 'corp', '--account', first!.accountId);
  expect(roles.code).toBe(0);
  const names = roles.out
    .trim()
    .split('\n')
    .map((line) => line.split('\t')[1]);
  expect(new Set(names)).toEqual(new Set(first!.roles));
  const nobody = await daypass.run('accounts', '--session', 'labs');
  expect(nobody).toMatchObject({ code: 1, out: '', err: expect.stringMatching(oneLine) });
});

test('prints the address of a console', async ({ daypass, home, organisation }) => {
  await signedIn(home, organisation);
  const told = await daypass.run('console', '--profile', 'dev', '--print');
  expect(told).toMatchObject({ code: 0, err: '' });
  expect(told.out).toContain('/#/console?account_id=100000000001&role_name=Admin\n');
});

test('checks the AWS config', async ({ daypass, home }) => {
  expect(await daypass.run('doctor')).toMatchObject({ code: 0 });
  home.writeConfig(`${sessionConfig()}[profile a]\nsso_session = gone\nsso_account_id = 1\nsso_role_name = R\n`);
  const told = await daypass.run('doctor');
  expect(told.code).toBe(1);
  expect(told.out).toContain('gone');
  expect(JSON.parse((await daypass.run('doctor', '--json')).out)).toMatchObject({ version: 1 });
});

test('shows how each tool sees a profile, without its secrets', async ({ daypass, home }) => {
  const secret = 'inspected-secret-canary';
  home.writeConfig(
    `${sessionConfig()}[profile dev]\nsso_session = corp\nsso_account_id = 012345678901\nsso_role_name = R\n`,
  );
  const alike = await daypass.run('inspect', '--profile', 'dev');
  expect(alike).toMatchObject({ code: 0, err: '' });
  expect(alike.out).toMatch(/^All AWS tools read this profile alike\.\n\nAWS CLI.*:\n {2}sso_session = corp\n/);
  expect(alike.out).toContain('\n  [sso-session corp]\n    sso_start_url = https://');

  home.write(`[dev]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = ${secret}\n`, '.aws', 'credentials');
  home.writeConfig('[dev]\nregion = eu-west-1\n');
  const apart = await daypass.run('inspect', '--profile', 'dev');
  expect(apart.code).toBe(0);
  expect(apart.out).toContain('aws_secret_access_key = (a hidden value)');
  expect(`${apart.out}${(await daypass.run('inspect', '-p', 'dev', '--json')).out}`).not.toContain(secret);
  expect(await daypass.run('inspect', '--profile', 'dex')).toMatchObject({
    code: 2,
    err: 'daypass: There is no profile dex in your AWS config. Did you mean dev?\n',
  });
  expect(await daypass.run('inspect')).toMatchObject({ code: 2 });
});

test.describe('a command line that is wrong', () => {
  for (const [args, says] of [
    [['stauts'], 'Did you mean status?'],
    [[], 'daypass --help'],
    [['status', '--bogus'], '--bogus'],
    [['status', 'extra'], 'Too many arguments'],
    [['login'], 'corp, labs'],
    [['login', '--session', 'crop'], 'Did you mean corp?'],
    [['export', '--format', 'xml', '--profile', 'dev'], 'dotenv'],
    [['export', '--account', '12', '--role', 'R', '--session', 'corp'], '12 digits'],
    [['export', '--account', '100000000001'], '--role'],
    [['completion', 'tcsh'], 'fish'],
    [['exec', '--profile', 'dev'], 'command'],
  ] as const)
    test(`${args.join(' ')}: one line, exit code 2`, async ({ daypass }) => {
      const told = await daypass.run(...args);
      expect(told).toMatchObject({ code: 2, out: '', err: expect.stringMatching(oneLine) });
      expect(told.err).toMatch(new RegExp(says));
    });

  test('in Japanese', async ({ daypass }) => {
    const told = await daypass.start(['stauts'], { LANG: 'ja_JP.UTF-8' }).ended;
    expect(told).toMatchObject({
      code: 2,
      err: 'daypass: stauts というコマンドはありません。 status のことですか？\n',
    });
  });

  test('in German, in whichever country', async ({ daypass }) => {
    const told = { code: 2, err: 'daypass: Den Befehl stauts gibt es nicht. Ist status gemeint?\n' };
    for (const LANG of ['de_DE.UTF-8', 'de_AT.UTF-8', 'de_CH.UTF-8', 'de'])
      expect(await daypass.start(['stauts'], { LANG }).ended, LANG).toMatchObject(told);
    // The stronger variables win.
    expect(await daypass.start(['stauts'], { LANG: 'ja_JP.UTF-8', LC_MESSAGES: 'de_CH.UTF-8' }).ended).toMatchObject(
      told,
    );
    const english = await daypass.start(['stauts'], { LANG: 'de_DE.UTF-8', LC_ALL: 'C' }).ended;
    expect(english.err).toContain('Did you mean status?');
  });
});
