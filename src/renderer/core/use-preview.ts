/** The answer to a command that shows what another one would do, kept up to date while its values change. */
import { useEffect, useState } from 'react';
import type { AnswerTo } from '../../shared/answers.ts';
import type { Command } from '../../shared/commands.ts';
import type { Problem } from '../../shared/problems.ts';
import type { Ms } from '../../shared/time.ts';
import { useCommands } from './commands.tsx';

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
  const { ask } = useCommands();
  const [round, setRound] = useState(0);
  const wish = `${round} ${JSON.stringify(command)}`;
  const [known, setKnown] = useState<{ readonly wish: string } & Pick<Preview<C>, 'answer' | 'problem'>>();
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(
      () => {
        void ask(JSON.parse(wish.slice(wish.indexOf(' ') + 1)) as C).then((result) => {
          if (!isCurrent) return;
          if (result.ok) setKnown({ wish, answer: result.value, problem: null });
          else setKnown((before) => ({ wish, answer: before?.answer ?? null, problem: result.problem }));
        });
      },
      known === undefined ? 0 : pause,
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
    // What is known only decides how long to wait.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [ask, wish]);
  return {
    answer: known?.answer ?? null,
    problem: known?.problem ?? null,
    isPending: known?.wish !== wish,
    again: () => setRound((before) => before + 1),
  };
}
