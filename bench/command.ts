/** What `daypass` costs a shell or a program that asks again and again, next to a Node that does nothing and to a real AWS CLI. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { writeToken } from '../testing/aws-files.ts';
import { sessionConfig } from '../testing/config.ts';
import { createHome, type Home, homeEnv } from '../testing/home.ts';
import { findAwsCli } from '../testing/identity-center/find-aws-cli.ts';
import { type Organisation, startOrganisation } from '../testing/identity-center/organisation.ts';
import { signInElsewhere } from '../testing/sign-in-elsewhere.ts';
import { median } from './statistics.ts';
import { table } from './table.ts';

const runs = 15;
/** Of a bare Node, and as many times faster than the AWS CLI. */
const aims = { ofNode: 1.3, fasterThanCli: 10 } as const;
const file = path.join(import.meta.dirname, '../out/cli/daypass.js');
const profile =
  '[profile dev]\nsso_session = corp\nsso_account_id = 012345678901\nsso_role_name = ReadOnlyAccess\nregion = eu-west-1\n';

/** A whole process to be measured. */
interface Way {
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What has to be so before each run, outside of what is measured. */
  readonly before?: () => void;
}

/** @returns a title, a table and what it says about the aims */
export async function measureCommand(): Promise<string> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-bench-'));
  await using organisation = await startOrganisation({ accounts: 2 });
  try {
    const ways = await everyWay(organisation, dir);
    const times = new Map<string, number[]>(Object.keys(ways).map((name) => [name, []]));
    for (let run = 0; run <= runs; run++) {
      // One after the other, so that a slow minute of the machine falls on all alike; the first one fills caches.
      for (const [name, { words, env, before }] of Object.entries(ways)) {
        const [program = '', ...args] = words;
        before?.();
        const start = performance.now();
        await promisify(execFile)(program, args, { env });
        if (run > 0) times.get(name)?.push(performance.now() - start);
      }
    }
    return describe(times);
  } finally {
    fs.rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** By the title of the row. Those of the AWS CLI are the last ones, and missing where there is none. */
async function everyWay(organisation: Organisation, dir: string): Promise<Readonly<Record<string, Way>>> {
  const token = await signInElsewhere(organisation);
  const homeWithToken = (name: string): { readonly home: Home; readonly env: Way['env'] } => {
    const home = createHome(path.join(dir, name));
    home.writeConfig(sessionConfig() + profile);
    writeToken(home, 'corp', token);
    return { home, env: { ...homeEnv(home), ...organisation.env, AWS_EC2_METADATA_DISABLED: 'true' } };
  };
  const { env } = homeWithToken('cached');
  // The AWS CLI cannot be told to leave its cache alone, so it has none to find: in a home of its own, as the other ways use theirs.
  const cold = homeWithToken('cold');
  const forgetRole = (): void => fs.rmSync(cold.home.path('.aws', 'cli', 'cache'), { recursive: true, force: true });
  const daypass = (...args: string[]): Way => ({ words: [process.execPath, file, ...args], env });
  const credentials = ['credential-process', '--profile', 'dev'];
  const cli = findAwsCli();
  const exporting = [typeof cli === 'string' ? '' : cli.program, 'configure', 'export-credentials', '--profile', 'dev'];
  return {
    'bare `node -e 0`': { words: [process.execPath, '-e', '0'], env },
    '`credential-process`, in the cache': daypass(...credentials),
    '`credential-process --no-cache`, from AWS': daypass(...credentials, '--no-cache'),
    '`status --prompt`': daypass('status', '--prompt'),
    ...(typeof cli !== 'string' && {
      '`aws configure export-credentials`, in the cache': { words: exporting, env },
      '`aws configure export-credentials`, from AWS': { words: exporting, env: cold.env, before: forgetRole },
    }),
  };
}

function describe(times: ReadonlyMap<string, readonly number[]>): string {
  const middle = (name: string): number => median(times.get(name) ?? []);
  const [bare = NaN, cached = NaN, , prompt = NaN, cli = NaN] = [...times.keys()].map(middle);
  const rows = [...times].map(([name, all]) => [
    name,
    middle(name).toFixed(0),
    Math.min(...all).toFixed(0),
    `${(middle(name) / bare).toFixed(2)} ×`,
  ]);
  const verdict = (isMet: boolean): string => (isMet ? 'met' : 'missed');
  return [
    `The \`daypass\` command: ${runs} alternating runs each, whole processes`,
    '',
    table(['', 'median ms', 'least ms', 'of bare node'], rows),
    '',
    `Aims: from the cache at most ${aims.ofNode} × bare node: ${verdict(cached <= aims.ofNode * bare)}; \`status --prompt\` likewise: ${verdict(prompt <= aims.ofNode * bare)}; at least ${aims.fasterThanCli} times faster than the AWS CLI (${(cli / cached).toFixed(1)} times): ${verdict(cli >= aims.fasterThanCli * cached)}.`,
  ].join('\n');
}
