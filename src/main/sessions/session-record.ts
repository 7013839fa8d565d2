/** What is remembered of one session: when its sign-in was made and how long earlier ones lasted. Pure; no secret in it. */
import { createHash } from 'node:crypto';
import { day, type EpochMs, hour, minute, type Ms } from '../../shared/time.ts';
import type { Token } from '../aws/cache/token-file.ts';
import { renewalWindow } from './session-phase.ts';

export interface SessionRecord {
  readonly current: CurrentSignIn | null;
  /** The oldest first. */
  readonly lengths: readonly ObservedLength[];
}

/** The sign-in whose token the file held last. */
export interface CurrentSignIn {
  /** Of the token, not the token: `fingerprint`. It changes with each renewal that rotates the refresh token. */
  readonly fingerprint: string;
  /** Null if nobody saw the sign-in being made. */
  readonly startedAt: EpochMs | null;
  /** The last renewal: until then at least the session went on. */
  readonly renewedAt: EpochMs | null;
  /**
   * `known`: the portal session began with this sign-in. `doubtful`: an earlier sign-in was still running, and AWS may have
   * kept its end (a sign-in within a running portal session does, aws-cli #7361): nothing is learned from it or foretold.
   */
  readonly standing: 'known' | 'doubtful';
  /** When AWS refused to renew it or rejected it. */
  readonly endedAt: EpochMs | null;
}

/** From a sign-in to the first refusal: up to one token's life (an hour at most) longer than AWS's own setting. */
export interface ObservedLength {
  readonly startedAt: EpochMs;
  readonly endedAt: EpochMs;
}

/** `observations` tells how many earlier sessions speak for `length`. */
export interface UsualLength {
  readonly length: Ms;
  readonly observations: number;
}

export const emptyRecord: SessionRecord = { current: null, lengths: [] };

/** Administrators change the setting: what is older than this many sessions is of no use. */
export const mostLengths = 10;

/** AWS's least setting is said to be 15 minutes: what is shorter was cut off by a person or another tool. */
const shortest: Ms = 10 * minute;
/** AWS's most is said to be 90 days: what is longer comes from a clock that was set in between. */
const longest: Ms = 90 * day + hour;

/** How late after the access token's end a refusal may come and still tell when the session ended. */
const refusalDelay: Ms = minute;
/** How long another tool that renewed at the same time may need until its token is in the file. */
const writerDelay: Ms = minute;

/** Tells the same chain of tokens again without holding one: 16 hex digits of a SHA-256. */
export function fingerprint({ refreshToken, accessToken }: Token): string {
  return createHash('sha256')
    .update(refreshToken ?? accessToken)
    .digest('hex')
    .slice(0, 16);
}

/** A sign-in that has just been made, here or by another hand. */
export function withSignIn(record: SessionRecord, token: Token, at: EpochMs): SessionRecord {
  const isAlone = record.current === null || isOver(record, record.current, at);
  const current = { ...unknown(token), startedAt: at, standing: isAlone ? 'known' : 'doubtful' } as const;
  return { ...record, current };
}

/** A renewal made here. */
export function withRenewal(record: SessionRecord, from: Token, to: Token, at: EpochMs): SessionRecord {
  const current = currentOf(record, from) ?? currentOf(record, to);
  if (current === null) return unknownSince(record, to);
  // Renewed after all: the refusal was no end.
  const { lengths } = current.endedAt === null ? record : withoutEnd(record, current);
  return { current: { ...current, fingerprint: fingerprint(to), renewedAt: at, endedAt: null }, lengths };
}

/**
 * The file holds a token that Daypass did not make; `before` is what it held (null: nothing), `at` when that was noticed.
 * Nobody says whether it is a renewal or a sign-in (the AWS CLI signs in with the same client registration), so:
 * - a token that nobody could renew, or not with this client (RFC 6749: a refresh token is bound to its client), or that
 *   no tool renews yet (all do it in their last 15 minutes, botocore as the earliest) was followed by a sign-in;
 * - one that AWS has refused was followed by a sign-in, except right after: then another tool may have been faster with
 *   the renewal and its token came into the file only now, so that the end that was seen was none;
 * - else it is taken for a renewal, unless the session should be over by now: then nothing is claimed.
 */
export function withForeignToken(
  record: SessionRecord,
  before: Token | null,
  after: Token,
  at: EpochMs,
): SessionRecord {
  if (currentOf(record, after)) return record;
  // An old file was put back.
  if (after.expiresAt <= at) return unknownSince(record, after);
  if (before === null || !mayBeRenewed(before, after, at)) return withSignIn(record, after, at);
  const current = currentOf(record, before);
  if (current === null) return unknownSince(record, after);
  if (current.endedAt !== null) {
    const isRace = at - current.endedAt < writerDelay;
    return isRace ? unknownSince(withoutEnd(record, current), after) : withSignIn(record, after, at);
  }
  if (isOver(record, current, at)) return unknownSince(record, after);
  return { ...record, current: { ...current, fingerprint: fingerprint(after), renewedAt: at } };
}

/** AWS refused to renew the token, or rejected it (401). A length is learned where the refusal came in time. */
export function withEnd(record: SessionRecord, token: Token, at: EpochMs): SessionRecord {
  const current = currentOf(record, token) ?? unknown(token);
  if (current.endedAt !== null) return record;
  const ended = { ...record, current: { ...current, endedAt: at } };
  if (current.standing === 'doubtful' || current.startedAt === null || !tellsEnd(token, at)) return ended;
  const length = { startedAt: current.startedAt, endedAt: at };
  return isPlausible(length) ? { ...ended, lengths: [...record.lengths, length].slice(-mostLengths) } : ended;
}

/** Signed out by somebody: that tells nothing about how long it would have lasted. */
export function withSignOut(record: SessionRecord): SessionRecord {
  return record.current === null ? record : { ...record, current: null };
}

/**
 * What two processes that keep a record each know together. Of the present sign-in the one counts that saw it begin, and of two such
 * the one that saw it last.
 */
export function togetherWith(record: SessionRecord, other: SessionRecord): SessionRecord {
  const isNew = (one: ObservedLength): boolean =>
    !record.lengths.some(({ startedAt, endedAt }) => startedAt === one.startedAt && endedAt === one.endedAt);
  const lengths = [...record.lengths, ...other.lengths.filter(isNew)].toSorted((a, b) => a.endedAt - b.endedAt);
  const current = lastSeen(other.current) > lastSeen(record.current) ? other.current : record.current;
  return { current, lengths: lengths.slice(-mostLengths) };
}

function lastSeen(current: CurrentSignIn | null): EpochMs {
  if (current === null) return -Infinity;
  const { startedAt, renewedAt, endedAt } = current;
  return startedAt === null
    ? Number.MIN_SAFE_INTEGER
    : Math.max(startedAt, renewedAt ?? startedAt, endedAt ?? startedAt);
}

/** When the sign-in behind this token was made; null if unknown, or if a clock set in between makes it absurd. */
export function startOf(record: SessionRecord, token: Token): EpochMs | null {
  const startedAt = currentOf(record, token)?.startedAt ?? null;
  return startedAt !== null && startedAt <= token.expiresAt ? startedAt : null;
}

/**
 * When AWS will refuse to renew this token for the first time, by the lengths seen so far; it may lie in the past. Null if
 * unknown, if it has ended, or if the token cannot be renewed: then its own end is the hard one.
 */
export function endOf(record: SessionRecord, token: Token): EpochMs | null {
  const [current, startedAt] = [currentOf(record, token), startOf(record, token)];
  if (current === null || startedAt === null || token.refreshToken === undefined) return null;
  if (current.standing === 'doubtful' || current.endedAt !== null) return null;
  // It has outlived the shorter ones: only those that lasted longer still say something.
  const reached = (current.renewedAt ?? startedAt) - startedAt;
  const usual = usualOf(record.lengths.filter((one) => spanOf(one) > reached || agree(spanOf(one), reached)));
  return usual && startedAt + usual.length;
}

/**
 * The median. Where the latest two or more agree within a tenth they alone count: an administrator may have changed the
 * setting. Of two in the middle the shorter one: better warned early, and a session that goes on soon proves it wrong.
 */
export function usualOf(lengths: readonly ObservedLength[]): UsualLength | null {
  const spans = lengths.filter(isPlausible).map(spanOf).toReversed();
  const [latest] = spans;
  if (latest === undefined) return null;
  const change = spans.findIndex((span) => !agree(span, latest));
  const recent = change < 2 ? spans : spans.slice(0, change);
  const length = recent.toSorted((a, b) => a - b)[Math.floor((recent.length - 1) / 2)];
  return length === undefined ? null : { length, observations: recent.length };
}

/** A sign-in that runs since nobody knows when. */
function unknown(token: Token): CurrentSignIn {
  return { fingerprint: fingerprint(token), startedAt: null, renewedAt: null, standing: 'doubtful', endedAt: null };
}

function unknownSince(record: SessionRecord, token: Token): SessionRecord {
  return { ...record, current: unknown(token) };
}

/** Takes back what was learned from an end that turned out to be none. */
function withoutEnd(record: SessionRecord, { startedAt, endedAt }: CurrentSignIn): SessionRecord {
  return {
    ...record,
    lengths: record.lengths.filter((one) => one.startedAt !== startedAt || one.endedAt !== endedAt),
  };
}

/** The sign-in that the token belongs to, if it is the one that is remembered. */
function currentOf({ current }: SessionRecord, token: Token): CurrentSignIn | null {
  return current?.fingerprint === fingerprint(token) ? current : null;
}

/** Ended for certain, or in all likelihood. */
function isOver({ lengths }: SessionRecord, { startedAt, endedAt }: CurrentSignIn, at: EpochMs): boolean {
  if (endedAt !== null) return true;
  const usual = usualOf(lengths);
  return startedAt !== null && usual !== null && at >= startedAt + usual.length;
}

function mayBeRenewed(before: Token, after: Token, at: EpochMs): boolean {
  if (before.refreshToken === undefined || before.clientId === undefined) return false;
  return before.clientId === after.clientId && before.expiresAt - at <= renewalWindow;
}

/**
 * A machine that slept over the end, or had no network, hears of it at any later time. A registration past its end
 * is refused whether the session goes on or not.
 */
function tellsEnd({ refreshToken, expiresAt, registrationExpiresAt }: Token, at: EpochMs): boolean {
  if (refreshToken === undefined || at > expiresAt + refusalDelay) return false;
  return registrationExpiresAt === undefined || at < registrationExpiresAt;
}

function spanOf({ startedAt, endedAt }: ObservedLength): Ms {
  return endedAt - startedAt;
}

function isPlausible(length: ObservedLength): boolean {
  const span = spanOf(length);
  return span >= shortest && span <= longest;
}

function agree(a: Ms, b: Ms): boolean {
  return Math.abs(a - b) <= Math.max(a, b) / 10;
}
