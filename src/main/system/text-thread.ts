/**
 * Work on texts that are as long as other people make them: in a thread of its own, so that no length keeps a click, a
 * countdown or a renewal waiting. What it does are pure functions of values that can be copied from thread to thread.
 */
import { parentPort, Worker } from 'node:worker_threads';
import { minute } from '../../shared/time.ts';
import { afterAwake } from './clock.ts';

type Functions = Readonly<Record<string, (...parameters: never[]) => unknown>>;

/** The same functions, each with a promise of its value. */
export type InThread<Of extends Functions> = {
  readonly [Name in keyof Of]: (...parameters: Parameters<Of[Name]>) => Promise<ReturnType<Of[Name]>>;
};

interface Task {
  readonly group: string;
  readonly name: string;
  readonly parameters: readonly unknown[];
}

/** By group: both threads import the modules that make them, and so both know the same ones. */
const groups = new Map<string, Functions>();

/**
 * The functions as those who need them call them: short texts are worked on at once, where they are, long ones in the thread.
 * Each gets all its texts with the call, so that no value comes from two versions of a file.
 */
export function inTextThread<Of extends Functions>(group: string, functions: Of): InThread<Of> {
  groups.set(group, functions);
  const named = Object.keys(functions).map((name) => {
    return [name, (...parameters: readonly unknown[]) => carryOut({ group, name, parameters })] as const;
  });
  return Object.fromEntries(named) as unknown as InThread<Of>;
}

/** In characters and values. Whatever it is made of, so much is worked on in some ten milliseconds. */
export const mostAtOnce = 32 * 1024;

let entry: URL | null = null;
let thread: Thread | null = null;

/**
 * From now on long texts go to a thread that runs the module at `url`; without one (tests, a command line) all is done where
 * it is called. Null ends the thread.
 */
export function setTextThread(url: URL | null): void {
  entry = url;
  thread?.end();
  thread = null;
}

/** For the module that runs in the thread: does what comes, one after the other. */
export function serveTextThread(): void {
  parentPort?.on('message', ({ id, ...task }: Task & { readonly id: number }) => {
    parentPort?.postMessage(answerTo(id, task));
  });
}

type Answer = { readonly id: number } & ({ readonly value: unknown } | { readonly error: unknown });

function answerTo(id: number, task: Task): Answer {
  try {
    return { id, value: doNow(task) };
  } catch (error) {
    return { id, error };
  }
}

async function carryOut(task: Task): Promise<unknown> {
  if (entry === null || sizeOf(task.parameters, mostAtOnce) < mostAtOnce) return doNow(task);
  thread ??= startThread(entry);
  return thread.ask(task);
}

function doNow({ group, name, parameters }: Task): unknown {
  const act = groups.get(group)?.[name];
  if (!act) throw new Error(`the thread does not know ${group} ${name}`);
  return act(...(parameters as never[]));
}

/** How long a value is, all that is in it included; at `enough` nobody counts on. */
function sizeOf(value: unknown, enough: number): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 1;
  let size = 1;
  for (const part of partsOf(value)) {
    size += sizeOf(part, enough - size);
    if (size >= enough) return size;
  }
  return size;
}

function partsOf(value: object): Iterable<unknown> {
  if (value instanceof Map || value instanceof Set || Array.isArray(value)) return value as Iterable<unknown>;
  return Object.values(value);
}

interface Thread {
  ask(task: Task): Promise<unknown>;
  end(): void;
}

/** A thread without work keeps memory for nothing, all the more after a long text. */
const idle = minute;

/**
 * A thread that cannot be made (a packaged app on an odd system) is done without. One that ends in the middle of its work, as
 * for want of memory, fails what it was asked, and the next work gets a new one.
 */
function startThread(url: URL): Thread {
  // None of the flags that the app was started with.
  const worker = new Worker(url, { name: 'texts', execArgv: [] });
  const waiting = new Map<number, { readonly task: Task; readonly done: PromiseWithResolvers<unknown> }>();
  let asked = 0;
  let hasAnswered = false;
  let stopWaiting = (): void => {};

  const rest = (): void => {
    worker.unref();
    stopWaiting = afterAwake(idle, () => self.end());
  };
  const fail = (error: unknown): void => {
    stopWaiting();
    if (thread === self) thread = null;
    if (!hasAnswered && entry === url) entry = null;
    for (const { task, done } of waiting.values()) {
      if (hasAnswered) done.reject(error);
      else done.resolve(carryOut(task));
    }
    waiting.clear();
  };
  const self: Thread = {
    async ask(task) {
      const done = Promise.withResolvers<unknown>();
      stopWaiting();
      worker.ref();
      waiting.set(++asked, { task, done });
      worker.postMessage({ ...task, id: asked });
      return done.promise;
    },
    end() {
      // What is asked from now on goes to another one, and what it still has to do is not done again here.
      if (thread === self) thread = null;
      hasAnswered = true;
      void worker.terminate();
    },
  };
  worker.on('message', ({ id, ...answer }: Answer) => {
    hasAnswered = true;
    const { done } = waiting.get(id) ?? {};
    waiting.delete(id);
    if ('error' in answer) done?.reject(answer.error);
    else done?.resolve(answer.value);
    if (waiting.size === 0) rest();
  });
  worker.on('messageerror', fail);
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('the thread for texts has ended')));
  return self;
}
