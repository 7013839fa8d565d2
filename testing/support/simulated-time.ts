/**
 * Time that is not waited for: timers fire one after the other, each as soon as all that the one before has caused has come to its
 * end, and both clocks say what they would say then. For code that waits for nothing but timers; nothing here may use disk or network.
 */

interface Timer {
  readonly at: number;
  readonly fire: () => void;
}

/** Looks, ten real ms apart. */
const patience = 300;

/** Puts it in the place of the real one until disposed. */
export class SimulatedTime implements Disposable {
  readonly #timers = new Set<Timer>();
  readonly #real = { setTimeout, clearTimeout, now: Date.now };
  readonly #start = Date.now();
  /** Ms since it began. */
  now = 0;

  constructor() {
    const arm = (fire: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): object => {
      // As Node does: nothing fires in less than a millisecond.
      const timer = { at: this.now + Math.max(Number(ms) || 0, 1), fire: () => fire(...args) };
      this.#timers.add(timer);
      return Object.assign(timer, { ref: () => timer, unref: () => timer, hasRef: () => true });
    };
    globalThis.setTimeout = Object.assign(arm, { __promisify__: undefined }) as unknown as typeof setTimeout;
    globalThis.clearTimeout = (timer) => void this.#timers.delete(timer as unknown as Timer);
    Date.now = () => Math.floor(this.#start + this.now);
    Object.defineProperty(performance, 'now', { configurable: true, value: () => this.now });
  }

  /** Lets time pass until `isOver`, or until nobody waits for anything any more: not for a module that is loaded either. */
  async run(isOver: () => boolean): Promise<void> {
    for (let idle = 0; idle < patience;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (isOver()) return;
      let next: Timer | null = null;
      for (const timer of this.#timers) if (next === null || timer.at < next.at) next = timer;
      if (next === null) {
        idle += 1;
        await new Promise((resolve) => this.#real.setTimeout(resolve, 10));
        continue;
      }
      idle = 0;
      this.#timers.delete(next);
      this.now = Math.max(this.now, next.at);
      next.fire();
    }
  }

  /** After `ms`. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }

  [Symbol.dispose](): void {
    Object.assign(globalThis, { setTimeout: this.#real.setTimeout, clearTimeout: this.#real.clearTimeout });
    Date.now = this.#real.now;
    Reflect.deleteProperty(performance, 'now');
  }
}
