/** Opening the console and copying its link: what is opened, what is remembered, and what happens when it fails. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppState, Session } from '../../shared/app-state.ts';
import { portalAt } from '../aws/start-url.ts';
import { day } from '../../shared/time.ts';
import type { OpenPage } from '../browsers/page-turns.ts';
import { ProblemError } from '../core/problem-error.ts';
import { createSessionPortals } from '../sessions/session-portals.ts';
import { type Console, createConsole } from './console.ts';
import { noLog } from '../system/log.ts';
import { createSavedSettings, type SavedSettings } from '../core/saved-settings.ts';
import { createStore, type Store } from '../core/store.ts';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { makeSession, makeState } from '../../../testing/support/states.ts';
import { advance, now } from '../../../testing/support/clock.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

let dir: string;
let settings: SavedSettings;
let store: Store;
let console: Console;
let opened: string[];
let copied: string[];
let openBrowser: OpenPage;
/** Where companies' own domains lead, and how often one was asked. */
let leadsTo: string;
let asked: number;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'daypass-console-'));
  const names = ['ReadOnly', ...Array.from({ length: 14 }, (_, index) => `role-${index}`)];
  const items = [
    {
      accountId: '000000000001',
      name: 'payments-prod',
      email: null,
      roles: { status: 'ready', problem: null, names },
    },
  ] as const;
  store = createStore(
    makeState([
      makeSession('corp', undefined, {
        accounts: { status: 'ready', problem: null, items, listedAt: null, user: null },
      }),
      makeSession('labs'),
    ]),
  );
  settings = createSavedSettings(path.join(dir, 'settings.json'), store, noLog);
  await settings.load();
  opened = [];
  copied = [];
  openBrowser = async (url) => void opened.push(url);
  leadsTo = 'https://ssoins-0123456789abcdef.portal.eu-west-1.app.aws';
  asked = 0;
  console = createConsole({
    store,
    sessions: {
      configuredSession: (id) => {
        const shown = store.session(id);
        return shown && { ...shown, scopes: null };
      },
    },
    openBrowser: (url, id) => openBrowser(url, id),
    copyText: async (text) => void copied.push(text),
    portals: createSessionPortals(async () => {
      asked += 1;
      return portalAt(leadsTo);
    }),
  });
});
afterEach(() => removeFolder(dir));

const target = { sessionId: 'sso-session:corp', accountId: '000000000001', roleName: 'ReadOnly' } as const;
const link = 'https://d-1234567890.awsapps.com/start/#/console?account_id=000000000001&role_name=ReadOnly';
const recent = (name = 'corp'): Session['recentRoles'] => store.session(`sso-session:${name}`)!.recentRoles;

test('opens the portal’s link, in which no credentials are', async () => {
  expect(await console.open(target)).toEqual({ ok: true, value: undefined });
  expect([opened, asked]).toEqual([[link], 0]);
});

test('copies the same link', async () => {
  expect(await console.copyLink(target)).toEqual({ ok: true, value: undefined });
  expect([opened, copied]).toEqual([[], [link]]);
});

describe("a company's own domain", () => {
  const portal = 'https://ssoins-0123456789abcdef.portal.eu-west-1.app.aws';
  beforeEach(() => {
    const startUrl = 'https://aws.mycompany.test/#/';
    store.updateSession(target.sessionId, (session) => ({ ...session, startUrl }));
  });

  test('the link is the one of the portal that it leads to; it is asked once', async () => {
    await console.open(target);
    await console.copyLink(target);
    const link = `${portal}/#/console?account_id=000000000001&role_name=ReadOnly`;
    expect([opened, copied, asked]).toEqual([[link], [link], 1]);
  });

  test('that leads elsewhere: told, and neither opened nor remembered', async () => {
    leadsTo = 'https://evil.example/';
    const problem = { code: 'start-url-leads-elsewhere', params: { host: 'aws.mycompany.test' }, retry: 'user' };
    expect(await console.open(target)).toEqual({ ok: false, problem });
    expect(await console.copyLink(target)).toEqual({ ok: false, problem });
    expect([opened, copied, recent()]).toEqual([[], [], []]);
  });
});

describe('the access portal', () => {
  test('opens in the session’s browser, also that of an own domain; no role is remembered', async () => {
    expect(await console.openPortal(target.sessionId)).toMatchObject({ ok: true });
    const startUrl = 'https://aws.mycompany.test/#/';
    store.updateSession(target.sessionId, (session) => ({ ...session, startUrl }));
    expect(await console.openPortal(target.sessionId)).toMatchObject({ ok: true });
    expect(opened).toEqual(['https://d-1234567890.awsapps.com/start', leadsTo]);
    expect(recent()).toEqual([]);
  });

  test('is not opened for a session that is gone, nor without https, nor where the browser does not start', async () => {
    expect(await console.openPortal('sso-session:gone')).toMatchObject({ ok: false });
    store.updateSession(target.sessionId, (session) => ({ ...session, startUrl: 'http://d-1.awsapps.com/start' }));
    expect(await console.openPortal(target.sessionId)).toMatchObject({ problem: { code: 'url-not-trusted' } });
    openBrowser = () => Promise.reject(new Error('no browser'));
    expect(await console.openPortal('sso-session:labs')).toMatchObject({ problem: { code: 'browser-not-opened' } });
    expect(opened).toEqual([]);
  });
});

test('the sign-out page of an identity provider opens only once the user has named one', async () => {
  expect(await console.openProviderSignOut(target.sessionId)).toMatchObject({ ok: false });
  store.update((state) => ({ ...state, identityProvider: { kind: 'okta', host: 'acme.okta.com' } }));
  expect(await console.openProviderSignOut('sso-session:gone')).toMatchObject({ ok: false });
  expect(await console.openProviderSignOut(target.sessionId)).toMatchObject({ ok: true });
  store.update((state) => ({
    ...state,
    identityProvider: { kind: 'other', address: 'https://sso.example.com/logout' },
  }));
  expect(await console.openProviderSignOut(target.sessionId)).toMatchObject({ ok: true });
  expect(opened).toEqual(['https://acme.okta.com/login/signout', 'https://sso.example.com/logout']);
});

describe('the roles used last', () => {
  test('have the account’s name and the time, in the state and in the settings', async () => {
    await console.open(target);
    const { sessionId, ...role } = target;
    expect(recent()).toEqual([{ ...role, accountName: 'payments-prod', usedAt: expect.closeTo(now(), -4), uses: 1 }]);
    expect(recent('labs')).toEqual([]);
    await settings.saved();
    const again = createSavedSettings(path.join(dir, 'settings.json'), createStore(makeState([])), noLog);
    expect((await again.load()).recentRoles).toEqual({ [sessionId]: recent() });
  });

  test('have the newest first, each once', async () => {
    for (let index = 0; index < 14; index++) {
      await console.open({ ...target, roleName: `role-${index}` });
      advance(1000);
    }
    await console.copyLink({ ...target, roleName: 'role-9' });
    expect(recent().map(({ roleName }) => Number(roleName.slice(5)))).toEqual([
      9, 13, 12, 11, 10, 8, 7, 6, 5, 4, 3, 2, 1, 0,
    ]);
  });

  test('count how often, and an old use counts less', async () => {
    for (let times = 0; times < 3; times++) await console.open(target);
    expect(recent()[0]?.uses).toBeCloseTo(3, 3);
    advance(14 * day);
    await console.copyLink(target);
    expect(recent()[0]?.uses).toBeCloseTo(2.5, 3);
  });

  test('keep a name that the list does not have any more', async () => {
    await console.open(target);
    store.updateSession(target.sessionId, (session) => ({ ...session, accounts: { ...session.accounts, items: [] } }));
    await console.open(target);
    expect(recent()).toMatchObject([{ accountName: 'payments-prod' }]);
  });
});

describe('refused', () => {
  test('by a browser that does not open: told, and not remembered', async () => {
    openBrowser = () => Promise.reject(new Error('no browser'));
    expect(await console.open(target)).toEqual({
      ok: false,
      problem: { code: 'browser-not-opened', params: { host: 'd-1234567890.awsapps.com' }, retry: 'user' },
    });
    expect(recent()).toEqual([]);
  });

  test('for a session that is gone', async () => {
    expect(await console.open({ ...target, sessionId: 'sso-session:gone' })).toMatchObject({ ok: false });
    expect(await console.copyLink({ ...target, sessionId: 'sso-session:gone' })).toMatchObject({ ok: false });
    expect([opened, copied]).toEqual([[], []]);
  });

  test('of a role that is neither listed nor recent nor that of a profile', async () => {
    const invalid = { ok: false, problem: { code: 'command-invalid' } };
    const other = { ...target, accountId: '000000000002' };
    for (const invented of [
      { ...target, roleName: 'Admin' },
      other,
      { ...target, sessionId: 'sso-session:labs' },
    ] as const) {
      expect(await console.open(invented)).toMatchObject(invalid);
      expect(await console.copyLink(invented)).toMatchObject(invalid);
    }
    expect([opened, copied, recent()]).toEqual([[], [], []]);
    const profiles = [{ name: 'dev', accountId: other.accountId, roleName: other.roleName }];
    store.updateSession(target.sessionId, (session) => ({ ...session, profiles }));
    expect(await console.open(other)).toMatchObject({ ok: true });
    store.updateSession(target.sessionId, (session) => ({ ...session, profiles: [] }));
    expect(await console.open(other), 'recent by now').toMatchObject({ ok: true });
  });

  test('of a role that AWS’s last list speaks against: told by its names, with what asks again', async () => {
    const list = (names: readonly string[], goneNames: readonly string[], news?: 'gone') => {
      const roles = { status: 'ready', problem: null, names, knownAt: 5, goneNames } as const;
      const account = { accountId: '000000000001', name: 'payments-prod', email: null, roles, ...(news && { news }) };
      store.updateSession(target.sessionId, (session) => ({
        ...session,
        accounts: { ...session.accounts, listedAt: 5, items: [account] },
      }));
    };
    const refused = (gone: string) => {
      const params = { role: 'ReadOnly', account: 'payments-prod', accountId: '000000000001', gone };
      return { ok: false, problem: { code: 'role-not-listed', params: { ...params, sessionId: target.sessionId } } };
    };
    list([], ['ReadOnly']);
    expect(await console.open(target)).toMatchObject(refused('role'));
    expect(await console.copyLink(target)).toMatchObject(refused('role'));
    expect(console.refusal(target)).toMatchObject({ code: 'role-not-listed' });
    list(['ReadOnly'], [], 'gone');
    expect(await console.open(target)).toMatchObject(refused('account'));
    // Somebody has seen it. Of a role that was never shown anywhere nothing is told.
    list([], []);
    expect(await console.open(target)).toMatchObject({ problem: { code: 'command-invalid' } });
    const profiles = [{ name: 'dev', accountId: target.accountId, roleName: target.roleName }];
    store.updateSession(target.sessionId, (session) => ({ ...session, profiles }));
    expect(await console.open(target)).toMatchObject(refused('role'));
    expect([opened, copied, recent()]).toEqual([[], [], []]);
    list(['ReadOnly'], []);
    expect(await console.open(target)).toMatchObject({ ok: true });
    expect(console.refusal(target)).toBeNull();
  });

  test('of a role that only the account, or only the name, has in common with a known one', async () => {
    const known = { accountId: '000000000003', roleName: 'Audit' };
    const recentRoles = [{ ...known, accountName: null, usedAt: now() }];
    store.updateSession(target.sessionId, (session) => ({ ...session, recentRoles }));
    for (const near of [
      { ...known, accountId: '000000000004' },
      { ...known, roleName: 'Admin' },
    ])
      expect(await console.open({ ...target, ...near })).toMatchObject({ ok: false });
    expect(opened).toEqual([]);
    expect(await console.open({ ...target, ...known })).toMatchObject({ ok: true });
  });

  test('of a role that a profile of another session has; its own may have one that only the check reads', async () => {
    const profile = { accountId: '000000000003', roleName: 'Audit', sessionId: 'sso-session:labs' };
    const doctor = { profiles: [profile] } as unknown as NonNullable<AppState['doctor']>;
    store.update((state) => ({ ...state, doctor }));
    const { accountId, roleName } = profile;
    expect(await console.open({ ...target, accountId, roleName })).toMatchObject({ ok: false });
    expect(await console.open({ accountId, roleName, sessionId: 'sso-session:labs' })).toMatchObject({ ok: true });
    expect(opened).toHaveLength(1);
  });

  test('by the turns of the pages: told in their words', async () => {
    const refusal = new ProblemError({ code: 'too-many-at-once', params: {}, retry: 'user' });
    openBrowser = () => Promise.reject(refusal);
    expect(await console.open(target)).toEqual({ ok: false, problem: refusal.problem });
    expect(recent()).toEqual([]);
  });

  test('for a start URL that is not https', async () => {
    store.updateSession(target.sessionId, (session) => ({ ...session, startUrl: 'http://d-1.awsapps.com/start' }));
    expect(await console.open(target)).toMatchObject({ ok: false, problem: { code: 'url-not-trusted' } });
    expect(await console.copyLink(target)).toMatchObject({ ok: false, problem: { code: 'url-not-trusted' } });
    expect([opened, copied, recent()]).toEqual([[], [], []]);
  });
});
