/** The AWS CLI's role credentials: what a sign-out removes, and what it must not touch. */
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeFolder } from '../../../../testing/remove-folder.ts';
import { roleCredentialFileName, type RoleEntry } from './entry-names.ts';
import { removeRoleCredentialsOf, removeSsoRoleCredentials } from './role-credential-cache.ts';

const url = 'https://d-abc123.awsapps.com/start';

/** The first row is pinned by the AWS CLI (tests/unit/botocore/test_credentials.py), two were seen in its folder. */
const names: readonly (readonly [RoleEntry, string])[] = [
  [
    { accountId: '1234567890', roleName: 'test-role', startUrl: 'https://d-92671207e4.awsapps.com/start' },
    '048db75bbe50955c16af7aba6ff9c41a3131bb7e',
  ],
  [
    { accountId: '100000000001', roleName: 'AdministratorAccess', sessionName: 'corp' },
    '3c741b7760d0374fd25d67bec31ca97b9b6ba19f',
  ],
  [
    { accountId: '100000000008', roleName: 'ReadOnlyAccess', startUrl: 'https://d-legacy7890.awsapps.com/start' },
    'eca8dc358e544aec3371ed1558b56db2bef99306',
  ],
  [
    { accountId: '123456789012', roleName: 'AdministratorAccess', sessionName: 'my-sso' },
    'c61222fe4c86bb5d3638873744d4cab00a0bf176',
  ],
  [
    { accountId: '123456789012', roleName: 'AdministratorAccess', startUrl: url },
    '2b528d2f8aba829658424697f00c8ae6560fd8da',
  ],
  [
    { accountId: '012345678901', roleName: 'Équipe', sessionName: 'équipe' },
    'de69c54b123960f4798f20cc606e41bbc9cc7671',
  ],
  [
    { accountId: '000000000000', roleName: 'ReadOnly', sessionName: 'my sso' },
    'ff8424282f355f4d935691b5fb0a1f87f1c56a36',
  ],
];

test.each(names)('name of %j', (entry, hash) => {
  expect(roleCredentialFileName(entry)).toBe(`${hash}.json`);
});

const keys = '{"AccessKeyId": "a", "SecretAccessKey": "s", "SessionToken": "t", "Expiration": "2026-11-22T20:50:59Z"}';
const sso = `{"ProviderType": "sso", "Credentials": ${keys}}`;
const assumed = `{"Credentials": ${keys}}`;

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'daypass-roles-'));
});
afterEach(() => removeFolder(dir));

const put = (name: string, content: string | Buffer): Promise<void> => writeFile(join(dir, name), content);
const left = async (): Promise<readonly string[]> => (await readdir(dir)).sort();
const none = { removed: [], failures: [], handedOut: [] };
const removeOf = (roles: readonly RoleEntry[], folder = dir) =>
  removeRoleCredentialsOf(folder, { roles: roles.map(roleCredentialFileName), assumed: [] });

describe('removeSsoRoleCredentials', () => {
  /** The first two are the AWS CLI's own test (tests/functional/sso/test_logout.py). */
  test.each([
    ['sso-creds.json', sso, true],
    ['creds.json', assumed, false],
    ['no-extension', sso, true],
    ['two-spaces.json', JSON.stringify(JSON.parse(sso), null, 2), true],
    ['other-provider.json', '{"ProviderType": "SSO"}', false],
    ['list.json', '["ProviderType", "sso"]', false],
    ['nested.json', `{"Credentials": ${sso}}`, false],
    ['null.json', 'null', false],
    ['number.json', '5', false],
    ['text.json', '"sso"', false],
    ['empty.json', '', false],
    ['cut.json', sso.slice(0, -10), false],
    ['session.db', 'SQLite format 3\0 {"ProviderType": "sso"}', false],
  ])('%s: %s', async (name, text, goes) => {
    await put(name, text);
    expect(await removeSsoRoleCredentials(dir)).toMatchObject({ removed: goes ? [join(dir, name)] : [], failures: [] });
    expect(await left()).toEqual(goes ? [] : [name]);
  });

  test('all of them, and nothing else', async () => {
    for (const [name, content] of [
      ['a.json', sso],
      ['b.json', assumed],
      ['c.json', sso],
    ] as const)
      await put(name, content);
    const { removed, failures } = await removeSsoRoleCredentials(dir);
    expect([removed.map((file) => basename(file)), failures]).toEqual([['a.json', 'c.json'], []]);
    expect(await left()).toEqual(['b.json']);
  });

  test('a missing folder', async () => {
    expect(await removeSsoRoleCredentials(join(dir, 'no'))).toEqual(none);
  });

  test.skipIf(process.platform === 'win32')('something else in the place of the folder is a failure', async () => {
    await put('a', '');
    const file = join(dir, 'a');
    expect(await removeSsoRoleCredentials(file)).toMatchObject({
      removed: [],
      failures: [{ kind: 'failed', reason: 'ENOTDIR', file }],
    });
  });

  test('an entry that the AWS CLI is writing is not missed', async () => {
    await put('a.json', sso.slice(0, 20));
    const completed = later(150).then(() => put('a.json', sso));
    expect((await removeSsoRoleCredentials(dir)).removed).toEqual([join(dir, 'a.json')]);
    await completed;
  });

  test('no content makes it throw', async () => {
    const bytes = fc.sample(fc.uint8Array({ maxLength: 60 }), 100).map((array) => Buffer.from(array));
    const documents = [...fc.sample(fc.json(), 200), ...bytes];
    await Promise.all(documents.map((content, index) => put(`${index}${index % 2 ? '.json' : ''}`, content)));
    await put('a.json', sso);
    expect(await removeSsoRoleCredentials(dir)).toMatchObject({ removed: [join(dir, 'a.json')], failures: [] });
    expect(await left()).toHaveLength(documents.length);
  });
});

describe('removeRoleCredentialsOf', () => {
  const mine: RoleEntry = { accountId: '123456789012', roleName: 'AdministratorAccess', sessionName: 'my-sso' };
  const legacy: RoleEntry = { accountId: '123456789012', roleName: 'AdministratorAccess', startUrl: url };
  const other: RoleEntry = { ...mine, sessionName: 'other' };

  test('only the entries named, once each', async () => {
    for (const entry of [mine, legacy, other]) await put(roleCredentialFileName(entry), sso);
    const removed = [mine, legacy].map((entry) => join(dir, roleCredentialFileName(entry)));
    expect(await removeOf([mine, legacy, mine])).toMatchObject({ removed, failures: [] });
    expect(await left()).toEqual([roleCredentialFileName(other)]);
  });

  test.each([assumed, '', 'null', '[]', '{"ProviderType": "sso"'])(
    'what is not an SSO entry stays: %j',
    async (text) => {
      const name = roleCredentialFileName(mine);
      await put(name, text);
      expect(await removeOf([mine])).toEqual(none);
      expect(await readFile(join(dir, name), 'utf8')).toBe(text);
    },
  );

  test('nothing there', async () => {
    expect(await removeOf([mine])).toEqual(none);
    expect(await removeOf([mine, other], join(dir, 'no'))).toEqual(none);
    expect(await removeOf([])).toEqual(none);
  });

  test.skipIf(process.platform === 'win32')('a failure does not stop the others', async () => {
    const file = join(dir, roleCredentialFileName(mine));
    await mkdir(file);
    await put(roleCredentialFileName(other), sso);
    expect(await removeOf([mine, other])).toMatchObject({
      removed: [join(dir, roleCredentialFileName(other))],
      failures: [{ kind: 'failed', reason: 'EISDIR', file }],
    });
  });
});
