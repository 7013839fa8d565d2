/** How Electron's native parts refuse an argument of the wrong type. */

export function badArgument(index = 0): TypeError {
  return new TypeError(`Error processing argument at index ${index}, conversion failure`);
}

/** Throws for what is no text: nothing is made into one on the way. */
export function requireText(value: unknown): asserts value is string {
  if (typeof value !== 'string') throw badArgument();
}
