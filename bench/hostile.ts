/** How long the largest files that Daypass opens take, whatever they are made of, and for how long nobody else has a turn. */
import { parse } from 'ini';
import { editingSteps } from '../src/main/aws/config-apply.ts';
import { parseConfig } from '../src/main/aws/config-document.ts';
import { readingSteps } from '../src/main/aws/config-reader.ts';
import { largestFile } from '../src/main/aws/config-size.ts';
import type { Steps } from '../src/main/machine/slices.ts';
import { hostileTexts } from './hostile-texts.ts';
import { table } from './table.ts';

/** In ms, without a turn for others. */
const longestAim = 200;
const lines = 99_000;

const timed = (act: () => unknown): number => {
  const start = performance.now();
  act();
  return performance.now() - start;
};

/** Each step by itself, in ms. */
function timesOf(steps: Steps<unknown>): readonly number[] {
  const times: number[] = [];
  let isDone = false;
  while (!isDone) times.push(timed(() => (isDone = steps.next().done === true)));
  return times;
}

interface Row {
  readonly name: string;
  readonly ini: number;
  readonly open: number;
  readonly edit: number;
  readonly longest: number;
}

function measure(name: string, make: (lines: number) => string): Row {
  const text = make(lines).slice(0, largestFile);
  const edit = {
    kind: 'set-key',
    section: { kind: 'sso-session', name: 'corp' },
    key: 'sso_region',
    value: 'eu-central-1',
  } as const;
  const ini = timed(() => parse(text));
  const opening = timesOf(readingSteps(text, 'config'));
  const editing = timesOf(editingSteps(parseConfig(text), [edit], 'config'));
  const sum = (times: readonly number[]): number => times.reduce((all, one) => all + one, 0);
  return { name, ini, open: sum(opening), edit: sum(editing), longest: Math.max(...opening, ...editing) };
}

/** @returns a title, a table and what it says about the aim */
export function measureHostile(): string {
  // Once for nothing: Node compiles as it goes.
  for (const [name, make] of hostileTexts) measure(name, () => make(1000));
  const rows = hostileTexts.map(([name, make]) => measure(name, make));
  const longest = Math.max(...rows.map((row) => row.longest));
  return [
    `Hostile files of ${lines} lines (or a line of up to 2 MB), which is about the most that Daypass opens`,
    '',
    table(
      ['', 'ini, ms', 'opened, ms', 'edited, ms', 'longest step, ms'],
      rows.map(({ name, ...row }) => [name, ...[row.ini, row.open, row.edit, row.longest].map((ms) => ms.toFixed(0))]),
    ),
    '',
    `Aim: no step of more than ${longestAim} ms: ${longest <= longestAim ? 'met' : `missed, ${longest.toFixed(0)} ms`}.`,
  ].join('\n');
}
