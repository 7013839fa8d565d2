/** How parts of the page send commands, and what becomes of those that are refused. */
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import type { AnswerTo } from '../../shared/answers.ts';
import type { Command } from '../../shared/commands.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import { failure, type Result } from '../../shared/result.ts';

export interface Commands {
  /** Sends a command; a refusal becomes a notice at the top of the page, success calls `then`. */
  readonly send: (command: Command, then?: () => void) => void;
  /** Sends a command for a part that shows a refusal itself, such as a form, or that needs the answer. */
  readonly ask: <C extends Command>(command: C) => Promise<Result<AnswerTo<C['type']>>>;
  /** The refusals that are still to be read. */
  readonly refusals: readonly Problem[];
  readonly dismissRefusal: (refusal: Problem) => void;
}

const CommandsContext = createContext<Commands | null>(null);

/** The commands of the page that surrounds the caller. */
export function useCommands(): Commands {
  const commands = use(CommandsContext);
  if (commands === null) throw new Error('useCommands outside of CommandsProvider');
  return commands;
}

export function CommandsProvider({ children }: { readonly children: ReactNode }) {
  const [refusals, setRefusals] = useState<readonly Problem[]>([]);

  const send = useCallback((command: Command, then?: () => void) => {
    void ask(command).then((result) => {
      if (result.ok) then?.();
      else setRefusals((known) => [...known.filter(({ code }) => code !== result.problem.code), result.problem]);
    });
  }, []);
  const dismissRefusal = useCallback((refusal: Problem) => {
    setRefusals((known) => known.filter((other) => other !== refusal));
  }, []);

  const commands = useMemo(() => ({ send, ask, refusals, dismissRefusal }), [send, refusals, dismissRefusal]);
  return <CommandsContext value={commands}>{children}</CommandsContext>;
}

/** An IPC call that throws means a broken main process: for the user a problem like any other. */
async function ask<C extends Command>(command: C): Promise<Result<AnswerTo<C['type']>>> {
  try {
    return await window.daypass.dispatch(command);
  } catch {
    return failure(problem('unexpected', {}, 'none'));
  }
}
