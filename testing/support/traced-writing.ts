/** Does one of the app's writes in a process of its own, and tells in which order it asked the system for what (strace). */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { WriterName } from './file-writers.ts';

/** What a process asked of the system about a file. */
export interface SystemCall {
  readonly name: string;
  /** The file, also where the process named it by a number. */
  readonly file: string;
  /** Of a file that takes another name. */
  readonly to: string | null;
  /** Of `openat`, such as `O_RDWR|O_CREAT`. */
  readonly flags: string;
  /** Not refused by the system. */
  readonly isDone: boolean;
}

export interface WritingProcess {
  /** What the writer says of its write; null where the process has ended before it could say anything. */
  readonly write: (mark: string) => Promise<string | null>;
  readonly child: ChildProcess;
  /** Resolves with the signal that ended it, if any. */
  readonly end: () => Promise<NodeJS.Signals | null>;
}

const program = fileURLToPath(new URL('writing-process.ts', import.meta.url));

/** One thread for files, so that one call of the system comes after the other. */
export async function startWriting(home: string, writer: WriterName): Promise<WritingProcess> {
  const child = spawn(process.execPath, [program, home, writer], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, HOME: home, USERPROFILE: home, UV_THREADPOOL_SIZE: '1' },
  });
  child.stdin.on('error', () => {});
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string | null> => {
    const { value, done } = await lines.next();
    return done === true ? null : value;
  };
  if ((await next()) !== 'ready') throw new Error(`The process that writes "${writer}" did not start`);
  return {
    child,
    async write(mark) {
      child.stdin.write(`${mark}\n`);
      return next();
    },
    async end() {
      child.stdin.end();
      return (await ended)[1];
    },
  };
}

/** What others can see on the disk, and what makes it last. */
const visible = 'pwrite64,ftruncate,rename,link,unlink,mkdir,rmdir';
const changing = `write,fsync,fdatasync,${visible}`;

/** Why nothing can be traced here; null if it can. */
export async function noTracing(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'strace is for Linux, and its names for x64';
  if (spawnSync('strace', ['-V']).error) return 'strace is not installed';
  // Some systems and containers let nobody look into a process that runs.
  const probe = spawn('sleep', ['60']);
  try {
    const attached = await attach(probe.pid!, ['-e', 'trace=openat']).catch(() => null);
    attached?.tracer.kill();
    return attached ? null : 'this machine lets nobody trace a process';
  } finally {
    probe.kill();
  }
}

export interface TracedWrite {
  /** What the writer says. */
  readonly said: string | null;
  /** All that it asked of the system for files under the home folder, in order. */
  readonly calls: readonly SystemCall[];
}

/**
 * One write. `stopped` is called after each change that others can see, while the process stands still: what is on the disk
 * then is what a process that is killed there would leave.
 */
export async function traceWriting(
  home: string,
  writer: WriterName,
  mark: string,
  stopped?: (call: SystemCall) => void,
): Promise<TracedWrite> {
  if (!stopped) return trace(home, writer, mark, []);
  return trace(home, writer, mark, [`${visible}:signal=STOP`], (news, child) => {
    const threads = fs.readdirSync(`/proc/${child.pid}/task`);
    if (!threads.every((thread) => news.includes(`[pid ${thread.padStart(5)}] --- stopped by SIGSTOP`))) return false;
    const call = callsIn(news, home).at(-1);
    if (call) stopped(call);
    child.kill('SIGCONT');
    return true;
  });
}

/** One write in which the system behaves otherwise, as `strace --inject` has it: `rename:delay_enter=1000000:when=1`. */
export async function disturbWriting(
  home: string,
  writer: WriterName,
  mark: string,
  way: string,
): Promise<TracedWrite> {
  return trace(home, writer, mark, [way]);
}

/** `hear` is called with what strace has told, until it says that it has understood it. */
async function trace(
  home: string,
  writer: WriterName,
  mark: string,
  injections: readonly string[],
  hear: (news: string, child: ChildProcess) => boolean = () => false,
): Promise<TracedWrite> {
  const writing = await startWriting(home, writer);
  const ways = injections.flatMap((way) => ['-e', `inject=${way}`]);
  const { tracer, told } = await attach(writing.child.pid!, ['-y', '-e', `trace=openat,${changing}`, ...ways]);
  let seen = 0;
  tracer.stderr.on('data', () => {
    const news = told().slice(seen);
    if (hear(news, writing.child)) seen += news.length;
  });
  const said = await writing.write(mark);
  await writing.end();
  await once(tracer, 'close');
  return { said, calls: callsIn(told(), home) };
}

function callsIn(text: string, home: string): readonly SystemCall[] {
  return parse(text).filter(({ file }) => file.startsWith(home));
}

/** Resolves when every thread of the process is being traced; rejects where that is refused. */
async function attach(pid: number, args: readonly string[]) {
  const all = ['-f', '-qq', '-s', '0', '-e', 'signal=SIGSTOP', ...args, '-p', String(pid)];
  const tracer = spawn('strace', all, { stdio: ['ignore', 'ignore', 'pipe'] });
  let text = '';
  tracer.stderr.on('data', (part) => (text += String(part)));
  const isTraced = (thread: string): boolean =>
    !/^TracerPid:\s*0$/m.test(fs.readFileSync(`/proc/${pid}/task/${thread}/status`, 'utf8'));
  while (!fs.readdirSync(`/proc/${pid}/task`).every(isTraced)) {
    if (tracer.exitCode !== null) throw new Error('strace was refused');
    await new Promise(setImmediate);
  }
  return { tracer, told: () => text };
}

function parse(text: string): readonly SystemCall[] {
  const begun = new Map<string, string>();
  return text.split('\n').flatMap((line) => {
    const [, thread = '', rest = ''] = /^(?:\[pid +(\d+)\] )?(.*)$/.exec(line) ?? [];
    const [, first] = /^(.*) <unfinished \.\.\.>$/.exec(rest) ?? [];
    if (first !== undefined) {
      begun.set(thread, first);
      return [];
    }
    const whole = rest.replace(/^<\.\.\. \w+ resumed>/, () => begun.get(thread) ?? '');
    const [, name, args = '', result = ''] = /^(\w+)\((.*)\) += (.*)$/.exec(whole) ?? [];
    if (name === undefined) return [];
    const files = [...args.matchAll(/"([^"]*)"|^\d+<([^>]*)>/g)].map(([, named, numbered]) => named ?? numbered ?? '');
    const [file = '', to = null] = files.filter((one) => one !== '');
    const [flags = ''] = /O_[A-Z_|]+/.exec(args) ?? [];
    return [{ name, file, to, flags, isDone: !result.startsWith('-1') }];
  });
}
