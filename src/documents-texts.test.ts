/** What the page on the command quotes of its output is what the command says. */
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { cli } from './shared/messages/en/cli.ts';

const { chained, usable, usableWithMfa, signIn } = cli.status;
const states = [usable, usableWithMfa, signIn];
const lines = states.map((state) =>
  chained.replace('{{profile}}', 'deploy').replace('{{via}}', 'dev').replace('{{state}}', state),
);

/** What stands in backticks below a heading, but for commands to type. */
function quotesBelow(heading: string): readonly string[] {
  const [, chapter = ''] = fs.readFileSync('docs/command.md', 'utf8').split(`\n## ${heading}\n`);
  const [text = ''] = chapter.split('\n## ');
  return [...text.matchAll(/`([^`]+)`/g)]
    .map(([, quote = '']) => quote)
    .filter((quote) => !quote.startsWith('daypass '));
}

test('the states of profiles that it quotes are those that `daypass status` prints', () => {
  const quotes = quotesBelow('Who is signed in');
  expect(quotes).toHaveLength(3);
  expect(quotes.filter((quote) => ![...states, ...lines].includes(quote))).toEqual([]);
});
