/** Names in a row, as people of a language write them. */
import type { Locale } from '../../shared/app-state.ts';

const mostNames = 4;

/** Made once: see date-formats.ts. */
const formats = new Map<Locale, Intl.ListFormat>();

function formatOf(locale: Locale): Intl.ListFormat {
  const format = formats.get(locale) ?? new Intl.ListFormat(locale, { type: 'conjunction' });
  formats.set(locale, format);
  return format;
}

/** "dev, prod, and test"; of many only the first. */
export function nameList(names: readonly string[], locale: Locale): string {
  const listed = names.length > mostNames ? [...names.slice(0, mostNames - 1), '…'] : names;
  return formatOf(locale).format(listed);
}
