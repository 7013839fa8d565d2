/** Settings that change what is on the screen: in the state, and on the desktop. */
import type { LanguageSetting, ThemeSetting } from '../../shared/app-state.ts';
import type { Store } from '../core/store.ts';
import type { Desktop } from './desktop.ts';

/** What is shown, and the user's wish behind it. */
export function setLanguage(
  { systemLocale }: Pick<Desktop, 'systemLocale'>,
  store: Store,
  language: LanguageSetting,
): void {
  const locale = language === 'system' ? systemLocale() : language;
  store.update((state) => ({ ...state, language, locale }));
}

export function setTheme(desktop: Pick<Desktop, 'setTheme'>, store: Store, theme: ThemeSetting): void {
  store.update((state) => ({ ...state, theme }));
  desktop.setTheme(theme);
}
