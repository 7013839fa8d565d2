/**
 * Sends the state to the page at the page's own pace: the next message goes only when the page has drawn the last one, and
 * always has the newest state. A page that is slow, or a list that is long, makes the messages fewer and never a queue.
 */
import type { AppState } from '../../shared/app-state.ts';
import { type LongLists, nextMessage, type SnapshotMessage } from '../../shared/snapshot-message.ts';
import { type Ms, second } from '../../shared/time.ts';
import { afterAwake } from '../system/clock.ts';

export interface SnapshotSender {
  /** The state has changed, or is to be drawn again. */
  send(): void;
  /** The page has drawn the message of this number; others than the last one tell nothing new. */
  drawn(number: number): void;
  /** Somebody looks again: what the page had to draw while it was hidden is not waited for. */
  shown(): void;
  /** The page has been loaded and has nothing. */
  restart(): void;
}

export interface SnapshotSenderDeps {
  readonly state: () => AppState;
  /** What hands a message to the page; null where nobody looks. Messages arrive in their order. */
  readonly page: () => ((message: SnapshotMessage) => void) | null;
}

/** A page that has not drawn a message by then gets the next one all the same: one in so long floods nobody. */
const longestDrawing: Ms = 5 * second;

export function createSnapshotSender({ state, page }: SnapshotSenderDeps): SnapshotSender {
  /** What the page has when it has taken all messages; null: nothing is known of it. */
  let lists: LongLists | null = null;
  let number = 0;
  /** Ends the wait for the last message to be drawn; null while nothing is waited for. */
  let stopWaiting: (() => void) | null = null;
  let isDue = false;

  const flush = (): void => {
    const post = stopWaiting === null && isDue ? page() : null;
    if (post === null) return;
    const next = nextMessage(lists, state(), { number: number + 1, after: number });
    post(next.message);
    number += 1;
    lists = next.lists;
    isDue = !next.isWhole;
    stopWaiting = afterAwake(longestDrawing, goOn);
  };
  const goOn = (): void => {
    stopWaiting?.();
    stopWaiting = null;
    flush();
  };
  const sendNow = (): void => {
    isDue = true;
    goOn();
  };

  return {
    send() {
      isDue = true;
      flush();
    },
    drawn(drawnNumber) {
      if (drawnNumber === number) goOn();
    },
    shown: sendNow,
    restart() {
      lists = null;
      sendNow();
    },
  };
}
