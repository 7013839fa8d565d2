/** Weeks of sleeps, clocks, networks, refusals, restarts, people and other tools in any order: what never happens in them. */
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { anyStep, calm, live } from '../test-support/life-acts.ts';
import { type Life, startLife } from '../test-support/life.ts';

vi.mock('../machine/clock.ts', () => import('../test-support/clock.ts'));
/** A failure is to be found again by its seed. */
vi.mock('./jitter.ts', () => ({ upTo: (most: number) => Math.floor(nextChance() * most) }));

let chance = 1;
function nextChance(): number {
  chance = (chance * 48_271) % 2_147_483_647;
  return chance / 2_147_483_647;
}

let life: Life | null = null;
const close = async (): Promise<void> => {
  await life?.close();
  life = null;
};
afterEach(close);

/** One run takes some seconds; more of them, and others each time, with `DAYPASS_WEEKS=100`. */
const weeks = Number(process.env['DAYPASS_WEEKS'] ?? 10);
/** Without it the same weeks each time: a landing is no lottery, and whoever looks for a defect asks for more. */
const seed = process.env['DAYPASS_WEEKS_SEED'] ?? (process.env['DAYPASS_WEEKS'] === undefined ? '20261123' : undefined);

const settings = fc.record({
  portalSessionSeconds: fc.constantFrom(8 * 3600, 24 * 3600, 7 * 24 * 3600),
  refreshReuseSeconds: fc.constantFrom(0, 30),
  registrationSeconds: fc.constantFrom(90 * 24 * 3600, 2 * 24 * 3600),
});
/** Two and a half of them, as a rule. */
const schedule = fc.array(anyStep, { minLength: 25, maxLength: 40, size: 'max' });

/** The rules are in `test-support/life-rules.ts`; each names itself when it is broken. */
test(
  'no rule is broken in any week, and in the end every session is good or over',
  // Requests and files are real, so their order is not the seed's alone: on a busy machine one run in some hundred failed,
  // for a reason that is not known yet.
  { timeout: weeks * 20_000, retry: 1 },
  async () => {
    // The SDK's pauses between its attempts are real ones.
    vi.spyOn(Math, 'random').mockReturnValue(0);
    await fc.assert(
      fc.asyncProperty(settings, schedule, async (organisation, steps) => {
        chance = 1;
        life = await startLife(organisation);
        for (const step of steps) await live(life, step);
        await life.setNetwork('good', Infinity);
        await life.goOn(calm);
        for (const { id, phase } of life.daypass.store.state.sessions) {
          const left = phase.step === 'active' ? phase.accessTokenEndsAt - life.now() : Infinity;
          expect(left, `${id} is signed in with a token that is over`).toBeGreaterThan(0);
        }
        await close();
      }),
      // Each try of a shorter failure would cost another week.
      { numRuns: weeks, endOnFailure: true, ...(seed === undefined ? {} : { seed: Number(seed) }) },
    );
  },
);
