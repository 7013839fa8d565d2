/** Which notifications are shown, which are taken back, and which never appear. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Announcer, createAnnouncer } from './announcer.ts';
import type { ShownNotifications } from './shown-notifications.ts';
import type { EndedNotification, NotificationModel } from '../surfaces/notification-model.ts';

let announcer: Announcer;
let done: string[];
let isWatched: boolean;
let isQuiet: boolean;
/** What the file remembers from one start to the next. */
let remembered: string[];
let waiting: readonly string[];

/** The app starts (again). */
const start = (): void => {
  announcer = createAnnouncer({
    show: ({ key }) => done.push(`show ${key}`),
    close: (key) => done.push(`close ${key}`),
    isWatched: () => isWatched,
    isQuiet: () => isQuiet,
    shown: memory(),
  });
};
const memory = (): ShownNotifications => ({
  get keys() {
    return remembered;
  },
  has: (key) => remembered.includes(key),
  add: (keys) => void remembered.push(...keys),
  waits: (key) => waiting.includes(key),
  setWaiting: (keys) => void (waiting = keys),
  load: async () => {},
  saved: async () => {},
});
beforeEach(() => {
  done = [];
  isWatched = false;
  isQuiet = false;
  remembered = [];
  waiting = [];
  start();
});

const told = { title: '', body: '', command: { type: 'show-panel' }, actions: [] } as const;
const change = (key: string): NotificationModel => ({ ...told, key, kind: 'change' });
const warning = (key: string): NotificationModel => ({ ...told, key, kind: 'warning' });
const ended = (key: string): EndedNotification => ({ ...told, key, kind: 'ended', inList: key });
const together = (models: readonly EndedNotification[]): EndedNotification =>
  ended(`all of ${models.map(({ key }) => key).join(', ')}`);
const afterQuiet = (models: readonly NotificationModel[]): NotificationModel =>
  change(`after ${models.map(({ key }) => key).join(', ')}`);
const look = (...models: readonly NotificationModel[]): void =>
  announcer.look({ models, isSettling: false, together, afterQuiet });
const settle = (...models: readonly NotificationModel[]): void =>
  announcer.look({ models, isSettling: true, together, afterQuiet });

describe('the first look', () => {
  test('takes note of ends and changes: what was so before is no news', () => {
    look(change('c'), ended('e'));
    look(change('c'), ended('e'));
    expect(done).toEqual([]);
  });

  test('tells warnings: what is still to come can still be met', () => {
    look(warning('w'), ended('e'));
    look(warning('w'), ended('e'));
    expect(done).toEqual(['show w']);
  });

  test('holds nothing back for later that it took note of while some fate was open', () => {
    settle(ended('e'));
    look(ended('e'));
    expect(done).toEqual([]);
  });
});

describe('each occasion is shown once', () => {
  test('however often it is looked', () => {
    look();
    look(change('a'));
    look(change('a'), warning('b'));
    look(change('a'), warning('b'));
    expect(done).toEqual(['show a', 'show b']);
  });

  test('also when it went away in between, as by a clock that was set back and forth', () => {
    look();
    look(warning('a'));
    look();
    look(warning('a'));
    expect(done).toEqual(['show a', 'close a']);
  });

  test('also over a restart, for every kind', () => {
    look();
    look(change('c'), warning('w'), ended('e'));
    expect(done.toSorted()).toEqual(['show c', 'show e', 'show w']);
    done = [];
    start();
    look(warning('w'));
    look(change('c'), warning('w'), ended('e'));
    expect(done).toEqual([]);
  });

  test('also over a restart when it was seen in the panel', () => {
    look();
    isWatched = true;
    look(warning('w'));
    isWatched = false;
    start();
    look(warning('w'));
    expect(done).toEqual([]);
  });

  test('what was so at the start is not told after it', () => {
    look(change('a'));
    look();
    look(change('a'));
    expect(done).toEqual([]);
  });
});

describe('ends of one night', () => {
  test('wait until all is known, and are told together', () => {
    look();
    settle(ended('a'));
    settle(ended('a'), ended('b'));
    expect(done).toEqual([]);
    look(ended('a'), ended('b'), ended('c'));
    look(ended('a'), ended('b'), ended('c'));
    expect(done).toEqual(['show all of a, b, c']);
  });

  test('one alone is told as itself', () => {
    look();
    settle(ended('a'));
    look(ended('a'));
    expect(done).toEqual(['show a']);
  });

  test('one that turns out to be none is never told', () => {
    look();
    settle(ended('a'), ended('b'));
    look(ended('b'));
    expect(done).toEqual(['show b']);
  });

  test('do not keep anything else waiting', () => {
    look();
    settle(ended('a'), warning('w'), change('c'));
    expect(done.toSorted()).toEqual(['show c', 'show w']);
  });

  test('each counts as told, also over a restart', () => {
    look();
    look(ended('a'), ended('b'));
    done = [];
    look(ended('b'));
    start();
    look();
    look(ended('a'), ended('b'), ended('c'));
    expect(done).toEqual(['show c']);
  });

  test('are taken back when the last of them is signed in again', () => {
    look();
    look(ended('a'), ended('b'));
    look(ended('b'));
    expect(done).toEqual(['show all of a, b']);
    look();
    expect(done).toEqual(['show all of a, b', 'close all of a, b']);
  });
});

describe('while the panel is in front', () => {
  test('nothing is shown, nor later', () => {
    look();
    isWatched = true;
    look(change('c'), warning('w'), ended('e'));
    isWatched = false;
    look(change('c'), warning('w'), ended('e'), change('later'));
    expect(done).toEqual(['show later']);
  });

  test('nor is what ended then told later because another fate was open', () => {
    look();
    isWatched = true;
    settle(ended('e'));
    isWatched = false;
    look(ended('e'));
    expect(done).toEqual([]);
  });

  test('what is no longer so is taken back all the same', () => {
    look();
    look(warning('w'));
    isWatched = true;
    look();
    expect(done).toEqual(['show w', 'close w']);
  });
});

describe('what is no longer so', () => {
  test('is taken back once: a session was signed in elsewhere', () => {
    look();
    look(ended('e'));
    look();
    look();
    expect(done).toEqual(['show e', 'close e']);
  });

  test('gives way to what is more severe', () => {
    look(warning('15 minutes'));
    look(warning('5 minutes'));
    look(ended('e'));
    expect(done).toEqual(['show 15 minutes', 'close 15 minutes', 'show 5 minutes', 'close 5 minutes', 'show e']);
  });

  test('is not closed where it was never shown', () => {
    look(change('a'));
    look();
    expect(done).toEqual([]);
  });
});

describe('in quiet hours', () => {
  test('nothing is shown, and one summary of what is still so comes after them', () => {
    look();
    isQuiet = true;
    look(warning('gone by then'), ended('e'));
    look(ended('e'), change('c'));
    expect(done).toEqual([]);
    isQuiet = false;
    look(ended('e'), change('c'), warning('w'));
    expect(done).toEqual(['show after e, c, w']);
    look(ended('e'), change('c'), warning('w'), change('later'));
    expect(done).toEqual(['show after e, c, w', 'show later']);
  });

  test('one thing is told afterwards in its own words, nothing where all is well again', () => {
    look();
    isQuiet = true;
    look(ended('e'));
    isQuiet = false;
    look(ended('e'));
    expect(done).toEqual(['show e']);
    isQuiet = true;
    look(ended('e'), ended('f'));
    isQuiet = false;
    look();
    expect(done).toEqual(['show e', 'close e']);
  });

  test('what somebody sees in the panel meanwhile is not told afterwards', () => {
    look();
    isQuiet = true;
    look(ended('e'));
    isWatched = true;
    look(ended('e'));
    [isWatched, isQuiet] = [false, false];
    look(ended('e'));
    expect(done).toEqual([]);
  });

  test('what is on the screen already is taken back when it is no longer so', () => {
    look();
    look(warning('w'));
    isQuiet = true;
    look(warning('w'));
    look();
    expect(done).toEqual(['show w', 'close w']);
  });

  test('the summary goes when none of it is so any more', () => {
    look();
    isQuiet = true;
    look(ended('e'), change('c'));
    isQuiet = false;
    look(ended('e'), change('c'));
    look(change('c'));
    expect(done).toEqual(['show after e, c']);
    look();
    expect(done).toEqual(['show after e, c', 'close after e, c']);
  });

  test('what is held back is told afterwards also when the app was started again meanwhile; what was no news stays none', () => {
    look();
    isQuiet = true;
    look(ended('e'));
    start();
    look(ended('e'), ended('while it did not run'));
    start();
    look(ended('e'), ended('while it did not run'));
    isQuiet = false;
    look(ended('e'), ended('while it did not run'));
    expect(done).toEqual(['show e']);
    start();
    look(ended('e'));
    expect(done).toEqual(['show e']);
  });

  test('also where quiet hours have ended by the next start', () => {
    look();
    isQuiet = true;
    look(ended('e'));
    isQuiet = false;
    start();
    look(ended('e'));
    expect(done).toEqual(['show e']);
  });
});
