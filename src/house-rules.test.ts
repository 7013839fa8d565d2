/** Rules about the source files themselves: each says what it is for, stays short, and leaves the clock to one file. */
import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { en } from './shared/messages/en/index.ts';

/** Lines; a list of cases may be longer than code. */
const longest = { code: 250, tests: 350 };
const limitOf = (file: string) => (/\.(test|spec)\.tsx?$/.test(file) ? longest.tests : longest.code);
const files = fs
  .globSync('{src,testing,e2e,bench,scripts}/**/*.{ts,tsx,cts,mts,mjs}')
  .map((file) => file.replaceAll('\\', '/'))
  .map((file) => ({ file, text: fs.readFileSync(file, 'utf8') }));

/** The files that a rule does not hold for, each with the reason that is printed. */
const offenders = (breaks: (text: string, file: string) => string | false) =>
  files.flatMap(({ file, text }) => {
    const reason = breaks(text, file);
    return reason === false ? [] : [`${file} ${reason}`];
  });

/** What stands before the first line of code: a `#!` line and `// @ts-check` may. */
const withoutPreamble = (text: string) => text.replace(/^(#!.*\n|\/\/ @ts-check\n)*/, '');

/** A pattern that begins anew at each of these characters in the middle: time by the square of the text. */
const looksForEnd = /(?<=[(,=\s]\/|\|)(?:\[(?:\\.|[^\]\\])+\]|\\?[^\s\\^])\+\$(?=[/|])/;

const readsClock = /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/;

describe('house rules', () => {
  test('there are files to look at', () => expect(files.length).toBeGreaterThan(100));

  test('a file begins with a comment that says what it is for', () => {
    expect(offenders((text) => !/^\/\*\*\s/.test(withoutPreamble(text)) && 'does not begin with /** … */')).toEqual([]);
  });

  test(`a file has at most ${longest.code} lines, a test ${longest.tests}`, () => {
    expect(
      offenders((text, file) => {
        const lines = text.split('\n').length - 1;
        const most = limitOf(file);
        return lines > most && `has ${lines} lines, more than ${most}: it does more than one thing`;
      }),
    ).toEqual([]);
  });

  // The compiler demands a text for each of them in every language, and nothing that makes one.
  test('every problem and every finding that has a text is made somewhere', () => {
    const makers = files
      .filter(({ file }) => /^src\/(main|renderer|shared)\//.test(file) && !/\.test\.|\/messages\//.test(file))
      .filter(({ file }) => !/^src\/shared\/(problems|findings)\.ts$/.test(file))
      .map(({ text }) => text)
      .join('\n');
    const codes = [...Object.keys(en.problem), ...Object.keys(en.finding)];
    expect(codes.filter((code) => !new RegExp(`['"]${code}['"]`).test(makers))).toEqual([]);
  });

  // Three copies of this door had drifted: two of them lost what another program wrote while they replaced the file.
  test('AWS files are changed through change.ts alone', () => {
    const inner = /^import .*'[./\w]*\/(replace|merge-late-write|config-lock|in-place)\.ts'/m;
    const own = /^src\/main\/aws\/config\/(change|merge-late-write|leftovers|replace|config-lock)\.ts$/;
    const product = (file: string) => file.startsWith('src/') && !file.includes('.test.');
    const users = files.filter(({ file, text }) => product(file) && inner.test(text)).map(({ file }) => file);
    expect(users).toContain('src/main/aws/config/change.ts');
    expect(users.filter((file) => !own.test(file))).toEqual([]);
  });

  // Sleep, a changed clock and tests that shift time are dealt with in one place only if there is one.
  test('only clock.ts of the main process and of the panel read the clock', () => {
    const product = (file: string) => file.startsWith('src/') && !/\.test\.|\/clock\.ts$/.test(file);
    expect(offenders((text, file) => product(file) && readsClock.test(text) && 'reads the clock itself')).toEqual([]);
  });

  test.each(['Date.now()', 'Date.now', 'new Date()', 'performance.now()'])('%s counts as reading the clock', (code) => {
    expect(readsClock.test(`const x = ${code};`)).toBe(true);
  });

  test('new Date(value) does not', () => expect(readsClock.test('new Date(value)')).toBe(false));

  // `withoutTrailing` looks at the end only. Texts of files and answers may be as long as anybody likes.
  test('no pattern cuts repeated characters off the end of a text', () => {
    const product = (file: string) => file.startsWith('src/') && !/\.test\.|test-support/.test(file);
    expect(
      offenders((text, file) => {
        const code = text.split('\n').filter((line) => !/^\s*(\*|\/\/|\/\*)/.test(line));
        return product(file) && code.some((line) => looksForEnd.test(line)) && 'has a pattern like /\\/+$/';
      }),
    ).toEqual([]);
  });

  test.each([String.raw`x.replace(/\/+$/, '')`, String.raw`= /[#/]+$/;`, String.raw`y(/^-+|-+$/g)`])(
    '%s is one',
    (code) => {
      expect(looksForEnd.test(code)).toBe(true);
    },
  );
});
