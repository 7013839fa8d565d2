/** Keys in the credentials file where it is hard: odd files, several processes at once, and sign-outs in the midst of a write. */
import { chmod, lstat, mkdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Engine, signedInElsewhere, ssoSession, startEngine, startUrl } from '../../../testing/support/engine.ts';
import { ownSections } from '../aws/config/own-keys.ts';
import { daypassFolder } from '../system/files.ts';
import { keysRecordFile } from './keys-record.ts';

const posix = process.platform !== 'win32';
const corp = ssoSession();
const dev = 'sso_session = corp\nsso_account_id = 012345678901\nsso_role_name = ReadOnlyAccess\n';
const config = `[sso-session corp]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access
[profile dev]
${dev}[profile deploy]
role_arn = arn:aws:iam::444455556666:role/Deploy
source_profile = dev
`;
const mine = '[mine]\r\na = b\n\n[other]\nc=d';

let engine: Engine;
beforeEach(async () => {
  engine = await startEngine();
  await mkdir(path.join(engine.home, '.aws'), { recursive: true });
  await writeFile(engine.paths.configFile, config);
  await signIn();
});
afterEach(() => engine.close());

const file = (): string => engine.paths.credentialsFile;
const text = (): Promise<string> => readFile(file(), 'utf8').catch(() => '');
const recorded = async (): Promise<readonly { readonly section: string; readonly endsAt: number | null }[]> =>
  (JSON.parse(await readFile(path.join(daypassFolder(engine.home), keysRecordFile), 'utf8')) as { keys: never[] }).keys;

async function signIn(): Promise<void> {
  await engine.putToken(corp, await signedInElsewhere(engine, corp));
  await engine.sessions.readTokens();
}

async function problemOf(profile: string): Promise<string | null> {
  const written = await engine.writtenKeys.write(profile, null);
  return written.ok ? null : written.problem.code;
}

test.runIf(posix)('a file that is read-only, which a program could replace all the same, stays so', async () => {
  await writeFile(file(), mine);
  await chmod(file(), 0o400);
  expect(await problemOf('dev')).toBeNull();
  expect((await stat(file())).mode & 0o777).toBe(0o400);
  await engine.signOut.signOut(corp.id);
  expect(await text()).toBe(mine);
  expect((await stat(file())).mode & 0o777).toBe(0o400);
});

test.runIf(posix)('a link stays one, and what it leads to is as it was', async () => {
  const target = path.join(engine.home, 'dotfiles', 'aws');
  await mkdir(path.dirname(target));
  await writeFile(target, mine, { mode: 0o600 });
  await symlink('../dotfiles/aws', file());
  expect(await problemOf('dev')).toBeNull();
  expect(ownSections(await readFile(target, 'utf8'))).toEqual(['dev-keys']);
  await engine.signOut.signOut(corp.id);
  expect((await lstat(file())).isSymbolicLink()).toBe(true);
  expect(await readlink(file())).toBe('../dotfiles/aws');
  expect(await readFile(target, 'utf8')).toBe(mine);
});

test('a large file is written and left as it was; one that is too large gets nothing', async () => {
  const settings = Array.from({ length: 100 }, (_, at) => `key${at} = value`).join('\n');
  const large = Array.from({ length: 400 }, (_, at) => `[p${at}]\n${settings}`).join('\n');
  await writeFile(file(), large, { mode: 0o600 });
  expect(await problemOf('dev')).toBeNull();
  expect(ownSections(await text())).toEqual(['dev-keys']);
  await engine.signOut.signOut(corp.id);
  expect((await text()) === large, 'the same text').toBe(true);

  await signIn();
  const tooLarge = Buffer.alloc(33 * 1024 * 1024, '#');
  await writeFile(file(), tooLarge);
  expect(await problemOf('deploy')).toBe('file-unreadable');
  expect((await readFile(file())).equals(tooLarge)).toBe(true);
  expect(engine.store.state.writtenKeys.map(({ profile }) => profile)).toEqual(['dev']);
});

test('a folder in the place of the file stays one', async () => {
  await mkdir(file());
  expect(await problemOf('dev')).toBe('file-unreadable');
  expect((await stat(file())).isDirectory()).toBe(true);
});

test('two processes at once: both sections are there, both are known, and one sign-out ends both', async () => {
  await writeFile(file(), mine, { mode: 0o600 });
  const other = await engine.restarted();
  await other.sessions.readTokens();
  const both = [
    [engine, 'dev', null],
    [other, 'deploy', null],
    [engine, 'deploy', 'third'],
    [other, 'dev', 'fourth'],
  ] as const;
  const done = await Promise.all(both.map(([one, profile, section]) => one.writtenKeys.write(profile, section)));
  expect(done.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  const sections = ['deploy-keys', 'dev-keys', 'fourth', 'third'];
  expect([...ownSections(await text())].toSorted()).toEqual(sections);
  expect((await recorded()).map(({ section }) => section).toSorted()).toEqual(sections);
  // The same section by both: one of them, whole.
  await Promise.all([engine, other].map((one) => one.writtenKeys.write('dev', null)));
  expect(ownSections(await text())).toHaveLength(4);
  await other.signOut.signOut(corp.id);
  expect(await text()).toBe(mine);
  expect((await recorded()).every(({ endsAt }) => endsAt === null)).toBe(true);
});

test('a sign-out at any moment of a write leaves no keys, in the file or in the record', async () => {
  await writeFile(file(), mine, { mode: 0o600 });
  for (let wait = 0; wait < 24; wait++) {
    const writing = engine.writtenKeys.write('dev', null);
    // Some turns of the event loop later each time: before AWS is asked, before the file is written, after.
    for (let turn = 0; turn < wait * wait; turn++) await new Promise(setImmediate);
    await engine.signOut.signOut(corp.id);
    const written = await writing;
    expect([wait, await text()]).toEqual([wait, mine]);
    if (written.ok) expect((await recorded()).every(({ endsAt }) => endsAt === null)).toBe(true);
    await engine.writtenKeys.remove(null);
    await signIn();
  }
}, 60_000);
