/** Everything of one session is forgotten, and nothing of another one of the same organisation, in memory and on the disk. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { now } from '../../../testing/support/clock.ts';
import { startUrl } from '../../../testing/support/engine.ts';
import { prepareWhole, type Whole } from '../../../testing/support/whole.ts';
import type { SessionId } from '../../shared/app-state.ts';
import { commandSchema } from '../../shared/commands.ts';
import { hour } from '../../shared/time.ts';
import { rememberUse } from '../core/role-uses.ts';
import { createRegistrationCache, registrationFileName } from '../aws/cache/registration-cache.ts';
import { createSessionHistory } from '../sessions/session-history.ts';
import { noLog } from '../system/log.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const corp: SessionId = 'sso-session:corp';
const lab: SessionId = 'sso-session:lab';
const both = [corp, lab] as const;
const section = (name: string): string => `[sso-session ${name}]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access

`;
const registrationKey = (sessionName: string) => ({
  startUrl,
  region: 'us-east-1',
  scopes: ['sso:account:access'],
  sessionName,
});
const account = '012345678901';

let whole: Whole;
let dataDir: string;
beforeEach(async () => {
  whole = await prepareWhole();
  dataDir = path.join(whole.paths.home, 'data');
  await whole.start(section('corp') + section('lab'));
});
afterEach(() => whole.close());

/** Two sessions of one organisation, with all that Daypass can remember of each; nobody is signed in. */
async function fill(): Promise<void> {
  const { store } = whole.daypass;
  for (const id of both) {
    rememberUse(store, { sessionId: id, accountId: account, roleName: 'ReadOnly' });
    await whole.act({ type: 'mute-session', sessionId: id, muted: true });
    const items = [
      {
        accountId: account,
        name: 'payments',
        email: null,
        roles: { status: 'waiting', problem: null, names: ['ReadOnly'] } as const,
      },
    ];
    store.updateSession(id, (session) => ({
      ...session,
      accounts: { status: 'none', problem: null, items, listedAt: now(), user: 'ana' },
      browser: { id: 'firefox:work', label: 'Firefox (work)' },
      rememberedUser: { expected: 'ana', current: { user: 'ana', signIn: `of ${id}` } },
    }));
  }
  await whole.act({ type: 'set-favorite', accountId: account, roleName: 'ReadOnly', favorite: true });
  const registrations = createRegistrationCache(whole.paths.ssoCacheDir);
  const registration = { clientId: 'c', clientSecret: 's', expiresAt: now() + 24 * hour, scopes: [], grantTypes: [] };
  for (const name of ['corp', 'lab']) await registrations.store(registrationKey(name), registration);
}

const own = async (name: string): Promise<string> => readFile(path.join(dataDir, name), 'utf8').catch(() => '');
const lists = async (folder = 'accounts'): Promise<string[]> => {
  const names = await readdir(path.join(dataDir, folder)).catch(() => []);
  const texts = await Promise.all(names.map((name) => own(path.join(folder, name))));
  return texts.map((text) => JSON.parse(text).session);
};
const registered = async (): Promise<string[]> => {
  const files = await readdir(whole.paths.ssoCacheDir);
  return ['corp', 'lab'].filter((name) => files.includes(registrationFileName(registrationKey(name))));
};
/** What the settings file has of a session. */
const chosen = async (id: SessionId) => {
  const { recentRoles, warnings, users, browsers } = JSON.parse(await own('settings.json'));
  return [recentRoles, warnings, users, browsers].map((values) => id in values);
};

test('everything of the one session goes, from the disk as well, and nothing of the other', async () => {
  await fill();
  await whole.daypass.stop();
  await putHistories();
  await whole.start(section('corp') + section('lab'));
  const before = { ...whole.daypass.store.session(lab) };
  expect(whole.session().accounts.items).toHaveLength(1);
  expect(await whole.act({ type: 'forget-session', sessionId: corp, registration: false })).toEqual({
    ok: true,
    value: undefined,
  });
  expect(whole.session()).toMatchObject({
    recentRoles: [],
    warnings: { muted: false, snoozed: null },
    browser: null,
    rememberedUser: null,
    accounts: { items: [], listedAt: null },
  });
  expect(whole.daypass.store.session(lab)).toEqual(before);
  expect([await chosen(corp), await chosen(lab)]).toEqual([Array(4).fill(false), Array(4).fill(true)]);
  expect(await lists()).toEqual([lab]);
  for (const file of ['history.json', path.join('cli', 'history.json')])
    expect([file, ...Object.keys(JSON.parse(await own(file)).sessions)]).toEqual([file, lab]);
  expect(await lists(path.join('cli', 'accounts'))).toEqual([lab]);
  expect(whole.daypass.store.state.roleMarks).toHaveLength(1);
  expect(await registered()).toEqual(['corp', 'lab']);
  expect(await readFile(whole.paths.configFile, 'utf8')).toBe(section('corp') + section('lab'));
  await whole.daypass.stop();
  await whole.start();
  expect(whole.session()).toMatchObject({ recentRoles: [], browser: null, accounts: { items: [] } });
});

/** As of a day on which somebody was signed in to both, in the app's folder and in the command's, where the lists are the same. */
async function putHistories(): Promise<void> {
  for (const folder of [dataDir, path.join(dataDir, 'cli')]) {
    await mkdir(path.join(folder, 'accounts'), { recursive: true });
    const history = createSessionHistory(path.join(folder, 'history.json'), noLog);
    await history.load();
    const token = await whole.elsewhere();
    for (const id of both) {
      history.signedIn(id, token, now() - 9 * hour);
      history.refused(id, token, now() - hour);
    }
    await history.saved();
  }
  await writeFile(whole.tokenFile, '{}');
  for (const name of await readdir(path.join(dataDir, 'accounts')))
    await writeFile(path.join(dataDir, 'cli', 'accounts', name), await own(path.join('accounts', name)));
}

test('with the registration, only this session’s file goes', async () => {
  await fill();
  expect(await registered()).toEqual(['corp', 'lab']);
  expect(await whole.act({ type: 'forget-session', sessionId: corp, registration: true })).toMatchObject({ ok: true });
  expect(await registered()).toEqual(['lab']);
});

test('a list of a portal that the session had before goes too', async () => {
  await fill();
  await whole.daypass.stop();
  const moved = section('corp').replace('d-1234567890', 'd-elsewhere1') + section('lab');
  await whole.start(moved);
  expect(await lists()).toHaveLength(2);
  await whole.act({ type: 'forget-session', sessionId: corp, registration: false });
  expect(await lists()).toEqual([lab]);
});

test('of a session that somebody is signed in to nothing is forgotten', async () => {
  await fill();
  await whole.elsewhere();
  await whole.isNow('active');
  const result = await whole.act({ type: 'forget-session', sessionId: corp, registration: true });
  expect(result).toMatchObject({ ok: false, problem: { code: 'command-invalid' } });
  expect(await registered()).toEqual(['corp', 'lab']);
  expect(whole.session().warnings.muted).toBe(true);
});

test('the command is checked by its schema', () => {
  const valid = { type: 'forget-session', sessionId: corp, registration: true };
  expect(v.is(commandSchema, valid)).toBe(true);
  for (const odd of [{ registration: 'yes' }, { registration: undefined }, { sessionId: 'corp' }, { all: true }])
    expect(v.is(commandSchema, { ...valid, ...odd })).toBe(false);
});
