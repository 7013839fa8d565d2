/** A real AWS CLI takes the role credentials that Daypass has put into its cache, and Daypass takes the AWS CLI's. */
import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findAwsCli } from '../../../testing/identity-center/find-aws-cli.ts';
import { type Engine, signedInElsewhere, ssoSession, startEngine, startUrl } from '../../../testing/support/engine.ts';
import { type CredentialPlan, planForProfile } from './plan.ts';

const cli = findAwsCli();

const config = `[sso-session corp]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access
[profile base]
sso_session = corp
sso_account_id = 012345678901
sso_role_name = ReadOnlyAccess
region = us-east-1
[profile deploy]
role_arn = arn:aws:iam::444455556666:role/path/Deploy
source_profile = base
external_id = a "é" \\ id
region = us-east-1
`;

const planOf = (profile: string): CredentialPlan => {
  const planned = planForProfile({ config, credentials: '' }, profile);
  if ('problem' in planned) throw new Error(planned.problem.code);
  return planned.plan;
};

describe.skipIf(typeof cli === 'string')('with a real AWS CLI', { timeout: 120_000 }, () => {
  const program = typeof cli === 'string' ? '' : cli.program;
  let engine: Engine;
  beforeEach(async () => {
    engine = await startEngine();
    await mkdir(path.join(engine.home, '.aws'), { recursive: true });
    await writeFile(engine.paths.configFile, config);
    await engine.putToken(ssoSession(), await signedInElsewhere(engine, ssoSession()));
    await engine.sessions.readTokens();
  });
  afterEach(() => engine.close());

  const identityOf = async (profile: string): Promise<string> => {
    const env = {
      PATH: process.env['PATH'],
      HOME: engine.home,
      AWS_EC2_METADATA_DISABLED: 'true',
      ...engine.organisation.env,
    };
    const args = ['sts', 'get-caller-identity', '--profile', profile, '--output', 'text'];
    return (await promisify(execFile)(program, args, { env })).stdout;
  };
  const asked = (): readonly number[] =>
    (['GetRoleCredentials', 'AssumeRole'] as const).map((name) => engine.organisation.requestsOf(name).length);
  const keysOf = async (profile: string): Promise<string> => {
    const result = await engine.credentials.get(planOf(profile), { isShared: true });
    return result.ok ? result.value.secretAccessKey : result.problem.code;
  };

  test('each takes what the other one has got, of a role and of one that is assumed with it', async () => {
    await keysOf('deploy');
    await keysOf('base');
    expect(asked()).toEqual([1, 1]);
    expect(await identityOf('base')).toContain('AWSReservedSSO_ReadOnlyAccess');
    expect(await identityOf('deploy')).toContain('assumed-role/Deploy');
    expect(asked()).toEqual([1, 1]);

    await rm(engine.paths.cliCacheDir, { recursive: true });
    await identityOf('base');
    await identityOf('deploy');
    const after = asked();
    const other = await engine.restarted();
    expect(await other.credentials.get(planOf('base'), { isShared: true })).toMatchObject({ ok: true });
    expect(await other.credentials.get(planOf('deploy'), { isShared: true })).toMatchObject({ ok: true });
    expect(asked()).toEqual(after);
  });
});
