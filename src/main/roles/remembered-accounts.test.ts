/** A list of accounts outlasts the process and the sign-in: it is shown before AWS is asked, and never taken for AWS's word. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  type Engine,
  type EngineProcess,
  signedInElsewhere,
  ssoSession,
  startEngine,
} from '../../../testing/support/engine.ts';
import type { Account as Listed } from '../../../testing/identity-center/organisation.ts';
import { now } from '../../../testing/support/clock.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import type { Account, AccountList } from '../../shared/app-state.ts';
import { day, minute, type Ms } from '../../shared/time.ts';
import { gatherFacts } from '../doctor/machine-facts.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const corp = ssoSession();
const { id } = corp;

let engine: Engine;
afterEach(() => engine.close());

const signIn = async (): Promise<void> => {
  await engine.putToken(corp, await signedInElsewhere(engine, corp));
  await engine.sessions.readTokens();
  engine.organisation.forgetRequests();
};
const isDone = ({ roles }: Account): boolean => roles.status === 'ready' || roles.status === 'failed';
const loaded = (process: Pick<EngineProcess, 'session' | 'accounts'> = engine): Promise<AccountList> => {
  process.accounts.load(id);
  return eventually(() => {
    const list = process.session().accounts;
    expect(list.status).toBe('ready');
    expect(list.items.every(isDone)).toBe(true);
    return list;
  });
};
const namesIn = ({ items }: AccountList) => items.map(({ accountId, name, roles }) => [accountId, name, roles.names]);
const asked = (): number => engine.organisation.requests.length;

async function start(): Promise<AccountList> {
  engine = await startEngine({ organisation: { accounts: 4 } });
  await signIn();
  const list = await loaded();
  await engine.saved();
  engine.organisation.forgetRequests();
  return list;
}

describe('after a restart', () => {
  test('the list is there with its age before anything is asked of AWS, and nothing in it counts as told', async () => {
    const list = await start();
    const again = await engine.restarted();
    const kept = again.session().accounts;
    expect(asked()).toBe(0);
    expect(namesIn(kept)).toEqual(namesIn(list));
    expect(kept).toMatchObject({ status: 'none', listedAt: list.listedAt });
    expect(new Set(kept.items.map(({ roles }) => roles.status))).toEqual(new Set(['waiting']));
  });

  test('it is listed anew, and what came and went meanwhile is marked until it is seen', async () => {
    await start();
    // The organisation hands out its own list: what is changed here is changed there.
    const accounts = engine.organisation.accountsOf() as Listed[];
    const [first, second, third] = [...accounts];
    accounts.splice(0, 4, { ...first!, roles: [...first!.roles, 'Extra'] }, { ...second!, roles: [] }, third!);
    accounts.push({ accountId: '999999999999', accountName: 'zz-fresh', roles: ['Admin'] });
    const again = await engine.restarted();
    await again.sessions.readTokens();
    const { items } = await loaded(again);
    const byId = new Map(items.map((item) => [item.accountId, item]));
    expect(byId.get(first!.accountId)?.roles.newNames).toEqual(['Extra']);
    expect(byId.get(second!.accountId)?.roles.goneNames).toEqual([...second!.roles].toSorted());
    expect(byId.get(third!.accountId)?.roles).not.toHaveProperty('newNames');
    expect(byId.get('999999999999')?.news).toBe('new');
    expect(items.filter(({ news }) => news === 'gone')).toHaveLength(1);

    again.accounts.seen(id);
    await eventually(() => {
      const seen = again.session().accounts.items;
      expect(seen).toHaveLength(4);
      expect(JSON.stringify(seen)).not.toMatch(/news|newNames|goneNames/);
    });
    again.accounts.stop(id);
    await again.saved();
  });
});

describe('after a restart within one sign-in', () => {
  /** The roles of the kept list were told `age` ago, to Ana; AWS has said that `user` is signed in. */
  const restart = async (age: Ms, user: string): Promise<EngineProcess> => {
    await start();
    engine.store.updateSession(id, (session) => {
      const items = session.accounts.items.map((account) => ({
        ...account,
        roles: { ...account.roles, knownAt: now() - age },
      }));
      return { ...session, accounts: { ...session.accounts, items, user: 'ana.lima' } };
    });
    await engine.saved();
    const again = await engine.restarted();
    await again.sessions.readTokens();
    again.store.updateSession(id, (session) => ({ ...session, user }));
    return again;
  };
  const roleListsAsked = (): number => engine.organisation.requestsOf('ListAccountRoles').length;

  test('the accounts are listed, and of their roles only what somebody asks for', async () => {
    const again = await restart(day - minute, 'ana.lima');
    await loaded(again);
    expect(engine.organisation.requestsOf('ListAccounts')).toHaveLength(1);
    expect(roleListsAsked()).toBe(0);
    again.accounts.load(id, true);
    await eventually(() => expect(roleListsAsked()).toBe(4));
    again.accounts.stop(id);
  });

  test.each([
    ['longer ago than a day', day + minute, 'ana.lima'],
    ['to another person', minute, 'somebody.else'],
  ])('roles that were told %s are asked for', async (_when, age, user) => {
    const again = await restart(age, user);
    await loaded(again);
    expect(roleListsAsked()).toBe(4);
    again.accounts.stop(id);
  });
});

describe('signed out', () => {
  test('the list stays with its age, and none of it counts as told', async () => {
    const list = await start();
    await engine.signOut.signOut(id);
    expect(engine.phase()).toMatchObject({ step: 'signed-out', reason: 'asked' });
    const kept = engine.session().accounts;
    expect(namesIn(kept)).toEqual(namesIn(list));
    expect(kept).toMatchObject({ status: 'none', problem: null, listedAt: list.listedAt });
    expect(new Set(kept.items.map(({ roles }) => roles.status))).toEqual(new Set(['waiting']));
  });

  test('the next sign-in lists anew, with the old list on screen meanwhile', async () => {
    const list = await start();
    await engine.signOut.signOut(id);
    await signIn();
    engine.organisation.configure({ latencyMs: 100 });
    engine.accounts.load(id);
    await eventually(() => expect(engine.session().accounts.status).toBe('loading'));
    expect(namesIn(engine.session().accounts)).toEqual(namesIn(list));
    engine.organisation.configure({ latencyMs: 0 });
    expect(namesIn(await loaded())).toEqual(namesIn(list));
  });

  test('no check of the files takes the remembered roles for assigned ones', async () => {
    await start();
    const assigned = async () => (await gatherFacts({ ...engine, env: {}, platform: 'linux' })).assigned;
    expect((await assigned()).get(id)?.size).toBe(4);
    await engine.signOut.signOut(id);
    expect((await assigned()).has(id)).toBe(false);
    await signIn();
    engine.organisation.faults.always('ListAccountRoles', 'error');
    engine.accounts.load(id);
    await eventually(() => expect(engine.session().accounts.status).toBe('ready'));
    // All accounts are told again, and the roles of none.
    expect([...((await assigned()).get(id)?.values() ?? [])]).toEqual([null, null, null, null]);
  });
});

test('a forgotten list is gone from the state and the disk, and is listed anew', async () => {
  const list = await start();
  const folder = path.join(engine.dataDir, 'accounts');
  expect(await readdir(folder)).toHaveLength(1);
  await engine.signOut.signOut(id);
  engine.accounts.forget(id);
  expect(engine.session().accounts).toMatchObject({ status: 'none', items: [], listedAt: null });
  await engine.saved();
  expect(await readdir(folder)).toEqual([]);
  await signIn();
  expect(namesIn(await loaded())).toEqual(namesIn(list));
});
