/** What documents and comments say of the project's own files is true of the tree: a file that was moved is moved there, too. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const read = (pattern: string) =>
  fs.globSync(pattern).map((file) => ({ file: file.replaceAll('\\', '/'), text: fs.readFileSync(file, 'utf8') }));

const sources = read('{src,e2e,testing,bench,scripts}/**/*.{ts,tsx,cts,mts,mjs}');
const documents = [...read('*.md'), ...read('docs/*.md'), ...read('{src,testing}/**/README.md')];

/** All files and folders of the project, as paths from its root. */
const tree = fs
  .globSync('{src,e2e,testing,bench,scripts,docs,assets,.github}/**')
  .concat(fs.globSync('*'))
  .map((name) => name.replaceAll('\\', '/'));

/** `<name>.ts` or `<room>/<name>.ts`; what has a gap (`*-work.ts`, `<room>.ts`) names no one file, and `x.ts` stands for any. */
const fileName = /(?<![\w*<>{}@.-])(?:[\w@.-]+\/)*[\w-]+(?:\.[\w-]+)*\.(?:ts|tsx|mjs|cts|css)\b(?![*<{])/g;
const folderName = /(?<![\w/.-])(?:src|e2e|testing|bench|scripts|docs)\/[\w/-]*\w(?![\w*<{}.…/-])/g;

/** Of other projects: Electron's types, and examples. */
const foreign = new Set(['electron.d.ts', 'x.ts', 'x.test.ts']);

/** From the folder of the file that says it, from the root, or from any room that is meant by the text around it. */
function exists(name: string, saidIn: string): boolean {
  if (name.startsWith('.')) return tree.includes(path.posix.join(path.posix.dirname(saidIn), name));
  return foreign.has(name) || tree.some((known) => known === name || known.endsWith(`/${name}`));
}

const comments = (text: string): string =>
  [...text.matchAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm)].map(([comment]) => comment).join('\n');

const missing = (text: string, file: string): readonly string[] =>
  [...text.matchAll(fileName), ...text.matchAll(folderName)]
    .map(([name]) => name)
    .filter((name) => !exists(name, file))
    .map((name) => `${file} names ${name}, which is not there`);

test('every file and folder of the project that a document names is there', () => {
  expect(documents.flatMap(({ file, text }) => missing(text, file))).toEqual([]);
});

test('every file of the project that a comment names is there', () => {
  expect(sources.flatMap(({ file, text }) => missing(comments(text), file))).toEqual([]);
});

test.each(['gone.ts', '../machine/clock.ts', 'src/main/gone', 'machine/clock.ts'])(
  '%s is found to be missing',
  (name) => {
    expect(missing(`as in ${name} (see there)`, 'src/main/core/store.ts')).toHaveLength(1);
  },
);

test.each(['store.ts', '../system/clock.ts', 'src/main/core', 'system/clock.ts', '*-work.ts', 'en/<room>.ts'])(
  '%s is none that is missing',
  (name) => expect(missing(`as in ${name} (see there)`, 'src/main/core/store.ts')).toEqual([]),
);
