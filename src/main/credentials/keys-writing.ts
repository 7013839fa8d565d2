/**
 * Puts keys into the credentials file and takes them out, each time with the record of it (keys-record.ts), and while no other process
 * of Daypass does the same. A sign-out may come at any moment, also that of another program: who writes looks whether somebody is
 * signed in before and after, so that nothing stays behind.
 */
import type { SessionId } from '../../shared/app-state.ts';
import { problem, type Problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import type { EpochMs } from '../../shared/time.ts';
import { mostWrittenKeys } from '../../shared/written-keys.ts';
import { unwritable } from '../core/problem-error.ts';
import type { Store } from '../core/store.ts';
import { activeOf } from '../sessions/session-phase.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Credentials } from './credentials.ts';
import type { KeysEntry, KeysRecord } from './keys-record.ts';
import { keysSectionsIn, removeKeysSection, writeKeysSection } from './keys-section.ts';
import type { CredentialPlan } from './plan.ts';
import { notSignedIn } from './role-questions.ts';

export interface KeysWritingDeps {
  readonly store: Store;
  readonly sessions: Pick<Sessions, 'readTokens'>;
  readonly credentials: Pick<Credentials, 'get'>;
  readonly record: KeysRecord;
  /** False from the moment on when nothing may be written any more: the app comes to its end. */
  readonly mayWrite: () => boolean;
}

/** Keys that are out of the file: AWS takes them until they end. `problems`: of those that could not be removed. */
export interface KeysRemoved {
  readonly removed: readonly KeysEntry[];
  readonly problems: readonly Problem[];
}

export type Seen = EpochMs | null | 'new';

export interface KeysWriting {
  /**
   * `seen`: the end of the keys that are to be replaced, null for none: where somebody has switched them off or written others since,
   * nothing is done. `new`: somebody wants keys there from now on.
   */
  put(entry: KeysEntry, plan: CredentialPlan, seen: Seen): Promise<Result>;
  /**
   * Takes those out that `isMeant`. `isOver`: nobody wants them there any more; else they come back with the next sign-in.
   * `sections`: further ones in the files named, of which no record is left.
   */
  take(
    isMeant: (entry: KeysEntry) => boolean,
    isOver: boolean,
    sections?: readonly Pick<KeysEntry, 'file' | 'section'>[],
  ): Promise<KeysRemoved>;
}

export function createKeysWriting({ store, sessions, credentials, record, mayWrite }: KeysWritingDeps): KeysWriting {
  const isSignedIn = async (id: SessionId): Promise<boolean> => {
    await sessions.readTokens(id);
    const phase = store.session(id)?.phase;
    return phase !== undefined && activeOf(phase) !== null && mayWrite();
  };

  const putNow = async (entry: KeysEntry, plan: CredentialPlan, seen: Seen): Promise<Result> => {
    const entries = await record.read();
    const before = entries.find((one) => isSameSection(one, entry));
    const isNew = seen === 'new';
    if (!isNew && (!before?.isWanted || before.endsAt !== seen)) return ok;
    const refusal = isNew ? refusalOf(entry, before, entries.length) : null;
    if (refusal) return failure(refusal);
    // From memory, unless somebody has signed out since, or another person in.
    const got = await credentials.get(plan, { isShared: false });
    if (!got.ok) return got;
    const gone = failure(notSignedIn(store, entry.sessionId).problem);
    if (!(await isSignedIn(entry.sessionId))) return gone;
    const others = entries.filter((one) => one !== before);
    const endsAt = got.value.expiresAt;
    const unsaved = await record.save([...others, { ...entry, endsAt, isWanted: true }]);
    if (unsaved) return failure(unwritable({ file: entry.file, reason: unsaved.reason }));
    // The region stands in the section from its beginning.
    if (before && before.endsAt !== null && before.region !== entry.region) await removeKeysSection(before);
    const written = await writeKeysSection(entry, got.value);
    if (written.ok && (await isSignedIn(entry.sessionId))) return ok;
    if (written.ok) await removeKeysSection(entry);
    const isThere = (await keysSectionsIn(entry.file)).includes(entry.section);
    const left = isThere ? { ...entry, endsAt, isWanted: !isNew || before !== undefined } : null;
    const rest = left ?? (before ? { ...before, endsAt: null } : null);
    await record.save(rest ? [...others, rest] : others);
    return written.ok ? gone : written;
  };

  return {
    put: (entry, plan, seen) => record.alone(() => putNow(entry, plan, seen)),
    take: (isMeant, isOver, sections = []) =>
      record.alone(async () => {
        const entries = await record.read();
        const meant = entries.filter(isMeant);
        // Said before it is done: another process may look in between, or this one be killed.
        if (isOver && meant.length > 0)
          await record.save(entries.map((one) => (meant.includes(one) ? { ...one, isWanted: false } : one)));
        const failed = new Map<KeysEntry, Problem>();
        const inFile = meant.filter(({ endsAt }) => endsAt !== null);
        for (const one of inFile) if (!(await removeKeysSection(one)).ok) failed.set(one, notRemoved(one));
        const problems = [...failed.values()];
        for (const one of sections.filter((found) => !inFile.some((known) => isSameSection(known, found))))
          if (!(await removeKeysSection({ ...one, region: null })).ok) problems.push(notRemoved(one));
        const left = entries.flatMap((one): readonly KeysEntry[] => {
          if (!meant.includes(one)) return [one];
          const wanted = one.isWanted && !isOver;
          if (failed.has(one)) return [{ ...one, isWanted: wanted }];
          return wanted ? [{ ...one, endsAt: null }] : [];
        });
        if (meant.length > 0) await record.save(left);
        return { removed: inFile.filter((one) => !failed.has(one)), problems };
      }),
  };
}

export function isSameSection(
  one: Pick<KeysEntry, 'file' | 'section'>,
  other: Pick<KeysEntry, 'file' | 'section'>,
): boolean {
  return one.file === other.file && one.section === other.section;
}

/** Why keys that somebody wants are not to be written. */
function refusalOf({ profile, section }: KeysEntry, before: KeysEntry | undefined, count: number): Problem | null {
  if (before?.isWanted && before.profile !== profile)
    return problem('keys-section-used', { section, profile: before.profile }, 'user');
  const isFull = before === undefined && count >= mostWrittenKeys;
  return isFull ? problem('keys-too-many', { most: mostWrittenKeys }, 'user') : null;
}

function notRemoved({ section, file }: Pick<KeysEntry, 'file' | 'section'>): Problem {
  return problem('keys-not-removed', { section, file }, 'user');
}
