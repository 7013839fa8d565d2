/** What every definition of a command is made with. */
import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';

export interface Definer {
  readonly terminal: Terminal;
  /** Sets the exit code of what has been carried out. */
  readonly ended: (code: number) => void;
  /** A new command with its `--help`. */
  readonly add: (name: string, description: string) => Command;
  /** With `--session` and `--profile`. */
  readonly withSession: (command: Command) => Command;
  /** With what names a role: `--session`, `--profile`, `--account`, `--role`. */
  readonly withRole: (command: Command) => Command;
  /** With `--no-cache`, for what hands out role credentials. */
  readonly withCache: (command: Command) => Command;
  readonly withJson: (command: Command) => Command;
}

/** `program` gets the commands. */
export function createDefiner(program: Command, terminal: Terminal, ended: (code: number) => void): Definer {
  const { t } = terminal;
  const withSession = (command: Command): Command =>
    command.option('-s, --session <name>', t('cli.help.session')).option('-p, --profile <name>', t('cli.help.profile'));
  return {
    terminal,
    ended,
    add: (name, description) =>
      program
        .command(name)
        .description(description)
        .helpOption('-h, --help', t('cli.help.help'))
        .copyInheritedSettings(program),
    withSession,
    withRole: (command) =>
      withSession(command)
        .option('-a, --account <id>', t('cli.help.account'))
        .option('-r, --role <name>', t('cli.help.role')),
    withCache: (command) => command.option('--no-cache', t('cli.help.noCache')),
    withJson: (command) => command.option('--json', t('cli.help.json')),
  };
}
