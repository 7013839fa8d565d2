/** Sessions of the config and their files, beside other tools that sign in and out. */
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Active, SessionId } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import type { Token } from '../aws/cache/token-file.ts';
import { tokenKey } from './sessions.ts';
import { advance, now } from '../../../testing/support/clock.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import {
  type Engine,
  legacySession,
  legacyUrl,
  ssoSession,
  startEngine,
  startUrl,
} from '../../../testing/support/engine.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const hour = 3_600_000;
const corp = ssoSession();
const labs = ssoSession({ name: 'labs' });
const legacy = legacySession();
const tokenOf = (accessToken: string, changes: Partial<Token> = {}): Token => ({
  startUrl,
  region: 'us-east-1',
  accessToken,
  expiresAt: Math.floor((now() + hour) / 1000) * 1000,
  clientId: 'c',
  clientSecret: 's',
  refreshToken: `refresh ${accessToken}`,
  registrationExpiresAt: Date.UTC(2099, 0),
  other: {},
  ...changes,
});

let engine: Engine;
let heard: SessionId[];
beforeEach(async () => {
  engine = await startEngine({ sessions: [corp, labs, legacy] });
  heard = [];
  engine.sessions.onNewToken((id) => heard.push(id));
});
afterEach(() => engine.close());

const put = async (accessToken: string, changes: Partial<Token> = {}, session = corp): Promise<Token> => {
  const token = tokenOf(accessToken, changes);
  await engine.putToken(session, token);
  await engine.sessions.readTokens();
  return token;
};

test('the file is named after the session, or after the start URL exactly as configured', () => {
  expect(tokenKey(corp)).toBe('corp');
  expect(tokenKey(legacySession({ startUrl: `${legacyUrl}/#/` }))).toBe(`${legacyUrl}/#/`);
});

test('nobody is signed in at first, and each session is told with its profiles', () => {
  expect(engine.store.state.sessions).toMatchObject([
    { id: 'sso-session:corp', kind: 'sso-session', name: 'corp', startUrl, region: 'us-east-1', profiles: [] },
    { id: 'sso-session:labs' },
    { id: `legacy:${legacyUrl}`, kind: 'legacy', name: 'd-legacy7890.awsapps.com' },
  ]);
  for (const { phase } of engine.store.state.sessions) {
    expect(phase).toEqual({ step: 'signed-out', reason: 'never', since: null, problem: null });
  }
});

describe('another tool', () => {
  test('signs in: the session is active since it was seen', async () => {
    const token = await put('one');
    const signedInAt = expect.closeTo(now(), -4) as number;
    expect(engine.phase()).toMatchObject({ step: 'active', accessTokenEndsAt: token.expiresAt, signedInAt });
    expect(engine.sessions.token(corp.id)).toEqual(token);
    expect(heard).toEqual([corp.id]);
    expect(engine.phase(labs.id).step).toBe('signed-out');
  });

  test('signs in to a legacy profile: it has one hard end', async () => {
    await put('one', { startUrl: legacyUrl, refreshToken: undefined }, legacy);
    expect(engine.phase(legacy.id)).toMatchObject({ step: 'active', renewal: { kind: 'impossible', why: 'legacy' } });
  });

  test('renews or signs in anew: the new token is heard of once', async () => {
    await put('one');
    await engine.sessions.readTokens();
    await put('two', { expiresAt: now() + 2 * hour });
    expect(heard).toEqual([corp.id, corp.id]);
    expect(engine.sessions.token(corp.id)?.accessToken).toBe('two');
  });

  test('signs out', async () => {
    await put('one');
    await rm(engine.fileOf('corp'));
    await engine.sessions.readTokens();
    expect(engine.phase()).toMatchObject({ step: 'signed-out', reason: 'asked', since: expect.closeTo(now(), -4) });
    expect(engine.sessions.token(corp.id)).toBe(undefined);
    expect(engine.session().accounts.status).toBe('none');
  });

  test('puts away the file of a session that has ended: it is nothing to warn of any more', async () => {
    await put('one', { refreshToken: undefined });
    advance(2 * hour);
    await engine.sessions.readTokens();
    expect(engine.phase()).toMatchObject({ reason: 'expired' });
    await rm(engine.fileOf('corp'));
    await engine.sessions.readTokens();
    expect(engine.phase()).toMatchObject({ reason: 'asked' });
  });

  test('breaks the file, and mends it: the session goes on, and a notice names the file', async () => {
    await put('one');
    await writeFile(engine.fileOf('corp'), '{"accessToken": "half');
    await engine.sessions.readTokens();
    expect(engine.phase()).toMatchObject({ step: 'active' });
    expect(engine.sessions.token(corp.id)).toMatchObject({ accessToken: 'one' });
    const params = { file: engine.fileOf('corp'), reason: 'not-json' };
    expect(engine.store.state.notices).toMatchObject([{ problem: { code: 'token-unreadable', params } }]);
    await put('one');
    expect(engine.phase()).toMatchObject({ step: 'active' });
    expect(engine.store.state.notices).toEqual([]);
  });

  test('leaves JSON without a token: signed out', async () => {
    await put('one');
    await writeFile(engine.fileOf('corp'), '{}');
    await engine.sessions.readTokens();
    expect(engine.phase()).toMatchObject({ reason: 'asked', problem: { code: 'token-unreadable' } });
    expect(engine.sessions.token(corp.id)).toBeUndefined();
    expect(engine.store.state.notices).toEqual([]);
  });

  test('takes the whole folder away, and brings it back', async () => {
    await put('one');
    await rename(path.join(engine.home, '.aws'), path.join(engine.home, 'away'));
    await engine.sessions.readTokens();
    const folder = path.join(engine.home, '.aws');
    expect(engine.phase()).toMatchObject({ step: 'active' });
    expect(engine.store.state.notices).toMatchObject([{ problem: { code: 'aws-folder-gone', params: { folder } } }]);
    // Not even a renewal makes it anew, and AWS is not asked for a token that nobody could write down.
    engine.organisation.forgetRequests();
    engine.renewals.renewAll();
    await eventually(() => expect(engine.phase()).toMatchObject({ renewal: { kind: 'failing' } }));
    expect(engine.organisation.requests).toEqual([]);
    await expect(stat(folder)).rejects.toThrow('ENOENT');
    await rename(path.join(engine.home, 'away'), folder);
    await engine.sessions.readTokens();
    expect(engine.phase()).toMatchObject({ step: 'active', renewal: { kind: 'automatic' } });
    expect(engine.store.state.notices).toEqual([]);
  });

  test('keeps the user from signing out of a file that nobody can read: memory lets go of it all the same', async () => {
    await put('one');
    await rm(engine.fileOf('corp'));
    await mkdir(engine.fileOf('corp'));
    await engine.sessions.readTokens();
    expect(engine.phase()).toMatchObject({ step: 'active' });
    engine.sessions.forget(corp.id);
    await engine.sessions.readTokens();
    expect(engine.phase()).toMatchObject({ step: 'signed-out', problem: { code: 'file-unreadable' } });
  });

  test('is in the middle of writing: the truth is waited for', async () => {
    await put('one');
    await writeFile(engine.fileOf('corp'), '');
    const reading = engine.sessions.readTokens();
    await writeFile(engine.fileOf('corp'), JSON.stringify({ accessToken: 'two', expiresAt: '2099-01-01T00:00:00Z' }));
    await reading;
    expect(engine.phase()).toMatchObject({ step: 'active', accessTokenEndsAt: Date.UTC(2099, 0) });
  });

  test('puts something in the file’s place that is none', async () => {
    await mkdir(engine.fileOf('corp'), { recursive: true });
    await engine.sessions.readTokens();
    expect(engine.phase()).toMatchObject({ step: 'signed-out', problem: { code: 'file-unreadable' } });
  });
});

describe('a sign-in made here', () => {
  test('is adopted with its time, and is not news from elsewhere', async () => {
    const token = tokenOf('mine');
    await engine.putToken(corp, token);
    engine.sessions.adopt(corp.id, token);
    const phase = engine.phase();
    expect(phase).toMatchObject({ step: 'active', signedInAt: expect.closeTo(now(), -4) });
    await engine.sessions.readTokens();
    expect(engine.phase()).toEqual(phase);
    expect(heard).toEqual([]);
  });

  test('outranks a read that began before it', async () => {
    // An empty file is read for half a second before it is believed.
    await mkdir(engine.paths.ssoCacheDir, { recursive: true });
    await writeFile(engine.fileOf('corp'), '');
    const reading = engine.sessions.readTokens(corp.id);
    await new Promise((resolve) => setTimeout(resolve, 30));
    engine.sessions.adopt(corp.id, tokenOf('mine'));
    await reading;
    expect(engine.phase()).toMatchObject({ step: 'active', signedInAt: expect.any(Number), estimatedEndsAt: null });
  });

  test('begins anew, whatever the renewals did with the token before', async () => {
    const token = await put('one');
    const lost = problem('network-unreachable', { host: 'h' }, 'auto');
    engine.store.updateSession(corp.id, (session) => ({
      ...session,
      phase: {
        ...(session.phase as Active),
        renewal: { kind: 'failing', problem: lost, since: now(), nextTryAt: now() },
      },
    }));
    engine.sessions.adopt(corp.id, { ...token, accessToken: 'mine' });
    expect(engine.phase()).toMatchObject({ renewal: { kind: 'automatic' } });
  });

  test('of a session that is gone is nothing', () => {
    engine.sessions.adopt('sso-session:gone', tokenOf('mine'));
    engine.sessions.recordVerdict('sso-session:gone', 'mine', 'rejected');
    expect(engine.store.session('sso-session:gone')).toBe(undefined);
  });
});

describe('AWS’s word', () => {
  test('ends the session, and stays so while the file holds this token', async () => {
    await put('one');
    engine.sessions.recordVerdict(corp.id, 'one', 'rejected');
    const ended = { step: 'signed-out', reason: 'rejected', since: expect.any(Number) };
    expect(engine.phase()).toMatchObject(ended);
    await engine.sessions.readTokens();
    expect(engine.phase()).toMatchObject(ended);
    await put('two');
    expect(engine.phase()).toMatchObject({ step: 'active' });
  });

  test('about an older token says nothing, and takes nothing back', async () => {
    await put('two');
    engine.sessions.recordVerdict(corp.id, 'one', 'rejected');
    expect(engine.phase()).toMatchObject({ step: 'active', renewal: { kind: 'automatic' } });
    engine.sessions.recordVerdict(corp.id, 'two', 'refused');
    engine.sessions.recordVerdict(corp.id, 'one', 'rejected');
    await engine.sessions.readTokens();
    expect(engine.phase()).toMatchObject({ renewal: { kind: 'impossible', why: 'refused' } });
  });
});

describe('the config changes', () => {
  test('tokens, phases and lists stay; sessions that are gone leave', async () => {
    await put('one');
    const before = engine.session();
    await engine.sessions.configure([
      legacy,
      { ...corp, profiles: [{ name: 'dev', accountId: null, roleName: null }] },
    ]);
    expect(engine.store.state.sessions.map(({ id }) => id)).toEqual([legacy.id, corp.id]);
    expect(engine.session()).toEqual({ ...before, profiles: [{ name: 'dev', accountId: null, roleName: null }] });
    expect(heard).toEqual([corp.id]);
    expect(engine.sessions.configuredSession(labs.id)).toBe(undefined);
  });

  test('AWS’s word stays too', async () => {
    await put('one');
    engine.sessions.recordVerdict(corp.id, 'one', 'rejected');
    await engine.sessions.configure([corp]);
    expect(engine.phase()).toMatchObject({ reason: 'rejected' });
  });

  test('another region or start URL under the same name has accounts of its own', async () => {
    await put('one');
    const accounts = { status: 'ready', problem: null, items: [], listedAt: 0, user: null } as const;
    engine.store.updateSession(corp.id, (session) => ({ ...session, accounts }));
    await engine.sessions.configure([corp]);
    expect(engine.session().accounts).toEqual(accounts);
    await engine.sessions.configure([{ ...corp, region: 'eu-west-1' }]);
    expect(engine.session()).toMatchObject({ region: 'eu-west-1', accounts: { status: 'none' } });
  });

  test('a session that comes back is read anew', async () => {
    await put('one');
    await engine.sessions.configure([]);
    await engine.sessions.configure([corp]);
    expect(engine.phase()).toMatchObject({ step: 'active' });
  });
});
