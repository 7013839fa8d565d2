/** How long a large config file takes: opened, diagnosed and edited; and 5,000 profiles written in one go. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'ini';
import type { ProfileRequest } from '../src/shared/profile-plans.ts';
import { usualTemplate } from '../src/shared/profile-names.ts';
import { applyEdits } from '../src/main/aws/config/apply.ts';
import { parseConfig } from '../src/main/aws/config/document.ts';
import { readConfiguredSessions } from '../src/main/aws/config/configured-sessions.ts';
import { diagnose } from '../src/main/doctor/diagnose.ts';
import { previewProfiles, writeProfiles } from '../src/main/profiles/profile-writer.ts';
import { median } from './statistics.ts';
import { table } from './table.ts';

const runs = 15;
/** In ms, for the whole of opening, diagnosing and editing. */
const aim = 100;
/** In ms, for 5,000 profiles. */
const writingAim = 2000;

const session = `[sso-session corp]
sso_start_url = https://d-1.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
`;
const profile = (index: number): string => `
# What team ${index} works with
[profile team-${index}]
sso_session = corp
sso_account_id = ${100_000_000_000 + index}
sso_role_name = Developer
region = eu-west-1
`;
const count = 1428;
/** 10,000 lines with which there is nothing wrong. */
const clean = [session, ...Array.from({ length: count }, (_, index) => profile(index))].join('');

/** The mistakes that people make, one after the other in every tenth profile. */
const mistakes: readonly ((text: string, index: number) => string)[] = [
  (text) => text.replace('sso_session = corp', 'sso_start_url = https://d-1.awsapps.com/start\nsso_region = eu-west-1'),
  (text, index) => text.replace(`[profile team-${index}]`, `[profile "team ${index}"]`),
  (text) => text.replace('sso_session = corp', 'sso_session = crop'),
  (text) => text.replace('region = eu-west-1', 'region = eu-west-1 # Dublin'),
  (text) => `${text}${text.trimStart().split('\n').slice(1, 2).join('')}\noutput = json\n`,
];
const faulty = [
  session,
  ...Array.from({ length: count }, (_, index) => {
    const mistake = index % 10 === 0 ? mistakes[(index / 10) % mistakes.length] : undefined;
    return mistake?.(profile(index), index) ?? profile(index);
  }),
].join('');

/** Of one run, in ms. `ini`: that npm package reading the same text, wrongly, for comparison. */
interface Run {
  readonly ini: number;
  readonly open: number;
  readonly diagnose: number;
  readonly edit: number;
}

const timed = (act: () => unknown): number => {
  const start = performance.now();
  act();
  return performance.now() - start;
};

let runsSoFar = 0;

/** `kind`: as it is told in the table. */
function runOnce(kind: 'clean' | 'faulty'): Run {
  // What is opened is another text each time, so that nothing is known of it.
  const text = `${kind === 'clean' ? clean : faulty}# ${runsSoFar++}\n`;
  const file = '/home/me/.aws/config';
  const edit = {
    kind: 'set-key',
    section: { kind: 'profile', name: 'team-700' },
    key: 'region',
    value: 'eu-central-1',
  } as const;
  const input = {
    files: {
      config: { file, text, unread: null, mode: 0o600 },
      credentials: { file: '/home/me/.aws/credentials', text: '', unread: null, mode: null },
    },
    env: {},
    platform: 'linux',
    assigned: new Map(),
    regions: ['eu-west-1', 'eu-central-1'],
    regionOf: new Map(),
    own: [],
    folders: [],
    absent: new Set<string>(),
  } as const;
  return {
    ini: timed(() => parse(text)),
    open: timed(() => readConfiguredSessions(text)),
    diagnose: timed(() => {
      const found = diagnose(input).length;
      if (kind === 'clean' ? found > 0 : found < count / 10) throw new Error(`${found} findings in the ${kind} file`);
    }),
    edit: timed(() => {
      const edited = applyEdits(parseConfig(text), [edit]);
      if (!edited.ok) throw new Error(edited.problem.code);
    }),
  };
}

/** Five times into a fresh file; how long the writing took, and how long the preview before it (ms). */
async function writeMany(dir: string): Promise<{ readonly preview: number; readonly write: number }> {
  const roles = Array.from({ length: 5000 }, (_, index) => ({
    session: 'corp',
    accountId: String(100_000_000_000 + (index >> 1)),
    accountName: `Team ${index >> 1}`,
    roleName: index % 2 === 0 ? 'AdministratorAccess' : 'ReadOnly',
  }));
  const request: ProfileRequest = {
    roles,
    template: usualTemplate,
    region: 'eu-central-1',
    output: 'json',
    clashes: 'leave-out',
    remove: [],
  };
  const measured: { readonly preview: number; readonly write: number }[] = [];
  for (let i = 0; i < 5; i++) {
    const files = { configFile: path.join(dir, `${i}-config`), credentialsFile: path.join(dir, 'credentials') };
    fs.writeFileSync(files.configFile, session);
    const start = performance.now();
    const shown = await previewProfiles(files, request, []);
    if (!shown.ok) throw new Error(shown.problem.code);
    const between = performance.now();
    const done = await writeProfiles(files, request, [], shown.value.change.digest);
    if (!done.ok || done.value.written.length !== 5000) throw new Error('Not all profiles were written');
    measured.push({ preview: between - start, write: performance.now() - between });
  }
  return { preview: median(measured.map((one) => one.preview)), write: median(measured.map((one) => one.write)) };
}

interface Measured {
  readonly lines: readonly (readonly string[])[];
  readonly total: number;
}

function measure(kind: 'clean' | 'faulty'): Measured {
  const cold = runOnce(kind);
  const warm = Array.from({ length: runs }, () => runOnce(kind));
  const of = (name: keyof Run): number => median(warm.map((run) => run[name]));
  const row = (title: string, first: number, usual: number): string[] => [
    title,
    first.toFixed(0),
    usual.toFixed(0),
    `${(usual / of('ini')).toFixed(1)} ×`,
  ];
  const all = ({ open, diagnose: doctor, edit }: Run): number => open + doctor + edit;
  const total = median(warm.map(all));
  return {
    total,
    lines: [
      row('npm `ini` reads it (not the AWS dialect)', cold.ini, of('ini')),
      row('opened: document and sessions', cold.open, of('open')),
      row('diagnosed: five readers and all checks', cold.diagnose, of('diagnose')),
      row('one key changed, seen by five readers', cold.edit, of('edit')),
      row('opened, diagnosed and edited', all(cold), total),
    ],
  };
}

const heads = ['', 'first, ms', 'then, ms', 'of `ini`'];
const verdict = (total: number): string => {
  return `Aim: at most ${aim} ms in all: ${total <= aim ? 'met' : `missed by ${(total - aim).toFixed(0)} ms`}.`;
};

/** @returns titles, tables and what they say about the aims */
export async function measureConfig(): Promise<string> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-bench-'));
  try {
    const good = measure('clean');
    const bad = measure('faulty');
    const { preview, write } = await writeMany(dir);
    return [
      `A config file of ${clean.split('\n').length - 1} lines with 1,428 profiles: medians of ${runs} runs after a first one`,
      '',
      table(heads, good.lines),
      '',
      verdict(good.total),
      '',
      'The same with a mistake in every tenth profile ("first" comes after the runs above)',
      '',
      table(heads, bad.lines),
      '',
      verdict(bad.total),
      '',
      `5,000 profiles in one go: previewed in ${preview.toFixed(0)} ms, written in ${write.toFixed(0)} ms (aim: at most ${writingAim} ms: ${write <= writingAim ? 'met' : 'missed'}).`,
    ].join('\n');
  } finally {
    fs.rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  }
}
