/** Tests of the snapshots' way to the page: it always comes to the state that the main process has, in small messages. */
import { serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeSession, makeState } from '../../testing/support/states.ts';
import type { Account, AppState, Session } from './app-state.ts';
import { type LongLists, mostInMessage, nextMessage, type SnapshotMessage, takeMessage } from './snapshot-message.ts';

const copy = <Value>(value: Value): Value => structuredClone(value);

/** A page that takes whatever comes. */
function createPage() {
  let lists: LongLists = new Map();
  return (message: SnapshotMessage): AppState => {
    const taken = takeMessage(lists, copy(message), (_before, item) => item);
    lists = taken.lists;
    return taken.state;
  };
}

/** The main process's side, message by message. */
function createSender() {
  let sent: LongLists | null = null;
  let number = 0;
  return (state: AppState) => {
    const { message, lists, isWhole } = nextMessage(sent, state, { number: number + 1, after: number });
    sent = lists;
    number += 1;
    return { message, isWhole };
  };
}

function account(at: number, roles: readonly string[] = [], rest: Partial<Account> = {}): Account {
  return {
    accountId: String(100_000_000_000 + at),
    name: `Team ${at} Production`,
    email: `aws+team-${at}@example.com`,
    roles: { status: 'ready', problem: null, names: roles },
    ...rest,
  };
}
const manyAccounts = (count: number, roles: readonly string[]): readonly Account[] =>
  Array.from({ length: count }, (_, at) => account(at, roles));

function sessionWith(name: string, items: readonly Account[], rest: Partial<Session> = {}): Session {
  return makeSession(name, undefined, {
    accounts: { status: 'ready', problem: null, items, listedAt: 0, user: null },
    ...rest,
  });
}

const roleNames = fc.array(fc.constantFrom('Admin', 'Audit', 'Billing'), { maxLength: 3 });
const accounts = fc
  .uniqueArray(fc.tuple(fc.nat(40), roleNames), { selector: ([at]) => at, maxLength: 30 })
  .map((all) => all.map(([at, roles]) => account(at, roles)));
const sessions = fc
  .uniqueArray(fc.constantFrom('corp', 'lab', 'gov'), { maxLength: 3 })
  .chain((names) =>
    fc.tuple(fc.constant(names), fc.array(accounts, { minLength: names.length, maxLength: names.length })),
  );
const states = sessions.map(([names, items]) =>
  makeState(names.map((name, index) => sessionWith(name, items[index] ?? []))),
);

describe('what the page has equals what the main process has', () => {
  test('after each message of any sequence of states', () => {
    fc.assert(
      fc.property(fc.array(states, { maxLength: 6 }), (sequence) => {
        const [send, take] = [createSender(), createPage()];
        for (const state of sequence) {
          const { message, isWhole } = send(state);
          expect(isWhole).toBe(true);
          expect(take(message)).toEqual(state);
        }
      }),
    );
  });

  test('also where each state changes before the last one has come whole', () => {
    const [send, take] = [createSender(), createPage()];
    let items = manyAccounts(3000, ['Admin', 'Billing', 'ReadOnly']);
    const wholes: boolean[] = [];
    for (let round = 0; round < 8; round++) {
      const { message, isWhole } = send(makeState([sessionWith('corp', items)]));
      const seen = take(message).sessions[0]?.accounts.items ?? [];
      expect(new Set(seen.map(({ accountId }) => accountId)).size).toBe(seen.length);
      wholes.push(isWhole);
      items = items.map((one, at) => (at % 7 === round ? { ...one, name: `Renamed ${round} ${at}` } : one)).slice(1);
    }
    expect(wholes.slice(0, 3)).toEqual([false, false, false]);
    for (;;) {
      const { message, isWhole } = send(makeState([sessionWith('corp', items)]));
      const page = take(message);
      if (!isWhole) continue;
      expect(page.sessions[0]?.accounts.items).toEqual(items);
      break;
    }
  });

  test('also where a message builds on nothing, whatever the page had', () => {
    const [send, take] = [createSender(), createPage()];
    take(send(makeState([sessionWith('corp', manyAccounts(30, ['Admin']))])).message);
    const state = makeState([sessionWith('corp', manyAccounts(3, ['Audit'])), sessionWith('lab', [])]);
    expect(take(createSender()(state).message)).toEqual(state);
  });

  test('a session that comes back after it was gone has nothing of what it had', () => {
    const [send, take] = [createSender(), createPage()];
    const corp = sessionWith('corp', manyAccounts(3, ['Admin']));
    for (const state of [makeState([corp]), makeState([]), makeState([sessionWith('corp', [])]), makeState([corp])])
      expect(take(send(state).message)).toEqual(state);
  });
});

/** As Electron sends it. */
const bytesOf = (message: SnapshotMessage): number => serialize(message).length;
const small = 20_000;

describe('sizes', () => {
  const names = ['Admin', 'Billing', 'ReadOnly', 'Support', 'Audit'];
  const settle = (send: ReturnType<typeof createSender>, state: AppState): SnapshotMessage[] => {
    const messages: SnapshotMessage[] = [];
    for (let isWhole = false; !isWhole;) {
      const next = send(state);
      messages.push(next.message);
      ({ isWhole } = next);
    }
    return messages;
  };
  /** Twelve sessions of an organisation of 5,000, whose person has profiles for many of its roles, with the check open. */
  const large = (items: readonly Account[]): AppState => {
    const profiles = items.map(({ accountId }, at) => ({ name: `team-${at}-admin`, accountId, roleName: 'Admin' }));
    const recentRoles = items
      .slice(0, 10)
      .map(({ accountId, name }) => ({ accountId, accountName: name, roleName: 'Admin', usedAt: 1 }));
    const handedOut = items
      .slice(0, 200)
      .map(({ accountId }) => ({ accountId, roleName: 'Admin', profiles: ['team'], endsAt: 1 }));
    const names12 = Array.from({ length: 12 }, (_, at) => `session-${at}`);
    const entries = profiles.map(
      (one) =>
        ({
          ...one,
          via: [],
          leads: 'role',
          needsMfa: false,
          brokenLink: null,
          sessionId: null,
          sessionName: 'corp',
          faults: 0,
        }) as const,
    );
    return makeState(
      names12.map((name, at) =>
        sessionWith(name, at < 2 ? items : items.slice(0, 50), {
          profiles: at < 2 ? profiles : [],
          recentRoles,
          handedOut,
        }),
      ),
      { doctor: { findings: [], total: 0, notes: 0, safe: 0, unread: [], profiles: entries } },
    );
  };

  test('a message without a change of a list is under 20 kB, whatever the size of the organisation', () => {
    const send = createSender();
    const state = large(manyAccounts(5000, names));
    settle(send, state);
    const { message } = send({ ...state, revision: 2, language: 'ja' });
    expect(message.changes).toEqual([]);
    expect(bytesOf(message)).toBeLessThan(small);
  });

  test('one account of 5,000 that changed makes a message under 20 kB', () => {
    const send = createSender();
    const items = manyAccounts(5000, names);
    const before = large(items);
    settle(send, before);
    const [first, ...rest] = before.sessions;
    if (!first) throw new Error('no session');
    const changed = { ...first, accounts: { ...first.accounts, items: items.with(4321, account(4321, ['New'])) } };
    const { message, isWhole } = send({ ...before, revision: 2, sessions: [changed, ...rest] });
    expect([isWhole, message.changes.length]).toEqual([true, 1]);
    expect(bytesOf(message)).toBeLessThan(small);
  });

  test('5,000 accounts with five roles each come in several messages, none of them large', () => {
    const messages = settle(createSender(), makeState([sessionWith('corp', manyAccounts(5000, names))]));
    expect(messages.length).toBeGreaterThan(5);
    expect(messages.length).toBeLessThan(20);
    for (const message of messages) expect(bytesOf(message)).toBeLessThan(mostInMessage + small);
  });

  test('the first message for a page that has nothing is small, and has what is short before the long lists', () => {
    const mark = {
      accountId: '100000000001',
      roleName: 'Admin',
      favorite: true,
      nickname: null,
      color: null,
      browser: null,
    } as const;
    const items = manyAccounts(5000, names);
    const used = items.slice(0, 10).map(({ accountId, name }) => ({ accountId, accountName: name }));
    const corp = sessionWith('corp', items, {
      profiles: items.map(({ accountId }, at) => ({ name: `team-${at}`, accountId, roleName: 'Admin' })),
      recentRoles: used.map((one) => ({ ...one, roleName: 'Admin', usedAt: 1 })),
      handedOut: used.map(({ accountId }) => ({ accountId, roleName: 'Admin', profiles: ['team'], endsAt: 1 })),
    });
    const { message, isWhole } = createSender()(makeState([corp], { roleMarks: [mark] }));
    expect(isWhole).toBe(false);
    expect(message.changes.map(({ list }) => list.split(' ')[0])).toEqual(['recent', 'handed', 'role', 'accounts']);
    expect(JSON.stringify(message.changes).length).toBeLessThan(20 * 1024);
  });

  test('names of 500 characters in any script take the messages no further than twice that', () => {
    const nasty = ['\u202e', '\u0000', '日', '\ud83d', 'a'].map((sign) => sign.repeat(500));
    const items = Array.from({ length: 10_000 }, (_, at) => account(at, ['Admin'], { name: nasty[at % 5] ?? null }));
    const [send, take] = [createSender(), createPage()];
    const state = makeState([sessionWith('corp', items)]);
    const messages = settle(send, state);
    for (const message of messages) expect(bytesOf(message)).toBeLessThan(2 * mostInMessage + small);
    const seen = messages.map((message) => take(message)).at(-1);
    expect(seen).toEqual(state);
  });
});
