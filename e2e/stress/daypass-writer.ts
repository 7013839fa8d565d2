/** One Daypass that renews in a process of its own, is killed, and started again on the same folder. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Home, homeEnv } from '../../testing/home.ts';
import type { Organisation } from '../../testing/identity-center/organisation.ts';
import type { FromDaypass } from './daypass-process.ts';
import { type DaypassName, endpointOf } from './ledger.ts';

const program = fileURLToPath(new URL('daypass-process.ts', import.meta.url));

export interface DaypassWriter {
  readonly name: DaypassName;
  readonly isRunning: boolean;
  /** The notices that are shown now. */
  readonly notices: readonly string[];
  /** What the session's renewal is in this process's state. */
  readonly renewal: string;
  /** How often a notice with this code has come up, in all lives of this Daypass. */
  shown(code: string): number;
  /** How often this was logged. */
  logged(message: string): number;
  /** The last lines of the log, for whoever has to find out what happened. */
  readonly tail: readonly string[];
  start(): void;
  /** Between two renewals (ms). */
  setPace(ms: number): void;
  /** SIGKILL, in the same instant. */
  kill(): void;
  /** As when the app quits: what runs comes to its end. */
  quit(): void;
  /** Resolves when one that was killed, or has quit, is gone for good. */
  readonly gone: Promise<unknown>;
}

export function createDaypassWriter(name: DaypassName, home: Home, organisation: Organisation): DaypassWriter {
  const env = { ...homeEnv(home), ...endpointOf(name, organisation) };
  const shown = new Map<string, number>();
  const logged = new Map<string, number>();
  const tail: string[] = [];
  let child: ChildProcess | null = null;
  let gone: Promise<unknown> = Promise.resolve();
  let [notices, renewal, pace]: [readonly string[], string, number] = [[], 'none', 0];

  const hear = (message: FromDaypass): void => {
    if (message.kind === 'log') {
      logged.set(message.message, (logged.get(message.message) ?? 0) + 1);
      tail.push(`${new Date().toISOString().slice(14, 23)} ${name} ${message.message} ${message.details}`);
      tail.splice(0, tail.length - 40);
      return;
    }
    for (const code of message.notices) if (!notices.includes(code)) shown.set(code, (shown.get(code) ?? 0) + 1);
    [notices, renewal] = [message.notices, message.renewal];
  };

  return {
    name,
    get isRunning() {
      return child !== null;
    },
    get notices() {
      return notices;
    },
    get renewal() {
      return renewal;
    },
    get gone() {
      return gone;
    },
    tail,
    shown: (code) => shown.get(code) ?? 0,
    logged: (message) => logged.get(message) ?? 0,
    start() {
      [notices, renewal] = [[], 'none'];
      child = fork(program, [home.path('daypass', name)], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      child.on('message', hear);
      child.send(pace);
      gone = once(child, 'exit');
    },
    setPace(ms) {
      pace = ms;
      child?.send(ms);
    },
    quit() {
      child?.disconnect();
      child = null;
    },
    kill() {
      child?.removeAllListeners('message');
      child?.kill('SIGKILL');
      child = null;
    },
  };
}
