/** The terminal that the command runs in: its streams, its language, and what belongs to whom on them. */
import { createTranslator, type Translate } from '../shared/messages/index.ts';
import { localeAmong, type Locale } from '../shared/messages/languages.ts';
import { problemText } from '../shared/problem-text.ts';
import type { Problem } from '../shared/problems.ts';
import { type Ms, second } from '../shared/time.ts';
import { actionAtPrompt } from './action-at-prompt.ts';
import { onOneLine } from './one-line.ts';

/**
 * Exit codes: 0 done, 1 not done (not signed in, refused, findings), 2 a wrong command line, 75 nobody has signed in so far (a
 * temporary failure, sysexits.h: it is worth to ask again), 76 the session does not last for as long as it is needed.
 */
export const exitCode = { done: 0, failed: 1, usage: 2, nobody: 75, tooShort: 76 } as const;

export interface Terminal {
  readonly env: Readonly<NodeJS.ProcessEnv>;
  readonly platform: NodeJS.Platform;
  readonly locale: Locale;
  readonly t: Translate;
  /** What was asked for, to stdout: the only place where a secret may go, and only where it was asked for. */
  readonly out: (text: string) => void;
  /** One line of progress or of what went wrong, to stderr. */
  readonly say: (line: string) => void;
  /** A question to stderr, on the line where the answer is typed. */
  readonly ask: (question: string) => void;
}

/** `streams`: where texts go. */
export function createTerminal(
  env: Readonly<NodeJS.ProcessEnv>,
  platform: NodeJS.Platform,
  streams: Pick<NodeJS.Process, 'stdout' | 'stderr'>,
): Terminal {
  const locale = localeOf(env);
  const t = createTranslator(locale);
  return {
    env,
    platform,
    locale,
    t,
    out: (text) => void streams.stdout.write(text),
    say: (line) => void streams.stderr.write(`${onOneLine(line)}\n`),
    ask: (question) => void streams.stderr.write(onOneLine(question)),
  };
}

/** After this long a person wonders. */
const patience: Ms = 3 * second;

/** Says once that AWS is being waited for, if that takes long. */
export async function saidIfSlow<Value>({ say, t }: Terminal, act: () => Promise<Value>): Promise<Value> {
  const timer = setTimeout(() => say(t('cli.waiting')), patience);
  try {
    return await act();
  } finally {
    clearTimeout(timer);
  }
}

/** By the variables of POSIX, the strongest first; where none is set, by the language of the system. */
export function localeOf(env: Readonly<NodeJS.ProcessEnv>): Locale {
  const named = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'];
  const language = named || new Intl.DateTimeFormat().resolvedOptions().locale;
  return localeAmong([language]);
}

/** Ends the command: with a problem in plain words, or with nothing more to say. */
export class CommandFailed extends Error {
  readonly code: number;

  constructor(message: string, code: number = exitCode.failed) {
    super(message);
    this.code = code;
  }
}

/** Whoever reads it tries again himself: the command has ended. */
export function failedWith({ t }: Pick<Terminal, 't'>, problem: Problem): CommandFailed {
  const { message, action } = problemText(t, { ...problem, retry: 'user' });
  return new CommandFailed(`${message} ${actionAtPrompt(t, problem) ?? action}`.trim());
}

export function usageError(message: string): CommandFailed {
  return new CommandFailed(message, exitCode.usage);
}
