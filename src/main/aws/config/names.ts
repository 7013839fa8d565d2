/** Which names any reader could find in a text, whatever it takes for a header. */

/**
 * The words of every line with an opening bracket: without one there is no header to any reader. Quotes and backslashes are
 * left out first, as a name may be pieced together with them (`[profile c"or"p]`), and `profile.corp` is `corp` to
 * JavaScript. What is not in here is the name of no section, so two parts of a file of which neither names what the other
 * has can be read apart. Only names of the characters that all readers take are to be looked up.
 */
export function possibleNames(texts: Iterable<string>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const text of texts) {
    if (!text.includes('[')) continue;
    for (const line of text.split('\n')) {
      if (!line.includes('[')) continue;
      for (const [word] of line.replaceAll(/["'\\]/g, '').matchAll(/[A-Za-z0-9_\-/.%@:+]+/g)) {
        names.add(word);
        const dot = word.indexOf('.');
        if (dot >= 0) names.add(word.slice(dot + 1));
      }
    }
  }
  return names;
}

/** Python's parser gives the keys of `[DEFAULT]` to all sections of the file, wherever it stands. */
export function mayHaveDefaultSection(text: string): boolean {
  return text.includes('[DEFAULT]');
}
