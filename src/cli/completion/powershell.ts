/** Completions for PowerShell, on Windows and elsewhere. */
import { type KnownCommand, optionsWithValues, type Values } from './known.ts';
import { inSingleQuotes } from './quotes.ts';

/** What has blanks or signs in it is put into quotes, in which a quote is written twice. */
export function powershell(commands: readonly KnownCommand[]): string {
  const list = (words: readonly string[]): string => words.map((word) => inSingleQuotes(word, 'powershell')).join(', ');
  const cases = commands.map(
    ({ name, options, words }) => `      '${name}' { ${list([...(words ?? []), ...options.map(({ long }) => long)])} }`,
  );
  const values = optionsWithValues(commands).flatMap(({ names, values: known }) =>
    names.map((name) => `    '${name}' { ${words(known, list)} }`),
  );
  return `Register-ArgumentCompleter -Native -CommandName daypass -ScriptBlock {
  param($word, $ast, $position)
  $elements = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position -or -not $word } | ForEach-Object { $_.Extent.Text })
  $typed = $word.Trim("'", '"')
  $known = if ($elements.Count -le 1) { ${list(commands.map(({ name }) => name))} } else { switch -CaseSensitive ($elements[-1]) {
${values.join('\n')}
    default { switch ($elements[1]) {
${cases.join('\n')}
    } }
  } }
  $known | Where-Object { $_ -and $_.StartsWith($typed) } | ForEach-Object {
    $text = if ($_ -match '^[\\w@%+=:./-]+$') { $_ } else { "'" + $_.Replace("'", "''") + "'" }
    [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
  }
}
`;
}

function words(values: Values, list: (words: readonly string[]) => string): string {
  return typeof values === 'string' ? `daypass __complete ${values} 2>$null` : list(values);
}
