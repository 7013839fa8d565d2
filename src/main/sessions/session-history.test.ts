/** The history in its file: kept over a restart, careful with what it finds there, and without a word of a token. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SessionId } from '../../shared/app-state.ts';
import { day, hour, minute } from '../../shared/time.ts';
import type { Token } from '../aws/cache/token-file.ts';
import { noLog } from '../system/log.ts';
import { createSessionHistory } from './session-history.ts';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { canary, historiesIn, lived, morning } from '../../../testing/support/histories.ts';

const corp: SessionId = 'sso-session:corp';
const other: SessionId = 'sso-session:__proto__';
const legacy: SessionId = 'legacy:https://d-1234567890.awsapps.com/start#/';

let dir: string;
let file: string;
const { opened, saved } = historiesIn(() => file);
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'daypass-history-'));
  file = path.join(dir, 'data', 'history.json');
});
afterEach(async () => {
  await saved();
  await removeFolder(dir);
});

describe('over a restart', () => {
  test('the start is known as long as the file holds the same chain', async () => {
    const before = await opened();
    const [first, second, foreign] = [canary('1', morning), canary('2', morning + hour), canary('3', morning)];
    before.signedIn(corp, first, morning);
    before.renewed(corp, first, second, morning + 45 * minute);
    await before.saved();
    const after = await opened();
    expect(after.startedAt(corp, second)).toBe(morning);
    expect(after.startedAt(corp, first)).toBeNull();
    expect(after.startedAt(corp, foreign)).toBeNull();
    expect(after.startedAt(legacy, second)).toBeNull();
  });

  test('the lengths are known, and the session is foretold', async () => {
    const before = await opened();
    lived(before, corp, morning, 8);
    lived(before, corp, morning + day, 9);
    lived(before, legacy, morning, 2);
    await before.saved();
    const after = await opened();
    const now = canary('now', morning + 2 * day);
    after.signedIn(corp, now, morning + 2 * day);
    expect(after.usualLength(corp)).toEqual({ length: 8 * hour, observations: 2 });
    expect(after.expectedEnd(corp, now)).toBe(morning + 2 * day + 8 * hour);
    expect(after.usualLength(legacy)).toEqual({ length: 2 * hour, observations: 1 });
    expect(after.usualLength(other)).toBeNull();
  });

  test('what another process keeps in a file of its own is known as well, and that file is left as it is', async () => {
    const other = await opened();
    lived(other, corp, morning, 8);
    const now = canary('now', morning + day);
    other.signedIn(corp, now, morning + day);
    await other.saved();
    const before = await readFile(file, 'utf8');
    const own = createSessionHistory(path.join(dir, 'own.json'), noLog, file);
    await own.load();
    expect(own.expectedEnd(corp, now)).toBe(morning + day + 8 * hour);
    const next = canary('next', morning + day + hour);
    own.renewed(corp, now, next, morning + day + 45 * minute);
    expect(own.expectedEnd(corp, next)).toBe(morning + day + 8 * hour);
    await own.saved();
    expect(await readFile(file, 'utf8')).toBe(before);
    const without = createSessionHistory(path.join(dir, 'none.json'), noLog, path.join(dir, 'missing.json'));
    await without.load();
    expect(without.usualLength(corp)).toBeNull();
  });

  test('an end is not learned a second time', async () => {
    const before = await opened();
    const only = canary('1', morning);
    before.signedIn(corp, only, morning);
    before.rejected(corp, only, morning + 20 * minute);
    await before.saved();
    const after = await opened();
    after.refused(corp, only, morning + 21 * minute);
    after.rejected(corp, only, morning + 22 * minute);
    expect(after.usualLength(corp)).toEqual({ length: 20 * minute, observations: 1 });
  });

  test('a sign-out leaves the lengths', async () => {
    const before = await opened();
    lived(before, corp, morning, 8);
    const next = canary('next', morning + day);
    before.replaced(corp, null, next, morning + day);
    expect(before.startedAt(corp, next)).toBe(morning + day);
    before.signedOut(corp);
    await before.saved();
    const after = await opened();
    expect(after.startedAt(corp, next)).toBeNull();
    expect(after.usualLength(corp)?.observations).toBe(1);
  });
});

describe('the file', () => {
  test.skipIf(process.platform === 'win32')('is for its owner only', async () => {
    const history = await opened();
    history.signedIn(corp, canary('1', morning), morning);
    await history.saved();
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600');
    expect(((await stat(path.dirname(file))).mode & 0o777).toString(8)).toBe('700');
  });

  test('is not touched where nothing changes', async () => {
    const history = await opened();
    history.signedOut(corp);
    history.startedAt(corp, canary('1', morning));
    await history.saved();
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });

  test.skipIf(process.platform === 'win32')('is not written again with the same content', async () => {
    const history = await opened();
    const again = async (): Promise<number> => {
      history.signedIn(corp, canary('1', morning), morning);
      await history.saved();
      return (await stat(file)).ino;
    };
    const [first, within] = [await again(), await again()];
    expect(within).not.toBe(first);
    expect(await again()).toBe(within);
  });

  test('that cannot be written is reported without its content, and the next change tries again', async () => {
    const warnings: unknown[] = [];
    const log = { ...noLog, warn: (...line: unknown[]) => void warnings.push(line) };
    await writeFile(path.join(dir, 'data'), 'a file where a folder should be');
    const history = createSessionHistory(file, log);
    await history.load();
    history.signedIn(corp, canary('1', morning), morning);
    await history.saved();
    expect(warnings).toEqual([['session history not saved', { reason: expect.stringMatching(/^E[A-Z]+$/) }]]);
    await rm(path.join(dir, 'data'));
    // Another object of the same content.
    history.signedOut(corp);
    history.signedIn(corp, canary('1', morning), morning);
    await history.saved();
    expect((await opened()).startedAt(corp, canary('1', morning))).toBe(morning);
  });

  test('holds everything that is in memory, and no token', async () => {
    const ids = [corp, legacy, other] as const;
    const act = fc.record({
      act: fc.constantFrom('signedIn', 'renewed', 'refused', 'rejected', 'replaced', 'signedOut'),
      id: fc.constantFrom(...ids.slice(0, 2)),
      after: fc.integer({ min: 0, max: 80 * minute }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
        await rm(file, { force: true });
        const history = await opened();
        const tokens = new Map<SessionId, Token>();
        let at = morning;
        for (const [i, { act: name, id, after }] of acts.entries()) {
          at += after;
          const [held, next] = [tokens.get(id), canary(String(i), at)];
          if (name === 'signedOut') history.signedOut(id);
          else if (name === 'signedIn') history.signedIn(id, next, at);
          else if (name === 'replaced') history.replaced(id, held ?? null, next, at);
          else if (held && name === 'renewed') history.renewed(id, held, next, at);
          else if (held && name !== 'renewed') history[name](id, held, at);
          if (name === 'signedIn' || name === 'replaced' || (held && name === 'renewed')) tokens.set(id, next);
        }
        await history.saved();
        const again = await opened();
        for (const id of ids) {
          const held = tokens.get(id) ?? canary('none', morning);
          expect(again.usualLength(id)).toEqual(history.usualLength(id));
          expect(again.startedAt(id, held)).toBe(history.startedAt(id, held));
          expect(again.expectedEnd(id, held)).toBe(history.expectedEnd(id, held));
        }
        expect(await readFile(file, 'utf8').catch(() => '')).not.toContain('canary');
      }),
      { numRuns: 60 },
    );
  });
});
