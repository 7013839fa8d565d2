/** Tests that the languages say the same things, with the same parameters. */
import { describe, expect, test } from 'vitest';
import { en } from './en/index.ts';
import { createTranslator } from './index.ts';
import { ja } from './ja/index.ts';

type Texts = { readonly [key: string]: string | Texts };

/** Every text with its path; plural forms share the path of their key. */
function flatten(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) => {
    const here = path === '' ? key : `${path}.${key}`;
    return typeof value === 'string' ? [[here.replace(/_(one|other)$/, ''), value]] : flatten(value, here);
  });
}

const placeholders = (text: string) => [...new Set(text.match(/{{[^}]*}}/g))].toSorted();
const english = flatten(en);
const japanese = new Map(flatten(ja));

describe('messages', () => {
  test.each(english)('%s has the same placeholders in both languages', (key, text) => {
    // "1 more" may be said without its number, so the plural form that has it counts.
    const forms = english.filter(([other]) => other === key).map(([, form]) => form);
    expect(placeholders(japanese.get(key) ?? '')).toEqual(placeholders(forms.join()));
    expect(text).not.toBe('');
    expect(text).toBe(text.trim());
  });

  test('Japanese has no key that English lacks', () => {
    const keys = new Set(english.map(([key]) => key));
    expect([...japanese.keys()].filter((key) => !keys.has(key))).toEqual([]);
  });

  test('no text is left in English', () => {
    const words = (text: string) => text.replaceAll(/{{[^}]*}}|Daypass|English/g, '').match(/\p{Letter}{2,}/u);
    const untranslated = [...japanese].filter(
      ([, text]) => words(text) && !/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(text),
    );
    expect(untranslated).toEqual([]);
  });

  test('Japanese sentences end politely and with a Japanese stop', () => {
    const sentences = [...japanese].filter(([key]) =>
      english.some(([other, text]) => other === key && text.endsWith('.')),
    );
    const odd = sentences.filter(([, text]) => !/(。|）|\))$/.test(text) || /[^.]\.$/.test(text));
    expect(odd).toEqual([]);
  });

  test('plurals follow the language', () => {
    expect(createTranslator('en')('tray.problems', { count: 1 })).toBe('1 problem…');
    expect(createTranslator('en')('tray.problems', { count: 2 })).toBe('2 problems…');
    expect(createTranslator('ja')('tray.problems', { count: 1 })).toBe('問題 1 件…');
  });
});

test('nothing that is put into a sentence turns or breaks it', () => {
  const t = createTranslator('en');
  expect(t('panel.roles.failed', { session: 'a \u202eb\nc' })).toBe('Couldn’t load the accounts of a b c.');
  expect(t('panel.roles.failed', { session: 'مدفوعات' })).toBe('Couldn’t load the accounts of \u2068مدفوعات\u2069.');
  expect(t('panel.roles.failed', { session: '<b>&"' })).toBe('Couldn’t load the accounts of <b>&".');
});

test('a command is put in as it has to be typed', () => {
  const t = createTranslator('en');
  expect(t('longRun.startFirst', { command: 'daypass login --session "חשבון" --fresh' })).toContain(
    'daypass login --session "חשבון" --fresh',
  );
});
