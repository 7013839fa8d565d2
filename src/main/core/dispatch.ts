/** The one way in for every act of a user, from whichever surface it comes. */
import type { AnswerTo } from '../../shared/answers.ts';
import type { Command, CommandOf, CommandType } from '../../shared/commands.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import { failure, type Result } from '../../shared/result.ts';
import type { Log } from '../system/log.ts';
import { problemOf } from './problem-error.ts';

/** What carries out each command. A command without a handler does not compile. */
export type CommandHandlers = {
  readonly [Type in CommandType]: (command: CommandOf<Type>) => Answer<Type> | Promise<Answer<Type>>;
};

type Answer<Type extends CommandType> = Result<AnswerTo<Type>>;

/** Never rejects: what a handler throws becomes a problem that can be shown, with its cause in the log. */
export type Dispatch = <C extends Command>(command: C) => Promise<Answer<C['type']>>;

/** `refusal`: why a command is not carried out, whatever its handler would do; null: it is. */
export function createDispatch(
  handlers: CommandHandlers,
  log: Log,
  refusal: (command: Command) => Problem | null = () => null,
): Dispatch {
  return async <C extends Command>(command: C) => {
    // No act of a person: it answers each snapshot, and would fill the log while accounts are being listed.
    if (command.type !== 'panel-drawn') log.debug('command', { type: command.type });
    const refused = refusal(command);
    if (refused !== null) return failure(refused);
    try {
      type Handle = (command: Command) => Answer<C['type']> | Promise<Answer<C['type']>>;
      const handle = handlers[command.type] as Handle;
      return await handle(command);
    } catch (error) {
      log.error('command failed', { type: command.type, error });
      return failure(problemOf(error));
    }
  };
}

export function invalidCommand(): Extract<Result, { readonly ok: false }> {
  return failure(problem('command-invalid', {}, 'none'));
}
