/** Learns how long the sessions of each name last, and since when the present ones run; kept in a small file of its own. */
import * as v from 'valibot';
import type { SessionId } from '../../shared/app-state.ts';
import type { EpochMs } from '../../shared/time.ts';
import type { Token } from '../aws/cache/token-file.ts';
import type { Log } from '../system/log.ts';
import { createJsonFile } from '../system/json-file.ts';
import {
  emptyRecord,
  endOf,
  mostLengths,
  type SessionRecord,
  startOf,
  togetherWith,
  type UsualLength,
  usualOf,
  withEnd,
  withForeignToken,
  withRenewal,
  withSignIn,
  withSignOut,
} from './session-record.ts';

/** Each act is kept in memory at once and written behind the caller's back. Tokens are never written: only fingerprints. */
export interface SessionHistory {
  /** Reads the file; what is damaged in it is left out. To be awaited before anything else is called. */
  load(): Promise<void>;
  /** A sign-in was made here. */
  signedIn(id: SessionId, token: Token, at: EpochMs): void;
  /** A token was renewed here. To be told before the file is read again, so that it is not taken for another tool's. */
  renewed(id: SessionId, from: Token, to: Token, at: EpochMs): void;
  /**
   * Another tool replaced the token while Daypass looked on; `before` is null if there was no file. Not for the first
   * read after a start, when nobody knows how old the token is: then `startedAt` tells what is known.
   */
  replaced(id: SessionId, before: Token | null, after: Token, at: EpochMs): void;
  /** AWS refused to renew the token that the file holds. */
  refused(id: SessionId, token: Token, at: EpochMs): void;
  /** AWS answered 401 to the token that the file holds. */
  rejected(id: SessionId, token: Token, at: EpochMs): void;
  /** The user signed out, here or with another tool. */
  signedOut(id: SessionId): void;
  /** Nothing of the session is known any more. */
  forget(id: SessionId): void;
  /** When the sign-in behind the token was made; null if nobody saw it. */
  startedAt(id: SessionId, token: Token): EpochMs | null;
  /** Null until a session of this name has been seen to its end. */
  usualLength(id: SessionId): UsualLength | null;
  /** An estimate, and possibly in the past; null if nothing can be said or the token's own end is the hard one. */
  expectedEnd(id: SessionId, token: Token): EpochMs | null;
  /** Resolves once everything so far has been written, or could not be. Never rejects. */
  saved(): Promise<void>;
}

/** No `Date` holds more (ECMAScript, time values). */
const instant = v.pipe(v.number(), v.finite(), v.minValue(-8.64e15), v.maxValue(8.64e15));

const observedLength = v.object({ startedAt: instant, endedAt: instant });

const currentSignIn = v.object({
  fingerprint: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  startedAt: v.nullable(instant),
  renewedAt: v.fallback(v.nullable(instant), null),
  standing: v.picklist(['known', 'doubtful']),
  endedAt: v.nullable(instant),
});

/** Each value falls back by itself: one that is damaged costs no other one. */
const sessionRecord = v.object({
  current: v.fallback(v.nullable(currentSignIn), null),
  lengths: v.pipe(
    v.fallback(v.array(v.fallback(v.nullable(observedLength), null)), []),
    v.transform((lengths) => lengths.filter((length) => length !== null).slice(-mostLengths)),
  ),
});

const schema = v.fallback(
  v.object({ sessions: v.fallback(v.record(v.string(), v.fallback(sessionRecord, emptyRecord)), {}) }),
  { sessions: {} },
);

/** Far more sessions than anybody has, and few enough for the file to be read again. */
const mostRecords = 500;

/** @param beside the file of another Daypass that runs beside this one, or null: what is in there is known as well */
export function createSessionHistory(file: string, log: Log, beside: string | null = null): SessionHistory {
  const records = new Map<string, SessionRecord>();
  const content = (): object => ({ sessions: Object.fromEntries(records) });
  const json = createJsonFile({ file, name: 'session history', schema, content, log });

  const recordOf = (id: SessionId): SessionRecord => records.get(id) ?? emptyRecord;

  const change = (id: SessionId, next: SessionRecord): void => {
    if (next === recordOf(id)) return;
    // The one that changed last is the last: of very many the oldest go.
    records.delete(id);
    records.set(id, next);
    for (const old of [...records.keys()].slice(0, -mostRecords)) records.delete(old);
    json.save();
  };

  const ended = (id: SessionId, token: Token, at: EpochMs): void => change(id, withEnd(recordOf(id), token, at));

  return {
    async load() {
      const { sessions } = await json.load();
      for (const [id, record] of Object.entries(sessions)) records.set(id, record);
      if (beside === null) return;
      const other = await createJsonFile({ file: beside, name: 'history beside', schema, content, log }).load();
      for (const [id, record] of Object.entries(other.sessions))
        records.set(id, togetherWith(records.get(id) ?? emptyRecord, record));
    },
    signedIn: (id, token, at) => change(id, withSignIn(recordOf(id), token, at)),
    renewed: (id, from, to, at) => change(id, withRenewal(recordOf(id), from, to, at)),
    replaced: (id, before, after, at) => change(id, withForeignToken(recordOf(id), before, after, at)),
    refused: ended,
    rejected: ended,
    signedOut: (id) => change(id, withSignOut(recordOf(id))),
    forget(id) {
      if (records.delete(id)) json.save();
    },
    startedAt: (id, token) => startOf(recordOf(id), token),
    usualLength: (id) => usualOf(recordOf(id).lengths),
    expectedEnd: (id, token) => endOf(recordOf(id), token),
    saved: () => json.saved(),
  };
}
