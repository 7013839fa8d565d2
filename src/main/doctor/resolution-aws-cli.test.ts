/** A real AWS CLI on the same profiles: it refuses those that lead nowhere here, and takes those that lead somewhere. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAwsCli } from '../../../testing/identity-center/find-aws-cli.ts';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { type AwsQuestions, openAwsQuestions } from '../../../testing/support/aws-questions.ts';
import { examine } from './examination.ts';
import { machine } from '../../../testing/support/doctor-inputs.ts';

const cli = findAwsCli();

const session = '[sso-session s]\nsso_start_url = https://d-1.awsapps.com/start\nsso_region = eu-west-1\n';
const names = ['a', 'b', 'c'] as const;
const source = fc.constantFrom(...names, 'A', 'gone', '');
/** What can stand in a profile; values that are wrong now and then. */
const line = fc.oneof(
  fc.constant('role_arn = arn:aws:iam::111122223333:role/R'),
  source.map((name) => `source_profile = ${name}`),
  fc.constantFrom('credential_source = Environment', 'credential_source = environment', 'mfa_serial = m'),
  fc.constantFrom('sso_session = s', 'sso_session = x', 'sso_account_id = 123456789012', 'sso_role_name = R'),
  fc.constantFrom('sso_region = eu-west-1', 'sso_region = us-east-1', 'sso_start_url = https://d-2.awsapps.com/start'),
  fc.constantFrom('aws_access_key_id = A', 'aws_secret_access_key = B', 'web_identity_token_file = /gone'),
  fc.constantFrom('credential_process = /bin/false', 'region = us-east-1', 'external_id = e'),
);
const profile = fc.uniqueArray(line, { maxLength: 6, selector: (text) => text.split(' ')[0] });
const file = (title: (name: string) => string) =>
  fc
    .tuple(profile, profile, profile)
    .map((profiles) => profiles.map((lines, at) => `[${title(names[at] ?? '')}]\n${lines.join('\n')}\n`).join(''));
const files = fc.record({
  config: file((name) => `profile ${name}`).map((text) => session + text),
  credentials: fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    file((name) => name),
  ),
});

/**
 * What it says where the files are to blame, and not the network, an environment without keys ("credential_source referenced
 * in profile"), a token that is missing or a program that fails.
 */
const blamesFiles =
  /Partial credentials|referenced in the profile|specified sso-session|must have credentials|contains both|(?<!credential_source )referenced in profile|Infinite loop|missing required configuration|is inconsistent|has no role ARN/;

describe.skipIf(typeof cli === 'string')('the AWS CLI', { timeout: 240_000 }, () => {
  let home = '';
  let aws: AwsQuestions;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'daypass-chains-'));
    if (typeof cli !== 'string') aws = openAwsQuestions(cli, home);
  });
  afterAll(async () => {
    await aws?.[Symbol.asyncDispose]();
    await removeFolder(home);
  });

  test('agrees about where every profile leads', async () => {
    if (!aws.isQuick) return;
    const at = { config: join(home, 'config'), credentials: join(home, 'credentials') };
    let refused = 0;
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(files, async (texts) => {
        await Promise.all([writeFile(at.config, texts.config), writeFile(at.credentials, texts.credentials)]);
        const { resolve } = examine(machine(texts));
        for (const name of names) {
          const way = resolve(name);
          // The computer's own credentials would be asked for over the network.
          if (way.kind === 'none' || way.kind === 'token') continue;
          const { stderr } = await aws.ask(at, 'configure', 'export-credentials', '--profile', name);
          const isBlamed = blamesFiles.test(stderr);
          expect(isBlamed, `${name}: ${JSON.stringify(way)}\n${stderr}\n${texts.config}\n${texts.credentials}`).toBe(
            way.kind === 'broken',
          );
          asked++;
          if (isBlamed) refused++;
        }
      }),
      { numRuns: Number(process.env['DAYPASS_TEST_CHAINS'] ?? 15) },
    );
    expect(asked).toBeGreaterThan(5);
    expect(refused).toBeGreaterThan(0);
  });
});
