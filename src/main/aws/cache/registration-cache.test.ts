/** Client registrations: names, bytes and reuse as in the AWS CLI v2. */
import { mkdir, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeFolder } from '../../../../testing/remove-folder.ts';
import {
  createRegistrationCache,
  type Registration,
  type RegistrationCache,
  registrationFileName,
  type RegistrationKey,
  registrationKeyText,
} from './registration-cache.ts';

const startUrl = 'https://d-abc123.awsapps.com/start';
const key = { startUrl, region: 'us-west-2', scopes: ['sso:account:access'], sessionName: 'my-sso' };

/** The first row is pinned by the AWS CLI (tests/unit/botocore/test_utils.py). */
const names: readonly (readonly [RegistrationKey, string, string])[] = [
  [
    { ...key, scopes: null, sessionName: null },
    `{"region": "us-west-2", "scopes": null, "session_name": null, "startUrl": "${startUrl}", "tool": "botocore"}`,
    'd75f79f67bab3f92a2b1450471c0c2574de0dca4',
  ],
  [
    { ...key, scopes: null },
    `{"region": "us-west-2", "scopes": null, "session_name": "my-sso", "startUrl": "${startUrl}", "tool": "botocore"}`,
    '267639a5b2c79560ed21aefecd7a8f997756fb33',
  ],
  [
    key,
    `{"region": "us-west-2", "scopes": ["sso:account:access"], "session_name": "my-sso", "startUrl": "${startUrl}", "tool": "botocore"}`,
    '724dd89b7e8db591ee3d643aa99ff3e05679ea41',
  ],
  [
    { ...key, scopes: ['sso:account:access', 'codewhisperer:completions'] },
    `{"region": "us-west-2", "scopes": ["sso:account:access", "codewhisperer:completions"], "session_name": "my-sso", "startUrl": "${startUrl}", "tool": "botocore"}`,
    '6108bd10b0f73b1283264b75928e2165503ad137',
  ],
  [
    { ...key, scopes: [] },
    `{"region": "us-west-2", "scopes": [], "session_name": "my-sso", "startUrl": "${startUrl}", "tool": "botocore"}`,
    '034205e845636ad95e77a6ece77ae85f9ce4ec75',
  ],
  [
    { ...key, scopes: null, sessionName: 'équipe' },
    `{"region": "us-west-2", "scopes": null, "session_name": "\\u00e9quipe", "startUrl": "${startUrl}", "tool": "botocore"}`,
    '34d2f170deb0749a5cc455e9468f69f0cbf37fab',
  ],
  [
    { ...key, scopes: null, sessionName: 'a"b\\c' },
    `{"region": "us-west-2", "scopes": null, "session_name": "a\\"b\\\\c", "startUrl": "${startUrl}", "tool": "botocore"}`,
    'ea731d846ba21df5435ec967e6c944600e8dfd96',
  ],
  [
    { ...key, region: 'eu-west-1', scopes: null, sessionName: null },
    `{"region": "eu-west-1", "scopes": null, "session_name": null, "startUrl": "${startUrl}", "tool": "botocore"}`,
    '48d8add3c02b0e563e703e7cb31eb761d4b6c8e9',
  ],
  [
    { ...key, startUrl: `${startUrl}/#/`, sessionName: '😀' },
    `{"region": "us-west-2", "scopes": ["sso:account:access"], "session_name": "\\ud83d\\ude00", "startUrl": "${startUrl}/#/", "tool": "botocore"}`,
    'a43d1e8accaf0d8631efce9fe57aa13d9c931cdd',
  ],
];

test.each(names)('name of %j', (registrationKey, text, hash) => {
  expect(registrationKeyText(registrationKey)).toBe(text);
  expect(registrationFileName(registrationKey)).toBe(`${hash}.json`);
});

/** Written by the AWS CLI 2.23 to 2.38. */
test.each<[RegistrationKey, string]>([
  [
    {
      ...key,
      startUrl: 'https://d-legacy7890.awsapps.com/start',
      region: 'us-east-1',
      scopes: null,
      sessionName: null,
    },
    'b6d9621742ca66c26784b3686181c1580b715236',
  ],
  [
    { ...key, startUrl: 'https://d-1234567890.awsapps.com/start', region: 'us-east-1', sessionName: 'corp' },
    'bc8a1afdb0f5cdc2c789b8a6cd51898e2be3c37c',
  ],
  [
    {
      ...key,
      startUrl: 'https://d-1234567890.awsapps.com/start',
      region: 'us-east-1',
      scopes: null,
      sessionName: 'corp',
    },
    'cfaf7ef4a0ec868a86f526a3143dcbf741b147ba',
  ],
])('name seen in the cache folder of the AWS CLI: %j', (registrationKey, hash) => {
  expect(registrationFileName(registrationKey)).toBe(`${hash}.json`);
});

describe('in a folder', () => {
  let dir: string;
  let file: string;
  let cache: RegistrationCache;
  beforeEach(async () => {
    dir = join(await mkdtemp(join(tmpdir(), 'daypass-registrations-')), 'cache');
    file = join(dir, registrationFileName(key));
    cache = createRegistrationCache(dir);
  });
  afterEach(() => removeFolder(join(dir, '..')));

  const minute = 60_000;
  const expiresAt = Date.UTC(2027, 1, 20, 12, 30);
  const device: Registration = { clientId: 'c', clientSecret: 'ey', expiresAt, scopes: key.scopes, grantTypes: [] };
  const pkce: Registration = { ...device, grantTypes: ['authorization_code', 'refresh_token'] };

  test.each<[string, Registration, string]>([
    [
      'PKCE',
      pkce,
      '{"clientId": "c", "clientSecret": "ey", "expiresAt": "2027-02-20T12:30:00Z", "scopes": ["sso:account:access"], ' +
        '"grantTypes": ["authorization_code", "refresh_token"]}',
    ],
    [
      'device code',
      device,
      '{"clientId": "c", "clientSecret": "ey", "expiresAt": "2027-02-20T12:30:00Z", "scopes": ["sso:account:access"]}',
    ],
    [
      'device code for a legacy profile',
      { ...device, scopes: [] },
      '{"clientId": "c", "clientSecret": "ey", "expiresAt": "2027-02-20T12:30:00Z"}',
    ],
  ])('stores the AWS CLI’s bytes for %s', async (_, registration, text) => {
    expect(await cache.store(key, registration)).toEqual({ kind: 'stored', file });
    expect(await readFile(file, 'utf8')).toBe(text);
    const flow = registration === pkce ? 'pkce' : 'device';
    expect(await cache.read(key, flow, expiresAt - 16 * minute)).toEqual(registration);
  });

  test.skipIf(process.platform === 'win32')('0600 in a folder of 0700', async () => {
    await cache.store(key, device);
    const modes = await Promise.all([dir, file].map(async (path) => (await stat(path)).mode & 0o777));
    expect(modes).toEqual([0o700, 0o600]);
  });

  test.each([
    ['pkce', pkce, 'device'],
    ['device', device, 'pkce'],
  ] as const)('one made for %s is not used for the other flow', async (own, registration, otherFlow) => {
    await cache.store(key, registration);
    expect(await cache.read(key, own, 0)).toEqual(registration);
    expect(await cache.read(key, otherFlow, 0)).toBeUndefined();
  });

  test('is used with more than 15 minutes left', async () => {
    await cache.store(key, pkce);
    expect(await cache.read(key, 'pkce', expiresAt - 15 * minute - 1)).toEqual(pkce);
    expect(await cache.read(key, 'pkce', expiresAt - 15 * minute)).toBeUndefined();
    expect(await cache.read(key, 'pkce', expiresAt + minute)).toBeUndefined();
  });

  test('nothing there', async () => {
    expect(await cache.read(key, 'pkce', 0)).toBeUndefined();
    expect(await cache.remove(key)).toEqual({ kind: 'missing', file });
  });

  test.each([
    '',
    '{"clientId": "c"',
    'null',
    '5',
    '["clientId"]',
    '{"clientSecret": "ey", "expiresAt": "2027-02-20T12:30:00Z"}',
    '{"clientId": "", "clientSecret": "ey", "expiresAt": "2027-02-20T12:30:00Z"}',
    String.raw`{"clientId": "\ud800", "clientSecret": "ey", "expiresAt": "2027-02-20T12:30:00Z"}`,
    String.raw`{"clientId": "c\r\nd", "clientSecret": "ey", "expiresAt": "2027-02-20T12:30:00Z"}`,
    `{"clientId": "c", "clientSecret": "${'e'.repeat(20_000)}", "expiresAt": "2027-02-20T12:30:00Z"}`,
    '{"clientId": "c", "clientSecret": 5, "expiresAt": "2027-02-20T12:30:00Z"}',
    '{"clientId": "c", "clientSecret": "ey"}',
    '{"clientId": "c", "clientSecret": "ey", "expiresAt": 1802953800}',
    '{"clientId": "c", "clientSecret": "ey", "expiresAt": "2027-02-20T12:30:00Z", "scopes": "sso:account:access"}',
    '{"clientId": "c", "clientSecret": "ey", "expiresAt": "2027-02-20T12:30:00Z", "grantTypes": {"a": 1}}',
  ])('%j is of no use', async (text) => {
    await mkdir(dir);
    await writeFile(file, text);
    expect(await cache.read(key, 'device', 0)).toBeUndefined();
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  test('removes, and says what could not be done', async () => {
    await cache.store(key, pkce);
    expect(await cache.remove(key)).toEqual({ kind: 'removed', file });
    expect(await cache.read(key, 'pkce', 0)).toBeUndefined();
    await mkdir(file);
    expect(await cache.read(key, 'pkce', 0)).toBeUndefined();
    expect(await cache.remove(key)).toMatchObject({ kind: 'failed', file });
    expect(await cache.store(key, pkce)).toMatchObject({ kind: 'failed', file });
  });
});
