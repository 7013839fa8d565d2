/** The translator of the language that is shown now: one for each language, made when it is first needed. */
import type { Locale } from '../../shared/app-state.ts';
import { createTranslator, type Translate } from '../../shared/messages/index.ts';
import type { Store } from './store.ts';

export function translatorOf(store: Store): () => Translate {
  const made = new Map<Locale, Translate>();
  return () => {
    const { locale } = store.state;
    const translate = made.get(locale) ?? createTranslator(locale);
    made.set(locale, translate);
    return translate;
  };
}
