/** Completions for shells, made from the program itself: commands, and the options of each. */
import { type Command, Help } from 'commander';

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

interface Known {
  readonly name: string;
  readonly description: string;
  readonly options: readonly string[];
}

/** Null for a shell that there is no completion for. */
export function completionFor(program: Command, shell: string): string | null {
  const help = new Help();
  const commands = help.visibleCommands(program).map((command): Known => ({
    name: command.name(),
    description: command.description(),
    options: help.visibleOptions(command).flatMap(({ long }) => long ?? []),
  }));
  switch (shell) {
    case 'bash':
      return bash(commands);
    case 'zsh':
      return zsh(commands);
    case 'fish':
      return fish(commands);
    case 'powershell':
      return powershell(commands);
    default:
      return null;
  }
}

const names = (commands: readonly Known[]): string => commands.map(({ name }) => name).join(' ');
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

function bash(commands: readonly Known[]): string {
  const cases = commands.map(({ name, options }) => `    ${name}) words="${options.join(' ')}" ;;`);
  return `_daypass() {
  local words
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    *) words="${names(commands)}" ;;
  esac
  [ "$COMP_CWORD" -gt 1 ] || words="${names(commands)}"
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _daypass daypass
`;
}

function zsh(commands: readonly Known[]): string {
  const described = commands.map(
    ({ name, description }) => `    ${quoted(`${name}:${description.replaceAll(':', '\\:')}`)}`,
  );
  const cases = commands.map(({ name, options }) => `    ${name}) compadd -- ${options.join(' ')} ;;`);
  return `#compdef daypass
_daypass() {
  local -a commands
  commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  case "$words[2]" in
${cases.join('\n')}
  esac
  _files
}
compdef _daypass daypass
`;
}

function fish(commands: readonly Known[]): string {
  const first = commands.map(
    ({ name, description }) => `complete -c daypass -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
  );
  const rest = commands.flatMap(({ name, options }) =>
    options.map((option) => `complete -c daypass -n '__fish_seen_subcommand_from ${name}' -l ${option.slice(2)}`),
  );
  return [...first, ...rest, ''].join('\n');
}

function powershell(commands: readonly Known[]): string {
  const cases = commands.map(({ name, options }) => `    '${name}' { ${options.map((one) => `'${one}'`).join(', ')} }`);
  return `Register-ArgumentCompleter -Native -CommandName daypass -ScriptBlock {
  param($word, $ast, $position)
  $elements = $ast.CommandElements
  $known = if ($elements.Count -le 1 -or ($elements.Count -eq 2 -and $word)) { ${commands.map(({ name }) => `'${name}'`).join(', ')} } else { switch ($elements[1].Value) {
${cases.join('\n')}
  } }
  $known | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`;
}
