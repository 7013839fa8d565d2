/** The ends that the app can come to: asked for, by the system, or by force. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Calls, Host } from './driver.ts';

export interface HostEnd {
  /** The exit code; null after a signal. */
  readonly exited: Promise<number | null>;
  /** Asks the app to quit, waits, and resolves to the exit code. */
  quit(): Promise<number | null>;
  /** SIGKILL: no handler of the app runs. */
  kill(): Promise<void>;
  /** Linux: the desktop has gone, and Electron ends at once. */
  loseDesktop(): Promise<void>;
  /** Windows ends the session of its user; resolves to how many windows have heard it. */
  endSession(): Promise<number>;
}

/** In ms; what hangs is ended, and a busy machine has time. The app's own limits for its end (electron/application.ts) are below. */
const longestQuit = 30_000;

export function createEnd(host: Host, call: Calls): HostEnd {
  return {
    exited: host.exited,
    async quit() {
      await call.quit().catch(() => {});
      const code = await Promise.race([host.exited, delay(longestQuit, 'stuck' as const, { ref: false })]);
      if (code !== 'stuck') return code;
      host.kill();
      throw new Error(`The app did not quit.\n${host.output()}`);
    },
    async kill() {
      host.kill();
      await host.exited;
    },
    async loseDesktop() {
      // It dies of the call, so nobody answers.
      void call.loseDesktop().catch(() => {});
      await host.exited;
    },
    endSession: () => call.endSession(),
  };
}
