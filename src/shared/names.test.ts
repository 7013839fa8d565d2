/** Names that show nothing are none, and no name turns or breaks the sentence that it stands in. */
import { describe, expect, test } from 'vitest';
import { inSentence, plainLine, visibleName } from './names.ts';

describe('a name of which nothing is to be seen', () => {
  test.each([
    '',
    '  ',
    '\t\n',
    '\u00a0\u3000',
    '\u200b\u200d\ufeff',
    '\u202e\u200f',
    '\u0000\u001b',
    '\u2800',
    '\u00ad\u034f\u3164',
  ])('%j is none', (name) => expect(visibleName(name)).toBeNull());
  test.each(['a', ' a ', '\u202ea', '0', '🧪', 'e\u0301', '\u0301', '日'])('%j is one', (name) =>
    expect(visibleName(name)).toBe(name),
  );
  test('neither is one that is not there', () =>
    expect([visibleName(null), visibleName(undefined)]).toEqual([null, null]));
});

test('in a sentence it is one line that turns nothing', () => {
  expect(inSentence('pay\u202ements\n prod\u2069')).toBe('payments  prod');
  expect(inSentence('חשבון \u2069פיתוח')).toBe('\u2068חשבון פיתוח\u2069');
  expect(inSentence('مدفوعات')).toBe('\u2068مدفوعات\u2069');
  expect(inSentence('👩‍🚀 Müller & 決済')).toBe('👩‍🚀 Müller & 決済');
  expect(plainLine('\u2028a\u2066b')).toBe('ab');
});

test('what is apart already stays as it is, and nothing passes for it', () => {
  const sentence = `${inSentence('مدفوعات')} in prod`;
  expect(inSentence(sentence)).toBe(sentence);
  expect(inSentence('\u2068a')).toBe('a');
  expect(inSentence('\u2068a\u2069\u202eb')).toBe('ab');
  expect(inSentence('\u2068a\nb\u2069')).toBe('a b');
  expect(inSentence('\u2068a\u2069 חשבון')).toBe('\u2068a חשבון\u2069');
});
