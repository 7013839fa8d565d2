/** Knows which sessions processes of the `daypass` command wait for, by the notes that these have left, and puts it into the state. */
import type { Session, SessionId } from '../../shared/app-state.ts';
import { type EpochMs, minute, type Ms } from '../../shared/time.ts';
import type { WaitingCallers } from '../../shared/waiting.ts';
import type { Store } from '../core/store.ts';
import { type FollowedNotes, followNotes } from '../system/followed-notes.ts';
import { answerNote, type FoundNote, readNotes } from '../system/process-notes.ts';
import { type WaitingNote, waitingNotes } from './waiting-note.ts';

export interface WaitingCallersReader extends FollowedNotes {
  /** Somebody signs out of these sessions: nobody is to wait for them any more. Never rejects. */
  dismiss(ids: readonly SessionId[]): Promise<void>;
}

/**
 * Callers that come within this time after the last one has gone belong to the same wait, as those of a program that tries again
 * and again: it has been told of once.
 */
const sameWait: Ms = 15 * minute;

interface Wait {
  readonly since: EpochMs;
  lastSeenAt: EpochMs;
}

type Note = FoundNote<WaitingNote>;

/** @param folder That of the notes. */
export function createWaitingCallers(store: Store, folder: string): WaitingCallersReader {
  const waits = new Map<SessionId, Wait>();

  /** Since when the session is waited for, over callers that come and go. */
  const sinceOf = ({ id }: Session, notes: readonly Note[], at: EpochMs): EpochMs => {
    const before = waits.get(id);
    if (before && Math.abs(at - before.lastSeenAt) < sameWait) {
      before.lastSeenAt = at;
      return before.since;
    }
    const since = Math.min(...notes.map((note) => note.since));
    waits.set(id, { since, lastSeenAt: at });
    return since;
  };

  const show = (notes: readonly Note[], at: EpochMs): void => {
    const bySession = Map.groupBy(notes, ({ content }) => content.sessionId);
    for (const session of store.state.sessions) {
      if (session.phase.step === 'active' && session.phase.accessTokenEndsAt > at) waits.delete(session.id);
      const own = bySession.get(session.id) ?? [];
      const waiting: WaitingCallers | null =
        own.length === 0 ? null : { count: own.length, since: sinceOf(session, own, at) };
      store.updateSession(session.id, (current) => ({ ...current, waiting }));
    }
  };

  const followed = followNotes(folder, waitingNotes, (notes, at) => {
    const goesOn = ({ isOrphan, until }: Note): boolean => !isOrphan && until > at;
    const living = notes.filter(goesOn);
    show(
      living.filter(({ content }) => content.isDismissed !== true),
      at,
    );
    return { done: notes.filter((note) => !goesOn(note)), isAwaited: living.length > 0 };
  });

  return {
    ...followed,
    async dismiss(ids) {
      const isMeant = ({ content }: Note): boolean => ids.some((id) => id === content.sessionId);
      const notes = (await readNotes(folder, waitingNotes)).filter(isMeant);
      await Promise.all(notes.map(({ file }) => answerNote(file, { isDismissed: true })));
      await followed.read();
    },
  };
}
