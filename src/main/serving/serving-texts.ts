/** What programs are told, in the language that the panel shows. */
import type { Locale } from '../../shared/app-state.ts';
import { createTranslator, type Translate } from '../../shared/messages/index.ts';
import type { Store } from '../core/store.ts';
import type { RefusalCode } from './request-check.ts';

export interface ServingTexts {
  readonly t: () => Translate;
  readonly textOf: (code: RefusalCode) => string;
}

export function createServingTexts(store: Store): ServingTexts {
  const translators = new Map<Locale, Translate>();
  const t = (): Translate => {
    const { locale } = store.state;
    const known = translators.get(locale) ?? createTranslator(locale);
    translators.set(locale, known);
    return known;
  };
  return { t, textOf: (code) => t()(`serving.refused.${code}`) };
}
