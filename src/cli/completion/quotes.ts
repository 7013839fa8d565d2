/** Texts in the single quotes of a shell. */

/** `fish` and `powershell` have ways of their own to write a quote; all others are as POSIX has them. */
export function inSingleQuotes(text: string, shell: 'posix' | 'fish' | 'powershell' = 'posix'): string {
  if (shell === 'fish') return `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
  return `'${text.replaceAll("'", shell === 'powershell' ? "''" : String.raw`'\''`)}'`;
}
