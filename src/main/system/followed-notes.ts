/** Follows the notes of one kind: reads them when something is told, and again by itself where a process may end unseen. */
import { type EpochMs, type Ms, second } from '../../shared/time.ts';
import { now } from './clock.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { type FoundNote, type NoteKind, readNotes, removeNotes } from './process-notes.ts';

export interface FollowedNotes {
  /** Reads the notes now. Never rejects. */
  read(): Promise<void>;
  /** Reads again when it is time to: a process that was killed tells nobody. Returns when to ask again; null: nothing is awaited. */
  look(now: EpochMs): EpochMs | null;
}

export interface NotesSeen<Content> {
  /** Those that are of no use to anybody any more: they are cleared away. */
  readonly done: readonly FoundNote<Content>[];
  /** Whether to look again soon, without being told. */
  readonly isAwaited: boolean;
}

/** For how long at most a process that was killed still counts. */
const rereadPause: Ms = 5 * second;

/** `see` gets all notes of this kind that can be understood. */
export function followNotes<Content extends object>(
  folder: string,
  kind: NoteKind<Content>,
  see: (notes: readonly FoundNote<Content>[], at: EpochMs) => NotesSeen<Content>,
): FollowedNotes {
  let nextRead: EpochMs | null = null;

  const { run, idle } = oneAtATime(async () => {
    const notes = await readNotes(folder, kind);
    const at = now();
    const { done, isAwaited } = see(notes, at);
    nextRead = isAwaited ? at + rereadPause : null;
    await removeNotes(done);
  });

  return {
    read() {
      run();
      return idle();
    },
    look(at) {
      if (nextRead === null) return null;
      // A clock that was set back must not keep it from being read.
      if (at >= nextRead || nextRead - at > rereadPause) run();
      return at + rereadPause;
    },
  };
}
