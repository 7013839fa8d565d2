/**
 * Waits until somebody signs in to a session, whoever and with whatever tool: it is the token file that is looked at, in a pace
 * of its own. It asks AWS nothing and opens nothing.
 */
import { stat } from 'node:fs/promises';
import type { ConfiguredSession } from '../aws/config/configured-sessions.ts';
import { type EpochMs, type Ms, second } from '../../shared/time.ts';
import { now, wait } from '../system/clock.ts';
import { leaveNote, type OwnNote, readNote } from '../system/process-notes.ts';
import { standingOf, tokenFile } from './standing.ts';
import { type WaitingNote, waitingNotes } from './waiting-note.ts';

export interface Waiting {
  readonly ssoCacheDir: string;
  /** Where the note lies by which the app knows of this caller. */
  readonly notesFolder: string;
  readonly session: ConfiguredSession;
  /** By the wall clock: a machine that sleeps through it has nobody who could sign in. */
  readonly until: EpochMs;
}

/**
 * `signed-in`: somebody is. `nobody`: nobody has signed in until then. `dismissed`: somebody signed out of the session meanwhile, so
 * that nobody is to wait for it.
 */
export type WaitEnd = 'signed-in' | 'nobody' | 'dismissed';

export interface RunningWait {
  readonly ended: Promise<WaitEnd>;
  /** Takes the note away at once, for a process that is about to be ended by a signal. */
  readonly leave: () => void;
}

/**
 * Between two looks: whoever waits goes on within a second. Not by a watch of the system's: on Linux each process that has one
 * takes one of 128 that a user has in all (fs.inotify.max_user_instances), so that a hundred callers would leave no editor any.
 */
const pause: Ms = 0.3 * second;

/** Resolves once the note is there, or cannot be: then the caller waits all the same, unseen. */
export async function waitForSignIn(waiting: Waiting): Promise<RunningWait> {
  const { notesFolder, session, until } = waiting;
  const note = await leaveNote(notesFolder, waitingNotes, { sessionId: session.id }, until);
  const leave = (): void => note.remove();
  return { ended: look(waiting, note).finally(leave), leave };
}

async function look({ ssoCacheDir, session, until }: Waiting, note: OwnNote<WaitingNote>): Promise<WaitEnd> {
  const [tokens, answers] = [createGlance(tokenFile(ssoCacheDir, session)), createGlance(note.file)];
  for (;;) {
    if ((await tokens()) && (await standingOf(ssoCacheDir, session)) === 'signed-in') return 'signed-in';
    if ((await answers()) && (await isDismissed(note.file))) return 'dismissed';
    const left = until - now();
    if (left <= 0) return 'nobody';
    await wait(Math.min(pause, left));
  }
}

async function isDismissed(file: string): Promise<boolean> {
  return (await readNote(file, waitingNotes))?.content.isDismissed ?? false;
}

/** Resolves to whether there is another file at this place than at the last look, or the same one with another content. */
function createGlance(file: string): () => Promise<boolean> {
  let seen = '';
  return async () => {
    const found = await stat(file, { bigint: true }).catch(() => null);
    const present = found ? `${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}` : '';
    const isOther = present !== seen;
    seen = present;
    return isOther;
  };
}
