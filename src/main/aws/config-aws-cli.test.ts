/** What a real AWS CLI sees in files that Daypass reads and has added a session to. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findAwsCli } from '../../../e2e/identity-center/find-aws-cli.ts';
import { anyConfigText } from './config-arbitraries.ts';
import { parseConfig } from './config-document.ts';
import { addSession, editConfigFile } from './config-file.ts';
import { edit, edited, layout, type Model, model, render } from './config-model-arbitraries.ts';
import { readConfig } from './config-reader.ts';
import { effectiveSections } from './config-sections.ts';
import { readBotocore } from './readers/botocore.ts';

const run = promisify(execFile);
const cli = findAwsCli();
if (typeof cli === 'string') console.log(`Not compared with a real AWS CLI: ${cli}.`);
const program = typeof cli === 'string' ? '' : cli.program;

const files = {
  'no file': null,
  plain: '[default]\nregion = us-east-1\n\n[profile dev]\nsso_session = other\nregion = eu-west-1\n',
  CRLF: '[profile dev]\r\nregion = eu-west-1',
  quoted: '# mine\n[profile "my dev"]\nregion : eu-west-1\ns3 =\n  max_concurrent_requests = 20\n[plugins]\na = b',
} as const;

describe.skipIf(program === '')('the AWS CLI', () => {
  let home = '';
  let file = '';
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'daypass-aws-cli-'));
    file = join(home, 'config');
  });
  afterEach(() => rm(home, { recursive: true }));

  const ask = async (...args: readonly string[]): Promise<string> => {
    const env = {
      PATH: process.env['PATH'],
      HOME: home,
      AWS_CONFIG_FILE: file,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
      PYTHONUTF8: '1',
      LC_ALL: 'C.UTF-8',
    };
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

  // A start takes most of a second: few files, each with much in it.
  test('sees exactly what edits say', { timeout: 120_000 }, async () => {
    let sections = bigModel();
    await writeFile(file, render(sections, fc.sample(layout, 1)[0]!));
    const edits = fc.sample(edit, 150).filter((one) => {
      const after = edited(sections, one);
      sections = after ?? sections;
      return after !== null;
    });
    expect(edits.length).toBeGreaterThan(20);
    expect(await editConfigFile(file, edits)).toMatchObject({ ok: true });

    const profiles = sections.filter(({ ref }) => ref.kind === 'profile');
    const names = profiles.map(({ ref }) => ref.name);
    expect((await ask('configure', 'list-profiles')).split('\n').sort()).toEqual(names.sort());
    const settings = profiles.flatMap(({ ref, settings: all }) => [...all].map((one) => [ref.name, ...one] as const));
    const strings = settings.filter(([, , value]) => typeof value === 'string');
    for (const [name, key, value] of fc.sample(fc.constantFrom(...strings), 4)) {
      expect(await ask('configure', 'get', key, `--profile=${name}`)).toBe(value);
    }
  });

  test('sees in odd files what its reader here sees', { timeout: 120_000 }, async () => {
    const texts = fc.sample(anyConfigText, 4000).filter((text) => text.isWellFormed());
    const readings = texts.map((config) => ({ config, ...readBotocore({ config, credentials: '' }) }));
    const named = readings.filter(({ refusal, profiles }) => refusal === null && profiles.size > 0).slice(0, 3);
    const refused = readings.filter(({ refusal }) => refusal !== null).slice(0, 2);
    expect(named).toHaveLength(3);
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

/** Some models on top of each other, so that most edits find a section. */
function bigModel(): Model {
  const found = new Map(
    fc.sample(model, 12).flatMap((one) => one.map((section) => [JSON.stringify(section.ref), section])),
  );
  return [...found.values()];
}
