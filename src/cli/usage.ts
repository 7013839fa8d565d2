/** What the command line says about itself: why it was not understood, and the titles of its help. */
import type { Command, CommanderError } from 'commander';
import { type Terminal, usageError } from './terminal.ts';

/** A variable of a script that is not set, as in `--profile "$PROFILE"`: the usual profile in its place would be a guess. */
export function refuseEmpty({ t }: Terminal, command: Command): void {
  const empty = command.options.find((option) => command.getOptionValue(option.attributeName()) === '');
  if (empty) throw usageError(t('cli.emptyOption', { option: empty.long ?? empty.flags }));
}

/** The titles of Commander's help in the user's language. */
export function titleOf({ t }: Terminal, title: string): string {
  const known = {
    'Usage:': 'usage',
    'Options:': 'options',
    'Commands:': 'commands',
    'Arguments:': 'arguments',
  } as const;
  return Object.hasOwn(known, title) ? t(`cli.help.title.${known[title as keyof typeof known]}`) : title;
}

/** One line for a command line that was not understood; null for the end of `--help` and the like. `command`: as typed. */
export function usageLine({ t }: Terminal, { exitCode, code, message }: CommanderError, command = ''): string | null {
  if (exitCode === 0) return null;
  if (code === 'commander.help')
    return command === '' ? t('cli.noCommand') : `${t('cli.noSubcommand')} ${t('cli.seeHelpOf', { command })}`;
  const said = message.replace(/\s+/g, ' ');
  const [, quoted = ''] = /'(.*?)'(?=[ .]|$)/.exec(said) ?? [];
  const near = /\(Did you mean (.*?)\?\)/.exec(said)?.[1];
  const seeHelp = command.startsWith('-') ? t('cli.seeHelpAtAll') : t('cli.seeHelpOf', { command });
  const help = near === undefined ? seeHelp : t('cli.didYouMean', { name: near });
  switch (code) {
    case 'commander.unknownCommand':
      return `${t('cli.noSuchCommand', { command: quoted })} ${near === undefined ? t('cli.seeHelp') : help}`;
    case 'commander.unknownOption':
      return `${t('cli.noSuchOption', { option: quoted })} ${help}`;
    case 'commander.optionMissingArgument':
      return `${t('cli.optionWithoutValue', { option: quoted })} ${help}`;
    case 'commander.missingArgument':
    case 'commander.missingMandatoryOptionValue':
      return `${t('cli.argumentMissing', { argument: quoted })} ${help}`;
    default:
      return `${t('cli.tooMany')} ${help}`;
  }
}
