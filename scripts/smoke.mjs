// @ts-check
/**
 * `node scripts/smoke.mjs EXECUTABLE`: starts a packed Daypass as a login would, waits until its log says that it has started, and
 * ends it. For a machine on which nobody looks: no window is opened, and nothing of the user's is touched.
 */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** In ms: what has not started by then never will. */
const longestStart = 120_000;

/** In ms: what has been told to end, and has not by then, never will. The app itself waits 5 s for what must still be written. */
const longestEnd = 60_000;

/**
 * @param {string} executable
 * @param {number} [endsWithin] in ms
 * @returns {Promise<string | null>} what went wrong; null if it has started and ended
 */
export async function smoke(executable, endsWithin = longestEnd) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-smoke-'));
  const userData = path.join(home, 'user-data');
  const child = spawn(executable, ['--hidden', `--user-data-dir=${userData}`], {
    env: { ...process.env, HOME: home, USERPROFILE: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  /** How it ended; empty while it runs. @type {string[]} */
  const ended = [];
  child.once('error', ({ message }) => ended.push(message));
  child.once('exit', (code, signal) => ended.push(`it ended by itself with ${code ?? signal}`));
  const hasEnded = async () => {
    for (const end = Date.now() + endsWithin; ended.length === 0; await delay(100)) if (Date.now() > end) return false;
    return true;
  };
  let failure = await start().catch(String);
  if (process.platform === 'win32') spawnSync('taskkill', ['/T', '/F', '/PID', String(child.pid)]);
  else child.kill('SIGTERM');
  if (!(await hasEnded())) {
    failure ??= `${executable} has started, but has not ended within ${endsWithin / 1000} s of being told to\n${output}`;
    child.kill('SIGKILL');
  }
  if (await hasEnded()) fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  else letGo();
  return failure;

  /** @returns {Promise<string | null>} */
  async function start() {
    const log = path.join(userData, 'logs', 'daypass.log');
    const isStarted = () => fs.existsSync(log) && / started\b/.test(fs.readFileSync(log, 'utf8'));
    for (const end = Date.now() + longestStart; !isStarted(); await delay(200)) {
      if (ended.length > 0) return `${executable} has not started: ${ended[0]}\n${output}`;
      if (Date.now() > end) return `${executable} has not started within ${longestStart / 1000} s\n${output}`;
    }
    return null;
  }

  /** What not even the system can end holds nobody here. */
  function letGo() {
    child.unref();
    for (const stream of [child.stdout, child.stderr]) stream.destroy();
  }
}

if (process.argv[1] === import.meta.filename) {
  const failure = await smoke(process.argv[2] ?? '');
  console.log(failure ?? 'It has started, and ended when it was told to.');
  process.exitCode = failure === null ? 0 : 1;
}
