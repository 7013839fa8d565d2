/** Tests that the tables of values speak of options and commands that there are. */
import { expect, test } from 'vitest';
import { createProgram } from '../program.ts';
import { createTerminal } from '../terminal.ts';
import { argumentWords, knownCommands, optionValues, optionsWithValues } from './known.ts';

const program = createProgram(createTerminal({ LANG: 'en' }, 'linux', process), () => {}, '0');
const commands = knownCommands(program);

test('each option and each command of the tables is there', () => {
  const options = new Set(commands.flatMap((command) => command.options.map(({ long }) => long)));
  expect(Object.keys(optionValues).filter((long) => !options.has(long))).toEqual([]);
  expect(Object.keys(argumentWords).filter((name) => !commands.some((command) => command.name === name))).toEqual([]);
});

test('an option with known values takes one, and means the same in every command', () => {
  const withValues = commands.flatMap(({ options }) => options.filter(({ values }) => values !== null));
  expect(withValues.length).toBeGreaterThan(10);
  expect(withValues.filter(({ takesValue }) => !takesValue)).toEqual([]);
  const spellings = new Set(withValues.map(({ long, short }) => `${long} ${short}`));
  expect(spellings.size).toBe(optionsWithValues(commands).length);
});
