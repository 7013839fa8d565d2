/**
 * Waits for a `~/.aws` that has gone from under signed-in sessions, such as with a home folder that was renamed or unmounted,
 * and for token files that the system refuses to read. No watcher tells when they are back: it holds on to the folder that
 * it was made for, wherever that is now.
 */
import { type EpochMs, type Ms, second } from '../../shared/time.ts';
import { wait } from '../system/clock.ts';
import { activeOf } from './session-phase.ts';
import type { Sessions } from './sessions.ts';
import type { Store } from '../core/store.ts';
import type { TokenReader } from './token-reader.ts';

export interface MissingFolder {
  /** Whether it is gone although somebody is signed in; takes a moment, as a folder is removed file by file. */
  isMissed(): Promise<boolean>;
  /** Looks whether it is back, if it is missed; returns when to look again. */
  look(now: EpochMs): EpochMs | null;
  /** Calls back when it is back, or missed no longer: the user has signed out meanwhile. Until that resolves nobody looks again. */
  onReturn(listener: () => Promise<void>): void;
}

interface Deps {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly tokenReader: TokenReader;
}

const codes: ReadonlySet<string> = new Set(['aws-folder-gone', 'file-unreadable']);

const pause: Ms = 5 * second;
const folderSettling: Ms = 0.15 * second;

export function createMissingFolder({ store, sessions, tokenReader }: Deps): MissingFolder {
  const listeners: (() => Promise<void>)[] = [];
  let isLooking = false;
  let wasMissing = false;

  const isMissing = (): boolean =>
    isSignedIn(store) && store.state.sessions.some(({ id }) => codes.has(sessions.fileProblem(id)?.code ?? ''));

  const lookNow = async (): Promise<void> => {
    if (isMissing()) await sessions.readTokens();
    if (isMissing()) return;
    wasMissing = false;
    await Promise.all(listeners.map((listener) => listener()));
  };

  return {
    async isMissed() {
      if (!isSignedIn(store)) return false;
      await wait(folderSettling);
      if (await tokenReader.hasFolder()) return false;
      await sessions.readTokens();
      return true;
    },
    look(at) {
      wasMissing ||= isMissing();
      if (!wasMissing) return null;
      if (!isLooking) {
        isLooking = true;
        void lookNow().finally(() => (isLooking = false));
      }
      return at + pause;
    },
    onReturn: (listener) => void listeners.push(listener),
  };
}

function isSignedIn({ state }: Store): boolean {
  return state.sessions.some(({ phase }) => activeOf(phase) !== null);
}
