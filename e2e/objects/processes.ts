/** What everybody on a Linux machine can see of processes, and what their own user can. */
import fs from 'node:fs';

export interface SeenProcess {
  /** The command line, with blanks between its words. */
  readonly line: string;
  /** As it was started with. */
  readonly environment: string;
}

/** Empty texts for one that has ended. */
export function readProcess(pid: number): SeenProcess {
  const words = (name: string): string => read(pid, name).replaceAll('\0', ' ').trim();
  return { line: words('cmdline'), environment: words('environ') };
}

/** The processes that this one has started, and those that they have started, as far as they still run. */
export function processesBelow(pid: number): readonly number[] {
  const all = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(all.map((name) => [Number(name), parentOf(Number(name))]));
  const isBelow = (one: number | undefined): boolean =>
    one !== undefined && one !== 0 && (parents.get(one) === pid || isBelow(parents.get(one)));
  return [...parents.keys()].filter(isBelow);
}

/** Behind the name of the program, which may hold brackets (proc(5)). */
function parentOf(pid: number): number | undefined {
  const stat = read(pid, 'stat');
  return stat === '' ? undefined : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

function read(pid: number, name: string): string {
  try {
    return fs.readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
