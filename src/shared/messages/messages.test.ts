/** Tests that the languages say the same things, with the same parameters, and that a system's language leads to one of them. */
import { describe, expect, test } from 'vitest';
import { en } from './en/index.ts';
import { createTranslator } from './index.ts';
import { languages, type Locale, localeAmong, locales } from './languages.ts';

type Texts = { readonly [key: string]: string | Texts };

/** Every text with its path. */
function flatten(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) => {
    const here = path === '' ? key : `${path}.${key}`;
    return typeof value === 'string' ? [[here, value]] : flatten(value, here);
  });
}

/** Plural forms share the path of their key. */
const keyOf = (path: string) => path.replace(/_(zero|one|two|few|many|other)$/, '');
const placeholders = (text: string) => [...new Set(text.match(/{{[^}]*}}/g))].toSorted();
const english = new Map(flatten(en));
const englishForms = Map.groupBy(english, ([path]) => keyOf(path));
/** Words that a language may share with English. */
const international = new Set(
  'Daypass in orange Region Name Browser Container Details System Link Code Offline offline min'.split(' '),
);
const translations = locales.filter((locale) => locale !== 'en');

test.each([...english])('English: %s is a text without spaces around it', (_, text) => {
  expect(text).not.toBe('');
  expect(text).toBe(text.trim());
});

describe.each(translations)('%s', (locale) => {
  const texts = flatten(languages[locale].texts);

  // "1 more" may be said without its number, so the plural form that has it counts.
  test('every text has the placeholders of the English one', () => {
    const forms = Map.groupBy(texts, ([path]) => keyOf(path));
    const asked = (all: readonly (readonly [string, string])[] = []) =>
      placeholders(all.map(([, text]) => text).join());
    const odd = [...englishForms].filter(([key, own]) => asked(forms.get(key)).join() !== asked(own).join());
    expect(odd.map(([key]) => key)).toEqual([]);
  });

  test('every form of a plural that the language has is there, and no other', () => {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
    const forms = (path: string) =>
      english.has(`${keyOf(path)}_other`) ? pluralCategories.map((form) => `${keyOf(path)}_${form}`) : [path];
    // A problem's own form for one has the plain text beside it, which counts for all others.
    const wanted = new Set([...english.keys()].filter((path) => !path.endsWith('.message_one')).flatMap(forms));
    const paths = texts.map(([path]) => path).filter((path) => !path.endsWith('.message_one'));
    expect(paths.toSorted()).toEqual([...wanted].toSorted());
  });

  test('no text is left in English', () => {
    const words = (text: string) => text.replaceAll(/{{[^}]*}}/g, '').match(/\p{Letter}{2,}/gu) ?? [];
    const same = texts.filter(([path, text]) => english.get(path) === text);
    expect(same.filter(([, text]) => words(text).some((word) => !international.has(word)))).toEqual([]);
  });

  test('no text has spaces around it, and what is a sentence in English is one here', () => {
    const odd = texts.filter(([path, text]) => {
      const isSentence = english.get(path)?.endsWith('.') ?? false;
      return text !== text.trim() || text === '' || (isSentence && !/[.。）)]$/.test(text));
    });
    expect(odd).toEqual([]);
  });
});

describe('the style of a language', () => {
  const textsOf = (locale: Locale) => flatten(languages[locale].texts);
  const odd = (locale: Locale, pattern: RegExp) => textsOf(locale).filter(([, text]) => pattern.test(text));

  test('Japanese is written with its own letters, and sentences end politely and with a Japanese stop', () => {
    const letters = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;
    const words = (text: string) => /\p{Letter}{2,}/u.test(text.replaceAll(/{{[^}]*}}|Daypass|English/g, ''));
    expect(textsOf('ja').filter(([, text]) => words(text) && !letters.test(text))).toEqual([]);
    const sentences = textsOf('ja').filter(([path]) => english.get(path)?.endsWith('.'));
    expect(sentences.filter(([, text]) => !/(。|）|\))$/.test(text) || /[^.]\.$/.test(text))).toEqual([]);
  });

  test('German has its own quotation marks', () => {
    expect(odd('de', /["”’‘]|„[^“]*(„|$)|^[^„]*“/)).toEqual([]);
  });

  test('German puts no “um” before a time, which may have a date before it', () => {
    expect(odd('de', /\bum {{time}}/i)).toEqual([]);
  });

  test('German uses one word for a thing', () => {
    // By AWS’s German pages, and by the glossary: never the word beside it.
    const others =
      /\b(einloggen|ausloggen|Login|Session|Account|Credentials|Zugangsschlüssel|Anmeldeinformationen|Permission Set)\b|\b([Dd]u|[Dd]eine?[nmrs]?|dir|dich)\b/;
    const shown = textsOf('de').filter(([path]) => !path.includes('.words'));
    expect(shown.filter(([, text]) => others.test(text))).toEqual([]);
  });

  test('plurals follow the language', () => {
    expect(createTranslator('en')('tray.problems', { count: 1 })).toBe('1 problem…');
    expect(createTranslator('en')('tray.problems', { count: 2 })).toBe('2 problems…');
    expect(createTranslator('ja')('tray.problems', { count: 1 })).toBe('1 件の問題を確認…');
    expect(createTranslator('de')('tray.problems', { count: 1 })).toBe('1 Problem…');
    expect(createTranslator('de')('tray.problems', { count: 2 })).toBe('2 Probleme…');
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

test.each([
  [['de'], 'de'],
  [['de-AT', 'en-US'], 'de'],
  [['de_CH.UTF-8'], 'de'],
  [['DE-de'], 'de'],
  [['de@euro'], 'de'],
  [['en-GB', 'de-DE'], 'en'],
  [['pt-BR', 'ja-JP', 'en-US'], 'ja'],
  [['ja_JP.eucJP'], 'ja'],
  // Tags that only begin as one of them do.
  [['den', 'jam', 'ja-JP'], 'ja'],
  [['C', 'POSIX', ''], 'en'],
  [[], 'en'],
] as const)('a system in %j is answered in %s', (system, locale) => {
  expect(localeAmong(system)).toBe(locale);
});
