/** The start URL in the form for a new session: asks the main process what it tells, while it is typed and when it is there. */
import { useRef, useState } from 'react';
import { longestPaste } from '../../shared/new-session-commands.ts';
import type { Problem } from '../../shared/problems.ts';
import type { StartUrlFinding } from '../../shared/start-url-finding.ts';
import { useCommands } from '../core/commands.tsx';

export interface StartUrlQuestion {
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
  readonly settle: () => Promise<StartUrlFinding | null>;
}

interface Known {
  readonly text: string;
  readonly finding: StartUrlFinding | null;
  readonly problem: Problem | null;
  readonly isAsking: boolean;
}

const nothing: Known = { text: '', finding: null, problem: null, isAsking: false };

export function useStartUrl(): StartUrlQuestion {
  const { ask } = useCommands();
  const [known, setKnown] = useState(nothing);
  /** The newest question: answers to older ones come too late. `settled` is its answer once the address was followed. */
  const newest = useRef<Question>({ text: '', settled: null });

  const inspect = async (question: Question, follow: boolean): Promise<StartUrlFinding | null> => {
    newest.current = question;
    const text = question.text.slice(0, longestPaste);
    const result = await ask({ type: 'inspect-start-url', text, follow });
    if (newest.current !== question) return null;
    const finding = result.ok ? result.value : null;
    // Once it is known what the address is, that is what the field shows.
    if (follow && finding) question.text = finding.startUrl;
    // Another try may succeed, as in another network.
    if (!finding) question.settled = null;
    const problem = follow && !result.ok ? result.problem : null;
    setKnown({ text: question.text, finding, problem, isAsking: false });
    return finding;
  };

  const follow = (text: string): Promise<StartUrlFinding | null> => {
    setKnown((before) => ({ ...before, text, problem: null, isAsking: true }));
    const question: Question = { text, settled: null };
    const settled = inspect(question, true);
    question.settled = settled;
    return settled;
  };

  return {
    ...known,
    type(text) {
      setKnown((before) => ({ ...before, text, problem: null, isAsking: false }));
      void inspect({ text, settled: null }, false);
    },
    paste: (text) => follow(text),
    async settle() {
      const { text, settled } = newest.current;
      if (settled) return settled;
      return text.trim() === '' ? null : follow(text);
    },
  };
}

interface Question {
  text: string;
  settled: Promise<StartUrlFinding | null> | null;
}
