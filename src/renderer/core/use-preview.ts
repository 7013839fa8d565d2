/** The answer to a command that shows what another one would do, kept up to date while its values change. */
import { useEffect } from 'react';
import type { AnswerTo } from '../../shared/answers.ts';
import type { Command } from '../../shared/commands.ts';
import type { Problem } from '../../shared/problems.ts';
import type { Ms } from '../../shared/time.ts';
import { useNewestAnswer } from './use-newest-answer.ts';

type PreviewCommand = Extract<Command, { type: `preview-${string}` }>;

export interface Preview<C extends PreviewCommand> {
  /** The last answer; that of other values while `isPending`. */
  readonly answer: AnswerTo<C['type']> | null;
  readonly problem: Problem | null;
  readonly isPending: boolean;
  /** Asks again for the same values: the file may have changed. */
  readonly again: () => void;
}

/** While somebody types nothing is asked. */
const pause: Ms = 250;

export function usePreview<C extends PreviewCommand>(command: C): Preview<C> {
  const { answer, problem, isOf, ask, forget } = useNewestAnswer<C>();
  const isPending = !isOf(command);
  const isFirst = answer === null && problem === null;
  // The command is another object each time: it is asked for when it says something else.
  const isAsked = JSON.stringify(command);
  useEffect(() => {
    void ask(command, isFirst ? 0 : pause);
    // oxlint-disable-next-line react/exhaustive-deps
  }, [ask, isAsked]);
  return {
    answer,
    problem,
    isPending,
    again() {
      forget();
      void ask(command);
    },
  };
}
