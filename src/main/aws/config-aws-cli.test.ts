/** What a real AWS CLI sees in files that Daypass reads and has added a session to. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseConfig } from './config-document.ts';
import { addSession } from './config-file.ts';
import { readConfig } from './config-reader.ts';
import { effectiveSections } from './config-sections.ts';

const run = promisify(execFile);
const { program, missing } = await findAwsCli();
if (missing !== null) console.log(`Not compared with a real AWS CLI: ${missing}.`);

/** Version 2.13 and later; a Python `aws` of a version manager or version 1 is not what people use. */
async function findAwsCli(): Promise<{ readonly program: string; readonly missing: string | null }> {
  const program = process.env['DAYPASS_TEST_AWS_CLI'] ?? '/usr/bin/aws';
  try {
    const { stdout } = await run(program, ['--version']);
    const [, major, minor] = /^aws-cli\/(\d+)\.(\d+)/.exec(stdout) ?? [];
    if (Number(major) === 2 && Number(minor) >= 13) return { program, missing: null };
    return { program, missing: `${program} is ${stdout.trim() || 'of no known version'}, 2.13 or later is needed` };
  } catch {
    return { program, missing: `there is no ${program}` };
  }
}

const files = {
  'no file': null,
  plain: '[default]\nregion = us-east-1\n\n[profile dev]\nsso_session = other\nregion = eu-west-1\n',
  CRLF: '[profile dev]\r\nregion = eu-west-1',
  quoted: '# mine\n[profile "my dev"]\nregion : eu-west-1\ns3 =\n  max_concurrent_requests = 20\n[plugins]\na = b',
} as const;

describe.skipIf(missing !== null)('the AWS CLI', () => {
  let home = '';
  let file = '';
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'daypass-aws-cli-'));
    file = join(home, 'config');
  });
  afterEach(() => rm(home, { recursive: true }));

  const ask = async (...args: readonly string[]): Promise<string> => {
    const env = { PATH: process.env['PATH'], HOME: home, AWS_CONFIG_FILE: file, AWS_SHARED_CREDENTIALS_FILE: devNull };
    const { stdout } = await run(program, args, { env });
    return stdout.trimEnd();
  };

  test.each(Object.entries(files))('agrees before and after: %s', { timeout: 60_000 }, async (_, text) => {
    if (text !== null) await writeFile(file, text);
    const before = text === null ? '' : await ask('configure', 'list-profiles');
    const session = { name: 'corp', startUrl: 'https://d-1.awsapps.com/start/#/', region: 'eu-central-1' };
    expect(await addSession(file, session)).toMatchObject({ ok: true });
    const written = await readFile(file, 'utf8');

    expect(await ask('configure', 'list-profiles')).toBe(before);
    const profiles = effectiveSections(parseConfig(written), ['default', 'profile'], file);
    expect(before.split('\n').filter(Boolean).sort()).toEqual(profiles.map(({ name }) => name).sort());
    for (const { name, all } of profiles) {
      expect(await ask('configure', 'get', 'region', '--profile', name)).toBe(all.get('region')?.value);
    }
    // The CLI refuses a whole file for one bad line, so this answer covers the new section as well.
    await writeFile(file, `${written}[profile probe]\nsso_session = corp\n`);
    expect(await ask('configure', 'get', 'sso_session', '--profile', 'probe')).toBe('corp');
    expect(readConfig(written, file).problems.map(({ code }) => code)).toEqual(
      written.includes('other') ? ['config-unknown-session'] : [],
    );
  });
});
