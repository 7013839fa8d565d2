/**
 * `daypass serve` under load, next to a bare HTTP server of Node that answers as many bytes: both are asked in turn in the same half
 * minute, each request on a connection of its own, as AWS tools ask that have just been started.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { writeToken } from '../testing/aws-files.ts';
import { sessionConfig } from '../testing/config.ts';
import { createHome, homeEnv } from '../testing/home.ts';
import { startOrganisation } from '../testing/identity-center/organisation.ts';
import { signInElsewhere } from '../testing/sign-in-elsewhere.ts';
import { quantile } from './statistics.ts';
import { table } from './table.ts';

/** Of each of the two, a second; and for so many seconds. */
const [rate, seconds] = [200, 30] as const;
/** Of 99 in 100, in ms. */
const aim = 5;
const file = path.join(import.meta.dirname, '../out/cli/daypass.js');
const profile =
  '[profile dev]\nsso_session = corp\nsso_account_id = 012345678901\nsso_role_name = ReadOnlyAccess\nregion = eu-west-1\n';

interface Target {
  readonly name: string;
  readonly url: string;
  readonly headers: http.OutgoingHttpHeaders;
  readonly times: number[];
  readonly errors: string[];
}

/** @returns a title, a table and what it says about the aim */
export async function measureServing(): Promise<string> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-bench-'));
  await using organisation = await startOrganisation({ accounts: 2 });
  const children: ChildProcess[] = [];
  try {
    const home = createHome(dir);
    home.writeConfig(sessionConfig() + profile);
    writeToken(home, 'corp', await signInElsewhere(organisation));
    const serving = spawn(process.execPath, [file, 'serve', '--profile', 'dev', '--print-env', 'json'], {
      env: { ...homeEnv(home), ...organisation.env },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    children.push(serving);
    const variables = JSON.parse(String((await once(serving.stdout, 'data'))[0])) as Record<string, string>;
    const url = variables['AWS_CONTAINER_CREDENTIALS_FULL_URI'] ?? '';
    const authorization = fs.readFileSync(variables['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'] ?? '', 'utf8');
    const daypass = target('`daypass serve`', url, { authorization });
    const { length } = await answerOf(daypass);
    const bareServer = fork(path.join(import.meta.dirname, 'bare-http.ts'), [String(length)]);
    children.push(bareServer);
    const [port] = (await once(bareServer, 'message')) as [number];
    const bare = target('bare `node:http`', `http://127.0.0.1:${port}/x`, { authorization });
    await askAll([bare, daypass], 2);
    for (const { times, errors } of [bare, daypass]) [times.length, errors.length] = [0, 0];
    const took = await askAll([bare, daypass], seconds);
    return describe([bare, daypass], took, organisation.requestsOf('GetRoleCredentials').length);
  } finally {
    await Promise.all(children.map(ended));
    fs.rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  }
}

function target(name: string, url: string, headers: http.OutgoingHttpHeaders): Target {
  return { name, url, headers, times: [], errors: [] };
}

/** Whatever the answers take, the next request goes out at its time. Resolves with how long it took, in seconds. */
async function askAll(targets: readonly Target[], forSeconds: number): Promise<number> {
  const start = performance.now();
  const all: Promise<void>[] = [];
  const count = rate * targets.length * forSeconds;
  for (let index = 0; index < count; index++) {
    const due = start + (index * 1000) / (rate * targets.length);
    const left = due - performance.now();
    if (left > 0) await delay(left);
    const one = targets[index % targets.length];
    if (one) all.push(timed(one));
  }
  await Promise.all(all);
  return (performance.now() - start) / 1000;
}

async function timed(one: Target): Promise<void> {
  const start = performance.now();
  try {
    await answerOf(one);
    one.times.push(performance.now() - start);
  } catch (error) {
    one.errors.push(error instanceof Error ? error.message : String(error));
  }
}

async function answerOf({ url, headers }: Target): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const request = http.get(url, { headers, agent: false }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    response.on('end', () =>
      response.statusCode === 200 ? resolve(text) : reject(new Error(`status ${response.statusCode}`)),
    );
    response.on('error', reject);
  });
  request.on('error', reject);
  return promise;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

function describe(targets: readonly Target[], took: number, asked: number): string {
  const rows = targets.map(({ name, times, errors }) => [
    name,
    (times.length / took).toFixed(0),
    ...[0.5, 0.99, 1].map((part) => quantile(times, part).toFixed(2)),
    String(errors.length),
  ]);
  const [, daypass] = targets;
  const isMet = daypass !== undefined && daypass.errors.length === 0 && quantile(daypass.times, 0.99) < aim;
  return [
    `Serving credentials: ${rate} requests a second of each for ${seconds} s, in turn, each on a new connection`,
    '',
    table(['', 'a second', 'median ms', '99 of 100 ms', 'most ms', 'errors'], rows),
    '',
    ...targets.flatMap(({ name, errors }) =>
      errors.length === 0 ? [] : [`${name}: ${[...new Set(errors)].slice(0, 5).join('; ')}.`],
    ),
    `AWS was asked ${asked === 1 ? 'once' : `${asked} times`}. Aim: 99 of 100 below ${aim} ms and no error: ${isMet ? 'met' : 'missed'}.`,
  ].join('\n');
}
