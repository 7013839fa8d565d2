/** Weeks of sleeps, clocks, networks, refusals, restarts, people and other tools in any order: what never happens in them. */
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type { SessionId } from '../../../shared/app-state.ts';
import { anyStep, calm, lastTries, live } from '../../../../testing/support/life-acts.ts';
import { type Life, startLife } from '../../../../testing/support/life.ts';

vi.mock('../../system/clock.ts', () => import('../../../../testing/support/clock.ts'));
/** A failure is to be found again by its seed. */
vi.mock('../../system/jitter.ts', () => ({ randomUpTo: (most: number) => Math.floor(nextChance() * most) }));

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

/** One takes a second or more; more of them with `DAYPASS_WEEKS=100`. */
const weeks = Number(process.env['DAYPASS_WEEKS'] ?? 5);
/**
 * Others each time, but in CI: there a change is judged by what it does itself. A failure tells its seed:
 * `DAYPASS_WEEKS_SEED=-1471871652` lives the same weeks again.
 */
const seed = process.env['DAYPASS_WEEKS_SEED'] ?? (process.env['CI'] === undefined ? undefined : '-1471871652');

const settings = fc.record({
  portalSessionSeconds: fc.constantFrom(3600, 2 * 3600, 8 * 3600, 24 * 3600, 7 * 24 * 3600),
  refreshReuseSeconds: fc.constantFrom(0, 30),
  registrationSeconds: fc.constantFrom(90 * 24 * 3600, 2 * 24 * 3600),
});
/** Two and a half of them, as a rule. */
const schedule = fc.array(anyStep, { minLength: 25, maxLength: 40, size: 'max' });

/** Sessions that are shown as signed in with a token that is over. */
function over({ daypass, now }: Life): readonly SessionId[] {
  const { sessions } = daypass.store.state;
  return sessions.flatMap(({ id, phase }) => (phase.step === 'active' && phase.accessTokenEndsAt <= now() ? [id] : []));
}

/** The rules are in `testing/support/life-rules.ts`; each names itself when it is broken. */
test(
  'no rule is broken in any week, and in the end every session is good or over',
  { timeout: weeks * 180_000 },
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
        const late = over(life);
        if (late.length > 0) await life.goOn(lastTries);
        const still = over(life).filter((id) => late.includes(id));
        expect(still, 'signed in with a token that is over').toEqual([]);
        await close();
      }),
      // Each try of a shorter failure would cost another week.
      { numRuns: weeks, endOnFailure: true, ...(seed === undefined ? {} : { seed: Number(seed) }) },
    );
  },
);
