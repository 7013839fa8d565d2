/** Role credentials from a real sign-in at the simulated organisation: asked for once, kept, shared, refused in plain words. */
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { minute } from '../../shared/time.ts';
import { now } from '../system/clock.ts';
import { advance } from '../../../testing/support/clock.ts';
import { type Engine, signedInElsewhere, ssoSession, startEngine, startUrl } from '../../../testing/support/engine.ts';
import { daypassFolder } from '../system/files.ts';
import { createCredentials } from './credentials.ts';
import type { CredentialPlan } from './plan.ts';
import { planForProfile, planForRole } from './plan.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const corp = ssoSession();
const inMemory = { isShared: false };
const shared = { isShared: true };

let engine: Engine;
let role: { readonly accountId: string; readonly roleName: string };
let plan: CredentialPlan;
beforeEach(async () => {
  engine = await startEngine();
  await engine.putToken(corp, await signedInElsewhere(engine, corp));
  await engine.sessions.readTokens();
  const [account] = engine.organisation.accountsOf();
  role = { accountId: account!.accountId, roleName: account!.roles[0]! };
  plan = planForRole(corp.id, role);
});
afterEach(() => engine.close());

const asked = (): number => engine.organisation.requestsOf('GetRoleCredentials').length;
const get = (what = plan, options = inMemory) => engine.credentials.get(what, options);
const keysOf = async (what = plan, options = inMemory) => {
  const result = await get(what, options);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
};
const problemOf = async (what = plan, options = inMemory) => {
  const result = await get(what, options);
  return result.ok ? null : result.problem;
};

/** The role's entry in the AWS CLI's cache. */
const fileOf = (): string => path.join(engine.paths.cliCacheDir, plan.sso.fileName);

/** A plan of a profile in a file with `lines`, and the profile `base` of the role above. */
const chained = (lines: string, profile = 'deploy'): CredentialPlan => {
  const config = `[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = us-east-1\n[profile base]\nsso_session = corp\nsso_account_id = ${role.accountId}\nsso_role_name = ${role.roleName}\n${lines}`;
  const planned = planForProfile({ config, credentials: '' }, profile);
  if ('problem' in planned) throw new Error(planned.problem.code);
  return planned.plan;
};

describe('one question', () => {
  test('whoever asks at the same time, and afterwards, gets the same keys', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => keysOf()));
    expect(new Set(all.map(({ secretAccessKey }) => secretAccessKey)).size).toBe(1);
    expect(await keysOf()).toEqual(all[0]);
    expect(asked()).toBe(1);
  });

  test('with a quarter of an hour left there are new ones', async () => {
    const first = await keysOf();
    advance(first.expiresAt - now() - 16 * minute);
    expect(await keysOf()).toEqual(first);
    advance(2 * minute);
    expect((await keysOf()).secretAccessKey).not.toBe(first.secretAccessKey);
    expect(asked()).toBe(2);
  });

  test('whoever signs in anew gets none of those before, also where they come afterwards', async () => {
    const first = await keysOf();
    engine.organisation.faults.next('GetRoleCredentials', { delayMs: 300 });
    engine.sessions.adopt(corp.id, await signedInElsewhere(engine, corp));
    const late = keysOf();
    engine.sessions.adopt(corp.id, await signedInElsewhere(engine, corp));
    const keys = await keysOf();
    expect(new Set([first, await late, keys].map(({ secretAccessKey }) => secretAccessKey)).size).toBe(3);
    expect(await keysOf()).toEqual(keys);
  });

  test('after a failure the next one asks anew', async () => {
    engine.organisation.faults.next('GetRoleCredentials', 'forbidden');
    expect(await problemOf()).toMatchObject({ code: 'not-assigned' });
    await keysOf();
  });
});

describe("the AWS CLI's cache", () => {
  test('is for the user alone, also where another program left it open, and says which kind it is', async () => {
    await mkdir(engine.paths.cliCacheDir, { recursive: true });
    await writeFile(fileOf(), '{', { mode: 0o644 });
    const deploy = chained(
      '[profile deploy]\nrole_arn = arn:aws:iam::777788889999:role/Deploy\nsource_profile = base\n',
    );
    await keysOf(deploy, shared);
    if (process.platform !== 'win32') expect((await stat(fileOf())).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(fileOf(), 'utf8'))).toHaveProperty('ProviderType', 'sso');
    const assumed = await readFile(path.join(engine.paths.cliCacheDir, deploy.assumed[0]!.fileName), 'utf8');
    expect(JSON.parse(assumed)).not.toHaveProperty('ProviderType');
  });

  test('has nothing unless somebody asks for that', async () => {
    await keysOf();
    await expect(readFile(fileOf())).rejects.toThrow('ENOENT');
  });

  test('another process takes them from there, and both ask AWS once where they ask together', async () => {
    const other = await engine.restarted();
    const [one, two] = await Promise.all([keysOf(plan, shared), other.credentials.get(plan, shared)]);
    expect(two).toMatchObject({ ok: true, value: { secretAccessKey: one.secretAccessKey } });
    expect(asked()).toBe(1);
    const third = await engine.restarted();
    expect(await third.credentials.get(plan, shared)).toMatchObject({ value: { sessionToken: one.sessionToken } });
    expect(asked()).toBe(1);
  });

  test.each([
    '{',
    '[]',
    '{"Credentials": {"AccessKeyId": "A"}}',
    '{"Credentials": {"AccessKeyId": "A", "SecretAccessKey": "B", "SessionToken": "C", "Expiration": "soon"}}',
  ])('an entry that cannot be used is replaced: %s', async (text) => {
    await mkdir(engine.paths.cliCacheDir, { recursive: true });
    await writeFile(fileOf(), text);
    const keys = await keysOf(plan, shared);
    expect(JSON.parse(await readFile(fileOf(), 'utf8'))).toMatchObject({
      ProviderType: 'sso',
      Credentials: { SecretAccessKey: keys.secretAccessKey, AccountId: role.accountId },
    });
  });
});

describe('roles that are assumed', () => {
  test('through any number of profiles, with what each of them says', async () => {
    const lines = `[profile middle]\nrole_arn = arn:aws:iam::444455556666:role/Middle\nsource_profile = base\nexternal_id = a b\n[profile deploy]\nrole_arn = arn:aws:iam::777788889999:role/path/Deploy\nsource_profile = middle\nrole_session_name = me\nduration_seconds = 1800\nregion = us-east-1`;
    const keys = await keysOf(chained(lines));
    expect(engine.organisation.requestsOf('AssumeRole').map(({ body }) => body)).toMatchObject([
      { RoleArn: 'arn:aws:iam::444455556666:role/Middle', ExternalId: 'a b' },
      { RoleArn: 'arn:aws:iam::777788889999:role/path/Deploy', RoleSessionName: 'me', DurationSeconds: '1800' },
    ]);
    expect(asked()).toBe(1);
    expect(keys.expiresAt - now()).toBeLessThanOrEqual(30 * minute);
    // Half of its life is used.
    expect(await keysOf(chained(lines))).toEqual(keys);
    advance(16 * minute);
    expect((await keysOf(chained(lines))).secretAccessKey).not.toBe(keys.secretAccessKey);
    expect(asked()).toBe(1);
  });

  test('two ways to the same role are two roles', async () => {
    const way = (name: string): string =>
      `[profile ${name}]\nrole_arn = arn:aws:iam::444455556666:role/${name}\nsource_profile = base\n[profile ${name}-deploy]\nrole_arn = arn:aws:iam::777788889999:role/Deploy\nsource_profile = ${name}\n`;
    const lines = way('one') + way('two');
    const one = await keysOf(chained(lines, 'one-deploy'));
    const two = await keysOf(chained(lines, 'two-deploy'));
    expect(one.secretAccessKey).not.toBe(two.secretAccessKey);
  });
});

describe('refusals', () => {
  test('a role that is listed in other letters', async () => {
    engine.accounts.setShown(true);
    engine.accounts.load(corp.id, true);
    await vi.waitFor(() => expect(engine.session().accounts.items[0]?.roles.status).toBe('ready'), { timeout: 20_000 });
    const roleName = role.roleName.toUpperCase();
    const listed = role.roleName;
    const { accountId } = role;
    const shown = await problemOf(planForRole(corp.id, { accountId, roleName }));
    expect(shown).toMatchObject({ code: 'role-other-case', params: { roleName, listed, accountId } });
  });

  test('the same where nobody has listed any role: AWS is asked for those of the account', async () => {
    const { accountId, roleName: listed } = role;
    const roleName = listed.toLowerCase();
    expect(engine.session().accounts.items).toEqual([]);
    const shown = await problemOf(planForRole(corp.id, { accountId, roleName }));
    expect(shown).toMatchObject({ code: 'role-other-case', params: { roleName, listed, accountId } });
    expect(engine.organisation.requestsOf('ListAccountRoles')).toHaveLength(1);
  });

  test('a list that fails changes nothing about the refusal', async () => {
    engine.organisation.faults.always('ListAccountRoles', 'error');
    const shown = await problemOf(planForRole(corp.id, { ...role, roleName: 'Nobody' }));
    expect(shown).toMatchObject({ code: 'role-refused' });
  });

  test('what AWS takes for no role, no account and no assumption says what to correct', async () => {
    expect(await problemOf(planForRole(corp.id, { ...role, accountId: '12' }))).toMatchObject({ code: 'role-invalid' });
    const ill = chained('[profile deploy]\nrole_arn = Deploy\nsource_profile = base\n');
    const params = { roleArn: 'Deploy', profile: 'deploy' };
    expect(await problemOf(ill)).toMatchObject({ code: 'assume-invalid', params });
  });

  test('a role that nobody knows', async () => {
    const { accountId } = role;
    const shown = await problemOf(planForRole(corp.id, { accountId, roleName: 'Nobody' }));
    expect(shown).toMatchObject({ code: 'role-refused', params: { roleName: 'Nobody', accountId } });
  });

  test.each([
    ['forbidden', 'assume-refused'],
    ['revoked', 'keys-refused'],
  ] as const)('a role that may not be assumed (%s), of which the profile is named', async (fault, code) => {
    engine.organisation.faults.always('AssumeRole', fault);
    const deploy = chained(
      '[profile deploy]\nrole_arn = arn:aws:iam::777788889999:role/Deploy\nsource_profile = base\n',
    );
    expect(await problemOf(deploy)).toMatchObject({ code, params: { profile: 'deploy' } });
    engine.organisation.faults.clear();
    await keysOf(deploy);
  });

  test('a token that has ended and can be renewed is renewed first', async () => {
    const { accessToken, ...token } = await engine.tokenIn(corp);
    await engine.putToken(corp, { ...token, accessToken, expiresAt: now() - minute });
    await engine.sessions.readTokens();
    await keysOf();
    expect((await engine.tokenIn(corp)).accessToken).not.toBe(accessToken);
  });

  test('nobody is signed in', async () => {
    const other = ssoSession({ name: 'labs' });
    await engine.sessions.configure([corp, other]);
    const shown = await problemOf(planForRole(other.id, role));
    expect(shown).toMatchObject({ code: 'session-not-signed-in', params: { session: 'labs' } });
  });

  test('after a sign-out nothing is handed out, from memory or from the cache', async () => {
    await keysOf(plan, shared);
    await engine.signOut.signOut(corp.id);
    for (const options of [inMemory, shared]) {
      expect(await problemOf(plan, options)).toMatchObject({ code: 'session-not-signed-in' });
    }
    expect(asked()).toBe(1);
  });

  test.each([inMemory, shared])('what AWS gives after another program has signed out is lost: %j', async (options) => {
    await rm(engine.fileOf('corp'));
    expect(await problemOf(plan, options)).toMatchObject({ code: 'session-not-signed-in' });
    expect(asked()).toBe(1);
    await expect(readFile(fileOf())).rejects.toThrow('ENOENT');
  });

  test('AWS has been told of the sign-out of another process before it answers', async () => {
    const other = await engine.restarted();
    engine.organisation.faults.next('GetRoleCredentials', { delayMs: 1000 });
    const late = other.credentials.get(plan, inMemory);
    await vi.waitFor(() => expect(asked()).toBe(1));
    await engine.signOut.signOut(corp.id);
    expect(await late).toMatchObject({ ok: false, problem: { code: 'session-not-signed-in' } });
  });

  test('nor where that happens while it is being written', async () => {
    const { sessions } = engine;
    let reads = 0;
    const credentials = createCredentials({
      ...engine,
      sessions: {
        onSignIn() {},
        configuredSession: (id) => sessions.configuredSession(id),
        token: (id) => sessions.token(id),
        async readTokens(id) {
          // The second look is the one after the write.
          if (++reads === 2) {
            await readFile(fileOf());
            await rm(engine.fileOf('corp'));
          }
          await sessions.readTokens(id);
        },
      },
      cacheDir: engine.paths.cliCacheDir,
      lockDir: daypassFolder(engine.paths.home),
    });
    expect(await credentials.get(plan, shared)).toMatchObject({
      ok: false,
      problem: { code: 'session-not-signed-in' },
    });
    expect(reads).toBe(2);
    await expect(readFile(fileOf())).rejects.toThrow('ENOENT');
  });

  test('no secret is logged or told', async () => {
    await keysOf(plan, shared);
    engine.organisation.faults.next('AssumeRole', 'error');
    await get(chained('[profile deploy]\nrole_arn = arn:aws:iam::777788889999:role/Deploy\nsource_profile = base\n'));
    const told = [JSON.stringify(engine.store.state), ...engine.logged].join('\n');
    for (const secret of engine.organisation.secretsIssued) expect(told).not.toContain(secret);
  });
});
