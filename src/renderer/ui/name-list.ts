/** Names in a row, as people of a language write them. */
import type { Locale } from '../../shared/app-state.ts';

const mostNames = 4;

/** Made once: see date-formats.ts. */
const formats = {
  en: new Intl.ListFormat('en', { type: 'conjunction' }),
  ja: new Intl.ListFormat('ja', { type: 'conjunction' }),
} as const satisfies Record<Locale, Intl.ListFormat>;

/** "dev, prod, and test"; of many only the first. */
export function nameList(names: readonly string[], locale: Locale): string {
  const listed = names.length > mostNames ? [...names.slice(0, mostNames - 1), '…'] : names;
  return formats[locale].format(listed);
}
