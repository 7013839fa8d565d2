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
  return code === 0 ? parseObject(out) : null;
}

/** Windows. Where there is no such key, `reg` ends with 1. Never rejects. */
export async function valuesOfRegistry(env: Readonly<NodeJS.ProcessEnv>): Promise<ManagedSource> {
  const program = path.win32.join(env['SystemRoot'] || String.raw`C:\Windows`, 'System32', 'reg.exe');
  try {
    const { code, out } = await run(program, ['query', policyKey, '/reg:64'], Buffer.alloc(0));
    if (code !== 0) return { kind: 'none' };
    return { kind: 'found', place: policyKey, values: registryValuesIn(out) };
  } catch (error) {
    return { kind: 'refused', place: policyKey, why: reasonOf(error) };
  }
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
