/** Lets a test drive the time of the main process: clocks and timers together, at the pace of the work that they cause. */
import { ownerOf } from './counts.ts';
import { shiftDate } from './shift-date.ts';

interface Armed {
  /** On the driven monotonic clock (ms). */
  dueAt: number;
  readonly owner: string;
  readonly fire: () => void;
  /** Waits in real time for what is left, in case that the test is slower. */
  readonly rearm: () => void;
}

/** What is under way outside JavaScript: no timer may overtake it. */
const work = new Set([
  'FSReqCallback',
  'FSReqPromise',
  'CloseReq',
  'TCPSocketWrap',
  'TCPConnectWrap',
  'TLSWrap',
  'WriteWrap',
  'ShutdownWrap',
  'GetAddrInfoReqWrap',
  'ZlibWrap',
]);
const isBusy = (): boolean => process.getActiveResourcesInfo().some((name) => work.has(name));

/** A file watcher hears of a change one turn after it; what it does then takes another one to begin. */
const calmTurns = 6;
/** A request that hangs for longer (ms) is not waited for: it is its timeout that the test wants to see. */
const patience = 5_000;

/** Waits until nothing is under way but timers. */
async function settle(): Promise<void> {
  const { setImmediate } = globalThis;
  const until = realNow() + patience;
  for (let calm = 0; calm < calmTurns && realNow() < until; calm = isBusy() ? 0 : calm + 1)
    await new Promise<void>((resolve) => void setImmediate(resolve));
}

const realNow = performance.now.bind(performance);

/**
 * Must be called before the app keeps a reference to a timer function. Until `passTime` is called, time is the machine's.
 * Node's own timers (of sockets) do not go through the global functions and stay on the machine's time.
 * @param fired hears of each timer that is fired here
 */
export function driveTime(fired: (owner: string, sameTurn: boolean) => void) {
  let passed = 0;
  const now = (): number => realNow() + passed;
  Object.defineProperty(performance, 'now', { value: now });
  const armed = replaceTimers(now);

  const fireDue = async (): Promise<void> => {
    for (let sameTurn = false; ; sameTurn = true) {
      const due = [...armed].filter(([, timer]) => timer.dueAt <= now()).toSorted(([, a], [, b]) => a.dueAt - b.dueAt);
      const [first] = due;
      if (!first) return;
      fired(first[1].owner, sameTurn);
      first[1].fire();
      await Promise.resolve(); // as Node does between two timers
    }
  };

  return {
    /** How long until the next timer (ms), once all work has come to its end; null if there is none. */
    async untilTimer(): Promise<number | null> {
      await settle();
      const next = Math.min(...[...armed.values()].map(({ dueAt }) => dueAt));
      return Number.isFinite(next) ? Math.max(next - now(), 0) : null;
    },
    /** Moves all clocks on and fires what is due. `offset` is how far `Date` is from the machine's clock then (ms). */
    async passTime(ms: number, offset: number): Promise<void> {
      passed += ms;
      shiftDate(offset);
      await fireDue();
      for (const timer of armed.values()) timer.rearm();
      await settle();
    },
  };
}

/** The longest delay that Node takes; longer ones count as 1 ms, as do those below it. */
const longest = 2 ** 31 - 1;

function replaceTimers(now: () => number): Map<NodeJS.Timeout, Armed> {
  const { setTimeout, clearTimeout } = globalThis;
  const armed = new Map<NodeJS.Timeout, Armed>();
  const stop = new WeakMap<NodeJS.Timeout, () => void>();

  const arm = (repeats: boolean, callback: (...args: unknown[]) => void, ms = 1, args: unknown[] = []) => {
    const delay = ms >= 1 && ms <= longest ? ms : 1;
    const fire = (): void => {
      if (repeats) timer.dueAt = now() + delay;
      else disarm(handle);
      try {
        callback(...args);
      } catch (error) {
        process.nextTick(() => {
          throw error;
        });
      }
    };
    const wake = (): void => {
      fire();
      if (armed.has(handle)) rearm();
    };
    const rearm = (): void => {
      clearTimeout(real);
      // Never keeps the process alive: neither host ends because nothing is left to do.
      real = setTimeout(wake, Math.max(timer.dueAt - now(), 1)).unref();
    };
    const handle = setTimeout(wake, delay);
    let real = handle;
    const timer: Armed = { dueAt: now() + delay, owner: ownerOf(), fire, rearm };
    handle.refresh = () => {
      timer.dueAt = now() + delay;
      rearm();
      return handle;
    };
    handle.close = () => {
      disarm(handle);
      return handle;
    };
    armed.set(handle, timer);
    stop.set(handle, () => clearTimeout(real));
    return handle;
  };
  const disarm = (handle: unknown): void => {
    armed.delete(handle as NodeJS.Timeout);
    (stop.get(handle as NodeJS.Timeout) ?? clearTimeout)(handle as NodeJS.Timeout | undefined);
  };

  Object.assign(globalThis, {
    setTimeout: (callback: () => void, ms?: number, ...args: unknown[]) => arm(false, callback, ms, args),
    setInterval: (callback: () => void, ms?: number, ...args: unknown[]) => arm(true, callback, ms, args),
    clearTimeout: disarm,
    clearInterval: disarm,
  });
  return armed;
}
