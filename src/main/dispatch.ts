/** The one way in for every act of a user, from whichever surface it comes. */
import type { Command, CommandOf, CommandType } from '../shared/commands.ts';
import { problem } from '../shared/problems.ts';
import { failure, type Result } from '../shared/result.ts';
import type { Log } from './log.ts';
import { problemOf } from './problem-error.ts';

/** What carries out each command. A command without a handler does not compile. */
export type CommandHandlers = {
  readonly [Type in CommandType]: (command: CommandOf<Type>) => Result | Promise<Result>;
};

/** Never rejects: what a handler throws becomes a problem that can be shown, with its cause in the log. */
export type Dispatch = (command: Command) => Promise<Result>;

export function createDispatch(handlers: CommandHandlers, log: Log): Dispatch {
  return async (command) => {
    log.debug('command', { type: command.type });
    try {
      const handle = handlers[command.type] as (command: Command) => Result | Promise<Result>;
      return await handle(command);
    } catch (error) {
      log.error('command failed', { type: command.type, error });
      return failure(problemOf(error));
    }
  };
}

export function invalidCommand(): Result {
  return failure(problem('command-invalid', {}, 'none'));
}
