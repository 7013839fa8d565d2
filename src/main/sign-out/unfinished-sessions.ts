/**
 * Knows which sessions were signed out for a new one that is not there yet, by the notes of whoever was at it, and shows them as
 * that: also when a process has died between the two steps.
 */
import * as v from 'valibot';
import type { SessionId, SessionPhase } from '../../shared/app-state.ts';
import { type Problem, type ProblemCode, problem } from '../../shared/problems.ts';
import { type EpochMs, hour, type Ms } from '../../shared/time.ts';
import type { Store } from '../core/store.ts';
import { now } from '../system/clock.ts';
import { type FollowedNotes, followNotes } from '../system/followed-notes.ts';
import { type FoundNote, leaveNote, type NoteKind, type OwnNote } from '../system/process-notes.ts';

export interface UnfinishedSessions extends FollowedNotes {
  /** To be called before the sign-out. Never rejects. */
  begin(id: SessionId): Promise<NewSessionBegun>;
  /** Ends the watch of the state. */
  stop(): void;
}

export interface NewSessionBegun {
  /** AWS has confirmed that the old session is over. */
  oldIsOver(): Promise<void>;
  /** The sign-in runs, or there is none: from here on the session is shown as what it is. */
  leave(): Promise<void>;
}

interface NewSessionNote {
  readonly sessionId: string;
  /** `signing-out`: AWS has perhaps not been told yet. `signing-in`: the old session is over. */
  readonly step: 'signing-out' | 'signing-in';
}

const newSessionNotes: NoteKind<NewSessionNote> = {
  name: 'new-session',
  content: v.object({
    sessionId: v.pipe(v.string(), v.minLength(1), v.maxLength(2500)),
    step: v.picklist(['signing-out', 'signing-in']),
  }),
};

/** What was not finished by then is of no interest any more: a day's work has an end. */
const longest: Ms = 12 * hour;

type Note = FoundNote<NewSessionNote>;

/** What a session is told to be that is signed out for a new one. */
type Unfinished = 'new-session-unfinished' | 'new-session-not-told' | 'new-session-elsewhere';
const ofThese: ReadonlySet<ProblemCode> = new Set<Unfinished>([
  'new-session-unfinished',
  'new-session-not-told',
  'new-session-elsewhere',
]);

/** What is to be said of a session that was signed out for a new one; null of any other. */
export function unfinishedOf(phase: SessionPhase): Problem | null {
  const shown = phase.step === 'signed-out' ? phase.problem : null;
  return shown !== null && ofThese.has(shown.code) ? shown : null;
}

/** @param folder That of the notes. */
export function createUnfinishedSessions(store: Store, folder: string): UnfinishedSessions {
  const busy = new Set<SessionId>();
  const own = new Map<SessionId, OwnNote<NewSessionNote>>();
  let unfinished: ReadonlyMap<string, Unfinished> = new Map();

  const followed = followNotes(folder, newSessionNotes, (notes, at) => {
    const isDone = ({ content, until }: Note): boolean => until <= at || isSignedIn(store, content.sessionId, at);
    const open = notes.filter((note) => !isDone(note));
    unfinished = new Map(open.map((note) => [note.content.sessionId, meaningOf(note)]));
    show(store, unfinished, busy);
    // Those of processes that live are for these to take away.
    const done = notes.filter((note) => isDone(note) && (note.isOwn || note.isOrphan || note.until <= at));
    return { done, isAwaited: open.some(({ isOwn, isOrphan }) => !isOwn && !isOrphan) };
  });

  const stop = store.subscribe(() => {
    const at = now();
    for (const [id, note] of own) {
      if (busy.has(id) || !isSignedIn(store, id, at)) continue;
      note.remove();
      own.delete(id);
    }
    if ([...unfinished.keys()].some((id) => isSignedIn(store, id, at))) void followed.read();
    show(store, unfinished, busy);
  });

  return {
    ...followed,
    stop,
    async begin(id) {
      busy.add(id);
      own.get(id)?.remove();
      const until = now() + longest;
      const note = await leaveNote(folder, newSessionNotes, { sessionId: id, step: 'signing-out' }, until);
      own.set(id, note);
      return {
        oldIsOver: () => note.rewrite({ sessionId: id, step: 'signing-in' }),
        async leave() {
          busy.delete(id);
          await followed.read();
        },
      };
    },
  };
}

/** Of those that are signed out, unless their last sign-in has something else to say. */
function show(store: Store, unfinished: ReadonlyMap<string, Unfinished>, busy: ReadonlySet<SessionId>): void {
  for (const { id, name, phase } of store.state.sessions) {
    if (phase.step !== 'signed-out' || (phase.problem !== null && !ofThese.has(phase.problem.code))) continue;
    const code = busy.has(id) ? null : (unfinished.get(id) ?? null);
    if ((phase.problem?.code ?? null) === code) continue;
    const shown = code === null ? null : problem(code, { session: name }, 'user');
    store.updateSession(id, (session) => ({ ...session, phase: withProblem(session.phase, shown) }));
  }
}

function meaningOf({ content, isOwn, isOrphan }: Note): Unfinished {
  if (!isOwn && !isOrphan) return 'new-session-elsewhere';
  return content.step === 'signing-out' ? 'new-session-not-told' : 'new-session-unfinished';
}

function isSignedIn(store: Store, id: string, at: EpochMs): boolean {
  const phase = store.state.sessions.find((session) => session.id === id)?.phase;
  return phase?.step === 'active' && phase.accessTokenEndsAt > at;
}

function withProblem(phase: SessionPhase, shown: Problem | null): SessionPhase {
  return phase.step === 'signed-out' ? { ...phase, problem: shown } : phase;
}
