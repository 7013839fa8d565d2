/** Completions for zsh, which does the quoting itself. */
import { type KnownCommand, optionsWithValues, type Values } from './known.ts';
import { inSingleQuotes } from './quotes.ts';

export function zsh(commands: readonly KnownCommand[]): string {
  const described = commands.map(
    ({ name, description }) => `    ${inSingleQuotes(`${name}:${description.replaceAll(':', '\\:')}`)}`,
  );
  const cases = commands.map(
    ({ name, options, words }) =>
      `    ${name}) compadd -- ${[...(words ?? []), ...options.map(({ long }) => long)].join(' ')} ;;`,
  );
  const values = optionsWithValues(commands).map(
    ({ names, values: known }) => `    ${names.join('|')}) ${adding(known)}; return ;;`,
  );
  return `#compdef daypass
_daypass() {
  local -a commands asked
  local previous=$words[CURRENT-1]
  commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  if (( \${words[2,CURRENT-1][(I)--]} )); then
    _files
    return
  fi
  if [[ $words[CURRENT] == --*=* ]]; then
    previous=\${words[CURRENT]%%=*}
    compset -P '*='
  fi
  case $previous in
${values.join('\n')}
  esac
  case "$words[2]" in
${cases.join('\n')}
  esac
  _files
}
compdef _daypass daypass
`;
}

function adding(values: Values): string {
  return typeof values === 'string'
    ? `asked=("\${(@f)$($words[1] __complete ${values} 2>/dev/null)}"); compadd -a asked`
    : `compadd -- ${values.join(' ')}`;
}
