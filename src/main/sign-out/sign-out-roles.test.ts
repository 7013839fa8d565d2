/** Role credentials at a sign-out: whose go, also of assumed roles, and what is told of those that stay valid at AWS. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { assumedRolesOf } from '../profiles/assumed-roles.ts';
import { now } from '../../../testing/support/clock.ts';
import type { Engine } from '../../../testing/support/engine.ts';
import { corp, exists, legacy, roleFile, signOutsOf, startSignedInThrice } from '../../../testing/support/sign-outs.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const arn = (name: string): string => `role_arn = arn:aws:iam::444455556666:role/team/${name}`;
const config = `[sso-session corp]
[sso-session labs]
[profile base]
sso_session = corp
[profile other]
sso_session = labs
[profile old]
sso_start_url = ${legacy.startUrl}
[profile one]
${arn('One')}
source_profile = base
[profile two]
${arn('Two')}
source_profile = one
[profile of-labs]
${arn('OfLabs')}
source_profile = other
[profile of-old]
${arn('OfOld')}
source_profile = old
[profile environment]
${arn('Environment')}
credential_source = Environment
`;
const hour = 3_600_000;

let engine: Engine;
beforeEach(async () => {
  [engine] = await startSignedInThrice();
  await writeFile(engine.paths.configFile, config);
});
afterEach(() => engine.close());

const { report, putRole } = signOutsOf(() => engine);
const keys = (endsAt: number) => ({
  AccessKeyId: 'a',
  SecretAccessKey: 's',
  SessionToken: 't',
  Expiration: new Date(endsAt).toISOString(),
});
const nameOf = (profile: string): string =>
  assumedRolesOf({ config, credentials: '' }).find((role) => role.profile === profile)!.fileName;
const assumed = async (profile: string, endsAt = now() + hour): Promise<string> =>
  putRole(nameOf(profile), { Credentials: keys(endsAt), AssumedRoleUser: {} });

describe('entries of assumed roles', () => {
  test('of one session: only those of its own profiles, however many profiles are in between', async () => {
    const own = [await assumed('one'), await assumed('two')];
    const unknown = await putRole('unknown.json', { Credentials: keys(now() + hour), AssumedRoleUser: {} });
    const others = [await assumed('of-labs'), await assumed('of-old'), unknown];
    await engine.signOut.signOut(corp.id);
    expect(await Promise.all(own.map(exists))).toEqual([false, false]);
    expect(await Promise.all(others.map(exists))).toEqual([true, true, true]);
    await engine.signOut.signOut(legacy.id);
    expect(await Promise.all(others.map(exists))).toEqual([true, false, true]);
  });

  test('of all sessions: those of all their profiles; where others come from nobody knows, and they stay', async () => {
    const own = await Promise.all(['one', 'two', 'of-labs', 'of-old'].map((profile) => assumed(profile)));
    const unknown = await putRole('unknown.json', { Credentials: keys(now() + hour), AssumedRoleUser: {} });
    await engine.signOut.signOutAll();
    expect(await Promise.all(own.map(exists))).toEqual([false, false, false, false]);
    expect(await exists(unknown)).toBe(true);
  });

  test('a file of such a name that is not understood stays', async () => {
    const files = [await putRole(nameOf('one'), '{"Credentials"'), await putRole(nameOf('two'), { Credentials: {} })];
    await engine.signOut.signOut(corp.id);
    expect(await Promise.all(files.map(exists))).toEqual([true, true]);
  });

  test('a config file that cannot be read now: what was read before counts, else it is told', async () => {
    const file = await assumed('one');
    await engine.roleFiles.remember();
    await writeFile(engine.paths.configFile, Buffer.alloc(33 * 1024 * 1024));
    await engine.signOut.signOut(corp.id);
    expect([await exists(file), report()!.kept]).toEqual([false, []]);
    const fresh = await engine.restarted();
    await fresh.signOut.signOut(corp.id);
    expect(fresh.store.state.signOutReport!.kept).toMatchObject([
      { code: 'file-unreadable', params: { reason: 'too-large' } },
    ]);
  });
});

describe('what stays valid at AWS', () => {
  test('is named with its end, the last one first; what has ended is not', async () => {
    await assumed('one', now() + 2 * hour);
    await assumed('two', now() - 1);
    await putRole(roleFile({ sessionName: 'corp' }), { ProviderType: 'sso', Credentials: keys(now() + hour) });
    await engine.signOut.signOut(corp.id);
    expect(report()!.stillValid).toEqual({
      first: [
        { roleName: 'One', accountId: '444455556666', endsAt: expect.any(Number) },
        { roleName: 'ReadOnly', accountId: '012345678901', endsAt: expect.any(Number) },
      ],
      more: 0,
    });
  });

  test('those of roles that nobody knows are one line, and of many roles the first ones are told', async () => {
    const listed = Array.from({ length: 15 }, (_, index) => `role${String(index)}`);
    const one = (name: string): string => `[profile ${name}]\nsource_profile = base\nrole_arn = ${name}\n`;
    const text = config + listed.map(one).join('');
    await writeFile(engine.paths.configFile, text);
    const roles = assumedRolesOf({ config: text, credentials: '' }).filter(({ roleArn }) => listed.includes(roleArn));
    for (const { fileName } of roles) await putRole(fileName, { Credentials: keys(now() + hour) });
    for (const index of [1, 2, 3]) {
      await putRole(`${index}.json`, { ProviderType: 'sso', Credentials: keys(now() + (index + 1) * hour) });
    }
    await engine.signOut.signOutAll();
    expect(report()!.stillValid.first).toHaveLength(10);
    expect(report()!.stillValid).toMatchObject({ more: 6 });
    expect(
      report()!
        .stillValid.first.map(({ roleName }) => roleName)
        .slice(0, 2),
    ).toEqual([null, expect.any(String)]);
  });

  test.each(['', 'soon', 5, null])('an end that is none: %j', async (Expiration) => {
    const Credentials = { ...keys(now()), Expiration };
    const file = await putRole(roleFile({ sessionName: 'corp' }), { ProviderType: 'sso', Credentials });
    await engine.signOut.signOut(corp.id);
    expect([await exists(file), report()!.stillValid.first]).toEqual([false, []]);
  });

  test('names are any text, shown in one short line', async () => {
    const odd = `[sso-session corp]\n[profile b]\nsso_session = corp\n[profile x]\nrole_arn = A\u202eB\u0007${'x'.repeat(200)}\nsource_profile = b\n`;
    await writeFile(engine.paths.configFile, odd);
    const [role] = assumedRolesOf({ config: odd, credentials: '' });
    await putRole(role!.fileName, { Credentials: keys(now() + hour) });
    await engine.signOut.signOut(corp.id);
    expect(report()!.stillValid.first[0]!.roleName).toMatch(/^A Bx{50,60}…$|^A B x{50,60}…$/);
    expect(path.basename(role!.fileName)).toBe(role!.fileName);
  });
});
