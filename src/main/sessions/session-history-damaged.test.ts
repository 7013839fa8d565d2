/** A damaged file of the history: what is whole in it is used, and the rest is no obstacle. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SessionId } from '../../shared/app-state.ts';
import { hour, minute } from '../../shared/time.ts';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { canary, historiesIn, lived, morning } from '../../../testing/support/histories.ts';

const corp: SessionId = 'sso-session:corp';
const legacy: SessionId = 'legacy:https://d-1234567890.awsapps.com/start#/';

let dir: string;
let file: string;
const { opened, saved } = historiesIn(() => file);
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'daypass-history-'));
  file = path.join(dir, 'history.json');
});
afterEach(async () => {
  await saved();
  await removeFolder(dir);
});

describe('a damaged file', () => {
  const intact = { fingerprint: '0123456789abcdef', startedAt: 1, renewedAt: null, standing: 'known', endedAt: null };
  const eight = { startedAt: 0, endedAt: 8 * hour };
  test.each([
    ['no JSON', '{"sessions":', null],
    ['nothing', '', null],
    ['another kind of JSON', '[1]', null],
    ['no sessions', '{"sessions":3}', null],
    ['a session that is none', { [corp]: 3, [legacy]: { current: intact, lengths: [eight] } }, null],
    ['a damaged sign-in', { [corp]: { current: { ...intact, startedAt: 'x' }, lengths: [eight] } }, 8 * hour],
    [
      'a fingerprint that is a token',
      { [corp]: { current: { ...intact, fingerprint: 'aor' }, lengths: [eight] } },
      8 * hour,
    ],
    ['no sign-in', { [corp]: { lengths: [eight] } }, 8 * hour],
    ['damaged lengths', { [corp]: { current: null, lengths: [null, { startedAt: 5 }, eight, 'x'] } }, 8 * hour],
    [
      'a length that ends before it starts',
      { [corp]: { current: null, lengths: [{ startedAt: hour, endedAt: 0 }, eight] } },
      8 * hour,
    ],
    ['an endless number', '{"sessions":{"sso-session:corp":{"lengths":[{"startedAt":0,"endedAt":1e999}]}}}', null],
    ['no lengths', { [corp]: { current: intact } }, null],
  ])('%s', async (_, content, length) => {
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify({ sessions: content }));
    const history = await opened();
    expect(history.usualLength(corp)?.length ?? null).toBe(length);
    if (typeof content === 'object' && legacy in content) expect(history.usualLength(legacy)?.length).toBe(8 * hour);
    history.signedOut(corp);
    lived(history, corp, morning, 8);
    await history.saved();
    expect((await opened()).usualLength(corp)?.length).toBe(8 * hour);
  });

  test('more lengths than are kept', async () => {
    await writeFile(file, JSON.stringify({ sessions: { [corp]: { lengths: Array(30).fill(eight) } } }));
    expect((await opened()).usualLength(corp)?.observations).toBe(10);
  });

  test('a start before all time is none', async () => {
    const text = JSON.stringify({ sessions: { [corp]: { current: intact, lengths: [] } } });
    await writeFile(file, text.replace('"startedAt":1', '"startedAt":-1e999'));
    const history = await opened();
    const fresh = canary('fresh', morning);
    history.signedIn(corp, fresh, morning);
    history.refused(corp, fresh, morning + 30 * minute);
    // Nothing was running before: so this one counts.
    expect(history.usualLength(corp)?.length).toBe(30 * minute);
  });

  test('damaged in any way: loads, and is whole after the next change', async () => {
    const whole = JSON.stringify({ sessions: { [corp]: { current: intact, lengths: [eight, eight] } } });
    const cut = fc.nat(whole.length).map((at) => whole.slice(0, at));
    const changed = fc.tuple(fc.nat(whole.length - 1), fc.string({ maxLength: 3 }));
    const garbled = changed.map(([at, text]) => whole.slice(0, at) + text + whole.slice(at + 1));
    const field = fc.constantFrom('current', 'lengths', 'startedAt', 'endedAt', 'standing', 'fingerprint', 'sessions');
    const odd = fc
      .tuple(field, fc.json())
      .map(([name, value]) => whole.replaceAll(new RegExp(`"${name}":[^,}\\]]+`, 'g'), `"${name}":${value}`));
    await fc.assert(
      fc.asyncProperty(fc.oneof(cut, garbled, odd, fc.json()), async (text) => {
        await writeFile(file, text);
        const history = await opened();
        const usual = history.usualLength(corp);
        if (usual) expect(usual.length).toBeGreaterThanOrEqual(10 * minute);
        const fresh = canary('fresh', morning);
        history.signedOut(corp);
        history.signedIn(corp, fresh, morning);
        await history.saved();
        const again = await opened();
        expect(again.startedAt(corp, fresh)).toBe(morning);
        expect(again.usualLength(corp)).toEqual(usual);
      }),
      { numRuns: 60 },
    );
  });
});
