/** The store: one state, revisions that grow, listeners that hear once of many changes. */
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { AppState } from '../../shared/app-state.ts';
import { createStore } from './store.ts';
import { makeSession, makeState } from '../../../testing/support/states.ts';

const store = () => createStore(makeState([makeSession('a'), makeSession('b')], { revision: 7 }));
const japanese = (state: AppState): AppState => ({ ...state, locale: 'ja' });

test('a change raises the revision, no change does not', () => {
  const made = store();
  made.update(japanese);
  expect(made.state).toMatchObject({ locale: 'ja', revision: 8 });
  const before = made.state;
  made.update((state) => state);
  expect(made.state).toBe(before);
});

test('what equals the state is no change, and nobody hears of it', async () => {
  const made = store();
  const heard: AppState[] = [];
  made.subscribe((state) => heard.push(state));
  const before = made.state;
  made.update((state) => structuredClone(state));
  made.updateSession('sso-session:a', (session) => ({ ...session, profiles: [...session.profiles] }));
  await turn();
  expect([made.state === before, heard]).toEqual([true, []]);
  made.updateSession('sso-session:a', (session) => ({ ...session, user: 'ana.lima' }));
  await turn();
  expect(heard).toEqual([
    { ...before, revision: 8, sessions: [{ ...before.sessions[0], user: 'ana.lima' }, before.sessions[1]] },
  ]);
});

test('nobody can set the revision back', () => {
  const made = store();
  made.update((state) => ({ ...state, revision: 0, locale: 'ja' }));
  expect(made.state.revision).toBe(8);
});

test('a session changes alone', () => {
  const made = store();
  const [a, b] = made.state.sessions;
  made.updateSession('sso-session:b', (session) => ({ ...session, region: 'eu-west-1' }));
  expect(made.state.sessions[0]).toBe(a);
  expect(made.state.sessions[1]).toEqual({ ...b, region: 'eu-west-1' });
  expect(made.session('sso-session:b')?.region).toBe('eu-west-1');
});

test('a session that is gone, and one that stays the same, change nothing', () => {
  const made = store();
  const before = made.state;
  made.updateSession('sso-session:gone', (session) => ({ ...session, region: 'x' }));
  made.updateSession('sso-session:a', (session) => session);
  expect(made.state).toBe(before);
  expect(made.session('sso-session:gone')).toBe(undefined);
});

test('listeners hear once of the changes of one turn, after it, with the last state', async () => {
  const made = store();
  const heard: AppState[] = [];
  made.subscribe((state) => heard.push(state));
  made.update(japanese);
  made.updateSession('sso-session:a', (session) => ({ ...session, region: 'eu-west-1' }));
  expect(heard).toEqual([]);
  await turn();
  expect(heard).toEqual([made.state]);
  await turn();
  expect(heard).toHaveLength(1);
});

test('a change made by a listener is heard too', async () => {
  const made = store();
  const heard: string[] = [];
  made.subscribe(({ locale }) => {
    heard.push(locale);
    if (locale === 'ja') made.update((state) => ({ ...state, locale: 'en' }));
  });
  made.update(japanese);
  await turn();
  await turn();
  expect(heard).toEqual(['ja', 'en']);
});

test('a listener that throws keeps no other from hearing, now and later', async () => {
  const failures: unknown[] = [];
  const made = createStore(makeState([]), (error) => failures.push(error));
  const heard: string[] = [];
  const failing = new RangeError('Invalid time value');
  made.subscribe(() => heard.push('before'));
  made.subscribe(() => {
    throw failing;
  });
  made.subscribe(() => heard.push('after'));
  made.update(japanese);
  await turn();
  made.update((state) => ({ ...state, locale: 'en' }));
  await turn();
  expect(heard).toEqual(['before', 'after', 'before', 'after']);
  expect(failures).toEqual([failing, failing]);
});

test('who has ended listening hears nothing', async () => {
  const made = store();
  let heard = 0;
  const end = made.subscribe(() => heard++);
  made.update(japanese);
  end();
  await turn();
  expect(heard).toBe(0);
});

test('an update within an update would be lost, and is refused', () => {
  const made = store();
  const nested = (): void =>
    made.update((state) => {
      made.update(japanese);
      return state;
    });
  expect(nested).toThrow('within an update');
  made.update(japanese);
  expect(made.state.locale).toBe('ja');
});
