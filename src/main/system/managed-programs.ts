/** The system's own programs that read managed settings where no file of text holds them: property lists and the registry. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { reasonOf } from './file-errors.ts';
import { policyKey } from './managed-places.ts';
import type { ManagedSource } from './managed-source.ts';
import { parseObject } from './parse-object.ts';

const plutil = '/usr/bin/plutil';

/** macOS: profiles of a device management are kept as binary property lists. Null where it is none, or holds what JSON has not. */
export async function valuesOfPlist(bytes: Buffer): Promise<object | null> {
  const { code, out } = await run(plutil, ['-convert', 'json', '-o', '-', '--', '-'], bytes);
  return code === 0 ? settingsOfPlist(out) : null;
}

/** Without what device management writes beside the settings: of the payload that they came in, and that they were put there by hand. */
export function settingsOfPlist(json: string): object | null {
  const values = parseObject(json);
  if (values === null) return null;
  return Object.fromEntries(Object.entries(values).filter(([name]) => !/^(?:Payload[A-Z]|_manualProfile$)/.test(name)));
}

/** Asks the registry for what lies directly below a key. */
export type QueryRegistry = (key: string) => Promise<Ended>;

/**
 * Windows. `reg` ends with the same code where there is no such key, where a rule of the computer forbids the program, and for any other
 * failure. So the key above is asked first, which is always there: nothing is managed only where that answers and names no such key.
 * Never rejects.
 */
export async function valuesOfRegistry(
  env: Readonly<NodeJS.ProcessEnv>,
  query: QueryRegistry = registryOf(env),
): Promise<ManagedSource> {
  const refused = (why: string): ManagedSource => ({ kind: 'refused', place: policyKey, why });
  try {
    const above = await query(path.win32.dirname(policyKey));
    if (above.code !== 0) return refused(failed(above));
    const name = `\\${path.win32.basename(policyKey)}`.toLowerCase();
    if (!above.out.split(/\r?\n/).some((line) => line.trimEnd().toLowerCase().endsWith(name))) return { kind: 'none' };
    const own = await query(policyKey);
    if (own.code !== 0) return refused(failed(own));
    return { kind: 'found', place: policyKey, values: registryValuesIn(own.out) };
  } catch (error) {
    return refused(reasonOf(error));
  }
}

function registryOf(env: Readonly<NodeJS.ProcessEnv>): QueryRegistry {
  const program = path.win32.join(env['SystemRoot'] || String.raw`C:\Windows`, 'System32', 'reg.exe');
  return (key) => run(program, ['query', key, '/reg:64'], Buffer.alloc(0));
}

/** As the log and people are told: the program's code; without one it has not ended in time. */
function failed({ code }: Ended): string {
  return code === null ? 'reg.exe: ETIMEDOUT' : `reg.exe: ${code}`;
}

/** What `reg query` prints: a line for each value, with its name, its type and its data between four spaces. */
export function registryValuesIn(printed: string): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const line of printed.split(/\r?\n/)) {
    const [, name, type, data = ''] = /^ {4}(\S.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/.exec(line) ?? [];
    if (name === undefined || type === undefined) continue;
    // Names of the registry have no case of their own.
    values[name.toLowerCase()] = valueOf(type, data);
  }
  return values;
}

function valueOf(type: string, data: string): unknown {
  if (type === 'REG_DWORD') {
    const number = Number(data);
    return number === 0 ? false : number === 1 ? true : number;
  }
  return type === 'REG_MULTI_SZ' ? data.split(String.raw`\0`).filter((one) => one !== '') : data;
}

interface Ended {
  /** Null: it was stopped, as it took too long. */
  readonly code: number | null;
  readonly out: string;
}

/** A program of the system that hangs holds nobody up. */
const longestRun = 5000;

async function run(program: string, args: readonly string[], input: Buffer): Promise<Ended> {
  const { promise, resolve, reject } = Promise.withResolvers<Ended>();
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true, timeout: longestRun });
  const out: Buffer[] = [];
  child.once('error', reject);
  child.stdout.on('data', (piece: Buffer) => out.push(piece));
  child.once('close', (code) => resolve({ code, out: Buffer.concat(out).toString('utf8') }));
  child.stdin.on('error', () => {}).end(input);
  return promise;
}
