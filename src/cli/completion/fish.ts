/** Completions for fish, which does the quoting itself. */
import type { KnownCommand, KnownOption } from './known.ts';
import { inSingleQuotes } from './quotes.ts';

export function fish(commands: readonly KnownCommand[]): string {
  const lines = commands.flatMap(({ name, description, options, words }) => {
    const after = `-n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c daypass -n __fish_use_subcommand -f -a ${name} -d ${described(description)}`,
      ...(words === null ? [] : [`complete -c daypass ${after} -f -a '${words.join(' ')}'`]),
      ...options.map((option) => `complete -c daypass ${after} ${flags(option)} -d ${described(option.description)}`),
    ];
  });
  return [...lines, ''].join('\n');
}

/** A value is always needed, and is no file where others are known. */
function flags({ long, short, takesValue, values }: KnownOption): string {
  const names = [...(short === null ? [] : [`-s ${short.slice(1)}`]), `-l ${long.slice(2)}`];
  if (values === null) return [...names, ...(takesValue ? ['-r'] : [])].join(' ');
  const known = typeof values === 'string' ? `(daypass __complete ${values} 2>/dev/null)` : values.join(' ');
  return [...names, '-x', `-a '${known}'`].join(' ');
}

/** In single quotes fish has `\\'` and `\\\\`. */
function described(text: string): string {
  return inSingleQuotes(text, 'fish');
}
