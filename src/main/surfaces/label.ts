/** Makes names that other people chose fit for one line of a menu, a tooltip or a notification. */
import { plainLine } from '../../shared/names.ts';

/** How many letters of a name are shown. */
export const longestName = 36;

/**
 * The name on one line, without characters that would turn its direction or break it, and shortened in the middle where
 * it is too long: names of one company differ at their ends. Counts what people see as one character.
 */
export function shortName(name: string, longest: number = longestName): string {
  const characters = graphemes(plainLine(name));
  if (characters.length <= longest) return characters.join('');
  const end = Math.floor((longest - 1) / 2);
  const start = longest - 1 - end;
  return `${characters.slice(0, start).join('').trimEnd()}…${characters.slice(-end).join('').trimStart()}`;
}

/** A label as menus take it: one `&` marks the letter for the keyboard, so a real one is written twice. */
export function menuLabel(text: string): string {
  return text.replaceAll('&', '&&');
}

const segmenter = new Intl.Segmenter();

function graphemes(text: string): readonly string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}
