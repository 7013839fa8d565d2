/**
 * The languages of Daypass, in the one place that knows them: what can be chosen, what a system's language leads to, and what the
 * tests look at is made of this list. A new language is a folder of texts and a line here.
 */
import { de } from './de/index.ts';
import { en } from './en/index.ts';
import { ja } from './ja/index.ts';
import type { Localised } from './localised.ts';

interface Language {
  /** In the language itself, so that it can be found whichever language is shown. */
  readonly name: string;
  readonly texts: Localised<typeof en>;
}

/** By the code of ISO 639-1, in the order in which they are offered. */
export const languages = {
  en: { name: 'English', texts: en },
  de: { name: 'Deutsch', texts: de },
  ja: { name: '日本語', texts: ja },
} as const satisfies Readonly<Record<string, Language>>;

/** A language that Daypass speaks. */
export type Locale = keyof typeof languages;

export const locales = Object.keys(languages) as readonly Locale[];

/** What can be chosen in the settings. */
export const languageSettings = ['system', ...locales] as const;
export type LanguageSetting = (typeof languageSettings)[number];

/**
 * The first of a system's languages, best first, that Daypass speaks; English if there is none. They are BCP 47 tags such as `de-AT`
 * or names of POSIX locales such as `de_CH.UTF-8`; only their language counts.
 */
export function localeAmong(systemLanguages: readonly string[]): Locale {
  for (const tag of systemLanguages) {
    const [language] = tag.toLowerCase().split(/[-_.@]/);
    const locale = locales.find((one) => one === language);
    if (locale !== undefined) return locale;
  }
  return 'en';
}
