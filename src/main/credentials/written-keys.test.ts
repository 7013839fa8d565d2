/** Keys in the credentials file: written in a section of their own, renewed, and gone with the sign-in, the app and the wish. */
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hour, minute, second } from '../../shared/time.ts';
import { advance } from '../../../testing/support/clock.ts';
import { type Engine, signedInElsewhere, ssoSession, startEngine, startUrl } from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { ownSections } from '../aws/config/own-keys.ts';
import { now } from '../system/clock.ts';
import { daypassFolder } from '../system/files.ts';
import { keysRecordFile } from './keys-record.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const corp = ssoSession();
const config = `[sso-session corp]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access
[profile dev]
sso_session = corp
sso_account_id = 012345678901
sso_role_name = ReadOnlyAccess
region = eu-west-1
[profile deploy]
role_arn = arn:aws:iam::444455556666:role/path/Deploy
source_profile = dev
[profile taken]
credential_process = /bin/true
`;

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
const text = (): Promise<string> => readFile(file(), 'utf8').catch(() => '');
const recordText = (): Promise<string> => readFile(path.join(daypassFolder(engine.home), keysRecordFile), 'utf8');
const asked = (): number => engine.organisation.requestsOf('GetRoleCredentials').length;
const write = (profile = 'dev', section: string | null = null) => engine.writtenKeys.write(profile, section);
const shown = () => engine.store.state.writtenKeys;
const valueOf = async (key: string): Promise<string | undefined> =>
  new RegExp(`^${key} = (.*)$`, 'm').exec(await text())?.[1];
const problemOf = async (result: ReturnType<typeof write>) => {
  const done = await result;
  return done.ok ? null : done.problem;
};

describe('writing', () => {
  test('a section of its own, marked, for the user alone, told without a secret', async () => {
    expect(await write()).toMatchObject({ ok: true, value: { profile: 'dev', section: 'dev-keys', problem: null } });
    expect(await text()).toMatch(
      /^\[dev-keys\]\n# Daypass keeps [^\n]*\naws_access_key_id = ASIA\w+\naws_secret_access_key = \S+\naws_session_token = \S+\nregion = eu-west-1\ndaypass_keys = [0-9a-f]{32}\n$/,
    );
    if (process.platform !== 'win32') expect((await stat(file())).mode & 0o777).toBe(0o600);
    const [one] = shown();
    expect(one).toMatchObject({ file: file(), accountId: '012345678901', roleName: 'ReadOnlyAccess' });
    expect((one?.endsAt ?? 0) - now()).toBeGreaterThan(30 * minute);
    const told = [JSON.stringify(engine.store.state), await recordText(), ...engine.logged].join('\n');
    for (const secret of engine.organisation.secretsIssued) expect(told).not.toContain(secret);
  });

  test('under a name of one’s choice, and of a role that is assumed', async () => {
    expect(await write('deploy', 'default')).toMatchObject({ ok: true, value: { roleName: 'Deploy' } });
    expect(await text()).toMatch(/^\[default\]\n/);
    expect(await text()).not.toContain('region');
  });

  test.each([
    ['[dev-keys]\naws_access_key_id = AKIA\naws_secret_access_key = mine\n', 'keys-section-taken'],
    ['[dev-keys]\nregion = eu-west-1\n', 'keys-section-taken'],
  ])('a section of that name that is not Daypass’s stays: %j', async (mine, code) => {
    await writeFile(file(), mine, { mode: 0o600 });
    expect(await problemOf(write())).toMatchObject({ code, params: { section: 'dev-keys', file: file() } });
    expect(await text()).toBe(mine);
    expect(shown()).toEqual([]);
  });

  test('names that cannot be: of a profile with credentials, of no section', async () => {
    expect(await problemOf(write('dev', 'taken'))).toMatchObject({ code: 'keys-name-taken' });
    expect(await problemOf(write('dev', 'deploy'))).toMatchObject({ code: 'keys-name-taken' });
    expect(await problemOf(write('dev', 'dev'))).toMatchObject({ code: 'keys-name-taken' });
    for (const name of ['a b', 'x]', '[', '', 'DEFAULT', '__proto__', 'ü', 'a\nb'])
      expect(await problemOf(write('dev', name)), name).toMatchObject({ code: 'profile-name-invalid' });
    expect(await problemOf(write('nobody'))).toMatchObject({ code: 'profile-missing' });
    expect(await text()).toBe('');
    expect(asked()).toBe(0);
  });

  test('a file that others can read gets none; an empty one is closed to them', async () => {
    await writeFile(file(), '[mine]\na = b\n', { mode: 0o644 });
    await chmod(file(), 0o644);
    expect(await problemOf(write())).toMatchObject({ code: 'keys-file-open' });
    expect(await text()).toBe('[mine]\na = b\n');
    await writeFile(file(), '\n');
    expect(await write()).toMatchObject({ ok: true });
    expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  test('nobody is signed in: nothing is kept, not even the wish', async () => {
    await engine.signOut.signOut(corp.id);
    expect(await problemOf(write())).toMatchObject({ code: 'session-not-signed-in' });
    expect([await text(), shown()]).toEqual(['', []]);
  });

  test('two profiles cannot have one section', async () => {
    await write('dev', 'both');
    const before = await text();
    expect(await problemOf(write('deploy', 'both'))).toMatchObject({
      code: 'keys-section-used',
      params: { profile: 'dev' },
    });
    expect(await text()).toBe(before);
  });
});

/** The alarm looks again and again, until something has come of it. */
const soon = (check: () => void | Promise<void>, services: Pick<Engine, 'writtenKeys'> = engine) =>
  eventually(async () => {
    services.writtenKeys.look(now());
    await check();
  });

describe('renewing', () => {
  test('with a quarter of an hour left, and not before', async () => {
    await write();
    const [first, end] = [await valueOf('aws_secret_access_key'), shown()[0]?.endsAt ?? 0];
    expect(engine.writtenKeys.look(now())).toBeCloseTo(end - 15 * minute, -4);
    advance(end - now() - 16 * minute);
    expect(engine.writtenKeys.look(now())).toBeCloseTo(end - 15 * minute, -4);
    expect(await valueOf('aws_secret_access_key')).toBe(first);
    expect(asked()).toBe(1);
    advance(2 * minute);
    await soon(async () => expect(await valueOf('aws_secret_access_key')).not.toBe(first));
    await eventually(() => expect(shown()[0]?.endsAt).toBeGreaterThan(end));
    expect(asked()).toBe(2);
  });

  test('what AWS does not give now is asked for again, and keys that have ended are not left', async () => {
    await write();
    engine.organisation.faults.always('GetRoleCredentials', 'error');
    advance((shown()[0]?.endsAt ?? 0) - now() - minute);
    await soon(() => expect(shown()[0]?.problem).toMatchObject({ code: 'aws-failed' }));
    expect(ownSections(await text())).toEqual(['dev-keys']);
    advance(61 * second);
    await soon(async () => {
      expect(await text()).toBe('');
    });
    engine.organisation.faults.clear();
    advance(6 * minute);
    await soon(async () => {
      expect(ownSections(await text())).toEqual(['dev-keys']);
    });
    await soon(() => expect(shown()).toMatchObject([{ problem: null }]));
  });

  test('whoever signs in anew gets keys of that sign-in', async () => {
    await write();
    const first = await valueOf('aws_secret_access_key');
    engine.sessions.adopt(corp.id, await signedInElsewhere(engine, corp));
    await soon(async () => expect(await valueOf('aws_secret_access_key')).not.toBe(first));
  });

  test('a section that another program has lost is put back; one that it has changed is left alone', async () => {
    await write();
    await writeFile(file(), '[mine]\na = b\n', { mode: 0o600 });
    await engine.writtenKeys.fileChanged();
    advance(2 * minute);
    await soon(async () => expect(ownSections(await text())).toEqual(['dev-keys']));
    expect(await text()).toMatch(/^\[mine\]\na = b\n\n\[dev-keys\]\n/);

    const changed = (await text()).replace(/^aws_access_key_id = .*$/m, 'aws_access_key_id = AKIAMINE');
    await writeFile(file(), changed);
    await engine.writtenKeys.fileChanged();
    advance(2 * minute);
    await soon(() => expect(shown()[0]?.problem).toMatchObject({ code: 'keys-section-taken' }));
    expect(await text()).toBe(changed);
    expect(shown()[0]?.endsAt).toBeNull();
    await engine.signOut.signOutAll();
    expect(await text()).toBe(changed);
  });
});

describe('removing', () => {
  test('when somebody switches them off; lines of one’s own in the section stay', async () => {
    await writeFile(file(), '[mine]\na = b\n', { mode: 0o600 });
    await write();
    await write('deploy');
    await writeFile(file(), `${await text()}output = json\n`);
    expect(await engine.writtenKeys.remove('dev')).toMatchObject({
      ok: true,
      value: { removed: [{ section: 'dev-keys' }], problems: [] },
    });
    expect(ownSections(await text())).toEqual(['deploy-keys']);
    await engine.writtenKeys.remove('deploy-keys');
    expect(await text()).toMatch(/^\[mine\]\na = b\n\n\[deploy-keys\]\n# [^\n]*\ndaypass_keys = \w+\noutput = json\n$/);
    expect(shown()).toEqual([]);
    expect(await engine.writtenKeys.remove('dev')).toMatchObject({ ok: false, problem: { code: 'keys-not-written' } });
    expect(await write('deploy')).toMatchObject({ ok: true });
    expect(await text()).toContain('output = json');
  });

  test.each(['one', 'all'] as const)('at a sign-out of %s, which says until when AWS takes them', async (of) => {
    const mine = '[mine]\r\na = b';
    await writeFile(file(), mine, { mode: 0o600 });
    await write();
    const endsAt = shown()[0]?.endsAt;
    await (of === 'one' ? engine.signOut.signOut(corp.id) : engine.signOut.signOutAll());
    expect(await text()).toBe(mine);
    expect(engine.store.state.signOutReport).toMatchObject({
      kept: [],
      stillValid: { first: [{ roleName: 'ReadOnlyAccess', accountId: '012345678901', endsAt }], more: 0 },
    });
    expect(shown()).toMatchObject([{ profile: 'dev', endsAt: null }]);
  });

  test('the file is as it was to the last byte, also without a line feed, of several sections and after a renewal', async () => {
    const mine = '[mine]\r\na = b\n[other]\nc=d';
    await writeFile(file(), mine, { mode: 0o600 });
    await write();
    await write('deploy');
    await write('dev', 'third');
    engine.sessions.adopt(corp.id, await signedInElsewhere(engine, corp));
    const first = await valueOf('aws_secret_access_key');
    await soon(async () => expect(await valueOf('aws_secret_access_key')).not.toBe(first));
    expect(ownSections(await text())).toEqual(['dev-keys', 'deploy-keys', 'third']);
    await engine.signOut.signOut(corp.id);
    expect(await text()).toBe(mine);
  });

  test('also what a process that was killed was about to put there, by any sign-out', async () => {
    const half = `${file()}.daypass-0123456789abcdef.tmp`;
    for (const signOut of [() => engine.signOut.signOut(corp.id), () => engine.signOut.signOutAll()]) {
      await writeFile(half, '[dev-keys]\naws_secret_access_key = secret\n', { mode: 0o600 });
      await signOut();
      await expect(stat(half)).rejects.toThrow('ENOENT');
    }
  });

  test('come back with the next sign-in', async () => {
    await write();
    await engine.signOut.signOut(corp.id);
    await engine.putToken(corp, await signedInElsewhere(engine, corp));
    await engine.sessions.readTokens();
    await soon(async () => expect(ownSections(await text())).toEqual(['dev-keys']));
  });

  test('at the sign-out of another program, and at the end of the session', async () => {
    await write();
    await rm(engine.fileOf('corp'));
    await engine.sessions.readTokens();
    await soon(async () => expect(await text()).toBe(''));

    const token = await signedInElsewhere(engine, corp);
    await engine.putToken(corp, { ...token, refreshToken: undefined, expiresAt: now() + 10 * minute });
    await engine.sessions.readTokens();
    await soon(async () => expect(ownSections(await text())).toEqual(['dev-keys']));
    advance(11 * minute);
    await engine.sessions.readTokens();
    expect(engine.phase()).toMatchObject({ step: 'signed-out', reason: 'expired' });
    await soon(async () => expect(await text()).toBe(''));
  });

  test('with the app; the next start brings them back', async () => {
    await write();
    await engine.writtenKeys.withdraw();
    expect(await text()).toBe('');
    expect(await write()).toMatchObject({ ok: false });
    expect(await text()).toBe('');
    const again = await engine.restarted();
    expect(again.store.state.writtenKeys).toMatchObject([{ profile: 'dev', endsAt: null }]);
    await soon(async () => expect(ownSections(await text())).toEqual(['dev-keys']), again);
  });

  test('what a process that was killed has left, as soon as another one sees that the sign-in is over', async () => {
    await write();
    await rm(engine.fileOf('corp'));
    const again = await engine.restarted();
    await again.writtenKeys.tidy();
    expect(await text()).toBe('');

    await engine.putToken(corp, await signedInElsewhere(engine, corp));
    await engine.sessions.readTokens();
    await write();
    const third = await engine.restarted();
    await third.writtenKeys.tidy();
    expect(ownSections(await text())).toEqual(['dev-keys']);
    advance(13 * hour);
    await third.writtenKeys.tidy();
  });
});
