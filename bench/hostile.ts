/** What the largest files that Daypass opens cost, whatever they are made of, and for how long they hold the main thread. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'ini';
import { applyEdits } from '../src/main/aws/config/apply.ts';
import { parseConfig } from '../src/main/aws/config/document.ts';
import type { ConfigEdit } from '../src/main/aws/config/edit.ts';
import { editConfigFile } from '../src/main/aws/config/change.ts';
import { readConfigFile } from '../src/main/aws/config/file.ts';
import { readConfiguredSessions } from '../src/main/aws/config/configured-sessions.ts';
import { largestFile } from '../src/main/aws/config/size.ts';
import { configWork } from '../src/main/aws/config/work.ts';
import { diagnose } from '../src/main/doctor/diagnose.ts';
import { doctorWork } from '../src/main/doctor/doctor-work.ts';
import type { DoctorInput } from '../src/main/doctor/examination.ts';
import { mostAtOnce, setTextThread } from '../src/main/system/text-thread.ts';
import { profileWork } from '../src/main/profiles/profile-work.ts';
import { hostileTexts } from './hostile-texts.ts';
import { table } from './table.ts';

/** In ms, without a turn for others. */
const longestAim = 200;
/** Of the time that npm's `ini` takes for the text; it is very fast where there is nothing to take in. */
const ratioAim = 10;
const lines = 99_000;

const edit: ConfigEdit = {
  kind: 'set-key',
  section: { kind: 'sso-session', name: 'corp' },
  key: 'sso_region',
  value: 'eu-central-1',
};

function inputOf(text: string): DoctorInput {
  return {
    files: {
      config: { file: '/home/me/.aws/config', text, unread: null, mode: 0o600 },
      credentials: { file: '/home/me/.aws/credentials', text: '', unread: null, mode: null },
    },
    env: {},
    platform: 'linux',
    assigned: new Map(),
    regions: ['eu-west-1', 'eu-central-1'],
    regionOf: new Map(),
    own: [],
    folders: [],
    absent: new Set(),
  };
}

/** Of this thread, in ms: what else the machine does takes no part in it. */
function cpu(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function timed(act: () => unknown): number {
  const start = cpu();
  act();
  return cpu() - start;
}

/** The longest time between two turns of this thread, in ms of its own CPU time and in ms of the wall's. */
async function holdOf(act: () => Promise<unknown>): Promise<{ readonly cpu: number; readonly wall: number }> {
  const longest = { cpu: 0, wall: 0 };
  let isDone = false;
  const done = act().finally(() => (isDone = true));
  let before = { cpu: cpu(), wall: performance.now() };
  while (!isDone) {
    await new Promise((resolve) => setTimeout(resolve, 2));
    const now = { cpu: cpu(), wall: performance.now() };
    longest.cpu = Math.max(longest.cpu, now.cpu - before.cpu);
    longest.wall = Math.max(longest.wall, now.wall - before.wall);
    before = now;
  }
  await done;
  return longest;
}

/** What Daypass does with a file, in its order. */
async function wholeWay(file: string, text: string): Promise<void> {
  fs.writeFileSync(file, text, { mode: 0o600 });
  const read = await readConfigFile(file);
  await configWork.readConfig(read.text);
  await profileWork.assumedRolesOf({ config: read.text, credentials: '' });
  await doctorWork.countConfigProblems(inputOf(read.text));
  const report = await doctorWork.makeReport(inputOf(read.text), new Set());
  const curable = report.findings.find(({ cure }) => cure.kind === 'edit');
  if (curable) await doctorWork.planCure(inputOf(read.text), curable.id, '');
  await doctorWork.findingsText(inputOf(read.text), 'en');
  await profileWork.previewConversion(file, read.text, null);
  await profileWork.previewReplacement(read.text, '');
  await editConfigFile(file, [edit]);
}

interface Row {
  readonly name: string;
  readonly ini: number;
  readonly open: number;
  readonly check: number;
  readonly edit: number;
  readonly cpu: number;
  readonly wall: number;
}

async function measure(folder: string, name: string, make: (lines: number) => string): Promise<Row> {
  const text = make(lines).slice(0, largestFile);
  // As the app opens, checks and changes one file: what one of them has found out, the next one may know.
  const row = {
    ini: timed(() => parse(text)),
    open: timed(() => readConfiguredSessions(text)),
    check: timed(() => diagnose(inputOf(text))),
    edit: timed(() => applyEdits(parseConfig(text), [edit])),
  };
  const hold = await holdOf(() => wholeWay(path.join(folder, 'config'), text));
  return { name, ...row, ...hold };
}

/** The longest of what is worked on where it is called. */
function longestAtOnce(): number {
  const times = hostileTexts.flatMap(([, make]) => {
    const text = make(mostAtOnce).slice(0, mostAtOnce);
    return [
      () => readConfiguredSessions(text),
      () => diagnose(inputOf(text)),
      () => applyEdits(parseConfig(text), [edit]),
    ];
  });
  return Math.max(...times.map((act) => Math.min(timed(act), timed(act))));
}

const columns = ['', 'ini, ms', 'opened', 'checked', 'changed', '× ini', 'longest hold, CPU ms', 'wall ms'];

function cellsOf({ name, ...row }: Row): readonly string[] {
  const times = [row.ini, row.open, row.check, row.edit].map((ms) => ms.toFixed(0));
  const most = Math.max(row.open, row.check, row.edit) / row.ini;
  return [name, ...times, most.toFixed(1), row.cpu.toFixed(0), row.wall.toFixed(0)];
}

/** @returns a title, a table and what it says about the aim */
export async function measureHostile(): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-bench-'));
  try {
    const atOnce = longestAtOnce();
    setTextThread(new URL('../src/main/app/text-thread-entry.ts', import.meta.url));
    const rows: Row[] = [];
    for (const [name, make] of hostileTexts) {
      const row = await measure(folder, name, make);
      rows.push(row);
      // It takes some minutes.
      console.error(`${rows.length} of ${hostileTexts.length}: ${cellsOf(row).join(' | ')}`);
    }
    const longest = Math.max(atOnce, ...rows.map((row) => row.cpu));
    const above = rows.filter((row) => Math.max(row.open, row.check, row.edit) > ratioAim * row.ini);
    return [
      `Hostile files of ${lines} lines (or one of up to 2 MB), about the most that Daypass opens: CPU ms of each act by itself`,
      '',
      table(
        columns,
        rows.map((row) => cellsOf(row)),
      ),
      '',
      `Worked on where it is called, at most ${mostAtOnce / 1024} kB: at most ${atOnce.toFixed(0)} ms.`,
      `Aim: nothing holds the main thread for more than ${longestAim} ms: ${longest <= longestAim ? 'met' : `missed, ${longest.toFixed(0)} ms`}.`,
      `Aim: no act takes more than ${ratioAim} times as long as \`ini\`: ${above.length === 0 ? 'met' : `missed by ${above.map(({ name }) => name).join(', ')}`}.`,
    ].join('\n');
  } finally {
    setTextThread(null);
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
