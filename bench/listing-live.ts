/** Listing at real speed: Daypass's services in one process, the simulated organisation with a limit in another, HTTP in between. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { temporaryFolder } from './idle-stage.ts';
import { shortest } from '../testing/support/limited-portal.ts';
import type { ListingCost } from './listing-process.ts';
import { table } from './table.ts';

const size = { accounts: 1000, rolesEach: 3, limit: 20, sessions: 1 } as const;
/** Of one core, and ms. */
const aims = { cpu: 0.1, pause: 50 } as const;
const program = fileURLToPath(new URL('listing-process.ts', import.meta.url));
const organisation = fileURLToPath(new URL('../testing/identity-center/main.ts', import.meta.url));

/** @returns a title, a table and what it says about the aim */
export async function measureLiveListing(): Promise<string> {
  using folder = temporaryFolder();
  const numbers = ['--accounts', `${size.accounts}`, '--roles', `${size.rolesEach}`, '--rate-limit', `${size.limit}`];
  const server = spawn(process.execPath, [organisation, ...numbers, '--latency', '80', '--automatic']);
  const env: NodeJS.ProcessEnv = { ...process.env, HOME: folder.dir, USERPROFILE: folder.dir };
  const lines = createInterface({ input: server.stdout });
  const statuses: string[] = [];
  let variables = 0;
  const { promise: listens, resolve } = Promise.withResolvers<void>();
  lines.on('line', (line) => {
    const [, name, value] = /^export (\w+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined) {
      env[name] = value;
      variables += 1;
      if (variables === 3) resolve();
    }
    const [, status] = /^[\d:]{8} (\d+) ListAccount/.exec(line) ?? [];
    if (status !== undefined) statuses.push(status);
  });
  try {
    await listens;
    const args = [program, path.join(folder.dir, 'home')];
    // This process waits meanwhile: how long it is held up is the machine's doing.
    const pauses = monitorEventLoopDelay({ resolution: 10 });
    pauses.enable();
    const { stdout } = await promisify(execFile)(process.execPath, args, { env });
    return describe(JSON.parse(stdout) as ListingCost, statuses, Math.max(pauses.max / 1e6 - 10, 0));
  } finally {
    server.kill();
    await once(server, 'exit');
  }
}

function describe(cost: ListingCost, statuses: readonly string[], otherPause: number): string {
  const { took, cpu, longestPause, longestWork, memory, accounts, failed } = cost;
  const part = cpu / took;
  const refused = statuses.filter((status) => status === '429').length;
  const isMet = part <= aims.cpu && longestWork <= aims.pause + 5 && failed === 0 && accounts === size.accounts;
  const rows = [
    ['seconds', (took / 1000).toFixed(1), ''],
    ['of the shortest time', (took / shortest(size)).toFixed(3), ''],
    ['calls, of them refused', `${statuses.length}, ${((refused / statuses.length) * 100).toFixed(2)} %`, ''],
    ['accounts lost', `${size.accounts - accounts + failed}`, '0'],
    ['CPU, of one core', `${(part * 100).toFixed(1)} %`, `≤ ${aims.cpu * 100} %`],
    [
      'longest work of the main thread in one piece, CPU ms (within 5 ms more)',
      longestWork.toFixed(0),
      `≤ ${aims.pause}`,
    ],
    ['longest pause of the main thread, wall ms', longestPause.toFixed(0), ''],
    ['longest pause of a process that waits, wall ms', otherPause.toFixed(0), ''],
    ['memory before, at most, at the end, MB', memory.map((one) => one.toFixed(0)).join(', '), ''],
  ];
  return [
    `${size.accounts} accounts × ${size.rolesEach} roles at ${size.limit} calls a second, at real speed over HTTP`,
    '',
    table(['', 'Daypass', 'aim'], rows),
    '',
    `Aim: ${isMet ? 'met' : 'missed'}.`,
  ].join('\n');
}
