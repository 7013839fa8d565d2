/** How long it takes from the start of the process until the tray icon is there, next to a Node that does nothing. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { drive } from '../e2e/hosts/driver.ts';
import { createHome, homeEnv } from '../testing/home.ts';
import { launchStandIn } from '../e2e/hosts/stand-in/launch.ts';
import { median } from './statistics.ts';
import { table } from './table.ts';

/** Since the start of the process, in ms. `cpu` is user and system time of all its threads. */
interface Moment {
  readonly wall: number;
  readonly cpu: number;
}
interface Run {
  readonly bare: Moment;
  readonly appBegins: Moment;
  readonly tray: Moment;
}

const runs = 15;
/** At most this many ms of CPU more than Node alone needs. */
const aim = 150;
const appDir = path.join(import.meta.dirname, '..');

/** Taken inside the process, as the probe does in the app: what Node needs to end is in neither figure. */
const report = 'const { user, system } = process.cpuUsage(); console.log(performance.now(), (user + system) / 1000)';

async function runBareNode(): Promise<Moment> {
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', report]);
  const [wall = NaN, cpu = NaN] = stdout.trim().split(' ').map(Number);
  return { wall, cpu };
}

/** Starts the app as at login, without its panel, on a home with one session. */
async function runDaypass(dir: string): Promise<Omit<Run, 'bare'>> {
  const home = createHome(dir);
  home.writeConfig(
    '[sso-session corp]\nsso_start_url = https://d-0000000000.awsapps.com/start\nsso_region = eu-west-1\n',
  );
  const noPage = (): never => {
    throw new Error('Started hidden, the app opened a window');
  };
  const options = { appDir, args: ['--hidden'], env: homeEnv(home), tempDir: dir };
  const app = drive(await launchStandIn(noPage, options), dir);
  try {
    const { appBegins, tray } = await app.startup();
    if (!appBegins || !tray) throw new Error(`The app has no tray icon.\n${app.output()}`);
    return { appBegins, tray };
  } finally {
    await app.quit();
  }
}

/** One after the other, so that a slow minute of the machine falls on both alike. */
async function measure(dir: string): Promise<readonly Run[]> {
  const measured: Run[] = [];
  for (let i = 0; i <= runs; i++) {
    const run = { bare: await runBareNode(), ...(await runDaypass(path.join(dir, String(i)))) };
    // The first one fills the caches of the disk and of Node's compiler.
    if (i > 0) measured.push(run);
  }
  return measured;
}

/** @returns a title, the table and what it says about the aim */
export async function measureStartup(): Promise<string> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-bench-'));
  try {
    const measured = await measure(dir);
    const of = (name: keyof Run): Moment => ({
      wall: median(measured.map((run) => run[name].wall)),
      cpu: median(measured.map((run) => run[name].cpu)),
    });
    const [bare, begins, tray] = [of('bare'), of('appBegins'), of('tray')];
    const row = (name: string, { wall, cpu }: Moment): string[] => [
      name,
      wall.toFixed(0),
      cpu.toFixed(0),
      (cpu - bare.cpu).toFixed(0),
      `${(cpu / bare.cpu).toFixed(1)} ×`,
    ];
    const above = tray.cpu - bare.cpu;
    return [
      `Start until the tray icon exists: stand-in host, medians of ${runs} alternating runs`,
      '',
      table(
        ['since the process started', 'wall ms', 'CPU ms', 'above bare node', 'of bare node'],
        [row('bare `node -e 0`', bare), row('the host begins the app', begins), row('the tray exists', tray)],
      ),
      '',
      `Daypass itself, without the host: ${(tray.wall - begins.wall).toFixed(0)} ms wall, ${(tray.cpu - begins.cpu).toFixed(0)} ms CPU.`,
      `Aim: at most ${aim} ms CPU above bare node: ${above <= aim ? 'met' : `missed by ${(above - aim).toFixed(0)} ms`}.`,
    ].join('\n');
  } finally {
    fs.rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  }
}
