/** Questions to whoever sits at the terminal. */
import { createInterface } from 'node:readline';
import { isatty } from 'node:tty';
import { languages, locales } from '../shared/messages/languages.ts';
import { isAgent } from './agent.ts';
import type { Terminal } from './terminal.ts';

/** In all languages, whichever is shown. */
const yes: readonly string[] = locales.flatMap((locale) => languages[locale].texts.longRun.yes.split(' '));

/** Whether somebody is there who reads and types: no pipe, no log, and no coding agent that answers by itself. */
export function canAsk({ env }: Pick<Terminal, 'env'>): boolean {
  return isatty(0) && isatty(2) && !isAgent(env);
}

/**
 * Whether the answer is yes; the end of the input is none. The terminal stays as it is, so that Ctrl-C ends this process as always, and
 * what is typed after the answer is for the program that comes next.
 */
export async function saysYes({ t, ask }: Pick<Terminal, 't' | 'ask'>, question: string): Promise<boolean> {
  ask(`${question} ${t('longRun.yesOrNo')} `);
  const lines = createInterface({ input: process.stdin, terminal: false });
  const { promise: answered, resolve } = Promise.withResolvers<string>();
  lines.once('line', resolve).once('close', () => resolve(''));
  const answer = await answered;
  lines.close();
  process.stdin.unref();
  return yes.includes(answer.trim().toLowerCase());
}
