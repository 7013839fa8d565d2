/** The manual page in roff, from the same texts as `--help`. */
import { type Command, Help } from 'commander';

export function manPage(program: Command, version: string): string {
  const help = new Help();
  const roff = (text: string): string =>
    text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/gm, '\\&$&');
  const options = (command: Command): string[] =>
    help
      .visibleOptions(command)
      .flatMap((option) => ['.TP', `\\fB${roff(option.flags)}\\fR`, roff(option.description)]);
  const described = (command: Command, name: string): string[] => [
    `.SS ${roff(`daypass ${name} ${command.usage()}`)}`,
    roff(command.description()),
    ...options(command),
    ...help.visibleCommands(command).flatMap((under) => described(under, `${name} ${under.name()}`)),
  ];
  const commands = help.visibleCommands(program).flatMap((command) => described(command, command.name()));
  return [
    `.TH DAYPASS 1 "" "Daypass ${version}"`,
    // Not stretched to both margins, and no name of an option is hyphenated.
    '.ad l',
    '.nh',
    '.SH NAME',
    `daypass \\- ${roff(program.description())}`,
    '.SH SYNOPSIS',
    roff('daypass <command> [options]'),
    '.SH OPTIONS',
    ...options(program),
    '.SH COMMANDS',
    ...commands,
    '.SH EXIT STATUS',
    roff(
      '0 done; 1 not done: not signed in, refused, faults found; 2 a wrong command line; 75 nobody has signed in so far; 76 the session ends too early',
    ),
    '',
  ].join('\n');
}
