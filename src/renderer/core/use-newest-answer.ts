/**
 * The answer to the newest of many questions: values change while somebody types, and an answer to older ones comes too late.
 * TanStack Query would do it as well, but not wait for a pause in typing, for 46 kB of script and with timers of its own.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AnswerTo } from '../../shared/answers.ts';
import type { Command } from '../../shared/commands.ts';
import type { Problem } from '../../shared/problems.ts';
import type { Result } from '../../shared/result.ts';
import type { Ms } from '../../shared/time.ts';
import { useCommands } from './commands.tsx';

interface Answered<C extends Command> {
  /** The last answer; null as long as there is none. A question that failed leaves the answer before it. */
  readonly answer: AnswerTo<C['type']> | null;
  /** Why the last question that has come back got no answer; null if it got one. */
  readonly problem: Problem | null;
}

export interface NewestAnswer<C extends Command> extends Answered<C> {
  /** Whether `answer` and `problem` are about exactly this question. */
  readonly isOf: (command: C) => boolean;
  /**
   * Asks after so many ms without another question. The last question is not asked again unless it failed. Resolves to null
   * if another question has been asked since.
   */
  readonly ask: (command: C, after?: Ms) => Promise<Result<AnswerTo<C['type']>> | null>;
  /** Lets the last question be asked again: what it is about may have changed. Until then its answer is not of it. */
  readonly forget: () => void;
}

const nothing = { key: null, answer: null, problem: null };

export function useNewestAnswer<C extends Command>(): NewestAnswer<C> {
  const { ask: send } = useCommands();
  const newest = useRef<{ readonly key: string; readonly result: ReturnType<NewestAnswer<C>['ask']> } | null>(null);
  const [known, setKnown] = useState<Answered<C> & { readonly key: string | null }>(nothing);
  useEffect(() => () => void (newest.current = null), []);

  const ask = useCallback<NewestAnswer<C>['ask']>(
    (command, after = 0) => {
      const key = JSON.stringify(command);
      if (newest.current?.key === key) return newest.current.result;
      const question = async (): ReturnType<NewestAnswer<C>['ask']> => {
        await (after > 0 && new Promise((goOn) => setTimeout(goOn, after)));
        if (newest.current?.result !== result) return null;
        const found = await send(command);
        if (newest.current?.result !== result) return null;
        if (!found.ok) newest.current = null;
        setKnown(({ answer }) =>
          found.ok ? { key, answer: found.value, problem: null } : { key, answer, problem: found.problem },
        );
        return found;
      };
      const result = question();
      newest.current = { key, result };
      return result;
    },
    [send],
  );
  const forget = useCallback(() => {
    newest.current = null;
    setKnown((before) => ({ ...before, key: null }));
  }, []);
  const { key, answer, problem } = known;
  return { answer, problem, isOf: (command) => key === JSON.stringify(command), ask, forget };
}
