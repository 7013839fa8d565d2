/** What the command line knows: every command, option and text once, for `--help`, the man page and the completions alike. */
import { Command, type CommanderError, Help } from 'commander';
import { type Terminal, usageError } from './terminal.ts';
import { credentialFormats } from '../shared/credential-formats.ts';
import { completionFor, shells } from './completion.ts';

/** Sets the exit code of what has been carried out. */
type Ended = (code: number) => void;

export function createProgram(terminal: Terminal, ended: Ended, version: string): Command {
  const { t } = terminal;
  const program = new Command('daypass')
    .description(t('cli.help.daypass'))
    .version(version, '-V, --version', t('cli.help.version'))
    .helpOption('-h, --help', t('cli.help.help'))
    .helpCommand(false)
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: () => {}, outputError: () => {} })
    .configureHelp({ styleTitle: (title) => titleOf(terminal, title) })
    .hook('preAction', (_program, command) => refuseEmpty(terminal, command));
  const add = (name: string, description: string): Command =>
    program
      .command(name)
      .description(description)
      .helpOption('-h, --help', t('cli.help.help'))
      .copyInheritedSettings(program);
  const withSession = (command: Command): Command =>
    command.option('-s, --session <name>', t('cli.help.session')).option('-p, --profile <name>', t('cli.help.profile'));
  const withRole = (command: Command): Command =>
    withSession(command)
      .option('-a, --account <id>', t('cli.help.account'))
      .option('-r, --role <name>', t('cli.help.role'))
      .option('--no-cache', t('cli.help.noCache'));
  const json = (command: Command): Command => command.option('--json', t('cli.help.json'));

  json(withSession(add('status', t('cli.help.status'))))
    .option('--prompt', t('cli.help.prompt'))
    .option('--color', t('cli.help.color'))
    .action(async (options) => ended(await (await import('./commands/status.ts')).status(terminal, options)));
  withSession(add('login', t('cli.help.login')))
    .option('--use-device-code', t('cli.help.useDeviceCode'))
    .action(async (options) => (await import('./commands/sign-in.ts')).login(terminal, options));
  withSession(add('logout', t('cli.help.logout')))
    .option('--all', t('cli.help.all'))
    .action(async (options) => (await import('./commands/sign-in.ts')).logout(terminal, options));
  json(withSession(add('accounts', t('cli.help.accounts')))).action(async (options) =>
    (await import('./commands/accounts.ts')).accounts(terminal, options),
  );
  json(withSession(add('roles', t('cli.help.roles'))))
    .option('-a, --account <id>', t('cli.help.account'))
    .action(async (options) => (await import('./commands/accounts.ts')).roles(terminal, options));
  withRole(add('export', t('cli.help.export')))
    .option('-f, --format <format>', t('cli.help.format', { formats: credentialFormats.join(', ') }))
    .action(async (options) => (await import('./commands/credentials.ts')).exportCredentials(terminal, options));
  withRole(add('exec', t('cli.help.exec')))
    .argument('<command...>', t('cli.help.execCommand'))
    .passThroughOptions()
    .action(async (command: string[], options) => {
      const { execWithCredentials } = await import('./commands/credentials.ts');
      ended(await execWithCredentials(terminal, command, options));
    });
  withRole(add('credential-process', t('cli.help.credentialProcess'))).action(async (options) =>
    (await import('./commands/credentials.ts')).credentialProcess(terminal, options),
  );
  withSession(add('console', t('cli.help.console')))
    .option('-a, --account <id>', t('cli.help.account'))
    .option('-r, --role <name>', t('cli.help.role'))
    .option('--print', t('cli.help.print'))
    .action(async (options) => (await import('./commands/others.ts')).openConsole(terminal, options));
  json(add('doctor', t('cli.help.doctor'))).action(async (options) =>
    ended(await (await import('./commands/others.ts')).doctor(terminal, options)),
  );
  add('completion', t('cli.help.completion'))
    .argument('<shell>', shells.join(', '))
    .action((shell: string) => {
      const text = completionFor(program, shell);
      if (text === null) throw usageError(t('cli.noSuchShell', { shell, shells: shells.join(', ') }));
      terminal.out(text);
    });
  add('man', t('cli.help.man')).action(() => terminal.out(manPage(program, version)));
  return program;
}

/** A variable of a script that is not set, as in `--profile "$PROFILE"`: the usual profile in its place would be a guess. */
function refuseEmpty({ t }: Terminal, command: Command): void {
  const empty = command.options.find((option) => command.getOptionValue(option.attributeName()) === '');
  if (empty) throw usageError(t('cli.emptyOption', { option: empty.long ?? empty.flags }));
}

/** The titles of Commander's help in the user's language. */
function titleOf({ t }: Terminal, title: string): string {
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
  if (code === 'commander.help') return t('cli.noCommand');
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
      return `${t('cli.argumentMissing', { argument: quoted })} ${help}`;
    default:
      return `${t('cli.tooMany')} ${help}`;
  }
}

/** The man page in roff, from the same texts as `--help`. */
function manPage(program: Command, version: string): string {
  const help = new Help();
  const roff = (text: string): string =>
    text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/gm, '\\&$&');
  const options = (command: Command): string[] =>
    help
      .visibleOptions(command)
      .flatMap((option) => ['.TP', `\\fB${roff(option.flags)}\\fR`, roff(option.description)]);
  const commands = help
    .visibleCommands(program)
    .flatMap((command) => [
      `.SS ${roff(`daypass ${command.name()} ${command.usage()}`)}`,
      roff(command.description()),
      ...options(command),
    ]);
  return [
    `.TH DAYPASS 1 "" "Daypass ${version}"`,
    '.SH NAME',
    `daypass \\- ${roff(program.description())}`,
    '.SH SYNOPSIS',
    roff('daypass <command> [options]'),
    '.SH COMMANDS',
    ...commands,
    '.SH EXIT STATUS',
    roff('0 done; 1 not done: not signed in, refused, faults found; 2 a wrong command line'),
    '',
  ].join('\n');
}
