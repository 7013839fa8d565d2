/** Typed messages in every language: `t('problem.network-timeout', { host })`. A missing key does not compile. */
import { createInstance, type TFunction } from 'i18next';
import { inSentence } from '../names.ts';
import type { en } from './en/index.ts';
import { languages, type Locale } from './languages.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

export type Translate = TFunction;

/** The translator of one language; pure and synchronous, the same in the main process and in the page. */
export function createTranslator(locale: Locale): Translate {
  const instance = createInstance();
  void instance.init({
    lng: locale,
    resources: { [locale]: { translation: languages[locale].texts } },
    initAsync: false,
    // Nothing is HTML here: React escapes by itself, menus and notifications show plain text. But what is put in may be anybody's,
    // and must not turn or break the words around it.
    interpolation: { escapeValue: true, escape: inSentence },
  });
  return instance.getFixedT(locale);
}
