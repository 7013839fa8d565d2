/**
 * A hundred `daypass ensure` that wait for one sign-in: how long it takes from the end of the sign-in, when its token is in its file,
 * until each of them has ended. How long so many processes take to start is not measured.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { tokenPath, writeToken } from '../testing/aws-files.ts';
import { sessionConfig } from '../testing/config.ts';
import { createHome, type Home, homeEnv } from '../testing/home.ts';
import { type Organisation, startOrganisation } from '../testing/identity-center/organisation.ts';
import { signInElsewhere } from '../testing/sign-in-elsewhere.ts';
import { median } from './statistics.ts';
import { table } from './table.ts';

const [callers, rounds] = [100, 3] as const;
/** Of the last of them, in ms. */
const aim = 1000;
const file = path.join(import.meta.dirname, '../out/cli/daypass.js');

/** @returns a title, a table and what it says about the aim */
export async function measureWaiting(): Promise<string> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-bench-'));
  await using organisation = await startOrganisation({ accounts: 2 });
  try {
    const home = createHome(dir);
    home.writeConfig(sessionConfig());
    const all: (readonly number[])[] = [];
    for (let round = 0; round < rounds; round++) all.push(await measureRound(home, organisation));
    return describe(all);
  } finally {
    fs.rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** @returns of each caller the ms from the end of the sign-in to its own */
async function measureRound(home: Home, organisation: Organisation): Promise<readonly number[]> {
  fs.rmSync(tokenPath(home, 'corp'), { force: true });
  const env = { ...homeEnv(home), ...organisation.env };
  const ends = Array.from({ length: callers }, () => {
    const caller = spawn(process.execPath, [file, 'ensure', '--session', 'corp'], { env, stdio: 'ignore' });
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    caller.once('error', reject);
    caller.once('exit', (code) => (code === 0 ? resolve(performance.now()) : reject(new Error(`ended with ${code}`))));
    return promise;
  });
  const ended = Promise.all(ends);
  await Promise.race([ended, untilAllWait(home)]);
  // What the last of them has still to do after its note is there.
  await delay(1000);
  const token = await signInElsewhere(organisation);
  writeToken(home, 'corp', token);
  const signedInAt = performance.now();
  return (await ended).map((at) => at - signedInAt);
}

/** Each leaves a note when it begins to wait. */
async function untilAllWait(home: Home): Promise<void> {
  const notes = home.path('.aws', 'sso', 'daypass', 'notes');
  while (!fs.existsSync(notes) || fs.readdirSync(notes).length < callers) await delay(100);
}

function describe(all: readonly (readonly number[])[]): string {
  const lasts = all.map((times) => Math.max(...times));
  const ms = (value: number): string => value.toFixed(0);
  const rows = all.map((times, i) => [`round ${i + 1}`, ms(median(times)), ms(Math.max(...times))]);
  const worst = Math.max(...lasts);
  return [
    `${callers} waiting \`daypass ensure\`, ${rounds} rounds: ms from the end of the sign-in to the end of a caller`,
    '',
    table(['', 'the middle one', 'the last one'], rows),
    '',
    `The last one: median ${ms(median(lasts))} ms, at most ${ms(worst)} ms. Aim: at most ${aim} ms: ${worst <= aim ? 'met' : 'missed'}.`,
  ].join('\n');
}
