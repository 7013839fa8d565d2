/** How long a large config file takes: opened, diagnosed and edited; and 5,000 profiles written in one go. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'ini';
import type { ProfileRequest } from '../src/shared/profile-plans.ts';
import { usualTemplate } from '../src/shared/profile-names.ts';
import { applyEdits } from '../src/main/aws/config-apply.ts';
import { parseConfig } from '../src/main/aws/config-document.ts';
import { readConfig } from '../src/main/aws/config-reader.ts';
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
/** 1,428 profiles. */
const text = [session, ...Array.from({ length: 1428 }, (_, index) => profile(index))].join('');

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

function runOnce(): Run {
  const file = '/home/me/.aws/config';
  const edit = {
    kind: 'set-key',
    section: { kind: 'profile', name: 'team-700' },
    key: 'region',
    value: 'eu-central-1',
  } as const;
  const input = {
    files: {
      config: { file, text, mode: 0o600 },
      credentials: { file: '/home/me/.aws/credentials', text: '', mode: null },
    },
    env: {},
    platform: 'linux',
    assigned: new Map(),
    regions: ['eu-west-1', 'eu-central-1'],
    regionOf: new Map(),
  } as const;
  return {
    ini: timed(() => parse(text)),
    open: timed(() => readConfig(text, file)),
    diagnose: timed(() => {
      if (diagnose(input).length > 0) throw new Error('There is nothing to mend in this file');
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

/** @returns a title, the table and what it says about the aims */
export async function measureConfig(): Promise<string> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-bench-'));
  try {
    const cold = runOnce();
    const warm = Array.from({ length: runs }, runOnce);
    const of = (name: keyof Run): number => median(warm.map((run) => run[name]));
    const row = (title: string, first: number, usual: number): string[] => [
      title,
      first.toFixed(0),
      usual.toFixed(0),
      `${(usual / of('ini')).toFixed(1)} ×`,
    ];
    const all = ({ open, diagnose: doctor, edit }: Run): number => open + doctor + edit;
    const total = median(warm.map(all));
    const { preview, write } = await writeMany(dir);
    return [
      `A config file of ${text.split('\n').length - 1} lines with 1,428 profiles: medians of ${runs} runs after a first one`,
      '',
      table(
        ['', 'first, ms', 'then, ms', 'of `ini`'],
        [
          row('npm `ini` reads it (not the AWS dialect)', cold.ini, of('ini')),
          row('opened: document and sessions', cold.open, of('open')),
          row('diagnosed: five readers and all checks', cold.diagnose, of('diagnose')),
          row('one key changed, seen by five readers', cold.edit, of('edit')),
          row('opened, diagnosed and edited', all(cold), total),
        ],
      ),
      '',
      `Aim: at most ${aim} ms in all: ${total <= aim ? 'met' : `missed by ${(total - aim).toFixed(0)} ms`}.`,
      `5,000 profiles in one go: previewed in ${preview.toFixed(0)} ms, written in ${write.toFixed(0)} ms (aim: at most ${writingAim} ms: ${write <= writingAim ? 'met' : 'missed'}).`,
    ].join('\n');
  } finally {
    fs.rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  }
}
