/** Tests that the manual page tells of every command and option, in roff that its readers take without a complaint. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Locale, locales } from '../shared/messages/languages.ts';
import { manPage } from './man-page.ts';
import { createProgram } from './program.ts';
import { createTerminal } from './terminal.ts';

const programIn = (LANG: Locale): Command =>
  createProgram(createTerminal({ LANG }, 'linux', process), () => {}, '1.2.3');
const pageIn = (language: Locale): string => manPage(programIn(language), '1.2.3');

/** What a reader of the page sees, without the requests. */
const plain = (page: string): string => page.replaceAll('\\&', '').replaceAll('\\-', '-').replaceAll('\\e', '\\');

/** `under`: the names of the commands above it. */
function everyCommand(command: Command, under: readonly string[] = []): { name: string; command: Command }[] {
  return command.commands.flatMap((one) => {
    const names = [...under, one.name()];
    return [{ name: names.join(' '), command: one }, ...everyCommand(one, names)];
  });
}

/** Each command's part of the page, from its heading to the next one. */
function partOf(page: string, name: string): string {
  const parts = plain(page).split(/^(?=\.S[SH] )/m);
  return parts.find((part) => new RegExp(`^\\.SS daypass ${name}(?: [<[]|$)`, 'm').test(part)) ?? '';
}

test.each(locales)('every command is there with its description and each of its options (%s)', (language) => {
  const page = pageIn(language);
  const commands = everyCommand(programIn(language));
  expect(commands.length).toBeGreaterThan(20);
  const missing = commands.flatMap(({ name, command }) => {
    const part = partOf(page, name);
    const wanted = [
      command.description(),
      '\\fB-h, --help\\fR',
      ...command.options.filter(({ hidden }) => !hidden).map(({ flags }) => `\\fB${flags}\\fR`),
      ...command.options.filter(({ hidden }) => !hidden).map(({ description }) => description),
    ];
    return wanted.filter((text) => text === '' || !part.includes(text)).map((text) => `${name}: ${text}`);
  });
  expect(missing).toEqual([]);
});

test('the options of `daypass` itself are there, and nothing that is hidden is', () => {
  const page = plain(pageIn('en'));
  const [, own = ''] = page.split(/^\.SH OPTIONS$/m);
  const [section = ''] = own.split(/^\.SH /m);
  for (const flags of ['-V, --version', '-h, --help']) expect(section).toContain(`\\fB${flags}\\fR`);
  expect(page).not.toContain('__');
  expect(page).toContain('"Daypass 1.2.3"');
});

/** How the page is checked, the strictest first: the program and what it is given before the file. As `man` does it, groff learns how lines of Japanese break. */
const linters = [
  ['mandoc', '-Tlint', '-Wwarning'],
  ['groff', '-man', '-Kutf8', '-Tutf8', '-ww', '-z'],
] as const;
const linter = linters.find(([program]) => spawnSync(program, ['--version']).error === undefined);
const noLinter = linter ? '' : ' (there is neither mandoc nor groff here)';
/** The page has none, so that the same sources make the same page on any day. */
const noDate = /^.*WARNING: missing date, using "": TH\n/;

let dir: string;
beforeAll(() => void (dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-man-'))));
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

test.skipIf(!linter).each(locales)(
  `a reader of such pages finds nothing to complain of (%s)${noLinter}`,
  (language) => {
    const [program = '', ...args] = linter ?? [];
    const complaintsOf = (text: string): string => {
      const file = path.join(dir, 'daypass.1');
      fs.writeFileSync(file, text);
      const lines = program === 'groff' && language === 'ja' ? ['-mja'] : [];
      const { stdout, stderr } = spawnSync(program, [...args, ...lines, file], { encoding: 'utf8' });
      return (stdout + stderr).replace(noDate, '');
    };
    expect(complaintsOf(pageIn(language))).toBe('');
    // It does look: there is no such request.
    expect(complaintsOf(`${pageIn(language)}.NOTHING\n`)).toContain('NOTHING');
  },
);
