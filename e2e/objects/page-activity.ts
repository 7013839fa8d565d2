/** Counts the timers and animation frames of a page: a panel that nobody sees should have none. */
import type { BrowserContext, Page } from 'playwright/test';

export interface PageActivity {
  /** Timers, intervals, animation frames and idle callbacks that are armed now. */
  readonly armed: number;
  /** How many have run since the page was loaded. */
  readonly ran: number;
}

/** To be called before the app starts: counts in every page that the context opens from now on. */
export async function countPageActivity(target: BrowserContext | Page): Promise<void> {
  await target.addInitScript(count);
}

export async function pageActivity(page: Page): Promise<PageActivity> {
  return page.evaluate(() => {
    const read = Reflect.get(window, Symbol.for('page activity')) as (() => PageActivity) | undefined;
    if (!read) throw new Error('countPageActivity was not called before the page was opened');
    return read();
  });
}

/** Runs in the page before its own scripts, so it may use nothing from outside itself. */
function count(): void {
  const armed = new Set<string>();
  let ran = 0;
  const world = window as unknown as Record<string, (...args: unknown[]) => unknown>;
  const wrap = (arm: string, cancel: string, repeats: boolean): void => {
    const [originalArm, originalCancel] = [world[arm]?.bind(window), world[cancel]?.bind(window)];
    if (!originalArm || !originalCancel) return;
    world[arm] = (callback, ...rest) => {
      const run = (...args: unknown[]): unknown => {
        ran += 1;
        if (!repeats) armed.delete(key);
        return typeof callback === 'function' ? (callback as (...all: unknown[]) => unknown)(...args) : undefined;
      };
      const id = originalArm(run, ...rest);
      const key = `${cancel} ${String(id)}`;
      armed.add(key);
      return id;
    };
    world[cancel] = (id) => {
      armed.delete(`${cancel} ${String(id)}`);
      return originalCancel(id);
    };
  };
  wrap('setTimeout', 'clearTimeout', false);
  wrap('setInterval', 'clearInterval', true);
  wrap('requestAnimationFrame', 'cancelAnimationFrame', false);
  wrap('requestIdleCallback', 'cancelIdleCallback', false);
  Reflect.set(window, Symbol.for('page activity'), () => ({ armed: armed.size, ran }));
}
