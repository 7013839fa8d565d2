/** What the completions of all shells are made of: the commands with their options, and the values that these take. */
import { type Command, Help, type Option } from 'commander';
import { credentialFormats } from '../../shared/credential-formats.ts';
import { variableFormats } from '../../shared/serving.ts';
import { dockerActions } from '../other-tool-words.ts';
import { snippetKinds } from '../snippets.ts';

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

/** Words that are known now, or what `daypass __complete` is asked for when they are needed (quick/complete.ts). */
export type Values = readonly string[] | 'profiles' | 'sessions';

export interface KnownOption {
  /** `--profile` */
  readonly long: string;
  /** `-p`; null where it has none. */
  readonly short: string | null;
  readonly description: string;
  readonly takesValue: boolean;
  /** Null where nothing is known of its value, or it takes none. */
  readonly values: Values | null;
}

export interface KnownCommand {
  readonly name: string;
  readonly description: string;
  /** With those of the commands under it. */
  readonly options: readonly KnownOption[];
  /** The words of its only argument, or the names of the commands under it; null where it takes others, or none. */
  readonly words: readonly string[] | null;
}

/** By the long form of the option: each means the same in every command. */
export const optionValues: Readonly<Record<string, Values>> = {
  '--profile': 'profiles',
  '--session': 'sessions',
  '--format': credentialFormats,
  '--print-env': variableFormats,
  '--snippet': snippetKinds,
};

/** By command. */
export const argumentWords: Readonly<Record<string, readonly string[]>> = {
  completion: shells,
  'docker-credential': dockerActions,
};

export function knownCommands(program: Command): readonly KnownCommand[] {
  const help = new Help();
  return help.visibleCommands(program).map((command) => {
    const under = help.visibleCommands(command);
    const options = [command, ...under].flatMap((one) => help.visibleOptions(one).flatMap(knownOption));
    return {
      name: command.name(),
      description: command.description(),
      words: argumentWords[command.name()] ?? (under.length > 0 ? under.map((one) => one.name()) : null),
      options: [...new Map(options.map((option) => [option.long, option])).values()],
    };
  });
}

function knownOption({ long, short, description, required, optional }: Option): readonly KnownOption[] {
  if (long === undefined) return [];
  const takesValue = required || optional;
  return [{ long, short: short ?? null, description, takesValue, values: optionValues[long] ?? null }];
}

/** Each option with known values once, whatever commands have it, with all its spellings. */
export function optionsWithValues(
  commands: readonly KnownCommand[],
): readonly { readonly names: readonly string[]; readonly values: Values }[] {
  const found = new Map<string, { readonly names: readonly string[]; readonly values: Values }>();
  for (const { long, short, values } of commands.flatMap(({ options }) => options)) {
    if (values !== null) found.set(long, { names: short === null ? [long] : [long, short], values });
  }
  return [...found.values()];
}
