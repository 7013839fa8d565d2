/** When a hidden panel's window is given up, with the time of the test. */
import { beforeEach, expect, test } from 'vitest';
import { GivingUp } from './giving-up.ts';

/** What waits for its minute, or nothing. */
let due: (() => void) | null;
let isGone: boolean;
let hasDialog: boolean;
let panel: GivingUp;
const aMinutePasses = (): void => {
  const act = due;
  due = null;
  act?.();
};

beforeEach(() => {
  [due, isGone, hasDialog] = [null, false, false];
  panel = new GivingUp({
    later: (_ms, act) => {
      due = act;
      return () => (due = null);
    },
    hasDialog: () => hasDialog,
    giveUp: () => (isGone = true),
  });
});

test('it is given up a minute after it was hidden, if its page loses nothing', () => {
  panel.hidden();
  panel.left(true);
  expect(isGone).toBe(false);
  aMinutePasses();
  expect(isGone).toBe(true);
});

test('a page that would lose something keeps it, until it would not', () => {
  panel.hidden();
  panel.left(false);
  aMinutePasses();
  expect(isGone).toBe(false);
  panel.left(true);
  expect(isGone).toBe(true);
});

test('one that is shown in time is not given up, nor by what its page said before that', () => {
  panel.hidden();
  panel.left(true);
  panel.cancel();
  aMinutePasses();
  panel.hidden();
  aMinutePasses();
  expect(isGone).toBe(false);
});

test('a dialog that belongs to it keeps it, and a minute after the end of the dialog at most it is given up', () => {
  hasDialog = true;
  panel.hidden();
  panel.left(true);
  aMinutePasses();
  aMinutePasses();
  expect(isGone).toBe(false);
  hasDialog = false;
  aMinutePasses();
  expect(isGone).toBe(true);
});

test('so does one that is open when the late word of its page comes', () => {
  panel.hidden();
  aMinutePasses();
  hasDialog = true;
  panel.left(true);
  expect(isGone).toBe(false);
  hasDialog = false;
  aMinutePasses();
  expect(isGone).toBe(true);
});
