/** A role that the built `daypass serve` hands out, and programs that know nothing but its variables: as in a container. */
import { type DaypassCommand, type Ended, type RunningCommand } from './daypass-command.ts';
import { eventually } from '../../testing/support/eventually.ts';
import { createHome, homeEnv } from '../../testing/home.ts';

export interface ServedRole extends RunningCommand {
  /** As it was printed. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Resolves when it is being served. */
export async function serveRole(daypass: DaypassCommand, ...args: readonly string[]): Promise<ServedRole> {
  const running = daypass.start(['serve', '--print-env', 'json', ...args]);
  let isOver = false;
  void running.ended.finally(() => (isOver = true));
  const variables = await eventually(() => {
    if (isOver) throw new Error(`daypass serve has ended: ${running.said()}`);
    return JSON.parse(running.printed()) as Record<string, string>;
  });
  return { ...running, variables };
}

/** Runs a program with `variables` and a home of its own, in which there is nothing. `more`: what leads to the organisation. */
export function runElsewhere(
  daypass: DaypassCommand,
  folder: string,
  program: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<Ended> {
  const home = createHome(folder);
  const { HOME: _home, ...others } = homeEnv(home);
  return daypass.runProgram(program, args, { ...others, HOME: folder, ...variables });
}
