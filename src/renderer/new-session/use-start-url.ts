/** The start URL in the form for a new session: asks the main process what it tells, while it is typed and when it is there. */
import { useEffect, useRef, useState } from 'react';
import type { CommandOf } from '../../shared/commands.ts';
import { longestPaste } from '../../shared/new-session-commands.ts';
import type { Problem } from '../../shared/problems.ts';
import type { StartUrlFinding } from '../../shared/start-url-finding.ts';
import { useNewestAnswer } from '../core/use-newest-answer.ts';

export interface StartUrlInput {
  /** What is in the field. */
  readonly text: string;
  /** What it tells; null as long as that is nothing. */
  readonly finding: StartUrlFinding | null;
  /** What is wrong with it. Nothing is said of an address that is still being typed. */
  readonly problem: Problem | null;
  /** Whether a company's own domain is being asked where it leads. */
  readonly isAsking: boolean;
  readonly type: (text: string) => void;
  /** Pasted, so all of it is there. Resolves to what it tells. */
  readonly paste: (text: string) => Promise<StartUrlFinding | null>;
  /** The field is done with: follows the address if that has not happened yet. Null if it is none. */
  readonly followAddress: () => Promise<StartUrlFinding | null>;
}

type Question = CommandOf<'inspect-start-url'>;

const nothing: Question = { type: 'inspect-start-url', text: '', follow: false };

/** `initial`: what is in the field at first. */
export function useStartUrl(initial: string): StartUrlInput {
  const { answer, problem, isOf, ask } = useNewestAnswer<Question>();
  const [text, setText] = useState(initial);
  const [first] = useState<Question>({ ...nothing, text: initial.slice(0, longestPaste) });
  const [question, setQuestion] = useState(first);
  /** The same question, also before it is drawn. */
  const newest = useRef(first);

  const inspect = async (typed: string, follow: boolean): Promise<StartUrlFinding | null> => {
    const next: Question = { type: 'inspect-start-url', text: typed.slice(0, longestPaste), follow };
    newest.current = next;
    setQuestion(next);
    const result = await ask(next);
    const finding = result?.ok ? result.value : null;
    // Once it is known what the address is, that is what the field shows.
    if (follow && finding) setText(finding.startUrl);
    return finding;
  };
  const follow = (typed: string): Promise<StartUrlFinding | null> => {
    setText(typed);
    return inspect(typed, true);
  };

  // What was left in the field tells again what it told.
  useEffect(() => {
    if (first.text !== '') void ask(first);
  }, [ask, first]);

  const isAnswered = isOf(question);
  return {
    text,
    finding: problem === null ? answer : null,
    problem: question.follow && isAnswered ? problem : null,
    isAsking: question.follow && !isAnswered,
    type(typed) {
      setText(typed);
      void inspect(typed, false);
    },
    paste: follow,
    async followAddress() {
      const { text: asked, follow: isFollowed } = newest.current;
      return !isFollowed && asked.trim() === '' ? null : inspect(asked, true);
    },
  };
}
