/** A real AWS CLI assumes roles from a sign-in: its files have the names that Daypass expects, and no others go. */
import { execFile, type ExecFileException } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findAwsCli } from '../../../testing/identity-center/find-aws-cli.ts';
import { startOrganisation, type Organisation } from '../../../testing/identity-center/organisation.ts';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { signedInElsewhere, ssoSession, startUrl } from '../../../testing/support/engine.ts';
import { pointEnvironment } from '../../../testing/support/environment.ts';
import { assumedRolesOf } from './assumed-roles.ts';
import { createAwsClients } from '../aws/api/clients.ts';
import { createOidc } from '../aws/api/oidc.ts';
import { removeRoleCredentialsOf } from '../aws/cache/role-credential-cache.ts';
import { tokenFileName } from '../aws/cache/token-cache.ts';
import { formatToken } from '../aws/cache/token-file.ts';

const cli = findAwsCli();
const arn = (name: string): string => `role_arn = arn:aws:iam::444455556666:role/${name}`;

/** Each profile by its keys; all of them assume a role from the session corp. */
const chains: Readonly<Record<string, string>> = {
  plain: `${arn('Plain')}\nsource_profile = base`,
  full: `${arn('path/Full')}\nsource_profile = base\nrole_session_name = me@example\nexternal_id = a "é" \\ id\nduration_seconds = 1_800`,
  odd: `${arn('Odd')}\nsource_profile = base\nrole_session_name =\nduration_seconds = soon`,
  second: `${arn('Second')}\nsource_profile = plain`,
  mfa: `${arn('Mfa')}\nsource_profile = base\nmfa_serial = arn:aws:iam::444455556666:mfa/me`,
  itself: `${arn('Itself')}\nsource_profile = itself\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = x\nsso_session = corp\nsso_account_id = 012345678901\nsso_role_name = ReadOnlyAccess`,
};
const others: Readonly<Record<string, string>> = {
  environment: `${arn('Environment')}\ncredential_source = Environment`,
};

const config = `[sso-session corp]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access
[profile base]
sso_session = corp
sso_account_id = 012345678901
sso_role_name = ReadOnlyAccess
${Object.entries({ ...chains, ...others })
  .map(([name, keys]) => `[profile ${name}]\nregion = eu-central-1\n${keys}\n`)
  .join('')}`;

describe.skipIf(typeof cli === 'string')('the AWS CLI', { timeout: 120_000 }, () => {
  const program = typeof cli === 'string' ? '' : cli.program;
  let organisation: Organisation;
  let home: string;
  let outside: ReturnType<typeof pointEnvironment>;
  beforeEach(async () => {
    organisation = await startOrganisation({ accounts: 2 });
    home = await mkdtemp(path.join(tmpdir(), 'daypass-assumed-'));
    outside = pointEnvironment(organisation, home);
    await mkdir(path.join(home, '.aws', 'sso', 'cache'), { recursive: true });
    await writeFile(path.join(home, '.aws', 'config'), config);
    const token = await signedInElsewhere({ organisation, oidc: createOidc(createAwsClients()) }, ssoSession());
    await writeFile(path.join(home, '.aws', 'sso', 'cache', tokenFileName('corp')), formatToken(token));
  });
  afterEach(async () => {
    await organisation.close();
    outside.restore();
    await removeFolder(home);
  });

  /** The code for MFA is typed in. */
  function identityOf(profile: string, keys: Readonly<Record<string, string>> = {}): Promise<string> {
    const env = {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      AWS_EC2_METADATA_DISABLED: 'true',
      ...organisation.env,
      ...keys,
    };
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const done = (error: ExecFileException | null, stdout: string, stderr: string): void =>
      error ? reject(new Error(stderr)) : resolve(stdout);
    const child = execFile(
      program,
      ['sts', 'get-caller-identity', '--profile', profile, '--output', 'text'],
      { env },
      done,
    );
    child.stdin?.end('123456\n');
    return promise;
  }

  test('names its files so, and those of a session go with it', async () => {
    for (const profile of Object.keys(chains)) expect(await identityOf(profile), profile).toContain('assumed-role/');
    const cache = path.join(home, '.aws', 'cli', 'cache');
    const written = (await readdir(cache)).filter((name) => name.endsWith('.json'));
    const chained = await Promise.all(
      written.map(async (name) =>
        (await readFile(path.join(cache, name), 'utf8')).includes('AssumedRoleUser') ? [name] : [],
      ),
    );
    const roles = assumedRolesOf({ config, credentials: '' });
    expect(chained.flat().toSorted()).toEqual(roles.map(({ fileName }) => fileName).toSorted());
    expect(roles.map(({ profile, owner }) => [profile, owner])).toEqual(
      Object.keys(chains).map((profile) => [profile, { kind: 'sso-session', name: 'corp' }]),
    );

    // With the keys of a role from the environment: whose they are nobody can know.
    const text = await readFile(
      path.join(cache, written.find((name) => !chained.flat().includes(name)) ?? ''),
      'utf8',
    ).catch(() => null);
    const known = text ?? (await readFile(path.join(cache, chained.flat()[0] ?? ''), 'utf8'));
    const { Credentials } = JSON.parse(known) as { readonly Credentials: Readonly<Record<string, string>> };
    const keys = {
      AWS_ACCESS_KEY_ID: Credentials['AccessKeyId']!,
      AWS_SECRET_ACCESS_KEY: Credentials['SecretAccessKey']!,
      AWS_SESSION_TOKEN: Credentials['SessionToken']!,
    };
    await identityOf('environment', keys);
    const before = new Set(await readdir(cache));
    const { removed, failures, handedOut } = await removeRoleCredentialsOf(cache, {
      roles: [],
      assumed: roles.map(({ fileName }) => fileName),
    });
    expect([removed.length, failures, handedOut.length]).toEqual([6, [], 6]);
    expect(before.size - (await readdir(cache)).length).toBe(6);
    for (const { endsAt } of handedOut) expect(endsAt).toBeGreaterThan(organisation.now());
    const left = await Promise.all((await readdir(cache)).map((name) => readFile(path.join(cache, name), 'utf8')));
    expect(left.filter((entry) => entry.includes('AssumedRoleUser'))).toHaveLength(1);
  });
});
