/** Signing out of one session and of all: what is gone, what stays, what AWS is told, and what the user is told. */
import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { formatToken, type Token } from '../aws/cache/token-file.ts';
import { advance, waits } from '../../../testing/support/clock.ts';
import { type Engine, signedInElsewhere } from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import {
  corp,
  exists,
  labs,
  legacy,
  line,
  roleFile,
  sessions,
  signOutsOf,
  startSignedInThrice,
} from '../../../testing/support/sign-outs.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

let engine: Engine;
let tokens: Readonly<Record<string, Token>>;
beforeEach(async () => {
  [engine, tokens] = await startSignedInThrice();
});
afterEach(() => engine.close());

const { logouts, lines, putRole, report } = signOutsOf(() => engine);
const roleFiles = (): Promise<string[]> => readdir(engine.paths.cliCacheDir).catch(() => []);

describe('a config file that goes while somebody signs out', () => {
  const tokensTold = (): readonly unknown[] => logouts().map(([token]) => token);

  test('AWS is told of the one session that is meant, whether its token file is there or not', async () => {
    for (const [session, isThere] of [
      [corp, false],
      [labs, true],
    ] as const) {
      if (!isThere) await rm(engine.fileOf(session.name));
      const signedOut = engine.signOut.signOut(session.id);
      await engine.sessions.configure([legacy]);
      await signedOut;
      await engine.sessions.configure([corp, labs, legacy]);
    }
    expect(tokensTold()).toEqual([tokens[corp.id]!.accessToken, tokens[labs.id]!.accessToken]);
    expect(await exists(engine.fileOf('labs'))).toBe(false);
  });

  test('AWS is told of all, also where the whole folder has gone before', async () => {
    await rm(path.dirname(path.dirname(engine.paths.ssoCacheDir)), { recursive: true });
    await engine.sessions.readTokens();
    const signedOut = engine.signOut.signOutAll();
    await engine.sessions.configure([]);
    await signedOut;
    expect(new Set(tokensTold())).toEqual(new Set(Object.values(tokens).map(({ accessToken }) => accessToken)));
    expect(engine.organisation.portalSessions).toEqual([]);
  });
});

describe('one session', () => {
  test('its token is gone, AWS has ended it, the others are as before', async () => {
    await engine.signOut.signOut(corp.id);
    expect(await exists(engine.fileOf('corp'))).toBe(false);
    expect(engine.phase(corp.id)).toMatchObject({ step: 'signed-out', reason: 'asked', since: expect.any(Number) });
    expect(logouts()).toEqual([[tokens[corp.id]!.accessToken, 200]]);
    expect(lines()).toEqual([line('corp', 'ended')]);
    expect([engine.phase(labs.id).step, engine.phase(legacy.id).step]).toEqual(['active', 'active']);
    expect(await engine.tokenIn(labs)).toEqual(tokens[labs.id]);
  });

  test('its role credentials go, those of others and of assumed roles stay', async () => {
    const own = await putRole(roleFile({ sessionName: 'corp' }));
    const others = [
      await putRole(roleFile({ sessionName: 'labs' })),
      await putRole(roleFile({ startUrl: legacy.startUrl })),
      await putRole('assumed.json', { Credentials: { AccessKeyId: 'a' } }),
      await putRole('broken.json', '{'),
    ];
    await engine.signOut.signOut(corp.id);
    expect(await exists(own)).toBe(false);
    expect(await Promise.all(others.map(exists))).toEqual([true, true, true, true]);
  });

  test('also those of roles that no profile names but the list does', async () => {
    engine.accounts.load(corp.id);
    await eventually(() => {
      expect(engine.session(corp.id).accounts.status).toBe('ready');
      expect(engine.session(corp.id).accounts.items.every(({ roles }) => roles.status === 'ready')).toBe(true);
    });
    const [account] = engine.session(corp.id).accounts.items;
    const entry = { accountId: account!.accountId, roleName: account!.roles.names[0]! };
    const listed = await putRole(roleFile({ sessionName: 'corp' }, entry));
    await engine.signOut.signOut(corp.id);
    expect(await exists(listed)).toBe(false);
  });

  test('a legacy one: by its start URL', async () => {
    const own = await putRole(roleFile({ startUrl: legacy.startUrl }));
    const other = await putRole(roleFile({ sessionName: 'corp' }));
    await engine.signOut.signOut(legacy.id);
    expect([await exists(own), await exists(other)]).toEqual([false, true]);
    expect(lines()).toEqual([line('d-legacy7890.awsapps.com', 'ended')]);
  });

  test.each(['one', 'all'])(
    'role credentials go before the token: with them the AWS CLI goes on (%s)',
    async (scope) => {
      // A broken file is read for half a second before it is believed to be broken.
      await putRole(roleFile({ sessionName: 'corp' }), '{');
      const ending = scope === 'one' ? engine.signOut.signOut(corp.id) : engine.signOut.signOutAll();
      await delay(150);
      expect(await exists(engine.fileOf('corp'))).toBe(true);
      await ending;
      expect(await exists(engine.fileOf('corp'))).toBe(false);
    },
  );

  test('a session that another tool has renewed: the token of the file is told to AWS', async () => {
    const renewed = await signedInElsewhere(engine, corp);
    await engine.putToken(corp, renewed);
    await engine.signOut.signOut(corp.id);
    expect(logouts()).toEqual([[renewed.accessToken, 200]]);
  });

  test('that is signing in: the sign-in is ended first', async () => {
    await engine.signIn.start(corp.id);
    await eventually(() => expect(engine.opened).toHaveLength(1));
    await engine.signOut.signOut(corp.id);
    expect(engine.phase(corp.id).step).toBe('signed-out');
    expect(waits()).toEqual([]);
    expect(lines()).toEqual([line('corp', 'ended')]);
  });

  test('nothing can be started in between', async () => {
    const ending = engine.signOut.signOut(corp.id);
    expect(engine.phase(corp.id)).toEqual({ step: 'signing-out' });
    advance(50 * 60_000);
    engine.renewals.look(Date.now() + 10 * 3_600_000);
    await engine.signIn.start(corp.id);
    await ending;
    expect(engine.phase(corp.id)).toMatchObject({ step: 'signed-out', reason: 'asked' });
    await delay(150);
    expect([engine.opened, engine.organisation.requestsOf('RegisterClient')]).toEqual([[], []]);
    expect(await exists(engine.fileOf('corp'))).toBe(false);
  });

  test('a list of accounts that was begun is not shown as loading any more', async () => {
    engine.accounts.load(corp.id);
    await engine.signOut.signOut(corp.id);
    expect(engine.session(corp.id).accounts).toMatchObject({
      status: 'none',
      problem: null,
      items: [],
      listedAt: null,
    });
  });

  test('that is not in the config is nothing', async () => {
    await engine.signOut.signOut('sso-session:unknown');
    expect(engine.store.state.signOutReport).toBe(null);
  });
});

describe('all sessions', () => {
  test('every token is gone and told to AWS, one line each', async () => {
    await engine.signOut.signOutAll();
    expect(await engine.cacheFiles()).toEqual([]);
    expect(lines()).toEqual(
      expect.arrayContaining([line('corp', 'ended'), line('labs', 'ended'), line('d-legacy7890.awsapps.com', 'ended')]),
    );
    expect(lines()).toHaveLength(3);
    expect(new Set(logouts().map(([token]) => token))).toEqual(
      new Set(Object.values(tokens).map(({ accessToken }) => accessToken)),
    );
    expect(engine.organisation.portalSessions).toEqual([]);
    expect(sessions.map(({ id }) => engine.phase(id).step)).toEqual(['signed-out', 'signed-out', 'signed-out']);
  });

  // The rows of `aws sso logout` (aws-cli tests/functional/sso/test_logout.py).
  test('takes and leaves the same files as `aws sso logout`', async () => {
    const dir = engine.paths.ssoCacheDir;
    const other = await signedInElsewhere(engine, corp);
    const gone = {
      'token.json': formatToken(other),
      'old.json': '{"region": "us-west-2", "startUrl": "u", "expiresAt": "2019-10-26T05:19:09UTC", "accessToken": "T"}',
      'no-region.json': '{"accessToken": "T", "expiresAt": "2030-01-01T00:00:00Z"}',
      'any-other-extension.txt': '{"accessToken": "T", "region": "us-east-1"}',
    };
    const kept = {
      'botocore-client-id.json': '{"clientId": "myid"}',
      'invalid.json': '{not-json',
      'number.json': '1',
    };
    for (const [name, text] of Object.entries({ ...gone, ...kept })) await writeFile(path.join(dir, name), text);
    const credentials = {
      AccessKeyId: 'a',
      SecretAccessKey: 's',
      SessionToken: 't',
      Expiration: '2020-01-23T20:48:59UTC',
    };
    await putRole('sso-creds.json', { ProviderType: 'sso', Credentials: credentials });
    await putRole('creds.json', { Credentials: credentials });
    await putRole('session.db', 'SQLite format 3');
    await engine.signOut.signOutAll();
    expect((await engine.cacheFiles()).toSorted()).toEqual(Object.keys(kept).toSorted());
    expect((await roleFiles()).toSorted()).toEqual(['creds.json', 'session.db']);
    expect(logouts()).toContainEqual([other.accessToken, 200]);
    // Only what says whose it is, and where it comes from, is told to anybody.
    expect(logouts().filter(([token]) => token === 'T')).toHaveLength(1);
    expect(report()!.others.first).toEqual([
      { name: 'any-other-extension.txt', outcome: 'removed' },
      { name: 'no-region.json', outcome: 'removed' },
    ]);
  });

  test('one without its region is told where its session is', async () => {
    const { region: _, ...token } = tokens[corp.id]!;
    await engine.putToken(corp, token);
    await engine.signOut.signOutAll();
    expect(logouts()).toContainEqual([token.accessToken, 200]);
  });

  test('the broken file of a session goes too: another tool may mend it', async () => {
    await writeFile(engine.fileOf('corp'), '{"accessToken": "half');
    await engine.signOut.signOutAll();
    expect(await engine.cacheFiles()).toEqual([]);
    expect(lines()).toContainEqual(line('corp', 'ended'));
    expect(logouts()).toContainEqual([tokens[corp.id]!.accessToken, 200]);
  });

  test('sessions that were not signed in have no line', async () => {
    await rm(engine.fileOf('corp'));
    await engine.signOut.signOutAll();
    expect(new Set(lines()!.map(({ session }) => session))).toEqual(new Set(['d-legacy7890.awsapps.com', 'labs']));
  });

  test('all of ~/.aws is away: AWS is told from memory', async () => {
    await rm(path.join(engine.home, '.aws'), { recursive: true });
    await engine.signOut.signOutAll();
    expect(lines()!.map(({ outcome }) => outcome)).toEqual(['ended', 'ended', 'ended']);
    expect(engine.organisation.portalSessions).toEqual([]);
  });

  test('nothing there at all', async () => {
    await engine.signOut.signOutAll();
    await rm(path.join(engine.home, '.aws'), { recursive: true });
    await engine.signOut.signOutAll();
    expect(report()).toMatchObject({ lines: [], kept: [], others: { first: [] }, stillValid: { first: [] } });
  });

  test('a second click has the same report', async () => {
    await Promise.all([engine.signOut.signOutAll(), engine.signOut.signOutAll()]);
    expect(lines()).toHaveLength(3);
    expect(logouts()).toHaveLength(3);
  });
});

describe('signing in again before AWS has answered the last sign-out', () => {
  test.each(['one', 'all'] as const)('%s: the next sign-out is not taken for the last', async (which) => {
    const { signOut, organisation } = engine;
    const begin = (): Promise<void> => (which === 'one' ? signOut.signOut(corp.id) : signOut.signOutAll());
    organisation.faults.next('Logout', 'hang');
    const first = begin();
    await eventually(() => expect(organisation.requestsOf('Logout').length).toBeGreaterThan(0));
    const again = await signedInElsewhere(engine, corp);
    await engine.putToken(corp, again);
    await engine.sessions.readTokens();
    expect(engine.phase(corp.id).step).toBe('active');

    await begin();
    expect(engine.phase(corp.id)).toMatchObject({ step: 'signed-out', reason: 'asked' });
    expect(await exists(engine.fileOf('corp'))).toBe(false);
    expect(logouts()).toContainEqual([again.accessToken, 200]);
    advance(60_000);
    await first;
  });
});

test('no secret is logged or put into the state', async () => {
  engine.organisation.faults.next('Logout', 'malformed');
  await engine.signOut.signOutAll();
  const told = [JSON.stringify(engine.store.state), ...engine.logged].join('\n');
  for (const secret of engine.organisation.secretsIssued) expect(told).not.toContain(secret);
});
