/** Sessions to warn of, for tests: one of each kind, and random ones. */
import fc from 'fast-check';
import type { SessionId, WarningChoices } from '../../src/shared/app-state.ts';
import { problem } from '../../src/shared/problems.ts';
import { type EpochMs, minute, second } from '../../src/shared/time.ts';
import { defaultWarnings, type Warnable, type WarningInput } from '../../src/shared/warnings.ts';

export const end: EpochMs = Date.UTC(2026, 7, 12, 15, 0, 30);
export const corp: SessionId = 'sso-session:corp';

export const hard = (at = end): Warnable => ({
  accessTokenEndsAt: at,
  estimatedEndsAt: null,
  renewal: { kind: 'impossible', why: 'legacy' },
});
/** Renews by itself; its tokens end at another time than the session. */
export const soft = (estimatedEndsAt: EpochMs | null = end): Warnable => ({
  accessTokenEndsAt: end + 40 * minute,
  estimatedEndsAt,
  renewal: { kind: 'automatic', at: end + 25 * minute },
});
export const running = (phase = soft()): Warnable => ({ ...phase, renewal: { kind: 'running', failed: null } });
const trouble = {
  kind: 'failing',
  problem: problem('network-unreachable', { host: 'oidc.eu-central-1.amazonaws.com' }, 'auto'),
  nextTryAt: end,
} as const;
/** Fails since so many minutes before the end. */
export const failing = (minutesBefore: number, estimatedEndsAt: EpochMs | null = null): Warnable => ({
  accessTokenEndsAt: end,
  estimatedEndsAt,
  renewal: { ...trouble, since: end - minutesBefore * minute },
});
export const tryingAgain = (minutesBefore: number): Warnable => ({
  ...failing(minutesBefore),
  renewal: { kind: 'running', failed: { ...trouble, since: end - minutesBefore * minute } },
});

const untouched: WarningChoices = { muted: false, snoozed: null };
export const input = (phase: Warnable, changes: Partial<WarningInput> = {}): WarningInput => ({
  sessionId: corp,
  phase,
  settings: defaultWarnings,
  choices: untouched,
  shown: [],
  ...changes,
});

export const anyPhase = fc.oneof(
  fc.constant(hard()),
  fc.constant(soft()),
  fc.constant(running()),
  fc.double({ min: 0, max: 90, noNaN: true }).map((left) => failing(left)),
  fc.double({ min: 0, max: 90, noNaN: true }).map(tryingAgain),
);
export const anyChoices = fc.record({
  settings: fc.record({ warnMinutes: fc.array(fc.integer({ min: -1, max: 120 }), { maxLength: 5 }) }),
  choices: fc.record({
    muted: fc.boolean(),
    snoozed: fc.option(fc.integer({ min: -20, max: 20 }).map((moved) => end + moved * minute)),
  }),
});
export const anyNow = fc.integer({ min: -200 * 60, max: 20 * 60 }).map((seconds) => end + seconds * second);
