/** Waiting for a sign-in, by the token file alone. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { advance, now } from '../../../testing/support/clock.ts';
import { legacySession, ssoSession, startUrl } from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { hour, minute } from '../../shared/time.ts';
import { formatToken, type Token } from '../aws/cache/token-file.ts';
import { answerNote } from '../system/process-notes.ts';
import { standingOf, tokenFile } from './standing.ts';
import { type RunningWait, waitForSignIn } from './wait-for-sign-in.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const session = ssoSession();
let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'daypass-wait-'));
  mkdirSync(cache());
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const cache = (): string => path.join(home, 'cache');
const notes = (): string => path.join(home, 'notes');
const token = (changes: Partial<Token> = {}): Token => ({
  startUrl,
  region: 'us-east-1',
  accessToken: 'token',
  expiresAt: now() + hour,
  ...changes,
});
const renewable = { clientId: 'a', clientSecret: 'b', refreshToken: 'c', registrationExpiresAt: now() + 1000 * hour };
const put = (changes: Partial<Token> = {}, of = session): void =>
  writeFileSync(tokenFile(cache(), of), formatToken(token(changes)));
const begin = (length = 10 * minute): Promise<RunningWait> =>
  waitForSignIn({ ssoCacheDir: cache(), notesFolder: notes(), session, until: now() + length });
/** Lets time pass until the wait has come to its end. */
const endOf = async ({ ended }: RunningWait, pace = 300): Promise<string> => {
  let end = '';
  void ended.then((found) => (end = found));
  await eventually(() => {
    advance(pace);
    expect(end).not.toBe('');
  });
  return end;
};

describe('how somebody stands', () => {
  test.each([
    ['signed-in', {}],
    ['signed-in', renewable],
    ['renewable', { ...renewable, expiresAt: now() - 1 }],
    ['signed-out', { expiresAt: now() - 1 }],
    ['signed-out', { ...renewable, expiresAt: now() - 1, registrationExpiresAt: now() - 1 }],
    ['signed-out', { startUrl: 'https://d-other.awsapps.com/start' }],
  ] as const)('%s: %j', async (standing, changes) => {
    put(changes);
    expect(await standingOf(cache(), session)).toBe(standing);
  });

  test('a legacy session is never renewed, and has a file of its own', async () => {
    const legacy = legacySession();
    put({ ...renewable, startUrl: legacy.startUrl, expiresAt: now() - 1 }, legacy);
    expect(await standingOf(cache(), legacy)).toBe('signed-out');
    put({ startUrl: legacy.startUrl }, legacy);
    expect(await standingOf(cache(), legacy)).toBe('signed-in');
    expect(await standingOf(cache(), session)).toBe('signed-out');
  });

  test('no file, and one that is none', async () => {
    expect(await standingOf(cache(), session)).toBe('signed-out');
    writeFileSync(tokenFile(cache(), session), '[]');
    expect(await standingOf(cache(), session)).toBe('signed-out');
    expect(await standingOf(path.join(home, 'nowhere'), session)).toBe('signed-out');
  });
});

describe('a wait ends', () => {
  test('when a token comes, and its note is gone', async () => {
    const wait = await begin();
    expect(readdirSync(notes())).toHaveLength(1);
    // What does not sign anybody in ends nothing.
    put({ expiresAt: now() - 1 });
    put({ startUrl: 'https://d-other.awsapps.com/start' });
    writeFileSync(tokenFile(cache(), session), '{');
    setTimeout(() => put(), 50);
    expect(await endOf(wait)).toBe('signed-in');
    expect(readdirSync(notes())).toEqual([]);
  });

  test('at once where somebody has signed in meanwhile', async () => {
    put();
    expect(await (await begin()).ended).toBe('signed-in');
  });

  test('when its time is over, also without any', async () => {
    const start = now();
    expect(await endOf(await begin(), minute)).toBe('nobody');
    expect(now() - start).toBeGreaterThanOrEqual(10 * minute);
    expect(await (await begin(0)).ended).toBe('nobody');
    expect(readdirSync(notes())).toEqual([]);
  });

  test('when somebody signs out instead', async () => {
    const wait = await begin();
    const [note = ''] = readdirSync(notes());
    await answerNote(path.join(notes(), note), { isDismissed: true });
    expect(await endOf(wait)).toBe('dismissed');
    expect(readdirSync(notes())).toEqual([]);
  });

  test('also where no note can be left', async () => {
    writeFileSync(notes(), 'in the way');
    const wait = await begin();
    put();
    expect(await endOf(wait)).toBe('signed-in');
  });
});
