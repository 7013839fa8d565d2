/** Tests of who is signed in: asked once a sign-in, remembered, compared with who was before, and told in no other place. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type { SignedInUsers } from './signed-in-users.ts';
import { advance, now } from '../../../testing/support/clock.ts';
import {
  type Engine,
  type EngineOptions,
  signedInElsewhere,
  ssoSession,
  startEngine,
} from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { minute } from '../../shared/time.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const corp = ssoSession();
const { id } = corp;
const kenji = 'kenji.sato@example.com';

let engine: Engine;
let users: SignedInUsers;
let isPanelVisible = false;
let panelShown = 0;

async function start(options: EngineOptions = {}): Promise<void> {
  isPanelVisible = false;
  panelShown = 0;
  engine = await startEngine({
    ...options,
    desktop: { isPanelVisible: () => isPanelVisible, showPanel: () => void (panelShown += 1) },
  });
  ({ users } = engine);
}
afterEach(() => engine.close());

const asked = () => engine.organisation.requestsOf('GetRoleCredentials').length;
const notices = () => engine.store.state.notices.map(({ problem }) => problem);
const userIs = (user: string | null) => eventually(() => expect(engine.session().user).toBe(user));

/** By a click, in the browser. */
async function signInHere(user?: string): Promise<void> {
  const before = engine.opened.length;
  await engine.signIn.start(id);
  await eventually(() => expect(engine.opened.length).toBe(before + 1));
  await fetch(await engine.organisation.approveAuthorization(engine.opened.at(-1)!, user));
  await eventually(() => expect(engine.phase().step).toBe('active'));
}

async function signInByAnotherTool(): Promise<void> {
  await engine.putToken(corp, await signedInElsewhere(engine, corp));
  await engine.sessions.readTokens();
}

/** As a surface would: the panel comes up. */
function openPanel(): void {
  isPanelVisible = true;
  engine.accounts.load(id);
  users.panelShown();
}

test('a sign-in that was made here is asked about at once, with few calls, and remembered', async () => {
  await start();
  await signInHere();
  await userIs('ana.lima');
  expect(engine.session().rememberedUser).toMatchObject({ expected: 'ana.lima', current: { user: 'ana.lima' } });
  const portal = engine.organisation.requests.filter(({ service }) => service === 'portal');
  expect(portal.map(({ operation }) => operation)).toEqual(['ListAccounts', 'ListAccountRoles', 'GetRoleCredentials']);
  expect([notices(), panelShown]).toEqual([[], 0]);
  // The panel comes up: there is nothing to ask again.
  openPanel();
  await eventually(() => expect(engine.session().accounts.status).toBe('ready'));
  expect(asked()).toBe(1);
});

test('another tool’s sign-in is asked about when somebody looks', async () => {
  await start();
  await signInByAnotherTool();
  await eventually(() => expect(engine.phase().step).toBe('active'));
  expect(asked()).toBe(0);
  openPanel();
  await userIs('ana.lima');
  expect(engine.organisation.requestsOf('ListAccounts')).toHaveLength(1);
});

test('another person: a notice, and the panel for whoever has clicked; the same in capitals is nobody else', async () => {
  await start();
  await signInHere();
  await userIs('ana.lima');
  await signInHere(kenji);
  await userIs(kenji);
  const params = { session: 'corp', sessionId: id, user: kenji, expected: 'ana.lima' };
  expect(notices()).toEqual([{ code: 'other-identity', params, retry: 'user' }]);
  expect(panelShown).toBe(1);
  // Not accepted: Ana is the right one still.
  expect(engine.session().rememberedUser?.expected).toBe('ana.lima');

  engine.store.updateSession(id, (session) => ({
    ...session,
    rememberedUser: { ...session.rememberedUser!, expected: kenji.toUpperCase() },
  }));
  await signInHere(kenji);
  await eventually(() => expect(asked()).toBe(3));
  await userIs(kenji);
  expect(notices()).toEqual([]);
});

test('a list that is remembered goes from the screen and the disk as soon as AWS says that it is another person', async () => {
  await start();
  const folder = path.join(engine.dataDir, 'accounts');
  await signInHere();
  await userIs('ana.lima');
  openPanel();
  await eventually(() => expect(engine.session().accounts).toMatchObject({ status: 'ready', user: 'ana.lima' }));
  await engine.signOut.signOut(id);
  isPanelVisible = false;
  await signInHere();
  await userIs('ana.lima');
  expect(engine.session().accounts).toMatchObject({ items: { length: 3 }, user: 'ana.lima' });

  // Ana's list is on the disk, and in the state of the next process, when somebody else signs in.
  await engine.signOut.signOut(id);
  await engine.saved();
  expect(await readdir(folder)).toHaveLength(1);
  await signInHere(kenji);
  expect(engine.session().accounts.items).toHaveLength(3);
  await userIs(kenji);
  const none = { status: 'none', problem: null, items: [], listedAt: null };
  expect(engine.session().accounts).toEqual({ ...none, user: kenji });
  await engine.saved();
  expect(await readdir(folder)).toEqual([]);
});

test('accepted: the notice goes, and the next one like this is the right one', async () => {
  await start();
  await signInHere();
  await userIs('ana.lima');
  await signInHere(kenji);
  await eventually(() => expect(notices()).toHaveLength(1));
  users.accept(id);
  expect(notices()).toEqual([]);
  await signInHere(kenji);
  await eventually(() => expect(asked()).toBe(3));
  await userIs(kenji);
  expect(notices()).toEqual([]);
  expect(panelShown).toBe(1);
});

test('a renewal is no sign-in, also where nobody knows when that was', async () => {
  await start({ sessions: [] });
  await engine.putToken(corp, await signedInElsewhere(engine, corp));
  await engine.sessions.configure([corp]);
  expect(engine.phase()).toMatchObject({ step: 'active', signedInAt: null });
  openPanel();
  await userIs('ana.lima');
  for (const round of [1, 2]) {
    const before = engine.sessions.token(id)!.accessToken;
    advance(50 * minute);
    engine.renewals.look(now());
    await eventually(() => expect(engine.sessions.token(id)!.accessToken).not.toBe(before));
    await eventually(() => expect(engine.phase()).toMatchObject({ renewal: { kind: 'automatic' } }));
    expect([round, asked(), engine.session().user]).toEqual([round, 1, 'ana.lima']);
  }
});

test('without a network it is asked again only when somebody looks, and not for ever', async () => {
  await start();
  await signInByAnotherTool();
  isPanelVisible = true;
  engine.accounts.load(id);
  await eventually(() =>
    expect(engine.session().accounts.items.some(({ roles }) => roles.names.length > 0)).toBe(true),
  );
  engine.organisation.faults.always('GetCallerIdentity', 'error');
  for (let looks = 1; looks <= 3; looks += 1) {
    users.panelShown();
    await eventually(() => expect(said()).toHaveLength(looks));
  }
  users.panelShown();
  engine.accounts.load(id, true);
  await eventually(() => expect(engine.session().accounts.status).toBe('ready'));
  expect(asked()).toBe(3);
  expect(engine.session().user).toBeNull();
});
const said = () => engine.logged.filter((line) => line.startsWith('who is signed in'));

test('signed out meanwhile: nobody is shown', async () => {
  await start();
  await signInByAnotherTool();
  engine.organisation.faults.always('GetRoleCredentials', { delayMs: 300 });
  openPanel();
  await eventually(() => expect(asked()).toBe(1));
  await engine.signOut.signOut(id);
  await eventually(() => expect(engine.organisation.requestsOf('GetRoleCredentials')[0]?.status).toBeDefined());
  await eventually(() => expect(engine.phase().step).toBe('signed-out'));
  expect(engine.session().user).toBeNull();
  expect(engine.organisation.requestsOf('GetCallerIdentity')).toEqual([]);
});

test('not wanted: nothing is asked, and what was known is forgotten', async () => {
  await start();
  await signInHere();
  await signInHere(kenji);
  await eventually(() => expect(notices()).toHaveLength(1));
  users.setShown(false);
  expect([notices(), engine.session().user, engine.session().rememberedUser]).toEqual([[], null, null]);
  const before = asked();
  await signInHere();
  openPanel();
  await eventually(() => expect(engine.session().accounts.status).toBe('ready'));
  expect(asked()).toBe(before);
  users.setShown(true);
  await userIs('ana.lima');
});

test('no name and no key is in the log', async () => {
  await start();
  await signInHere();
  await userIs('ana.lima');
  engine.organisation.faults.always('GetCallerIdentity', 'forbidden');
  await signInHere(kenji);
  await eventually(() => expect(engine.logged.join()).toContain('who is signed in is not known'));
  for (const word of ['ana.lima', kenji, ...engine.organisation.secretsIssued])
    expect(engine.logged.join('\n')).not.toContain(word);
});
