/** `daypass uninstall` after a whole life: everything of Daypass's is gone, and not one byte of the user's. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test as base } from '../../hosts/fixture.ts';
import { hasToken, readToken, type TokenFields, tokenPath } from '../../../testing/aws-files.ts';
import { markOf } from '../../../src/main/sessions/renewal/renewal-record.ts';
import { sessionConfig } from '../../../testing/config.ts';
import type { Home } from '../../../testing/home.ts';
import { commandFile, type DaypassCommand, daypassCommand } from '../../objects/daypass-command.ts';
import { findProgram } from '../../objects/find-program.ts';
import { signedIn } from '../../objects/signed-in.ts';
import { liveWholeLife } from '../../objects/whole-life.ts';

const test = base.extend<{ readonly daypass: DaypassCommand }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
});
test.skip(process.platform !== 'linux', 'elsewhere the own folder and the login item are in other places');
test.use({ organisationOptions: { accounts: 2, interval: 1 } });

const own = ['.config', 'Daypass'];
const beside = ['.aws', 'sso', 'daypass'];
const hex = '0'.repeat(40);

/** Each file, link and folder below the home: what is in it, or where it leads. */
function treeOf(home: Home): ReadonlyMap<string, string> {
  const names = fs.readdirSync(home.dir, { recursive: true, encoding: 'utf8' }).toSorted();
  return new Map(
    names.map((name) => {
      const stats = fs.lstatSync(home.path(name));
      if (stats.isSymbolicLink()) return [name, `to ${fs.readlinkSync(home.path(name))}`];
      return [name, stats.isDirectory() ? 'a folder' : fs.readFileSync(home.path(name), 'latin1')];
    }),
  );
}

/** The places that are told of, below the home. */
function toldOf(home: Home, out: string): readonly string[] {
  const lines = out.split('\n').filter((line) => line !== '');
  for (const line of lines) expect(line).toMatch(/^\/[^\t]+\t[^\t]+$/);
  return lines.map((line) => path.relative(home.dir, line.split('\t')[0] ?? ''));
}

/** What a home has in which nobody but the AWS CLI has ever been. */
const ofAwsTools = /^\.aws(\/(config|credentials|sso|cli)|\/(sso|cli)\/cache(\/[0-9a-f]{40}\.json)?)?$/;
const ofTheDesktop = ['.config', '.config/autostart', '.run'];

test('after a whole life the home is one that has never seen Daypass', async ({
  daypass,
  home,
  launch,
  organisation,
}) => {
  test.slow();
  await liveWholeLife({ home, launch, organisation });
  // The command has files of its own, too. The clock of the app is ten hours ahead of this one.
  await daypass.run('accounts', '--session', 'corp');
  const before = treeOf(home);
  const dry = await daypass.run('uninstall', '--dry-run');
  expect(dry).toMatchObject({ code: 0 });
  expect(treeOf(home)).toEqual(before);
  const told = toldOf(home, dry.out);
  // All that there is but what other tools have as well; what the stand-in for Electron makes is of the window.
  const others = [...before.keys()].filter((name) => !ofAwsTools.test(name) && !ofTheDesktop.includes(name));
  expect(told.toSorted()).toEqual(others.toSorted());
  for (const name of ['.config/Daypass/settings.json', '.config/autostart/daypass.desktop'])
    expect(told).toContain(name);
  expect(told.filter((name) => name.startsWith('.config/Daypass/cli/'))).not.toEqual([]);
  expect(told.filter((name) => name.startsWith('.aws/config.daypass-')).length).toBeGreaterThan(2);

  const done = await daypass.run('uninstall');
  expect(done).toMatchObject({ code: 0 });
  expect(done.err).toContain('the AWS CLI and the SDKs use them too');
  const after = treeOf(home);
  expect([...after.keys()].filter((name) => !ofAwsTools.test(name) && !ofTheDesktop.includes(name))).toEqual([]);
  for (const [name, content] of after) expect(content, name).toBe(before.get(name));
  expect([...before.keys()].filter((name) => ofAwsTools.test(name) && !after.has(name))).toEqual([]);
  expect(hasToken(home, 'corp')).toBe(true);
  // Nothing is left to be removed; and whoever starts anew starts as the first time.
  expect(await daypass.run('uninstall', '--dry-run')).toMatchObject({ code: 0, out: '' });
  expect(await daypass.run('status', '--session', 'corp')).toMatchObject({ code: 0 });
});

test('not while Daypass runs', async ({ daypass, home, launchSignedIn }) => {
  const app = await launchSignedIn('--hidden');
  await expect.poll(() => home.exists(...own, 'logs', 'daypass.log')).toBe(true);
  const told = await daypass.run('uninstall');
  expect(told).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/^daypass: Daypass is running\. [^\n]+\n$/),
  });
  expect(home.exists(...own, 'logs', 'daypass.log')).toBe(true);
  expect(await daypass.run('uninstall', '--dry-run')).toMatchObject({ code: 0 });
  await app.quit();
  expect(await daypass.run('uninstall')).toMatchObject({ code: 0 });
  expect(home.exists(...own)).toBe(false);
});

test('not while a role is being served from another terminal', async ({ daypass, home, organisation }) => {
  home.writeConfig(
    sessionConfig({ profiles: [{ name: 'dev', accountId: '012345678901', roleName: 'ReadOnlyAccess' }] }),
  );
  await signedIn(home, organisation);
  const serving = daypass.start(['serve', '--profile', 'dev']);
  await expect.poll(() => home.exists(...own, 'cli', 'serving')).toBe(true);
  expect(await daypass.run('uninstall')).toMatchObject({ code: 1, err: expect.stringContaining('daypass serve') });
  serving.kill('SIGTERM');
  await serving.ended;
  expect(await daypass.run('uninstall')).toMatchObject({ code: 0 });
});

test('signs out of all before, if it is told to', async ({ daypass, home, organisation }) => {
  home.writeConfig(sessionConfig());
  await signedIn(home, organisation);
  await daypass.run('accounts');
  const registration = ['.aws', 'sso', 'cache', 'aws-toolkit-vscode-client-id-us-east-1.json'];
  home.write('{"clientId":"a","clientSecret":"b","expiresAt":"2126-01-01T00:00:00Z"}', ...registration);
  const told = await daypass.run('uninstall', '--sign-out');
  expect(told).toMatchObject({ code: 0, err: expect.stringContaining('corp: ') });
  expect(home.exists(...registration)).toBe(true);
  // What stays, and no advice to do what was done.
  expect(told.err).toContain(`Other files in ${home.path('.aws', 'sso', 'cache')} stay`);
  expect(told.err).not.toMatch(/To sign out|Your sign-ins/);
  expect(hasToken(home, 'corp')).toBe(false);
  expect(organisation.portalSessions).toEqual([]);
  expect(home.exists(...own)).toBe(false);
});

test.describe('what is the user’s', () => {
  test.beforeEach(async ({ home, organisation }) => {
    home.writeConfig(sessionConfig());
    await signedIn(home, organisation);
  });

  test('stays, wherever it lies, and is named', async ({ daypass, home }) => {
    const users = {
      'a note in the own folder': [...own, 'notes.txt'],
      'a folder there': [...own, 'accounts', 'mine', 'list.json'],
      'a name that is nearly one': [...own, 'accounts', 'ABC.json'],
      'another log': [...own, 'logs', 'other.log'],
      'a copy of the config': ['.aws', 'config.bak'],
      'one that is nearly a backup': ['.aws', 'config.daypass-backup-mine'],
      'text that is nowhere else': ['.aws', 'config.daypass-unmerged'],
      'a second one': ['.aws', 'config.daypass-unmerged-2'],
      'an autostart of somebody else': ['.config', 'autostart', 'daypass.desktop'],
      'something beside the tokens': [...beside, 'mine.json'],
      'a token of another tool': ['.aws', 'sso', 'cache', 'kiro-auth-token.json'],
    };
    for (const [text, place] of Object.entries(users)) home.write(text, ...place);
    home.write('{}', ...own, 'settings.json');
    const told = await daypass.run('uninstall');
    expect(told.code).toBe(0);
    for (const [text, place] of Object.entries(users)) expect(home.read(...place)).toBe(text);
    expect(home.exists(...own, 'settings.json')).toBe(false);
    for (const name of [
      'notes.txt',
      'mine',
      'ABC.json',
      'other.log',
      'config.daypass-unmerged',
      'config.daypass-unmerged-2',
      'daypass.desktop',
      'mine.json',
    ])
      expect(told.err).toContain(name);
    expect(told.err).not.toContain('config.bak');
    expect(told.err).not.toContain('kiro');
  });

  test('the end of a link stays: dotfiles', async ({ daypass, home }) => {
    home.write('{"language":"en"}', 'dotfiles', 'settings.json');
    home.write('theirs', 'dotfiles', 'cache', 'precious');
    home.write(home.read('.aws', 'config'), 'dotfiles', 'aws-config');
    home.write('backup', 'dotfiles', 'aws-config.daypass-backup-2026-11-01');
    fs.mkdirSync(home.path(...own), { recursive: true });
    fs.symlinkSync(home.path('dotfiles', 'settings.json'), home.path(...own, 'settings.json'));
    fs.symlinkSync(home.path('dotfiles', 'cache'), home.path(...own, 'Cache'));
    fs.rmSync(home.path('.aws', 'config'));
    fs.symlinkSync(home.path('dotfiles', 'aws-config'), home.path('.aws', 'config'));
    const told = await daypass.run('uninstall');
    expect(told.code).toBe(0);
    expect(fs.readdirSync(home.path('dotfiles')).toSorted()).toEqual(['aws-config', 'cache', 'settings.json']);
    expect(home.read('dotfiles', 'cache', 'precious')).toBe('theirs');
    expect(fs.readlinkSync(home.path('.aws', 'config'))).toBe(home.path('dotfiles', 'aws-config'));
    expect(told.err).toContain(home.path('dotfiles', 'settings.json'));
    expect(home.exists(...own)).toBe(false);
  });

  test('an own folder that is a link keeps it', async ({ daypass, home }) => {
    home.write('{}', 'elsewhere', 'settings.json');
    fs.symlinkSync(home.path('elsewhere'), home.path(...own));
    expect(await daypass.run('uninstall')).toMatchObject({ code: 0 });
    expect(fs.readdirSync(home.path('elsewhere'))).toEqual([]);
    expect(fs.readlinkSync(home.path(...own))).toBe(home.path('elsewhere'));
  });
});

test.describe('what trouble has left', () => {
  test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

  test('temporary files, locks, damaged files: all of it goes', async ({ daypass, home }) => {
    const left = [
      ['.aws', 'config.daypass-0123456789abcdef.tmp'],
      ['.aws', 'credentials.daypass-0123456789ab.tmp'],
      ['.aws', 'config.daypass-backup-2026-11-01.daypass-0123456789abcdef.tmp'],
      ['.aws', 'sso', 'cache', `${hex}.json.daypass-0123456789abcdef.tmp`],
      ['.aws', 'sso', 'cache', `${hex}.json.123456789`],
      ['.aws', 'cli', 'cache', `${hex}.json.daypass-0123456789abcdef.tmp`],
      [...beside, `${hex}-${'0'.repeat(16)}.rate`],
      [...beside, 'notes', `waiting-4711-${'0'.repeat(12)}.json`],
      [...beside, 'notes', `waiting-4711-${'0'.repeat(12)}.json.daypass-0123456789abcdef.tmp`],
      [...beside, hex, 'other-config.daypass-backup-2026-11-01'],
      [...own, 'settings.json.damaged'],
      [...own, 'history.json.damaged-2'],
      [...own, 'settings.json.damaged.daypass-0123456789abcdef.tmp'],
      [...own, 'accounts', `${'0'.repeat(16)}.json.daypass-0123456789abcdef.tmp`],
      [...own, 'Cache', 'Cache_Data', 'index'],
      [...own, 'Local State'],
    ];
    for (const place of left) home.write('x', ...place);
    for (const name of [`${hex}.json.lock`, `role-${hex}.json.lock`]) fs.mkdirSync(home.path(...beside, name));
    fs.mkdirSync(home.path('.aws', 'config.daypass-lock'));
    const told = await daypass.run('uninstall');
    expect(told).toMatchObject({ code: 0 });
    for (const place of left) expect(home.exists(...place), place.join('/')).toBe(false);
    expect(told.err).not.toContain('stays');
    expect([...treeOf(home).keys()].filter((name) => /daypass/i.test(name))).toEqual([]);
  });

  const record = (home: Home): string =>
    path.join(home.path(...beside), `${path.basename(tokenPath(home, 'corp'))}.renewal`);
  /** As the app leaves it when it is killed between AWS's answer and the token's file. */
  const writeRecord = (home: Home, token: TokenFields, renewed: TokenFields | null) => {
    const { accessToken, refreshToken } = token as { readonly accessToken: string; readonly refreshToken: string };
    const from = markOf({ accessToken, refreshToken });
    const lines = [JSON.stringify({ key: 'corp', from }), renewed === null ? ' '.repeat(99) : JSON.stringify(renewed)];
    home.write(`${lines.join('\n')}\n`, path.relative(home.dir, record(home)));
  };

  test('a renewed token that is in its record alone is put into its file first', async ({
    daypass,
    home,
    organisation,
  }) => {
    const token = await signedIn(home, organisation);
    const renewed = {
      ...token,
      accessToken: 'aoaRENEWED',
      refreshToken: 'aorRENEWED',
      expiresAt: '2099-01-01T00:00:00Z',
    };
    writeRecord(home, token, renewed);
    expect(await daypass.run('uninstall')).toMatchObject({ code: 0 });
    expect(readToken(home, 'corp')).toMatchObject(renewed);
    expect(home.exists(...beside)).toBe(false);
    // One without an answer holds nothing.
    writeRecord(home, renewed, null);
    expect(await daypass.run('uninstall')).toMatchObject({ code: 0 });
    expect(home.exists(...beside)).toBe(false);
    // Where it cannot be put into its file, it stays.
    writeRecord(home, renewed, { ...renewed, accessToken: 'aoaAGAIN' });
    fs.rmSync(tokenPath(home, 'corp'));
    fs.mkdirSync(tokenPath(home, 'corp'));
    expect(await daypass.run('uninstall')).toMatchObject({ code: 1, err: expect.stringContaining('renewed token') });
    expect(fs.readFileSync(record(home), 'utf8')).toContain('aoaAGAIN');
  });

  test('what cannot be removed is said, and the rest goes', async ({ daypass, home }) => {
    // Root may remove everything, unless it gives up that right.
    const setpriv = process.getuid?.() === 0 ? findProgram('setpriv') : null;
    test.skip(process.getuid?.() === 0 && setpriv === null, 'root may remove everything, and there is no setpriv');
    home.write('{}', ...own, 'settings.json');
    home.write('x', '.aws', 'config.daypass-backup-2026-11-01');
    fs.chmodSync(home.path('.aws'), 0o555);
    try {
      const line = [process.execPath, commandFile, 'uninstall'];
      const [program = '', ...args] =
        setpriv === null ? line : [setpriv, '--bounding-set=-dac_override,-dac_read_search', ...line];
      const told = await daypass.runProgram(program, args);
      expect(told).toMatchObject({ code: 1, err: expect.stringMatching(/Couldn’t remove .+ \(EACCES\)/) });
      expect(home.exists(...own)).toBe(false);
    } finally {
      fs.chmodSync(home.path('.aws'), 0o755);
    }
  });

  test('nothing at all is no failure', async ({ daypass, home }) => {
    fs.rmSync(home.path('.aws'), { recursive: true });
    const told = await daypass.run('uninstall', '--dry-run');
    expect(told).toMatchObject({ code: 0, out: '', err: 'No Daypass files found.\n' });
    expect(await daypass.run('uninstall')).toMatchObject({ code: 0 });
    expect(home.exists('.aws')).toBe(false);
    expect(home.exists(...own)).toBe(false);
  });
});

test('keys that Daypass has put into the credentials file go with their record, and the text around them stays', async ({
  daypass,
  home,
  organisation,
}) => {
  const dev = 'sso_session = corp\nsso_account_id = 012345678901\nsso_role_name = ReadOnlyAccess\n';
  home.writeConfig(`${sessionConfig()}[profile dev]\n${dev}`);
  await signedIn(home, organisation);
  const mine = '# mine\n[old]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = x\n';
  fs.writeFileSync(home.path('.aws', 'credentials'), mine, { mode: 0o600 });
  expect(await daypass.run('keys', 'write', '--profile', 'dev')).toMatchObject({ code: 0 });
  expect(home.read('.aws', 'credentials')).toContain('aws_session_token');
  expect((await daypass.run('uninstall', '--dry-run')).out).toContain('written-keys.json');
  expect(home.read('.aws', 'credentials')).toContain('aws_session_token');
  const told = await daypass.run('uninstall');
  expect(told).toMatchObject({ code: 0 });
  expect(told.err).toMatch(/^\[dev-keys\] removed\. AWS accepts these keys until \S[^\n]*, whoever has them\.$/m);
  expect(home.read('.aws', 'credentials').trim()).toBe(mine.trim());
  expect(home.exists('.aws', 'sso', 'daypass')).toBe(false);
  expect(home.exists('.config', 'Daypass')).toBe(false);
});

test('what docs/command.md says that stays does: registrations after a sign-out, and a credentials file with nothing left in it', async ({
  daypass,
  home,
  organisation,
}) => {
  const dev = 'sso_session = corp\nsso_account_id = 012345678901\nsso_role_name = ReadOnlyAccess\n';
  home.writeConfig(`${sessionConfig()}[profile dev]\n${dev}`);
  await signedIn(home, organisation);
  const registration = JSON.stringify({ clientId: 'c', clientSecret: 's', expiresAt: '2099-01-01T00:00:00Z' });
  home.write(registration, '.aws', 'sso', 'cache', `${'0'.repeat(40)}.json`);
  expect(await daypass.run('keys', 'write', '--profile', 'dev')).toMatchObject({ code: 0 });
  expect(home.read('.aws', 'credentials')).toContain('[dev-keys]');
  const config = home.read('.aws', 'config');
  expect(await daypass.run('uninstall', '--sign-out')).toMatchObject({ code: 0 });
  expect(hasToken(home, 'corp')).toBe(false);
  expect(home.read('.aws', 'sso', 'cache', `${'0'.repeat(40)}.json`)).toBe(registration);
  expect(home.read('.aws', 'credentials').trim()).toBe('');
  expect(home.read('.aws', 'config')).toBe(config);
});
