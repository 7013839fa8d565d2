/** The commands about profiles in Daypass as a whole: what they show, write, take back, and refuse. */
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CommandOf } from '../../shared/commands.ts';
import { commandSchema } from '../../shared/commands.ts';
import { usualTemplate } from '../../shared/profile-names.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { config, prepareWhole, type Whole } from '../../../testing/support/whole.ts';

const sessionId = 'sso-session:corp' as const;
type Wish = Omit<CommandOf<'preview-profiles'>, 'type'>;
const wish = (changes: Partial<Wish> = {}): Wish => ({
  sessionId,
  roles: [],
  template: usualTemplate,
  region: 'eu-central-1',
  output: null,
  clashes: 'leave-out',
  remove: [],
  ...changes,
});

let whole: Whole;
beforeEach(async () => {
  whole = await prepareWhole();
});
afterEach(() => whole.close());

const text = () => readFile(whole.paths.configFile, 'utf8');
async function answer<T>(
  result: Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false }>,
): Promise<T> {
  const done = await result;
  if (!done.ok) throw new Error(JSON.stringify(done));
  return done.value;
}

describe('of a signed-in session', () => {
  beforeEach(async () => {
    await whole.elsewhere();
    await whole.start();
    await eventually(() => {
      const { accounts } = whole.session();
      expect(accounts.status).toBe('ready');
      expect(accounts.items.every(({ roles }) => roles.status === 'ready')).toBe(true);
    });
  });
  const allRoles = () =>
    whole
      .session()
      .accounts.items.flatMap(({ accountId, roles }) => roles.names.map((roleName) => ({ accountId, roleName })));

  test('all roles become profiles, which the state has at once', async () => {
    const roles = allRoles();
    expect(roles.length).toBeGreaterThan(2);
    const shown = await answer(whole.act({ type: 'preview-profiles', ...wish({ roles }) }));
    expect(await text()).toBe(config);
    expect(shown.profiles[0]!.role.accountName).toBe(whole.session().accounts.items[0]!.name);
    const { digest } = shown.change;
    const done = await answer(whole.act({ type: 'write-profiles', ...wish({ roles }), digest }));
    expect(done.written.length).toBeGreaterThan(0);
    expect(whole.session().profiles.map(({ name }) => name)).toEqual(['dev', ...done.written]);
    await answer(whole.act({ type: 'copy-profile-argument', profile: done.written[0]! }));
    expect(whole.did.at(-1)).toContain(`--profile ${done.written[0]!}`);
    const [profile] = done.written;
    await answer(whole.act({ type: 'copy-profile-name', profile: profile! }));
    expect(whole.did.at(-1)).toMatch(new RegExp(`[^-\\w]${profile!}$`));
    await answer(whole.act({ type: 'copy-profile-export', profile: profile!, shell: 'fish' }));
    expect(whole.did.at(-1)).toContain(`set -gx AWS_PROFILE ${profile!}`);
    await answer(whole.act({ type: 'copy-profile-export', profile: profile!, shell: null }));
    expect(whole.did.at(-1)).toContain(`export AWS_PROFILE=${profile!}`);
  });

  test('a profile that Daypass wrote is gone with its role, and not before all roles are known', async () => {
    const gone =
      '\n[profile gone]\nsso_session = corp\nsso_account_id = 999999999999\nsso_role_name = X\ncreated_by = daypass\n';
    await whole.putConfig(config + gone);
    const offered = async () => (await answer(whole.act({ type: 'preview-profiles', ...wish() }))).gone;
    expect(await offered()).toMatchObject([{ name: 'gone', accountId: '999999999999' }]);
    const { change } = await answer(whole.act({ type: 'preview-profiles', ...wish({ remove: ['gone', 'dev'] }) }));
    const removal = { type: 'write-profiles', ...wish({ remove: ['gone', 'dev'] }), digest: change.digest } as const;
    expect(await answer(whole.act(removal))).toEqual({ written: [], removed: ['gone'] });
    expect(await text()).toBe(config);

    await whole.putConfig(config + gone);
    whole.daypass.store.updateSession(sessionId, (session) => ({
      ...session,
      accounts: { ...session.accounts, status: 'loading' },
    }));
    expect(await offered()).toEqual([]);
  });

  test('a profile of an account whose roles could not be loaded is not gone', async () => {
    const [account] = whole.session().accounts.items;
    const keys = `sso_session = corp\nsso_account_id = ${account!.accountId}\nsso_role_name = X\ncreated_by = daypass\n`;
    await whole.putConfig(`${config}\n[profile x]\n${keys}`);
    const offered = async () => (await answer(whole.act({ type: 'preview-profiles', ...wish() }))).gone;
    expect(await offered()).toHaveLength(1);
    const roles = { status: 'failed', problem: null, names: [] } as const;
    whole.daypass.store.updateSession(sessionId, (session) => ({
      ...session,
      accounts: { ...session.accounts, items: session.accounts.items.map((one) => ({ ...one, roles })) },
    }));
    expect(await offered()).toEqual([]);
  });
});

test('a conversion is made and taken back, without what was done before it', async () => {
  const old = '\n[profile old]\nsso_start_url = https://d-2.awsapps.com/start\nsso_region = us-east-1\n';
  await whole.start(config + old);
  const roles = [{ accountId: '012345678901', roleName: 'Admin' }];
  const first = await answer(whole.act({ type: 'preview-profiles', ...wish({ roles }) }));
  await answer(whole.act({ type: 'write-profiles', ...wish({ roles }), digest: first.change.digest }));
  const before = await text();
  expect(before).not.toBe(config + old);

  const shown = await answer(whole.act({ type: 'preview-conversion', profiles: null }));
  expect(shown.profiles).toEqual([{ profile: 'old', session: 'd-2', why: null }]);
  await answer(whole.act({ type: 'convert-profiles', profiles: null, digest: shown.change.digest }));
  expect(whole.daypass.store.state.sessions.map(({ id }) => id)).toEqual([sessionId, 'sso-session:d-2']);

  const backup = shown.keptAs;
  const { change } = await answer(whole.act({ type: 'preview-restore', backup }));
  await answer(whole.act({ type: 'restore-config-backup', backup, digest: change.digest }));
  expect(await text()).toBe(before);
  expect(whole.daypass.store.state.sessions.map(({ kind }) => kind)).toEqual(['sso-session', 'legacy']);
  // A conversion that is refused leaves the copy for the way back as it was.
  await whole.putConfig(`${before}# more\n`);
  const refused = await whole.act({ type: 'convert-profiles', profiles: null, digest: 'a'.repeat(64) });
  expect(refused).toMatchObject({ problem: { code: 'config-changed-meanwhile' } });
  await expect(readFile(`${whole.paths.configFile}.daypass-before-conversion`, 'utf8')).resolves.toBe(before);
  // The day's first backup is older.
  const daily = await answer(whole.act({ type: 'preview-restore', backup: null }));
  expect(daily.change.lines.map((line) => line.text)).toContain('[profile 012345678901-Admin]');
});

test('sessions and profiles that are not there are refused', async () => {
  await whole.start();
  const invalid = { ok: false, problem: { code: 'command-invalid' } };
  const unknown = wish({ sessionId: 'sso-session:no' });
  expect(await whole.act({ type: 'preview-profiles', ...unknown })).toMatchObject(invalid);
  expect(await whole.act({ type: 'write-profiles', ...unknown, digest: 'a'.repeat(64) })).toMatchObject(invalid);
  expect(await whole.act({ type: 'copy-profile-argument', profile: 'no' })).toMatchObject(invalid);
  expect(await whole.act({ type: 'copy-profile-name', profile: 'no' })).toMatchObject(invalid);
  expect(await whole.act({ type: 'copy-profile-export', profile: 'no', shell: 'posix' })).toMatchObject(invalid);
  expect(await whole.act({ type: 'convert-profiles', profiles: null, digest: 'a'.repeat(64) })).toMatchObject({
    problem: { code: 'config-changed-meanwhile' },
  });
  expect(await text()).toBe(config);
});

const role = { accountId: '012345678901', roleName: 'Admin' };
test.each([
  ['too many roles', { roles: Array.from({ length: 5001 }, () => role) }],
  ['a legacy session', { sessionId: 'legacy:https://x' }],
  ['an account id that is none', { roles: [{ ...role, accountId: '1' }] }],
  ['another output', { output: 'xml' }],
  ['another separator', { template: { ...usualTemplate, separator: '; rm' } }],
  ['more than is known', { file: '/etc/passwd' }],
])('the page cannot ask for %s', (_, changes) => {
  expect(v.is(commandSchema, { type: 'preview-profiles', ...wish() })).toBe(true);
  expect(v.is(commandSchema, { type: 'preview-profiles', ...wish(), ...changes })).toBe(false);
});

test('a backup is a name, not a path', () => {
  expect(v.is(commandSchema, { type: 'preview-restore', backup: 'config.daypass-backup-2026-11-23' })).toBe(true);
  for (const backup of ['../x', 'a/b', 'a\\b', '']) {
    expect(v.is(commandSchema, { type: 'preview-restore', backup })).toBe(false);
  }
});
