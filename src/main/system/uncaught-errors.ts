/**
 * Errors and rejections that nobody caught: each cause goes to the log, counted, and all of them together are one notice.
 * Without a listener Electron would show a dialog for errors and print rejections where nobody reads them, secrets and all.
 */
import type { EventEmitter } from 'node:events';
import type { Log } from './log.ts';

export interface UncaughtErrors {
  /** Calls `show` when there is something to tell: now, if it has happened already, and at each new cause. */
  onNew(show: (times: number) => void): void;
  /** What the panel's page printed as an error: for the log alone, as the page shows its own failures. */
  inPage(text: string): void;
}

/** Each cause is logged the first time, then at ten times as many; a cause that comes without end fills no log. */
const milestones: ReadonlySet<number> = new Set([1, 10, 100, 1000, 10_000, 100_000, 1_000_000]);

/** Causes that are told apart; a new one each time is a cause of its own. */
const mostCauses = 100;
const others = 'all others';

/** `source` is the process. Call it first of all, before anything can fail. */
export function catchUncaughtErrors(source: EventEmitter, log: () => Log): UncaughtErrors {
  const counts = new Map<string, number>();
  let show: ((times: number) => void) | undefined;
  let total = 0;

  /** How often this cause has come, if that is to be told. */
  const count = (cause: string): number | null => {
    const key = counts.has(cause) || counts.size < mostCauses ? cause : others;
    const times = (counts.get(key) ?? 0) + 1;
    counts.set(key, times);
    return milestones.has(times) ? times : null;
  };

  const note = (kind: string, error: unknown): void => {
    // Whatever fails in here would come back as the next error.
    try {
      total++;
      const times = count(causeOf(error));
      if (times === null) return;
      log().error(kind, { times, error });
      if (!isOutputGone(error)) show?.(total);
    } catch {
      // There is nobody left to tell.
    }
  };
  source.on('uncaughtException', (error: unknown) => note('uncaught error', error));
  source.on('unhandledRejection', (error: unknown) => note('unhandled rejection', error));

  return {
    onNew(listener) {
      show = listener;
      if (total > 0) listener(total);
    },
    inPage(text) {
      const times = count(`page ${text.slice(0, 200)}`);
      if (times !== null) log().error('error in the panel', { times, text });
    },
  };
}

/** By its text and the place that it comes from. Reading either may throw. */
function causeOf(error: unknown): string {
  try {
    if (!(error instanceof Error)) return String(error).slice(0, 200);
    const place = /\n\s*at .{0,200}/.exec(error.stack ?? '')?.[0] ?? '';
    return `${error.name}: ${error.message.slice(0, 200)}${place}`;
  } catch {
    return 'without a name';
  }
}

/** The terminal that started the app was closed: nothing has failed. */
function isOutputGone(error: unknown): boolean {
  return error instanceof Error && /^(?:write|read) (?:EPIPE|EIO)$/.test(error.message);
}
