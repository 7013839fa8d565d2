/** Tests of the text that keeps a list of accounts: it comes back as it was, and nothing else comes out of it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Account, AccountList } from '../../shared/app-state.ts';
import { byName, compareNames } from '../../shared/account-order.ts';
import { inPieces } from '../system/pieces.ts';
import { atOnce } from '../../../testing/support/at-once.ts';
import { accountsAtOnce, keptFile, keptFileName, keptText, largestList, readKeptText } from './kept-list.ts';

const owner = { id: 'sso-session:corp', startUrl: 'https://d-1.awsapps.com/start', region: 'eu-west-1' } as const;
const at = 1_700_000_000_000;
const listOf = (items: readonly Account[], rest: Partial<AccountList> = {}): AccountList => ({
  status: 'none',
  problem: null,
  items,
  listedAt: at,
  user: 'ada',
  ...rest,
});
const written = (accounts: AccountList): string =>
  atOnce(keptText({ owner, accounts, listedAt: accounts.listedAt ?? at }));
const read = (kept: string) => atOnce(readKeptText(kept, at));
const readBack = (accounts: AccountList): AccountList | undefined => read(written(accounts))?.accounts;

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.constantFrom('\u202eevil', '\u0000', '\ud83d\ude00', ''),
);
const roleNames = fc
  .uniqueArray(fc.stringMatching(/^[\w+=,.@-]{1,32}$/), { maxLength: 5 })
  .map((names) => names.toSorted(compareNames));
const account: fc.Arbitrary<Account> = fc
  .record({
    accountId: fc.stringMatching(/^\d{12}$/),
    name: fc.option(text),
    email: fc.option(text),
    names: roleNames,
    isKnown: fc.boolean(),
    news: fc.constantFrom(undefined, 'new' as const, 'gone' as const),
    isNews: fc.boolean(),
  })
  .map(({ accountId, name, email, names, isKnown, news, isNews }) => ({
    accountId,
    name,
    email,
    roles: {
      status: 'waiting',
      problem: null,
      names,
      ...(isKnown && { knownAt: at - 1 }),
      ...(isNews && names.length > 0 && { newNames: names.slice(0, 1) }),
      ...(isNews && { goneNames: ['~was-there'] }),
    },
    ...(news && { news }),
  }));

test('a list comes back as it was, whatever the names', () => {
  fc.assert(
    fc.property(fc.uniqueArray(account, { selector: ({ accountId }) => accountId, maxLength: 20 }), (accounts) => {
      const list = listOf(accounts.toSorted(byName));
      // JSON has no half of a sign that is made of two.
      expect(JSON.stringify(readBack(list))).toBe(JSON.stringify(list));
    }),
  );
});

test('nothing counts as told by AWS that was read, and no time is still to come', () => {
  const roles = { status: 'ready', problem: null, names: ['Admin'], knownAt: at + 5 } as const;
  const list = listOf([{ accountId: '000000000001', name: 'a', email: null, roles }], {
    status: 'ready',
    listedAt: at + 9,
  });
  expect(readBack(list)).toEqual(
    listOf([
      { accountId: '000000000001', name: 'a', email: null, roles: { ...roles, status: 'waiting', knownAt: at } },
    ]),
  );
});

test('it has names, ids and e-mails, and nothing of the session but what tells it apart', () => {
  const roles = { status: 'waiting', problem: null, names: ['Admin'] } as const;
  const one = { accountId: '000000000001', name: 'pay', email: 'a@b.example', roles } as const;
  expect(JSON.parse(written(listOf([one])))).toEqual({
    version: 1,
    session: owner.id,
    startUrl: owner.startUrl,
    region: owner.region,
    listedAt: at,
    user: 'ada',
    roleNames: ['Admin'],
    accounts: [{ id: one.accountId, name: one.name, email: one.email, roles: [0] }],
  });
});

describe('what is not such a file, or only in part', () => {
  test('gives no list', () => {
    const good = JSON.parse(written(listOf([]))) as object;
    const texts = [
      '',
      '{',
      '[]',
      'null',
      '7',
      '{}',
      '\0'.repeat(1000),
      '[['.repeat(50_000),
      JSON.stringify({ ...good, version: 2 }),
    ];
    for (const field of ['listedAt', 'accounts', 'roleNames', 'session'])
      texts.push(JSON.stringify({ ...good, [field]: null }), JSON.stringify({ ...good, [field]: undefined }));
    for (const one of texts) expect(read(one), one.slice(0, 80)).toBeNull();
  });

  test('any JSON is taken without an error', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (accounts, names) => {
        const good = JSON.parse(written(listOf([]))) as object;
        read(JSON.stringify({ ...good, accounts, roleNames: names }));
        read(JSON.stringify(accounts));
      }),
    );
  });

  test('one account that is not understood costs no other one, and one of a name comes once', () => {
    const good = JSON.parse(written(listOf([]))) as object;
    const id = '000000000001';
    const accounts = [
      { id: '1', name: null, email: null },
      { id, name: 'x'.repeat(1001), email: null },
      { id, name: null, email: null, roles: [0, 0, 7, 1], newRoles: [1, 9, 2], goneRoles: [0, 2] },
      { id, name: null, email: 7 },
      'text',
    ];
    const known = read(JSON.stringify({ ...good, roleNames: ['B', 'A', 'C', 7], accounts }));
    const roles = { status: 'waiting', problem: null, names: ['A', 'B'], newNames: ['A'], goneNames: ['C'] } as const;
    expect(known?.accounts.items).toEqual([{ accountId: id, name: null, email: null, roles }]);
  });
});

test('the order is that of the list, whoever has written the file', () => {
  const good = JSON.parse(written(listOf([]))) as object;
  const named = (id: number, name: string) => ({ id: `00000000000${id}`, name, email: null });
  const orderOf = (accounts: readonly object[]) =>
    read(JSON.stringify({ ...good, accounts }))?.accounts.items.map(({ name }) => name);
  expect(orderOf([named(1, 'b'), named(2, 'a'), named(3, 'c')])).toEqual(['a', 'b', 'c']);
  // What comes later counts, and has its own place.
  expect(orderOf([named(1, 'a'), named(2, 'b'), named(1, 'z')])).toEqual(['b', 'z']);
});

describe('limits', () => {
  const many = (count: number, name: string): readonly Account[] =>
    Array.from({ length: count }, (_, index) => ({
      accountId: String(100_000_000_000 + index),
      name: `${name} ${index}`,
      email: `aws+team-${index}@example.com`,
      roles: { status: 'waiting', problem: null, names: ['Admin', 'Billing', 'ReadOnly'], knownAt: at },
    }));

  test('5,000 accounts with three roles each take less than a sixth of the largest file', () => {
    expect(Buffer.byteLength(written(listOf(many(5000, 'Team Production'))))).toBeLessThan(largestList / 6);
  });

  test('of more than 20,000 accounts the first ones are kept', () => {
    const items = many(20_010, 'Team').toSorted(byName);
    expect(readBack(listOf(items))?.items).toEqual(items.slice(0, 20_000));
  });

  test('an account with more roles than AWS gives is left out, and the first 20,000 others are kept', () => {
    const items = many(20_010, 'Team').toSorted(byName);
    const names = Array.from({ length: 501 }, (_, index) => `role-${index}`).toSorted(compareNames);
    const large = { ...items[3]!, roles: { ...items[3]!.roles, names } };
    const most = { ...items[4]!, roles: { ...items[4]!.roles, names: names.slice(0, 500) } };
    const kept = readBack(listOf([...items.slice(0, 3), large, most, ...items.slice(5)]))?.items;
    expect(kept).toHaveLength(20_000);
    expect(kept?.slice(0, 4)).toEqual([...items.slice(0, 3), most]);
  });

  test('an account of a file with more roles than that is none', () => {
    const good = JSON.parse(written(listOf(many(2, 'Team')))) as { accounts: object[] };
    const places = Array.from({ length: 501 }, () => 0);
    const accounts = [{ ...good.accounts[0], roles: places }, good.accounts[1]];
    expect(read(JSON.stringify({ ...good, accounts }))?.accounts.items).toHaveLength(1);
  });

  test('10,000 accounts with hostile names come back, but for those that are too long', () => {
    const nasty = ['\u202e', '\u0000', '\u2028', '日', '"', '\\', '\ud83d\ude00', 'a'];
    const items = many(10_000, '').map((one, index) => ({
      ...one,
      // Every name eight hundred times; one in a hundred is too long for any account of AWS.
      name: (nasty[index % 8] ?? '').repeat(index % 100 === 0 ? 1001 : 250),
    }));
    const kept = items.filter(({ name }) => name.length <= 1000).toSorted(byName);
    expect(readBack(listOf(items.toSorted(byName)))?.items).toEqual(kept);
  });
});

describe('a long list is written and read in pieces', () => {
  const count = 12 * accountsAtOnce;
  let looked = 0;
  const items = Array.from({ length: count }, (_, index): Account => {
    const accountId = String(100_000_000_000 + index);
    const roles = { status: 'waiting', problem: null, names: ['Admin'], knownAt: at } as const;
    const account = { accountId, name: `Team ${index}`, email: null };
    // Twice for each: whether it may be kept, and what of it.
    return Object.defineProperty({ ...account, roles }, 'roles', {
      get: () => ((looked += 1), roles),
      enumerable: true,
    });
  });

  test('no more than a part of the accounts is looked at in one of them', () => {
    const work = keptText({ owner, accounts: listOf(items), listedAt: at });
    const pieces: number[] = [];
    for (let before = (looked = 0); !work.next().done; before = looked) pieces.push(looked - before);
    expect(Math.max(...pieces)).toBeLessThanOrEqual(2 * accountsAtOnce);
    expect(pieces).toHaveLength(12);
  });

  test('reading has as many, and others have their turn in between', async () => {
    const work = readKeptText(written(listOf(items)), at);
    let turns = 0;
    const tick = (): void => {
      turns += 1;
      ticks = setImmediate(tick);
    };
    let ticks = setImmediate(tick);
    const known = await inPieces(work);
    clearImmediate(ticks);
    expect(known?.accounts.items).toHaveLength(count);
    expect(turns).toBeGreaterThanOrEqual(12);
  });
});

test('a file name has nothing of the session in it, and is another one for another portal, region or session', () => {
  const others = [owner, { ...owner, id: 'legacy:x' }, { ...owner, startUrl: 'x' }, { ...owner, region: 'x' }] as const;
  const names = others.map((one) => keptFileName(one));
  expect(new Set(names).size).toBe(4);
  for (const name of names) expect(name).toMatch(keptFile);
});
