/** Profiles written into real files: what was shown, nothing else, and fast enough for the largest organisation. */
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { type ChosenRole, usualTemplate } from '../../shared/profile-names.ts';
import type { ProfileRequest } from '../../shared/profile-plans.ts';
import { readAs } from '../aws/config/readers/read-as.ts';
import { previewProfiles, writeProfiles } from './profile-writer.ts';

const session = '[sso-session corp]\nsso_start_url = https://d-1.awsapps.com/start\nsso_region = us-east-1\n';
const roles = (count: number): readonly ChosenRole[] =>
  Array.from({ length: count }, (_, index) => ({
    session: 'corp',
    accountId: String(100_000_000_000 + (index >> 1)),
    accountName: `Team ${index >> 1}`,
    roleName: index % 2 === 0 ? 'AdministratorAccess' : 'ReadOnly',
  }));
const request = (chosen: readonly ChosenRole[], changes: Partial<ProfileRequest> = {}): ProfileRequest => ({
  roles: chosen,
  template: usualTemplate,
  region: 'eu-central-1',
  output: 'json',
  clashes: 'leave-out',
  remove: [],
  ...changes,
});

let home = '';
const files = () => ({ configFile: join(home, 'config'), credentialsFile: join(home, 'credentials') });
const text = () => readFile(files().configFile, 'utf8');
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'daypass-profiles-'));
  await writeFile(files().configFile, session);
});
afterEach(() => removeFolder(home));

async function preview(wish: ProfileRequest, held = [] as Parameters<typeof previewProfiles>[2]) {
  const shown = await previewProfiles(files(), wish, held);
  if (!shown.ok) throw new Error(shown.problem.code);
  return shown.value;
}

describe('writing', () => {
  test('does what the preview shows, at once', async () => {
    const { change, profiles } = await preview(request(roles(3)));
    expect(profiles.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'new Team-0-AdministratorAccess',
      'new Team-0-ReadOnly',
      'new Team-1-AdministratorAccess',
    ]);
    const done = await writeProfiles(files(), request(roles(3)), [], change.digest);
    expect(done).toEqual({ ok: true, value: { written: profiles.map(({ name }) => name), removed: [] } });
    const lines = (await text()).split('\n');
    expect(change.lines.map(({ kind, line, text: one }) => [kind, lines[line - 1] === one])).toEqual(
      change.lines.map(() => ['added', true]),
    );
    expect(change.lines.filter(({ text: one }) => one !== '')).toHaveLength(3 * 7);
    expect(await text()).toBe(`${session}
[profile Team-0-AdministratorAccess]
sso_session = corp
sso_account_id = 100000000000
sso_role_name = AdministratorAccess
region = eu-central-1
output = json
created_by = daypass

[profile Team-0-ReadOnly]
sso_session = corp
sso_account_id = 100000000000
sso_role_name = ReadOnly
region = eu-central-1
output = json
created_by = daypass

[profile Team-1-AdministratorAccess]
sso_session = corp
sso_account_id = 100000000001
sso_role_name = AdministratorAccess
region = eu-central-1
output = json
created_by = daypass
`);
  });

  test('a second time has nothing to do', async () => {
    const first = await preview(request(roles(2)));
    await writeProfiles(files(), request(roles(2)), [], first.change.digest);
    const again = await preview(request(roles(2), { template: { ...usualTemplate, pattern: '{role}-{accountId}' } }));
    expect(again.profiles.map(({ kind, name }) => [kind, name])).toEqual([
      ['exists', 'Team-0-AdministratorAccess'],
      ['exists', 'Team-0-ReadOnly'],
    ]);
    expect(again.change.lines).toEqual([]);
  });

  test('something else than what was shown is refused', async () => {
    const { change } = await preview(request(roles(2)));
    const other = { ok: false, problem: { code: 'config-changed-meanwhile' } };
    expect(await writeProfiles(files(), request(roles(1)), [], change.digest)).toMatchObject(other);
    const taken = `${session}[profile Team-0-ReadOnly]\nregion = us-east-1\n`;
    await writeFile(files().configFile, taken);
    expect(await writeProfiles(files(), request(roles(2)), [], change.digest)).toMatchObject(other);
    expect(await text()).toBe(taken);
  });

  test('an unrelated change by another program since the preview stays', async () => {
    const { change } = await preview(request(roles(1)));
    await writeFile(files().configFile, `# mine\n${session}`);
    expect(await writeProfiles(files(), request(roles(1)), [], change.digest)).toMatchObject({ ok: true });
    expect(await text()).toMatch(/^# mine\n\[sso-session corp\][^]*\[profile Team-0-AdministratorAccess\]/);
  });

  test('a name in the credentials file is taken', async () => {
    await writeFile(files().credentialsFile, '[Team-0-ReadOnly]\naws_access_key_id = A\naws_secret_access_key = B\n');
    const { profiles } = await preview(request(roles(2)));
    expect(profiles[1]).toMatchObject({ kind: 'clash', clash: 'taken', suggestion: 'Team-0-ReadOnly-100000000000' });
  });

  test('files that cannot be read are refused', async () => {
    await writeFile(files().configFile, Buffer.from([0x5b, 0xff, 0x5d]));
    const refused = { ok: false, problem: { code: 'file-unreadable', params: { file: files().configFile } } };
    expect(await previewProfiles(files(), request(roles(1)), [])).toMatchObject(refused);
    expect(await readdir(home)).toEqual(['config']);
  });

  test('a secret that goes with a profile is in no preview', async () => {
    const gone = '[profile old]\nsso_session = corp\nsso_account_id = 111111111111\nsso_role_name = X\n';
    const keys = 'aws_secret_access_key = hunter2\n# aws_session_token: hunter2\ncreated_by = daypass\n';
    await writeFile(files().configFile, session + gone + keys);
    const held = [{ session: 'corp', accounts: new Map() }];
    const { change } = await preview(request([], { remove: ['old'] }), held);
    expect(JSON.stringify(change)).not.toContain('hunter2');
    expect(change.lines.map(({ text: line }) => line)).toContain('aws_secret_access_key = …');
  });
});

// How long it takes is measured by `npm run bench -- config`.
test('5,000 profiles are written at once, and every reader has them', { timeout: 240_000 }, async () => {
  const wish = request(roles(5000));
  const { change } = await preview(wish);
  expect(await writeProfiles(files(), wish, [], change.digest)).toMatchObject({ ok: true });
  const config = await text();
  for (const reader of ['botocore', 'rust'] as const) {
    expect(readAs(reader, { config, credentials: '' }).profiles.size).toBe(5000);
  }
});
