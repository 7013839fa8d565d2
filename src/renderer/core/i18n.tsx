/** The page's language: the translator for every part, React Aria's own words, and the document's `lang`. */
import { createContext, type ReactNode, use, useLayoutEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import type { Locale } from '../../shared/app-state.ts';
import { createTranslator, type Translate } from '../../shared/messages/index.ts';

interface Language {
  readonly locale: Locale;
  readonly t: Translate;
}

const LanguageContext = createContext<Language | null>(null);

/** The translator and the locale of the page that surrounds the caller. */
export function useLanguage(): Language {
  const language = use(LanguageContext);
  if (language === null) throw new Error('useLanguage outside of LanguageProvider');
  return language;
}

export function LanguageProvider({ locale, children }: { readonly locale: Locale; readonly children: ReactNode }) {
  const language = useMemo(() => ({ locale, t: createTranslator(locale) }), [locale]);
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <I18nProvider locale={locale}>
      <LanguageContext value={language}>{children}</LanguageContext>
    </I18nProvider>
  );
}
