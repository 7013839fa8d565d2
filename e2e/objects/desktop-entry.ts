/** Desktop entries as a Linux desktop reads them, by the words of the Desktop Entry Specification 1.5. */

/** The value of a key of type string, with its escape sequences taken back (section 4). */
export function entryValue(text: string, key: string): string | undefined {
  const raw = new RegExp(`^${key} *= *(.*)$`, 'm').exec(text)?.[1];
  const escapes: Readonly<Record<string, string>> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' };
  return raw?.replaceAll(/\\(.)/g, (whole, letter: string) => escapes[letter] ?? whole);
}

/** Program and arguments of an `Exec` value (section 7): quotes, escapes inside of them, and `%%`. */
export function parseExec(exec: string): readonly string[] {
  const tokens = exec.match(/"(?:\\.|[^"\\])*"|[^\s"]+/g) ?? [];
  if (tokens.join(' ') !== exec) throw new Error(`Not a valid Exec: ${exec}`);
  return tokens.map((token) => {
    const quoted = token.startsWith('"');
    const reserved = /[\s"'\\><~|&;$*?#()`]/;
    if (!quoted && reserved.test(token)) throw new Error(`Reserved characters outside of quotes: ${token}`);
    if (quoted && /(^|[^\\])(\\\\)*[$`]/.test(token)) throw new Error(`Not escaped inside of quotes: ${token}`);
    const text = quoted ? token.slice(1, -1).replaceAll(/\\(["`$\\])/g, '$1') : token;
    if (/%(?!%)/.test(text.replaceAll('%%', ''))) throw new Error(`A field code: ${token}`);
    return text.replaceAll('%%', '%');
  });
}
