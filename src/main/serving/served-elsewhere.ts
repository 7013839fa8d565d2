/**
 * The roles that other processes of Daypass serve, such as `daypass serve`: each tells of its own by a note, and ends one where that is
 * answered. So they stand in the state of all of them, and can be stopped from any.
 */
import type { ServedRole } from '../../shared/serving.ts';
import { day } from '../../shared/time.ts';
import type { Store } from '../core/store.ts';
import { now } from '../system/clock.ts';
import { type FollowedNotes, followNotes } from '../system/followed-notes.ts';
import { answerNote, type FoundNote, leaveNote, type OwnNote, readNotes } from '../system/process-notes.ts';
import { type ServedNote, servedNotes } from './served-notes.ts';
import type { Serving } from './serving.ts';

export interface ServedElsewhere extends FollowedNotes {
  /** Asks the process that serves it to end it; without an id, of all. Never rejects. */
  stop(id: string | null): Promise<void>;
}

interface ServedElsewhereDeps {
  readonly store: Store;
  readonly serving: Pick<Serving, 'stop' | 'onBegin' | 'onEnd'>;
  /** That of the notes. */
  readonly folder: string;
}

type Note = FoundNote<ServedNote>;

/** Of a role without an end of its own: no session lasts as long. */
const longest = 100 * day;

export function createServedElsewhere({ store, serving, folder }: ServedElsewhereDeps): ServedElsewhere {
  const own = new Map<string, Promise<OwnNote<ServedNote>>>();

  serving.onBegin(({ id, sessionId, accountId, roleName, profile, address, until }) => {
    const note = { id, sessionId, accountId, roleName, profile, address, endsAt: until };
    own.set(id, leaveNote(folder, servedNotes, note, until ?? now() + longest));
  });
  serving.onEnd(({ id }) => {
    void own.get(id)?.then((note) => note.remove());
    own.delete(id);
  });

  const followed = followNotes(folder, servedNotes, (notes, at) => {
    const goesOn = ({ isOrphan, until }: Note): boolean => !isOrphan && until > at;
    const living = notes.filter(goesOn);
    for (const { content } of living.filter(({ isOwn }) => isOwn)) {
      if (content.isStopped === true) void serving.stop(content.id);
    }
    const others = living.filter(({ isOwn, content }) => !isOwn && content.isStopped !== true);
    show(store, others);
    return { done: notes.filter((note) => !goesOn(note)), isAwaited: others.length > 0 };
  });

  return {
    ...followed,
    async stop(id) {
      const notes = await readNotes(folder, servedNotes);
      const meant = notes.filter(({ isOwn, content }) => !isOwn && (id === null || content.id === id));
      await Promise.all(meant.map(({ file }) => answerNote(file, { isStopped: true })));
      await followed.read();
    },
  };
}

/** Behind this process's own, in the order in which they were begun. */
function show(store: Store, notes: readonly Note[]): void {
  const elsewhere = notes.toSorted((one, other) => one.since - other.since).map(roleOf);
  const known = store.state.served.filter(({ isElsewhere }) => isElsewhere);
  if (JSON.stringify(known) === JSON.stringify(elsewhere)) return;
  store.update((state) => {
    return { ...state, served: [...state.served.filter(({ isElsewhere }) => !isElsewhere), ...elsewhere] };
  });
}

function roleOf({ content, since }: Note): ServedRole {
  const { endsAt, isStopped: _, ...role } = content;
  return { ...role, since, until: endsAt, requests: 0, lastAt: null, givenUntil: null, isElsewhere: true };
}
