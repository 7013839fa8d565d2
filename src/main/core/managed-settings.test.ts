/** Each value that an administrator has settled is judged alone; what is wrong is told once, and gone when it is right. */
import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  checksForUpdates,
  credentialsRefusal,
  type ManagedSettings,
  nothingManaged,
  portalRefusal,
} from '../../shared/managed-settings.ts';
import type { ManagedSource } from '../system/managed-source.ts';
import { noLog } from '../system/log.ts';
import { createManagedReader, managedIn } from './managed-settings.ts';
import { createStore } from './store.ts';
import { makeState } from '../../../testing/support/states.ts';

const place = '/etc/daypass/managed.json';
const found = (values: Readonly<Record<string, unknown>>): ManagedSource => ({ kind: 'found', place, values });
const url = 'https://d-1234567890.awsapps.com/start';
const bad = (...names: readonly string[]) =>
  names.map((name) => ({ code: 'managed-value-invalid', params: { place, name }, retry: 'user' }));

describe('reading', () => {
  test.each<readonly [string, Record<string, unknown>, Partial<ManagedSettings>, readonly string[]]>([
    [
      'everything',
      { allowedStartUrls: [url], checkForUpdates: false, credentialFeatures: true },
      { allowedStartUrls: [url], checkForUpdates: false, credentialFeatures: true },
      [],
    ],
    [
      'names in other letters, as the registry has them',
      { allowedstarturls: [url], CheckForUpdates: true },
      { allowedStartUrls: [url], checkForUpdates: true },
      [],
    ],
    [
      'a bad value beside a good one',
      { checkForUpdates: 'no', credentialFeatures: false },
      { credentialFeatures: false },
      ['checkForUpdates'],
    ],
    [
      'a number that is no switch',
      { credentialFeatures: 7, checkForUpdates: false },
      { checkForUpdates: false },
      ['credentialFeatures'],
    ],
    [
      'a bad address among good ones takes none of them',
      { allowedStartUrls: [url, 'http://x', 5] },
      { allowedStartUrls: [url] },
      ['allowedStartUrls'],
    ],
    [
      'bad addresses only: none is allowed, rather than all',
      { allowedStartUrls: ['x'] },
      { allowedStartUrls: [] },
      ['allowedStartUrls'],
    ],
    [
      'an address without a list around it, as REG_SZ in the registry',
      { allowedStartUrls: url, checkForUpdates: true },
      { allowedStartUrls: [url], checkForUpdates: true },
      [],
    ],
    [
      'what is neither: none is allowed, rather than all',
      { allowedStartUrls: { url }, checkForUpdates: true },
      { allowedStartUrls: [], checkForUpdates: true },
      ['allowedStartUrls'],
    ],
    [
      'a list that is endless: what is too much is not allowed',
      { allowedStartUrls: Array(1001).fill(url), checkForUpdates: true },
      { allowedStartUrls: Array(1000).fill(url), checkForUpdates: true },
      ['allowedStartUrls'],
    ],
    [
      'a name that there is not',
      { allowedStartUrl: [url], checkForUpdates: true },
      { checkForUpdates: true },
      ['allowedStartUrl'],
    ],
  ])('%s', (_, values, counts, wrong) => {
    expect(managedIn(found(values))).toEqual({
      managed: { ...nothingManaged, ...counts, place },
      problems: bad(...wrong),
    });
  });

  test('nothing that counts manages nothing', () => {
    expect(managedIn({ kind: 'none' })).toEqual({ managed: nothingManaged, problems: [] });
    expect(managedIn(found({})).managed).toBe(nothingManaged);
    expect(managedIn(found({ checkForUpdates: 1 })).managed).toBe(nothingManaged);
    expect(managedIn({ kind: 'refused', place, why: 'others' })).toMatchObject({
      managed: nothingManaged,
      problems: [{ code: 'managed-not-trusted', params: { place } }],
    });
  });

  test('hundreds of wrong names, however long, make a few short notices', () => {
    const values = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`${'x'.repeat(9000)}${at}`, 1]));
    const { problems } = managedIn(found(values));
    expect(problems).toHaveLength(5);
    expect(JSON.stringify(problems).length).toBeLessThan(1500);
  });

  test('`__proto__` is a name like others', () => {
    const values = JSON.parse('{"__proto__": {"credentialFeatures": false}}');
    expect(managedIn(found({ ...values })).managed.credentialFeatures).toBeNull();
  });
});

describe('what counts', () => {
  const state = (managed: Partial<ManagedSettings>, mine: boolean | null = null) => ({
    managed: { ...nothingManaged, place, ...managed },
    checkForUpdates: mine,
  });

  test.each([
    [null, null, null],
    [null, true, true],
    [false, true, false],
    [true, false, true],
    [false, null, false],
  ])('updates: an administrator says %s, the user %s: %s', (theirs, mine, counts) => {
    expect(checksForUpdates(state({ checkForUpdates: theirs }, mine))).toBe(counts);
  });

  test.each([
    [url, true],
    [`${url}/`, true],
    [`${url}/#/`, true],
    ['https://D-1234567890.awsapps.com:443/start', true],
    ['https://d-9999999999.awsapps.com/start', false],
    ['https://d-1234567890.awsapps.com/other', false],
    ['https://d-1234567890.awsapps.com.evil.example/start', false],
    ['https://evil.example/https://d-1234567890.awsapps.com/start', false],
    ['https://d-1234567890.awsapps.com@evil.example/start', false],
    ['http://d-1234567890.awsapps.com/start', false],
    ['nonsense', false],
    ['', false],
  ])('%j is allowed: %s', (startUrl, isAllowed) => {
    const refusal = portalRefusal(state({ allowedStartUrls: [url] }), startUrl);
    expect(refusal === null).toBe(isAllowed);
    if (!isAllowed) expect(refusal).toMatchObject({ code: 'start-url-not-allowed', params: { startUrl, place } });
  });

  test('an empty list allows none, no list allows all', () => {
    expect(portalRefusal(state({ allowedStartUrls: [] }), url)).not.toBeNull();
    expect(portalRefusal(state({}), url)).toBeNull();
  });

  test('credentials are given unless an administrator says no', () => {
    expect(credentialsRefusal(state({}))).toBeNull();
    expect(credentialsRefusal(state({ credentialFeatures: true }))).toBeNull();
    expect(credentialsRefusal(state({ credentialFeatures: false }))).toMatchObject({ params: { place } });
  });
});

test('what is wrong is told while it is so, and not again after somebody has dismissed it', async () => {
  const store = createStore(makeState([]));
  const dismissed = new Set<string>();
  let source = found({ checkForUpdates: 'x', credentialFeatures: false });
  const read = createManagedReader({ store, dismissed, log: noLog }, async () => source);
  await read();
  expect(store.state.managed).toEqual({ ...nothingManaged, place, credentialFeatures: false });
  expect(store.state.notices.map(({ problem }) => problem)).toEqual(bad('checkForUpdates'));
  dismissed.add(store.state.notices[0]?.id ?? '');
  await read();
  expect(store.state.notices).toEqual([]);
  source = found({ checkForUpdates: false, x: 1 });
  await read();
  expect(store.state.notices.map(({ problem }) => problem)).toEqual(bad('x'));
  source = { kind: 'none' };
  await read();
  expect([store.state.managed, store.state.notices]).toEqual([nothingManaged, []]);
});

describe('the page for administrators', () => {
  const page = fs.readFileSync('docs/administrators.md', 'utf8');

  test('has the names that there are, and no others', () => {
    const named = [...page.matchAll(/^\| `(\w+)` /gm)].map(([, name]) => name);
    expect(named).toEqual(Object.keys(nothingManaged).filter((name) => name !== 'place'));
  });

  test('its example is understood', () => {
    const [, example = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
    const { managed, problems } = managedIn(found(JSON.parse(example)));
    expect(problems).toEqual([]);
    expect(Object.values(managed)).not.toContain(null);
  });
});
