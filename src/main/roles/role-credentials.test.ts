/** Until when role credentials in the AWS CLI's cache work: what is found, what is not believed, and what never leaves the file. */
import { writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Session, SessionProfile } from '../../shared/app-state.ts';
import { hour, minute } from '../../shared/time.ts';
import { formatTimestamp } from '../aws/cache/timestamps.ts';
import { roleCredentialFileName, type RoleEntry } from '../aws/cache/entry-names.ts';
import { now } from '../system/clock.ts';
import { createRoleCredentials } from './role-credentials.ts';
import { createStore, type Store } from '../core/store.ts';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { makeSession, makeState } from '../../../testing/support/states.ts';

const legacyUrl = 'https://d-legacy7890.awsapps.com/start';
const admin = { accountId: '012345678901', roleName: 'Admin' };
const reader = { accountId: '012345678901', roleName: 'ReadOnly' };
const profile = (name: string, role: Partial<typeof admin> = {}): SessionProfile => ({
  name,
  accountId: null,
  roleName: null,
  ...role,
});

let dir: string;
let store: Store;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'daypass-roles-'));
  const corp = makeSession('corp', undefined, {
    profiles: [profile('dev', admin), profile('token-only'), profile('dev-again', admin), profile('look', reader)],
  });
  const legacy = makeSession('old', undefined, {
    id: `legacy:${legacyUrl}`,
    kind: 'legacy',
    startUrl: legacyUrl,
    profiles: [profile('old', admin)],
  });
  store = createStore(makeState([corp, legacy]));
});
afterEach(() => removeFolder(dir));

const cache = () => path.join(dir, 'cache');
const read = () => createRoleCredentials(store, cache()).read();
const handedOut = () => store.state.sessions.map((session: Session) => session.handedOut);
/** Whole seconds, as the AWS CLI writes them. */
/** One instant for the whole file: two of them may lie on both sides of a second. */
const start = now();
const at = (span: number) => Math.floor((start + span) / 1000) * 1000;
const entry = (endsAt: number, changes: object = {}) => ({
  ProviderType: 'sso',
  Credentials: {
    AccessKeyId: 'ASIAKEYSECRET',
    SecretAccessKey: 'secretkeysecret',
    SessionToken: 'tokenkeysecret',
    Expiration: formatTimestamp(endsAt),
    AccountId: admin.accountId,
  },
  ...changes,
});
const put = async (role: RoleEntry, content: unknown): Promise<void> => {
  await mkdir(cache(), { recursive: true });
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  await writeFile(path.join(cache(), roleCredentialFileName(role)), text);
};
const ofCorp = (role = admin): RoleEntry => ({ ...role, sessionName: 'corp' });
const ofLegacy: RoleEntry = { ...admin, startUrl: legacyUrl };

test('the entries of both forms, each with its end and the profiles that mean it, the first to end first', async () => {
  const [soon, late] = [at(20 * minute), at(hour)];
  await put(ofCorp(), entry(late));
  await put(ofCorp(reader), entry(soon));
  await put(ofLegacy, entry(late));
  await read();
  expect(handedOut()).toEqual([
    [
      { ...reader, profiles: ['look'], endsAt: soon },
      { ...admin, profiles: ['dev', 'dev-again'], endsAt: late },
    ],
    [{ ...admin, profiles: ['old'], endsAt: late }],
  ]);
});

test('no key reaches the state', async () => {
  await put(ofCorp(), entry(at(hour)));
  await read();
  expect(handedOut()[0]).toHaveLength(1);
  expect(JSON.stringify(store.state)).not.toMatch(/secret|ASIA/i);
});

describe('what is not there for the state', () => {
  test.each<readonly [string, unknown]>([
    ['one that has ended', entry(at(-minute))],
    ['one of an assumed role', entry(at(hour), { ProviderType: undefined })],
    ['one without credentials', entry(at(hour), { Credentials: null })],
    ['one with credentials of another kind', entry(at(hour), { Credentials: 'x' })],
    ['one without an end', entry(at(hour), { Credentials: { AccessKeyId: 'x' } })],
    ['one whose end is no date', entry(at(hour), { Credentials: { Expiration: 'tomorrow' } })],
    ['one whose end is a number', entry(at(hour), { Credentials: { Expiration: 1 } })],
    ['an empty file', ''],
    ['a file cut in the middle', JSON.stringify(entry(at(hour))).slice(0, 60)],
    ['a list', '[]'],
  ])('%s', async (_name, content) => {
    await put(ofCorp(), content);
    await put(ofLegacy, entry(at(hour)));
    await read();
    expect(handedOut()).toMatchObject([[], [admin]]);
  });

  test('one of another session with the same role', async () => {
    await put({ ...admin, sessionName: 'corporate' }, entry(at(hour)));
    await read();
    expect(handedOut()).toEqual([[], []]);
  });

  test('a folder in the place of the entry, or no folder at all', async () => {
    await read();
    await mkdir(path.join(cache(), roleCredentialFileName(ofCorp())), { recursive: true });
    await read();
    expect(handedOut()).toEqual([[], []]);
  });
});

test('what is gone goes, and what is the same makes no change of the state', async () => {
  await put(ofCorp(), entry(at(hour)));
  await read();
  const { revision } = store.state;
  await read();
  expect(store.state.revision).toBe(revision);
  await rm(cache(), { recursive: true });
  await read();
  expect(handedOut()).toEqual([[], []]);
});

test('who asks while a read runs gets what is there afterwards', async () => {
  const roles = createRoleCredentials(store, cache());
  await put(ofLegacy, entry(at(hour)));
  const first = roles.read();
  await put(ofCorp(), entry(at(hour)));
  await Promise.all([first, roles.read(), roles.read()]);
  expect(handedOut()).toMatchObject([[admin], [admin]]);
});

test('a thousand questions at once are two looks at the disk, and all of them see what was there when they were asked', async () => {
  let looks = 0;
  const counted: Store = Object.create(store, {
    state: {
      get: () => {
        looks += 1;
        return store.state;
      },
    },
  });
  const credentials = createRoleCredentials(counted, cache());
  await put({ ...admin, sessionName: 'corp' }, entry(at(minute)));
  const first = credentials.read();
  const file = path.join(cache(), roleCredentialFileName({ ...admin, sessionName: 'corp' }));
  writeFileSync(file, JSON.stringify(entry(at(hour))));
  await Promise.all([first, ...Array.from({ length: 1_000 }, () => credentials.read())]);
  expect([looks, handedOut()[0]]).toMatchObject([2, [{ ...admin, endsAt: at(hour) }]]);
});
