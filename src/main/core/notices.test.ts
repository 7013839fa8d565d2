/** Notices: one a cause, gone when it is mended or dismissed. */
import { expect, test } from 'vitest';
import { problem } from '../../shared/problems.ts';
import { addNotice, dismissNotice, replaceNotices } from './notices.ts';
import { createStore } from './store.ts';
import { makeState } from '../../../testing/support/states.ts';

const denied = problem('sign-in-denied', {}, 'user');
const timedOut = problem('sign-in-timed-out', {}, 'user');
const unreadable = (reason: string) => problem('file-unreadable', { file: '/home/ada/.aws/config', reason }, 'user');
const store = () => createStore(makeState([]));
const codes = ({ state }: ReturnType<typeof store>): string[] => state.notices.map((notice) => notice.problem.code);

test('the same cause again replaces the older notice', () => {
  const made = store();
  addNotice(made, 'sign-in corp', denied);
  addNotice(made, 'sign-in labs', denied);
  addNotice(made, 'sign-in corp', timedOut);
  expect(made.state.notices).toEqual([
    { id: 'sign-in labs', problem: denied },
    { id: 'sign-in corp', problem: timedOut },
  ]);
});

test('a dismissed one is gone; one that is not there changes nothing', () => {
  const made = store();
  addNotice(made, 'a', denied);
  dismissNotice(made, 'a');
  expect(made.state.notices).toEqual([]);
  const before = made.state;
  dismissNotice(made, 'a');
  expect(made.state).toBe(before);
});

test('a source has what it has now; others stay', () => {
  const made = store();
  addNotice(made, 'sign-in corp', denied);
  replaceNotices(made, 'config', [unreadable('EACCES'), unreadable('EIO')], () => false);
  expect(codes(made)).toEqual(['file-unreadable', 'file-unreadable', 'sign-in-denied']);
  replaceNotices(made, 'config', [unreadable('EIO')], () => false);
  expect(made.state.notices[0]).toMatchObject({ problem: { params: { reason: 'EIO' } } });
  replaceNotices(made, 'config', [], () => false);
  expect(codes(made)).toEqual(['sign-in-denied']);
});

test('the same again is no change', () => {
  const made = store();
  replaceNotices(made, 'config', [unreadable('EACCES')], () => false);
  const before = made.state;
  replaceNotices(made, 'config', [unreadable('EACCES')], () => false);
  expect(made.state).toBe(before);
});

test('a dismissed one stays away, the same with another reason does not', () => {
  const made = store();
  replaceNotices(made, 'config', [unreadable('EACCES')], () => false);
  const dismissed = made.state.notices[0]!.id;
  replaceNotices(made, 'config', [unreadable('EACCES'), unreadable('EIO')], (id) => id === dismissed);
  expect(made.state.notices).toMatchObject([{ problem: { params: { reason: 'EIO' } } }]);
});
