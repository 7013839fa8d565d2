/** Which notifications are shown, and which are taken back. */
import { beforeEach, expect, test } from 'vitest';
import { type Announcer, createAnnouncer } from './announcer.ts';
import type { NotificationModel } from './surfaces/notification-model.ts';

let announcer: Announcer;
let done: string[];
let watched: boolean;
beforeEach(() => {
  done = [];
  watched = false;
  announcer = createAnnouncer({
    show: ({ key }) => done.push(`show ${key}`),
    close: (key) => done.push(`close ${key}`),
    isWatched: () => watched,
  });
});
const models = (...keys: readonly string[]): NotificationModel[] =>
  keys.map((key) => ({ key, title: key, body: '', command: { type: 'show-panel' } }));

test('what was so at the start is no news', () => {
  announcer.look(models('a'));
  announcer.look(models('a'));
  expect(done).toEqual([]);
});

test('each occasion is shown once', () => {
  announcer.look([]);
  announcer.look(models('a'));
  announcer.look(models('a', 'b'));
  announcer.look(models('a', 'b'));
  expect(done).toEqual(['show a', 'show b']);
});

test('what is no longer so is taken back, and would be news again', () => {
  announcer.look([]);
  announcer.look(models('a'));
  announcer.look([]);
  announcer.look(models('a'));
  expect(done).toEqual(['show a', 'close a', 'show a']);
});

test('also what was so at the start', () => {
  announcer.look(models('a'));
  announcer.look([]);
  expect(done).toEqual(['close a']);
});

test('what happens while somebody looks at the panel is not shown, nor later', () => {
  announcer.look([]);
  watched = true;
  announcer.look(models('a'));
  watched = false;
  announcer.look(models('a', 'b'));
  expect(done).toEqual(['show b']);
});
