/** Every line about a session is backed by an answer of AWS, or says that AWS was not asked. */
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Fault } from '../../../testing/identity-center/faults.ts';
import { formatToken, type Token } from '../aws/cache/token-file.ts';
import { advance, advanceUnanswered, waits } from '../../../testing/support/clock.ts';
import { type Engine, signedInElsewhere, ssoSession } from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { corp, exists, labs, line, signOutsOf, startSignedInThrice } from '../../../testing/support/sign-outs.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

let engine: Engine;
let tokens: Readonly<Record<string, Token>>;
beforeEach(async () => {
  [engine, tokens] = await startSignedInThrice();
});
afterEach(() => engine.close());

const { logouts, lines, report } = signOutsOf(() => engine);
const token = (): Token => tokens[corp.id]!;
const aProblem = expect.objectContaining({ code: expect.any(String) });
const signOut = async (scope: string): Promise<void> =>
  scope === 'one' ? engine.signOut.signOut(corp.id) : engine.signOut.signOutAll();
/** The patience for AWS is over as soon as it was asked, which it answers with nothing that ends the sign-out sooner. */
const signOutUnanswered = async (): Promise<void> => {
  const signingOut = engine.signOut.signOut(corp.id);
  await eventually(() => expect(logouts()).not.toEqual([]));
  advanceUnanswered(6000);
  await signingOut;
};
const corpLine = () => lines()?.find(({ session }) => session === 'corp');

describe.each(['one', 'all'])('a token file that cannot be read at this moment (%s)', (scope) => {
  test.each([
    ['cut by a writer', '{"accessToken": "half'],
    ['empty', ''],
    ['no token any more', '{}'],
    ['a list', '[]'],
    ['no text', '{"accessToken": 5, "region": "us-east-1", "startUrl": "https://x"}'],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['too large', 'x'.repeat(9 * 1024 * 1024)],
  ])('%s: AWS is told of what the app knows', async (_, content) => {
    await writeFile(engine.fileOf('corp'), content);
    await signOut(scope);
    expect(logouts()).toContainEqual([token().accessToken, 200]);
    expect(corpLine()).toEqual(line('corp', 'ended'));
    expect(await exists(engine.fileOf('corp'))).toBe(false);
  });

  test('nothing known of it either: AWS is not asked, and the line says so', async () => {
    await rm(engine.fileOf('corp'));
    await engine.sessions.readTokens(corp.id);
    await writeFile(engine.fileOf('corp'), '{"accessToken": "half');
    await signOut(scope);
    expect(corpLine()).toEqual(line('corp', 'not-asked', expect.objectContaining({ code: 'token-unreadable' })));
    expect(logouts().map(([told]) => told)).not.toContain(token().accessToken);
    expect(await exists(engine.fileOf('corp'))).toBe(false);
  });

  test('an access token that no request can carry is told to nobody', async () => {
    await writeFile(engine.fileOf('corp'), formatToken({ ...token(), accessToken: 'a\r\nX-Evil: 1' }));
    await engine.sessions.readTokens(corp.id);
    await signOut(scope);
    expect(corpLine()).toMatchObject({ outcome: 'not-asked' });
    expect(waits()).toEqual([]);
  });
});

test('signed out elsewhere a moment ago: AWS is asked all the same', async () => {
  await rm(engine.fileOf('corp'));
  engine.organisation.endPortalSession(token().accessToken);
  await engine.signOut.signOut(corp.id);
  expect(lines()).toEqual([line('corp', 'already-over')]);
  expect(logouts()).toEqual([[token().accessToken, 401]]);
});

test('never signed in here: that is what the line says', async () => {
  await rm(engine.fileOf('corp'));
  await engine.sessions.readTokens(corp.id);
  await engine.signOut.signOut(corp.id);
  expect(lines()).toEqual([line('corp', 'not-found')]);
  expect(logouts()).toEqual([]);
});

describe('answers that are no answer', () => {
  const answers: readonly Fault[] = [
    'error',
    'dropped',
    'html',
    'throttled',
    'malformed',
    { raw: 'OK' },
    { raw: '{"login": "https://hotel.example"}' },
    { raw: '', status: 204 },
    { raw: '{"message": "log in"}', status: 401 },
    { raw: '<html>', status: 401 },
    ...[301, 302, 400, 401, 402, 403, 404, 407, 409, 418, 431, 451, 502, 511].map((status) => ({ status })),
  ];
  test.each(answers)('%j is no end, neither at once nor later', async (fault) => {
    engine.organisation.faults.always('Logout', fault);
    // The SDK repeats what is throttled, with pauses of its own.
    await (fault === 'throttled' ? signOutUnanswered() : engine.signOut.signOut(corp.id));
    expect(corpLine()).toEqual(line('corp', expect.stringMatching(/^(told-later|not-ended)$/), aProblem));
    expect(engine.organisation.portalSessions).toHaveLength(3);
    const before = logouts().length;
    if (corpLine()!.outcome === 'not-ended') return;
    advance(31_000);
    await eventually(() => expect(logouts().length).toBeGreaterThan(before));
    engine.organisation.faults.clear();
    await eventually(() => {
      if (waits().length > 0) advance(1_900_000);
      expect(lines()).toEqual([line('corp', 'ended')]);
    });
    expect(engine.organisation.portalSessions).toHaveLength(2);
  });

  test.each([
    ['forbidden', 'not-ended', []],
    [{ status: 400 }, 'told-later', [60]],
  ] as const)('%j later is no end either', async (fault, outcome, pauses) => {
    engine.organisation.faults.always('Logout', 'dropped');
    await engine.signOut.signOut(corp.id);
    engine.organisation.faults.clear();
    engine.organisation.faults.always('Logout', fault);
    advance(31_000);
    await eventually(() => expect(waits()).toEqual(pauses));
    await eventually(() => expect(corpLine()).toEqual(line('corp', outcome, aProblem)));
  });

  test.each(['hang', 'never_ending'] as const)('a request that hangs is no last try (%s)', async (fault) => {
    engine.organisation.faults.always('Logout', fault);
    await signOutUnanswered();
    expect(corpLine()).toEqual(line('corp', 'told-later', expect.objectContaining({ code: 'network-timeout' })));
    engine.organisation.faults.clear();
    advance(31_000);
    await eventually(() => expect(lines()).toEqual([line('corp', 'ended')]));
  });
});

describe('a 401', () => {
  test('to a token that AWS renews, and to the new one as well: the session goes on', async () => {
    engine.organisation.faults.always('Logout', 'revoked');
    await engine.signOut.signOut(corp.id);
    expect(corpLine()).toEqual(line('corp', 'not-ended', expect.objectContaining({ code: 'aws-refused' })));
    expect(waits()).toEqual([]);
  });

  test('to a token that is not for accounts, and cannot be renewed, tells nothing', async () => {
    const { refreshToken: _, ...rest } = token();
    await engine.putToken(corp, rest);
    await engine.sessions.configure([ssoSession({ scopes: ['codecatalyst:read_write'] })]);
    engine.organisation.faults.always('Logout', 'revoked');
    await engine.signOut.signOut(corp.id);
    expect(corpLine()).toEqual(line('corp', 'not-ended', aProblem));
  });

  test('in the region that the file names: the one of the config file is asked, too', async () => {
    await engine.putToken(corp, { ...token(), region: 'eu-west-1' });
    engine.organisation.faults.next('Logout', 'revoked');
    await engine.signOut.signOutAll();
    expect(corpLine()).toEqual(line('corp', 'ended'));
    expect(engine.organisation.portalSessions).toEqual([]);
  });
});

describe('several at once', () => {
  test('of one session: one report, one word to AWS', async () => {
    await Promise.all([engine.signOut.signOut(corp.id), engine.signOut.signOut(corp.id)]);
    expect(lines()).toEqual([line('corp', 'ended')]);
    expect(logouts()).toHaveLength(1);
  });

  test('of two sessions: both stand in the report, and late words reach their lines', async () => {
    engine.organisation.faults.always('Logout', 'error');
    await Promise.all([engine.signOut.signOut(corp.id), engine.signOut.signOut(labs.id)]);
    const summary = () => lines()!.map(({ session, outcome }) => `${session} ${outcome}`);
    expect(summary().toSorted()).toEqual(['corp told-later', 'labs told-later']);
    engine.organisation.faults.clear();
    engine.organisation.endPortalSession(tokens[labs.id]!.accessToken);
    engine.pendingLogouts.tryNow();
    await eventually(() => expect(summary().toSorted()).toEqual(['corp ended', 'labs already-over']));
  });

  test.each([true, false])('one and all (all first: %s): each session once', async (allFirst) => {
    const one = () => engine.signOut.signOut(corp.id);
    const all = () => engine.signOut.signOutAll();
    const [first, second] = allFirst ? [all, one] : [one, all];
    await Promise.all([first(), second()]);
    expect(
      lines()!
        .map(({ session, outcome }) => `${session} ${outcome}`)
        .toSorted(),
    ).toEqual(['corp ended', 'd-legacy7890.awsapps.com ended', 'labs ended']);
    expect(logouts()).toHaveLength(3);
  });
});

test('the same token in two files is told once, and has one outcome', async () => {
  const copy = path.join(engine.paths.ssoCacheDir, 'copy.json');
  await writeFile(copy, formatToken(token()));
  await engine.signOut.signOutAll();
  expect(await engine.cacheFiles()).toEqual([]);
  expect(logouts()).toHaveLength(3);
  expect(report()!.lines.map(({ outcome }) => outcome)).toEqual(['ended', 'ended', 'ended', 'ended']);
});

test('a sign-in elsewhere that the config file does not know is told in the region of its file', async () => {
  const other = await signedInElsewhere(engine, corp);
  const put = async (name: string, region: string | undefined): Promise<void> =>
    writeFile(path.join(engine.paths.ssoCacheDir, name), formatToken({ ...other, region }));
  await put('other.json', 'us-east-1');
  await engine.signOut.signOutAll();
  expect(lines()!.at(-1)).toEqual(line(null, 'ended'));
  for (const region of ['evil.example/', 'x@evil', 'localhost', '127.0.0.1', 'us-east-1\n', undefined]) {
    engine.organisation.forgetRequests();
    await put('other.json', region);
    await engine.signOut.signOutAll();
    expect([lines(), logouts()]).toEqual([[line(null, 'not-asked')], []]);
  }
});
