/** The clock of `daypass` in the demo's terminal. Other programs there keep the machine's own. */
import type { Home } from '../../testing/home.ts';

const file = (home: Home): string => home.path('clock-offset');

/** What Node is started with, and what the environment says for it. */
export function clockArguments(home: Home) {
  const module = new URL('shifted-clock.ts', import.meta.url).href;
  return { environment: `DEMO_CLOCK=${file(home)}`, args: ['--import', module] };
}

/** From now on it is this many ms ahead of the machine's. */
export function setTerminalClock(home: Home, ahead: number): void {
  home.write(String(ahead), 'clock-offset');
}
