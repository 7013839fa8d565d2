/** Completions for bash 3.2 and later, which is what macOS has. */
import { type KnownCommand, optionsWithValues, type Values } from './known.ts';

/**
 * Bash cuts the words of a line at `=`, `:` and `@` as well, and replaces only what stands behind the last of these (of `@`: with it). So what is being
 * typed is taken from the line itself, and what bash keeps of it is taken off the answers. What is not in quotes gets them by
 * `printf %q`; in quotes bash closes them.
 */
export function bash(commands: readonly KnownCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const options = commands.map(({ name, options: all, words }) => {
    const given = [...(words ?? []), ...all.map(({ long }) => long)];
    return `    ${name}) words=(${given.join(' ')}) ;;`;
  });
  const values = optionsWithValues(commands).map(
    ({ names: spellings, values: known }) => `    ${spellings.join('|')}) ${filling(known)} ;;`,
  );
  return `_daypass_asked() {
  local one
  while IFS= read -r one; do words+=("$one"); done < <("\${COMP_WORDS[0]}" __complete "$1" 2>/dev/null)
}
_daypass() {
  local line=\${COMP_LINE:0:COMP_POINT} cut=\${COMP_WORDS[COMP_CWORD]} pattern='(([^\\[:space:]]|\\\\.)*)$'
  local current previous quote= one
  local -a words
  COMPREPLY=()
  for one in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do [[ $one == -- ]] && return; done
  if [[ $cut == [\\"\\']* ]]; then
    quote=\${cut:0:1} current=\${cut:1} line=\${line%"$cut"} cut=
  else
    [[ $line =~ $pattern ]] && current=\${BASH_REMATCH[1]}
    line=\${line%"$current"}
    if [[ -z \${cut//[=:@]/} ]]; then cut=$current; else cut=\${current%"$cut"}; fi
    cut=\${cut%@}
  fi
  while [[ $line == *[[:space:]] ]]; do line=\${line%?}; done
  [[ $line =~ $pattern ]] && previous=\${BASH_REMATCH[1]}
  if [[ $current == --*=* ]]; then
    previous=\${current%%=*} cut=\${cut#"$previous="} current=\${current#*=}
  elif [[ $previous == --*= ]]; then
    previous=\${previous%=}
  fi
  case $previous in
${values.join('\n')}
    *) case "\${COMP_WORDS[1]}" in
${options.map((line) => `  ${line}`).join('\n')}
      esac ;;
  esac
  [ "$COMP_CWORD" -gt 1 ] || words=(${names})
  for one in \${words[@]+"\${words[@]}"}; do
    [ -n "$quote" ] || one=$(printf %q "$one")
    [[ $one == "$current"* ]] && COMPREPLY+=("\${one#"$cut"}")
  done
}
complete -o default -F _daypass daypass
`;
}

function filling(values: Values): string {
  return typeof values === 'string' ? `_daypass_asked ${values}` : `words=(${values.join(' ')})`;
}
