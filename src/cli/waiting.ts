/** What the commands have in common that wait for somebody to sign in: they open nothing, and ask nobody but the app. */
import { durationText, parseDuration } from '../shared/duration.ts';
import { inSentence } from '../shared/names.ts';
import { minute, type Ms } from '../shared/time.ts';
import type { ConfiguredSession } from '../main/aws/config/configured-sessions.ts';
import type { AwsPaths } from '../main/aws/paths.ts';
import { now } from '../main/system/clock.ts';
import { notesFolder } from '../main/system/process-notes.ts';
import { waitForSignIn } from '../main/waiting/wait-for-sign-in.ts';
import { isAgent } from './agent.ts';
import { signInCommands } from './sign-in-commands.ts';
import { CommandFailed, exitCode, type Terminal, usageError } from './terminal.ts';

/** As long as a sign-in has at AWS. */
const usualWait: Ms = 10 * minute;

/** The value of `--wait`. */
export function waitOf(terminal: Terminal, typed: string | undefined): Ms {
  return typed === undefined ? usualWait : lengthOf(terminal, '--wait', typed);
}

/** The value of an option that is a length of time. Throws a usage error. */
export function lengthOf({ t }: Terminal, option: string, typed: string): Ms {
  const length = parseDuration(typed);
  if (length === null) throw usageError(t('waiting.notADuration', { option, value: typed }));
  return length;
}

/**
 * Resolves when somebody is signed in to the session, with whatever tool. Throws with `exitCode.nobody` when nobody is within
 * `length`, and with `exitCode.failed` when somebody signs out of it instead.
 */
export async function untilSignedIn(
  terminal: Terminal,
  { ssoCacheDir, home }: Pick<AwsPaths, 'ssoCacheDir' | 'home'>,
  session: ConfiguredSession,
  length: Ms,
): Promise<void> {
  const { t, say, env } = terminal;
  const words = { session: inSentence(session.name), span: durationText(t, length) };
  const waiting = { ssoCacheDir, notesFolder: notesFolder(home), session, until: now() + length };
  const { ended, leave } = await waitForSignIn(waiting);
  const over = whileSignalsLeave(ended, leave);
  if (length > 0) {
    const commands = signInCommands(terminal, session);
    say(t(isAgent(env) ? 'waiting.caller.waitsForAgent' : 'waiting.caller.waits', { ...words, commands }));
  }
  const end = await over;
  if (end === 'signed-in') return say(t('waiting.caller.done', words));
  throw end === 'nobody'
    ? new CommandFailed(t('waiting.caller.nobody', words), exitCode.nobody)
    : new CommandFailed(t('waiting.caller.dismissed', words));
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A signal ends the process as it always does, and leaves nothing behind. */
async function whileSignalsLeave<Value>(waiting: Promise<Value>, leave: () => void): Promise<Value> {
  const end = (signal: NodeJS.Signals): void => {
    leave();
    stop();
    process.kill(process.pid, signal);
  };
  const stop = (): void => {
    for (const signal of signals) process.off(signal, end);
  };
  for (const signal of signals) process.on(signal, end);
  return waiting.finally(stop);
}
