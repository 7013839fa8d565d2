/** What a test may do with the time of the app: a closed lid, a clock that somebody sets, hours that go by. */
import type { Calls, Host } from './driver.ts';

export interface HostTime {
  /** The wall clock of the app (epoch ms). */
  now(): number;
  /**
   * The lid is closed for `ms`: 'suspend', then the wall clock of the app and of its pages has jumped while the
   * monotonic clock and all timers have not, then 'resume'. Time passes for the simulated servers as well.
   */
  sleepLaptop(ms: number): Promise<void>;
  /** Somebody sets the clock: it is `offsetMs` away from the machine's; no time passes, and no event tells of it. */
  setClock(offsetMs: number): Promise<void>;
  /**
   * `ms` go by with the app awake, for the simulated servers as well: all clocks of the main process move on together, and
   * its timers fire in their order, each once the work that the one before has caused has come to its end. The wall clock
   * of the pages follows at the end, their timers do not. Needs `time: 'driven'`.
   */
  passTime(ms: number): Promise<void>;
}

/** Moves the wall clock of the main process and the pages together, as they share the machine's. */
export function createTime(host: Host, call: Calls, timePasses: (ms: number) => void): HostTime {
  let offset = 0;
  const shift = async (to: number) => {
    offset = to;
    await host.shiftPageClocks(to);
    await call.shiftClock(to);
  };
  return {
    now: () => Date.now() + offset,
    setClock: shift,
    async sleepLaptop(ms) {
      await call.powerEvent('suspend');
      offset += ms;
      await host.shiftPageClocks(offset);
      // Both in one step, as nothing runs while a laptop sleeps: else a server would answer from a time that is still to come.
      timePasses(ms);
      await call.shiftClock(offset);
      await call.powerEvent('resume');
    },
    async passTime(ms) {
      for (let left = ms; left > 0;) {
        const step = Math.min((await call.untilTimer()) ?? left, left);
        timePasses(step);
        await call.passTime(step, (offset += step));
        left -= step;
      }
      await host.shiftPageClocks(offset);
    },
  };
}
