/** Where the system takes the app away the keys leave the credentials file at once; every other byte, its mode and its links stay. */
import { chmod, lstat, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Engine, signedInElsewhere, ssoSession, startEngine, startUrl } from '../../../testing/support/engine.ts';
import { ownSections } from '../aws/config/own-keys.ts';

const posix = process.platform !== 'win32';
const corp = ssoSession();
const dev = 'sso_session = corp\nsso_account_id = 012345678901\nsso_role_name = ReadOnlyAccess\n';
const config = `[sso-session corp]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access
[profile dev]
${dev}[profile two]
${dev}`;

let engine: Engine;
beforeEach(async () => {
  engine = await startEngine();
  await mkdir(path.join(engine.home, '.aws'), { recursive: true });
  await writeFile(engine.paths.configFile, config);
  await engine.putToken(corp, await signedInElsewhere(engine, corp));
  await engine.sessions.readTokens();
});
afterEach(() => engine.close());

const file = (): string => engine.paths.credentialsFile;
const text = (): Promise<string> => readFile(file(), 'utf8');

async function write(...profiles: readonly string[]): Promise<void> {
  for (const profile of profiles) expect(await engine.writtenKeys.write(profile, null)).toMatchObject({ ok: true });
  expect(ownSections(await text())).toHaveLength(profiles.length);
}

test.each([
  ['nothing', ''],
  ['a text', '[mine]\na = b\n'],
  ['other line ends, and none at the end', '# mine\r\n[mine]\r\na=b\r\n\r\n[other]\nc =  d'],
  ['letters of all kinds', '[m\u00fcller]\naws_access_key_id = \u6c7a\u6e08\n'],
])('beside %s', async (_, mine) => {
  if (mine !== '') await writeFile(file(), mine, { mode: 0o600 });
  await write('dev', 'two');
  engine.writtenKeys.withdrawNow();
  expect(await text()).toBe(mine);
  // Nobody writes them again in this app, and the next one does what the record says.
  await engine.writtenKeys.fileChanged();
  engine.writtenKeys.look(Date.now() + 3_600_000);
  expect(await text()).toBe(mine);
  expect(await readdir(path.dirname(file()))).not.toContainEqual(expect.stringMatching(/\.tmp$|-lock$/));
});

test('what somebody has put into the section stays, and so does a section that somebody has made his own', async () => {
  await write('dev', 'two');
  const mine = (await text())
    .replace('[dev-keys]', '[dev-keys]\noutput = json')
    .replace(/(\[two-keys\][^[]*aws_secret_access_key = ).*/, '$1mine');
  await writeFile(file(), mine);
  engine.writtenKeys.withdrawNow();
  const left = await text();
  expect(left).toContain('[dev-keys]\noutput = json');
  expect(left.match(/aws_secret_access_key = .*/g)).toEqual(['aws_secret_access_key = mine']);
});

test.runIf(posix)('a link stays one, and what it leads to keeps its mode', async () => {
  const target = path.join(engine.home, 'dotfiles', 'aws');
  await mkdir(path.dirname(target));
  await writeFile(target, '[mine]\na = b\n');
  await chmod(target, 0o400);
  await symlink(target, file());
  await write('dev');
  engine.writtenKeys.withdrawNow();
  expect((await lstat(file())).isSymbolicLink()).toBe(true);
  expect(await readFile(target, 'utf8')).toBe('[mine]\na = b\n');
  expect((await stat(target)).mode & 0o777).toBe(0o400);
});

test('while another Daypass changes the file nothing is done, and nothing is thrown', async () => {
  await write('dev');
  const before = await text();
  await mkdir(`${file()}.daypass-lock`);
  engine.writtenKeys.withdrawNow();
  expect(await text()).toBe(before);
});

test.each([
  ['is gone', () => rm(file())],
  ['is no text any more', async () => writeFile(file(), Buffer.concat([await readFile(file()), Buffer.from([0xff])]))],
])('a file that %s is left alone', async (_, happens) => {
  await write('dev');
  await happens();
  const before = await readFile(file()).catch(() => null);
  engine.writtenKeys.withdrawNow();
  expect(await readFile(file()).catch(() => null)).toEqual(before);
});

test('after an end in order what stands there is another one’s', async () => {
  await write('dev');
  const before = await text();
  await engine.writtenKeys.withdraw();
  await writeFile(file(), before);
  engine.writtenKeys.withdrawNow();
  expect(await text()).toBe(before);
});
