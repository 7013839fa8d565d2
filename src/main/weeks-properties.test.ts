/** Weeks of sleeps, clocks, networks, refusals, restarts, people and other tools in any order: what never happens in them. */
import fc from 'fast-check';
import { afterEach, test, vi } from 'vitest';
import { now } from './test-support/clock.ts';
import { anyStep, calm, live } from './test-support/life-acts.ts';
import { type Life, startLife } from './test-support/life.ts';

vi.mock('./clock.ts', () => import('./test-support/clock.ts'));
/** A failure is to be found again by its seed. */
vi.mock('./jitter.ts', () => ({ upTo: (most: number) => Math.floor(((chance = (chance * 48_271) % 2_147_483_647) / 2_147_483_647) * most) }));
let chance = 1;
let life: Life | null = null;
afterEach(() => life?.close());

const settings = fc.record({
  accessTokenSeconds: fc.constantFrom(3600, 4 * 3600),
  portalSessionSeconds: fc.constantFrom(8 * 3600, 24 * 3600, 7 * 24 * 3600),
  refreshReuseSeconds: fc.constantFrom(0, 30),
  registrationSeconds: fc.constantFrom(90 * 24 * 3600, 2 * 24 * 3600),
});
const steps = fc.array(anyStep, { minLength: 15, maxLength: 30, size: 'max' });

test('weeks', async () => {
  // The SDK's pauses between its attempts are real ones.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  await fc.assert(
    fc.asyncProperty(settings, steps, async (organisation, week) => {
      const t0 = performance.now(); const w0 = now();
      chance = 1;
      life = await startLife(organisation);
      for (const step of week) { const q = performance.now(); await live(life, step); if (performance.now()-q > 1500) console.log(JSON.stringify(step), life.network, (performance.now()-q).toFixed(0)); }
      await life.setNetwork('good', Infinity);
      await life.goOn(calm);
      console.log(week.length, 'steps', ((now()-w0)/3600e3/24).toFixed(1), 'days', (performance.now()-t0).toFixed(0), 'ms');
      await life.close();
      life = null;
    }),
    { numRuns: Number(process.env.RUNS ?? 5), endOnFailure: true },
  );
}, 120_000);
