/** What a real AWS CLI sees of profiles that Daypass has written and moved, in generated files. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findAwsCli } from '../../../e2e/identity-center/find-aws-cli.ts';
import type { PlannedProfile } from '../../shared/profile-plans.ts';
import { readBotocore } from '../aws/readers/botocore.ts';
import { previewEdits, readDocument, writeEdits } from './config-change.ts';
import { planConversion } from './convert.ts';
import { configText, request } from './profile-arbitraries.ts';
import { previewProfiles, writeProfiles } from './profile-writer.ts';

const run = promisify(execFile);
const cli = findAwsCli();
if (typeof cli === 'string') console.log(`Not compared with a real AWS CLI: ${cli}.`);
const program = typeof cli === 'string' ? '' : cli.program;

describe.skipIf(program === '')('the AWS CLI', () => {
  let home = '';
  let file = '';
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'daypass-aws-cli-'));
    file = join(home, 'config');
  });
  afterEach(() => rm(home, { recursive: true }));

  const ask = async (...args: readonly string[]): Promise<readonly string[]> => {
    const env = {
      PATH: process.env['PATH'],
      HOME: home,
      AWS_CONFIG_FILE: file,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
      PYTHONUTF8: '1',
      LC_ALL: 'C.UTF-8',
    };
    const { stdout } = await run(program, args, { env });
    return stdout.split('\n').filter(Boolean).sort();
  };

  // A start takes most of a second: many plans in one file, one after the other.
  test('sees exactly the profiles of generated plans', { timeout: 120_000 }, async () => {
    const [text = ''] = fc.sample(configText, 1);
    await writeFile(file, text);
    const names = new Set(readBotocore({ config: text, credentials: '' }).profiles.keys());
    const held = [{ session: 'corp', accounts: new Map() }];
    const written = new Map<string, PlannedProfile>();
    for (const wish of fc.sample(request, 25)) {
      const files = { configFile: file, credentialsFile: join(home, 'credentials') };
      const shown = await previewProfiles(files, wish, held);
      if (!shown.ok) throw new Error(shown.problem.code);
      const done = await writeProfiles(files, wish, held, shown.value.change.digest);
      if (!done.ok) throw new Error(done.problem.code);
      for (const name of done.value.removed) {
        names.delete(name);
        written.delete(name);
      }
      for (const one of shown.value.profiles) if (one.kind === 'new') written.set(one.name, one);
    }
    expect(written.size).toBeGreaterThan(10);
    expect(await ask('configure', 'list-profiles')).toEqual([...new Set([...names, ...written.keys()])].sort());
    for (const [name, { role }] of fc.sample(fc.constantFrom(...written), 3)) {
      expect(await ask('configure', 'get', 'sso_account_id', `--profile=${name}`)).toEqual([role.accountId]);
      expect(await ask('configure', 'get', 'sso_role_name', `--profile=${name}`)).toEqual([role.roleName]);
    }
  });

  test('sees moved profiles with their session', { timeout: 120_000 }, async () => {
    const legacy = ['l1', 'l2'].map(
      (name) =>
        `[profile ${name}]\nsso_start_url = https://d-3.awsapps.com/start/#/\nsso_region = us-east-1\nregion = x\n`,
    );
    await writeFile(file, `${fc.sample(configText, 1)[0] ?? ''}\n${legacy.join('')}`);
    const before = await ask('configure', 'list-profiles');
    const document = await readDocument(file);
    if (!document.ok) throw new Error(document.problem.code);
    const { edits } = planConversion(document.value, ['l1', 'l2']);
    const shown = previewEdits(file, document.value, edits);
    if (!shown.ok) throw new Error(shown.problem.code);
    expect(await writeEdits(file, edits, shown.value.digest)).toMatchObject({ ok: true });

    expect(await ask('configure', 'list-profiles')).toEqual(before);
    for (const name of ['l1', 'l2']) {
      expect(await ask('configure', 'get', 'sso_session', '--profile', name)).toEqual(['d-3']);
      expect(await ask('configure', 'get', 'region', '--profile', name)).toEqual(['x']);
      await expect(ask('configure', 'get', 'sso_start_url', '--profile', name)).rejects.toMatchObject({ code: 1 });
    }
  });
});
