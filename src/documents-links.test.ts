/** What documents lead to is there: files, headings, tests; every page can be found, and the page on settings knows all of them. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { settingsIn, settingsSchema } from './main/core/settings.ts';

type Texts = ReadonlyMap<string, string>;

const read = (pattern: string): readonly (readonly [string, string])[] =>
  fs.globSync(pattern).map((file) => [file.replaceAll('\\', '/'), fs.readFileSync(file, 'utf8')]);

const pages: Texts = new Map(read('docs/*.md'));
const documents: Texts = new Map([...read('{README,SECURITY,CONTRIBUTING}.md'), ...read('llms.txt'), ...pages]);

const withoutBlocks = (text: string): string => text.replaceAll(/^```[\s\S]*?^```$/gm, '');

interface Target {
  readonly file: string;
  /** Empty: the whole file. */
  readonly heading: string;
}

/** Where the relative links and pictures of a document lead, from the root of the project. */
function targetsOf(file: string, text: string): readonly Target[] {
  const plain = withoutBlocks(text).replaceAll(/`[^`\n]*`/g, '');
  return [...plain.matchAll(/\]\(([^\s()]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z][a-z+.-]*:/i.test(target))
    .map((target) => {
      const [place = '', heading = ''] = target.split('#');
      const from = path.posix.dirname(file);
      return { file: place === '' ? file : path.posix.join(from, decodeURI(place)), heading };
    });
}

/** The names by which GitHub lets links lead to the headings of a text; the second of the same words has a number. */
function headingsIn(text: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const found = [...withoutBlocks(text).matchAll(/^#{1,6} +(.+?) *$/gm)].map(([, words = '']) => {
    const shown = words.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const name = shown.replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '').replaceAll(' ', '-');
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return count === 0 ? name : `${name}-${count}`;
  });
  return new Set(found);
}

function deadLinks(file: string, text: string): readonly string[] {
  return targetsOf(file, text).flatMap((target) => {
    const said = `${file} leads to ${target.file}`;
    const isOwn = target.file === file;
    if (!isOwn && !fs.existsSync(target.file)) return [`${said}, which is not there`];
    if (target.heading === '') return [];
    const there = isOwn ? text : fs.readFileSync(target.file, 'utf8');
    return headingsIn(there).has(target.heading) ? [] : [`${said}, which has no heading ${target.heading}`];
  });
}

const tests = fs
  .globSync('{src,e2e,testing,scripts}/**/*.{test,spec}.{ts,tsx}')
  .map((file) => file.replaceAll('\\', '/'));

/** Also names with a `*`, which `mentions.test.ts` leaves aside. `…` and `<name>` stand for no one file. */
function missingPaths(file: string, text: string): readonly string[] {
  const named = [...withoutBlocks(text).matchAll(/`([^`\s]+)`/g)]
    .map(([, name = '']) => name)
    .filter((name) => !/[…<]/.test(name));
  return named.flatMap((name) => {
    const isPath = /^(?:src|e2e|docs|testing|scripts|bench|assets|\.github)\//.test(name);
    const isTest = !isPath && /\.(?:test|spec)\.tsx?$/.test(name);
    const isThere = isPath ? fs.globSync(name).length > 0 : tests.some((one) => `/${one}`.endsWith(`/${name}`));
    return (isPath || isTest) && !isThere ? [`${file} names ${name}, which is not there`] : [];
  });
}

/** The pages that neither the README of the project nor that of the documents leads to. */
function lonelyPages(all: Texts): readonly string[] {
  const index = ['README.md', 'docs/README.md'];
  const linked = new Set(index.flatMap((file) => targetsOf(file, all.get(file) ?? '').map((target) => target.file)));
  return [...all.keys()].filter((file) => file.startsWith('docs/') && !linked.has(file));
}

/** The first two columns of the table below this heading. */
function tableBelow(heading: string, text: string): readonly (readonly [string, string])[] {
  const [, chapter = ''] = text.split(`\n## ${heading}\n`);
  const rows = chapter.split('\n## ')[0]?.matchAll(/^\| *`([^`]+)` *\| *`([^`]+)` *\|/gm) ?? [];
  return [...rows].map(([, key = '', value = '']) => [key, value]);
}

const flat = (of: Texts, look: (file: string, text: string) => readonly string[]): readonly string[] =>
  [...of].flatMap(([file, text]) => look(file, text));

test('every link of the documents leads to a file and a heading that are there', () => {
  expect([...documents.keys()]).toEqual(expect.arrayContaining(['README.md', 'docs/README.md', 'docs/files.md']));
  expect(flat(documents, deadLinks)).toEqual([]);
});

test('every path and every test that a page names is there', () => expect(flat(pages, missingPaths)).toEqual([]));

/** As they are, and as the formatter writes them, which takes the last for a quotation. */
const markOfMerge = /^(?:<{7} |={7}$|>{7} |(?:> ){7}).*/gm;

test('no mark of a merge was left in a document', () => {
  expect(flat(documents, (_, text) => withoutBlocks(text).match(markOfMerge) ?? [])).toEqual([]);
  expect('a\n<<<<<<< HEAD\nb\n=======\n> > > > > > > 62a62cf (c)\n'.match(markOfMerge)).toHaveLength(3);
});

test('every page is linked from the README or from the list of documents', () => {
  expect(lonelyPages(documents)).toEqual([]);
});

test('programs that read llms.txt find what people find', () => {
  const leadsTo = (file: string) => targetsOf(file, documents.get(file) ?? '').map((target) => target.file);
  expect(leadsTo('llms.txt')).toEqual(leadsTo('docs/README.md').filter((file) => file !== 'README.md'));
});

describe('the page on files', () => {
  const table = tableBelow('Settings', pages.get('docs/files.md') ?? '');

  test('has the settings of the schema, and no others', () => {
    expect(table.map(([key]) => key)).toEqual(Object.keys(settingsSchema.entries));
  });

  test('has their defaults', () => {
    const said = Object.fromEntries(table.map(([key, value]) => [key, JSON.parse(value)]));
    expect(said).toEqual(settingsIn('{}'));
  });
});

describe('what would be found', () => {
  test.each([
    ['a [page](gone.md)', 'docs/gone.md, which is not there'],
    ['![a picture](images/gone.png)', 'docs/images/gone.png, which is not there'],
    ['a [heading](glossary.md#gone)', 'docs/glossary.md, which has no heading gone'],
    ['a [heading](#gone)', 'docs/x.md, which has no heading gone'],
  ])('%s', (text, found) => expect(deadLinks('docs/x.md', text)).toEqual([`docs/x.md leads to ${found}`]));

  test.each(['src/main/gone', 'src/gone.ts', 'e2e/specs/gone-*.spec.ts', 'gone.spec.ts', 'docs/gone.md'])(
    'a path: %s',
    (name) => expect(missingPaths('docs/x.md', `as in \`${name}\``)).toHaveLength(1),
  );

  test('a page that nothing leads to', () => {
    expect(lonelyPages(new Map([...documents, ['docs/lonely.md', '']]))).toEqual(['docs/lonely.md']);
  });
});

test.each([
  ['# How to add …', 'how-to-add-'],
  ['## The `daypass` command', 'the-daypass-command'],
  ['## What it is, and what it will not be', 'what-it-is-and-what-it-will-not-be'],
  ['## A\n\n## A', 'a-1'],
  ['### Why does `aws` still work?', 'why-does-aws-still-work'],
])('the heading %j is %s', (text, name) => expect(headingsIn(text)).toContain(name));

test.each(['[a](https://example.com/gone)', '`[a](gone.md)`', '```\n[a](gone.md)\n```', '[a](glossary.md#names)'])(
  '%j leads nowhere that is missing',
  (text) => expect(deadLinks('docs/x.md', text)).toEqual([]),
);
