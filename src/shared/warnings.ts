/** When to warn of an end that Daypass cannot move, and how often: a pure function of a session and the instant. */
import type { Active, SessionId, WarningChoices } from './app-state.ts';
import { failureOf } from './session-status.ts';
import { type EpochMs, minute, type Ms } from './time.ts';

/** What is read of an `Active` phase. */
export type Warnable = Pick<Active, 'accessTokenEndsAt' | 'estimatedEndsAt' | 'renewal'>;

export interface WarningSettings {
  /** Minutes before an end, in any order. */
  readonly warnMinutes: readonly number[];
}

export const defaultWarnings: WarningSettings = { warnMinutes: [15, 5] };

/**
 * `ends`: the token's own end, and nothing renews it. `ends-about`: the learned end of a session that renews by itself.
 * `renewal-failing`: the token's end, if no renewal succeeds before.
 */
export type WarningKind = 'ends' | 'ends-about' | 'renewal-failing';

export interface Warning {
  readonly kind: WarningKind;
  /** The end that it speaks of. */
  readonly at: EpochMs;
  /** How long before that end it became due, by the settings: the end itself may be nearer when it is shown. */
  readonly minutes: number;
  /** The same for the same occasion: whoever has shown this key does not show it again. */
  readonly key: string;
}

export interface WarningInput {
  readonly sessionId: SessionId;
  readonly phase: Warnable;
  readonly settings: WarningSettings;
  readonly choices: WarningChoices;
  /**
   * The keys of the warnings that have been shown, also before a restart, the latest last. A warning of the same step of
   * nearly the same end takes over the key of the one that was shown: an estimate that moves is no news.
   */
  readonly shown: readonly string[];
}

/** "Remind me two minutes before". */
export const snoozeMinutes = 2;

/** Failures that pass within this time are nobody's business: a network after a wake-up, a server that restarts. */
export const failingLongEnough: Ms = 2 * minute;
/** A renewal that fails matters once there is not much time left for the next tries. */
const failingMinutes = 10;

/** Ends that lie closer together than this are one end. */
const sameEnd: Ms = 10 * minute;

/** The most severe warning due: that of the latest step reached, and none after the end. */
export function warningDue(input: WarningInput, now: EpochMs): Warning | null {
  const end = endOf(input.phase);
  if (input.choices.muted || end === null || now >= end.at) return null;
  const reached = stepsOf(end, input).findLast(({ from }) => from <= now);
  if (!reached) return null;
  const occasion = { kind: end.kind, at: end.at, minutes: reached.minutes };
  return { ...occasion, key: keyOf(occasion, input) };
}

/** The next instant at which `warningDue` answers otherwise by the clock alone; null if it never will. */
export function nextWarningAt(input: WarningInput, now: EpochMs): EpochMs | null {
  const end = endOf(input.phase);
  if (input.choices.muted || end === null || now >= end.at) return null;
  const steps = stepsOf(end, input);
  if (steps.length === 0) return null;
  return steps.find(({ from }) => from > now)?.from ?? end.at;
}

/** The end that warnings of this session speak of; null if there is none, as of one that renews and nothing is learned. */
export function endToWarnOf(phase: Warnable): Pick<End, 'kind' | 'at'> | null {
  return endOf(phase);
}

/** Whether "remind me two minutes before" was said of the end at this instant, or of one close to it. */
export function isSnoozed({ snoozed }: WarningChoices, end: EpochMs): boolean {
  return snoozed !== null && Math.abs(snoozed - end) < sameEnd;
}

/** The key of any other occasion at the given instant, of the same form as a warning's. */
export function occasionKey(kind: string, at: EpochMs, sessionId: SessionId): string {
  return `${kind} 0 ${Math.floor(at / minute)} ${sessionId}`;
}

/** An end that Daypass cannot move, or not for certain. */
interface End {
  readonly kind: WarningKind;
  readonly at: EpochMs;
  /** No warning sooner, whatever the steps are. */
  readonly notBefore: EpochMs;
}

function endOf({ renewal, accessTokenEndsAt, estimatedEndsAt }: Warnable): End | null {
  if (renewal.kind === 'impossible') return { kind: 'ends', at: accessTokenEndsAt, notBefore: noEarliest };
  const failure = failureOf(renewal);
  if (failure) {
    return { kind: 'renewal-failing', at: accessTokenEndsAt, notBefore: failure.since + failingLongEnough };
  }
  return estimatedEndsAt === null ? null : { kind: 'ends-about', at: estimatedEndsAt, notBefore: noEarliest };
}

const noEarliest: EpochMs = Number.NEGATIVE_INFINITY;

interface Step {
  readonly minutes: number;
  readonly from: EpochMs;
}

/** In the order of their instants, all of which lie before the end. */
function stepsOf(end: End, { settings, choices }: WarningInput): readonly Step[] {
  const usual = end.kind === 'renewal-failing' ? [failingMinutes] : settings.warnMinutes;
  const minutes = isSnoozed(choices, end.at) ? [snoozeMinutes] : usual;
  return minutes
    .map((step) => ({ minutes: step, from: Math.max(end.at - step * minute, end.notBefore) }))
    .filter(({ from }) => from < end.at)
    .toSorted((a, b) => b.minutes - a.minutes);
}

/** What a key holds, besides the session. `minute`: that of the end, counted since 1970. */
interface Key {
  readonly kind: string;
  readonly minutes: number;
  readonly minute: number;
  readonly sessionId: string;
}

/**
 * The key of the warning that was shown for this occasion, or a new one. A later step of the same end counts as well:
 * whoever has heard "5 minutes" is not told "15 minutes" when the estimate, or the clock, moves a little.
 */
function keyOf({ kind, at, minutes }: Omit<Warning, 'key'>, { sessionId, shown }: WarningInput): string {
  const isSame = (key: string): boolean => {
    const known = readKey(key);
    if (known?.kind !== kind || known.sessionId !== sessionId || known.minutes > minutes) return false;
    // The end lay somewhere in the key's minute.
    const [first, last] = [known.minute * minute, (known.minute + 1) * minute];
    return at - last < sameEnd && first - at < sameEnd;
  };
  // Rounded down: the token file cuts fractions of a second off, which must not make another minute of it.
  return shown.findLast(isSame) ?? `${kind} ${minutes} ${Math.floor(at / minute)} ${sessionId}`;
}

function readKey(key: string): Key | null {
  const [, kind, minutes, endMinute, sessionId] = /^(\S+) (\S+) (-?\d+) (.*)$/s.exec(key) ?? [];
  if (kind === undefined || sessionId === undefined) return null;
  return { kind, minutes: Number(minutes), minute: Number(endMinute), sessionId };
}
