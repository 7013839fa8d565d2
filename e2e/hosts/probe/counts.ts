/** Counts what wakes the main process up and which files it touches: every timer, Node's own and those of libraries included. */
import { createHook, executionAsyncResource } from 'node:async_hooks';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { performance } from 'node:perf_hooks';
import v8 from 'node:v8';
import vm from 'node:vm';
import type { AnyFunction } from './before.ts';

export interface FileCall {
  /** Epoch ms on the app's wall clock. */
  readonly at: number;
  /** The function of `fs` and its first argument: `rename /path`. */
  readonly call: string;
  /** Whether it changes something, or only looks. */
  readonly writes: boolean;
}

export interface CountsRecord {
  /** The app's wall clock (epoch ms) at each turn of the event loop in which at least one timer fired. */
  readonly wakeUps: readonly number[];
  /** How many timers fired, by the function that had armed them, most frequent first. */
  readonly timers: readonly (readonly [owner: string, fired: number])[];
  readonly files: readonly FileCall[];
  /** Turns of the event loop, whatever began them: timers, files, messages. */
  readonly turns: number;
  /** How often a thread of the process slept until something woke it up; 0 where the system does not tell (Windows). */
  readonly threadWakeUps: number;
  /** User and system time of all threads (ms). */
  readonly cpu: number;
  /** By how many bytes the process has grown in memory, what nobody needs any more left aside. */
  readonly grown: number;
}

export interface Counts {
  /** A timer of this owner fires; also for timers that a driven clock fires. */
  fired(owner: string, sameTurn: boolean): void;
  readonly calls: { countFromNow(): void; counts(): CountsRecord };
}

const changing =
  /^(writeFile|appendFile|rename|unlink|rm|rmdir|mkdir|mkdtemp|f?truncate|[fl]?chmod|[fl]?chown|[fl]?utimes|symlink|link|copyFile|cp|write|writev|fsync|fdatasync|createWriteStream)(Sync)?$/;
const looking =
  /^(readFile|readdir|[fl]?stat|access|realpath|readlink|opendir|exists|read|readv|watch|watchFile|createReadStream)(Sync)?$/;

/** What an `open` with these flags is for. */
function opensToWrite(flags: unknown): boolean {
  const { O_WRONLY, O_RDWR, O_CREAT } = fs.constants;
  if (typeof flags === 'number') return (flags & (O_WRONLY | O_RDWR | O_CREAT)) !== 0;
  // A callback may stand in the place of flags that are not given: 'r'.
  return typeof flags === 'string' && /[wa+]/.test(flags);
}

/** Who is arming a timer: the first function on the stack that is neither Node's own nor this host's. */
export function ownerOf(): string {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 25;
  const frames = new Error('armed').stack?.split('\n').slice(1) ?? [];
  Error.stackTraceLimit = stackTraceLimit;
  const own = frames.find((frame) => !/node:|[\\/]probe[\\/.]/.test(frame)) ?? frames.at(-1) ?? 'unknown';
  return own
    .trim()
    .replace(/^at (async )?/, '')
    .replace(/\(?(?:file:\/\/)?[^\s(]*[\\/]([^\\/]+?:\d+):\d+\)?$/, '($1)');
}

/** Must be called before the app or a library keeps functions of `fs` for itself, as graceful-fs does. */
export function countActivity(): Counts {
  let record = emptyRecord();
  const { fired, hook } = countTimers(() => record);
  countFiles((call, writes) => record.files.push({ at: Date.now(), call, writes }));
  return {
    fired,
    calls: {
      countFromNow() {
        hook.enable();
        record = emptyRecord();
      },
      counts() {
        const { cpu, turns, threadWakeUps, resident } = spent();
        return {
          wakeUps: record.wakeUps,
          timers: [...record.timers].toSorted(([, a], [, b]) => b - a),
          files: record.files,
          turns: turns - record.before.turns,
          threadWakeUps: threadWakeUps - record.before.threadWakeUps,
          cpu: cpu - record.before.cpu,
          grown: resident - record.before.resident,
        };
      },
    },
  };
}

/** Since the start of the process. */
function spent() {
  const { userCPUTime, systemCPUTime, voluntaryContextSwitches } = process.resourceUsage();
  const turns = performance.nodeTiming.uvMetricsInfo.loopCount;
  return {
    turns,
    threadWakeUps: voluntaryContextSwitches,
    cpu: (userCPUTime + systemCPUTime) / 1000,
    resident: resident(),
  };
}

/** After the engine has collected its garbage: also that which holds on to memory outside its heap. */
function resident(): number {
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc') as () => void;
  // What the first one finalizes, the second one frees.
  for (let times = 0; times < 2; times++) collect();
  return process.memoryUsage.rss();
}

const emptyRecord = () => ({
  wakeUps: [] as number[],
  timers: new Map<string, number>(),
  files: [] as FileCall[],
  before: spent(),
});

function countTimers(current: () => ReturnType<typeof emptyRecord>) {
  const owners = new WeakMap<object, string>();
  let lastTurn = -1;
  const fired = (owner: string, sameTurn: boolean): void => {
    const { timers, wakeUps } = current();
    timers.set(owner, (timers.get(owner) ?? 0) + 1);
    if (!sameTurn) wakeUps.push(Date.now());
  };
  const hook = createHook({
    // Timers only: thousands of promises would cost more than what is measured.
    trackPromises: false,
    init(_id, type, _trigger, resource) {
      if (type === 'Timeout') owners.set(resource, ownerOf());
    },
    before() {
      const resource = executionAsyncResource();
      if (resource.constructor?.name !== 'Timeout') return;
      const turn = performance.nodeTiming.uvMetricsInfo.loopCount;
      fired(owners.get(resource) ?? 'armed before the count', turn === lastTurn);
      lastTurn = turn;
    },
  });
  return { fired, hook };
}

function countFiles(add: (call: string, writes: boolean) => void): void {
  const watch = (object: object): void => {
    for (const [name, original] of Object.entries(object)) {
      if (typeof original !== 'function') continue;
      const isOpen = /^open(Sync)?$/.test(name);
      if (!isOpen && !changing.test(name) && !looking.test(name)) continue;
      const counting = function (this: unknown, ...args: unknown[]) {
        const writes = isOpen ? opensToWrite(args[1]) : changing.test(name);
        add(`${name} ${String(args[0])}`, writes);
        return (original as AnyFunction).apply(this, args);
      };
      Object.defineProperties(counting, Object.getOwnPropertyDescriptors(original));
      Object.assign(object, { [name]: counting });
    }
  };
  watch(fs);
  watch(fs.promises);
  syncBuiltinESMExports();
}
