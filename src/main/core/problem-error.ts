/** An error whose whole meaning can be shown to a person; its cause, if any, is in the log. */
import { problem, type Problem } from '../../shared/problems.ts';

export class ProblemError extends Error {
  override readonly name: string = 'ProblemError';
  readonly problem: Problem;

  constructor(shown: Problem, message: string = shown.code) {
    super(message);
    this.problem = shown;
  }
}

/** What to show for anything thrown: its own problem, or that something unforeseen happened. */
export function problemOf(error: unknown, retry: Problem['retry'] = 'user'): Problem {
  return error instanceof ProblemError ? error.problem : problem('unexpected', {}, retry);
}

/** The same for an act that nobody repeats by itself: it is the user who has to try again. */
export function finalProblemOf(error: unknown): Problem {
  const shown = problemOf(error);
  return shown.retry === 'auto' ? { ...shown, retry: 'user' } : shown;
}

/** A file that could not be written or removed; `reason` is the system's code, such as `ENOSPC`. */
export function unwritable({ file, reason }: { readonly file: string; readonly reason: string }): Problem {
  return problem('file-unwritable', { file, reason }, 'user');
}
