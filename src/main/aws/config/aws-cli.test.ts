/** What a real AWS CLI sees in files that Daypass reads and has added a session to. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findAwsCli } from '../../../../testing/identity-center/find-aws-cli.ts';
import { removeFolder } from '../../../../testing/remove-folder.ts';
import { type AwsQuestions, openAwsQuestions } from '../../../../testing/support/aws-questions.ts';
import { anyConfigText } from '../../../../testing/arbitraries/config-text.ts';
import { faultsIn } from '../../../../testing/support/doctor-inputs.ts';
import { parseConfig } from './document.ts';
import { addSession } from './change.ts';
import { readConfiguredSessions } from './configured-sessions.ts';
import { effectiveSections } from './sections.ts';
import { readBotocore } from './readers/botocore.ts';

const cli = findAwsCli();
if (typeof cli === 'string') console.log(`Not compared with a real AWS CLI: ${cli}.`);

const files = {
  'no file': null,
  plain: '[default]\nregion = us-east-1\n\n[profile dev]\nsso_session = other\nregion = eu-west-1\n',
  CRLF: '[profile dev]\r\nregion = eu-west-1',
  quoted: '# mine\n[profile "my dev"]\nregion : eu-west-1\ns3 =\n  max_concurrent_requests = 20\n[plugins]\na = b',
} as const;

describe.skipIf(typeof cli === 'string')('the AWS CLI', () => {
  let home = '';
  let file = '';
  let aws: AwsQuestions;
  beforeEach(async () => {
    if (typeof cli === 'string') throw new Error(cli);
    home = await mkdtemp(join(tmpdir(), 'daypass-aws-cli-'));
    file = join(home, 'config');
    aws = openAwsQuestions(cli, home);
  });
  afterEach(async () => {
    await aws[Symbol.asyncDispose]();
    await removeFolder(home);
  });

  const ask = async (...args: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await aws.ask({ config: file }, ...args);
    if (code !== 0) throw new Error(stderr);
    return stdout.trimEnd();
  };

  test.each(Object.entries(files))('agrees before and after: %s', { timeout: 240_000 }, async (_, text) => {
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
    expect(readConfiguredSessions(written).map(({ name }) => name)).toEqual(['corp']);
    // What is found there is no doing of the new section.
    expect(faultsIn(written)).toHaveLength(faultsIn(text ?? '').length);
    expect(faultsIn(files.plain).map(({ code }) => code)).toEqual(['unknown-session']);
  });

  test('sees in odd files what its reader here sees', { timeout: 120_000 }, async () => {
    const texts = fc.sample(anyConfigText, 4000).filter((text) => text.isWellFormed());
    const readings = texts.map((config) => ({ config, ...readBotocore({ config, credentials: '' }) }));
    const most = aws.isQuick ? 60 : 3;
    const named = readings.filter(({ refusal, profiles }) => refusal === null && profiles.size > 0).slice(0, most);
    const refused = readings.filter(({ refusal }) => refusal !== null).slice(0, most);
    expect(named.length).toBeGreaterThan(2);
    for (const { config, profiles } of named) {
      await writeFile(file, config);
      const names = [...profiles.keys()].map((name) => `${name}\n`).join('');
      expect(`${await ask('configure', 'list-profiles')}\n`).toBe(names);
    }
    for (const { config } of refused) {
      await writeFile(file, config);
      await expect(ask('configure', 'list-profiles')).rejects.toThrow('Unable to parse config file');
    }
  });
});
