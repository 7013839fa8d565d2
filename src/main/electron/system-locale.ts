/** The system's language, as far as Daypass speaks it, and how the system writes times. */
import { app } from 'electron';
import { localeAmong, type Locale } from '../../shared/messages/languages.ts';

/** The first of the user's languages that there are messages in; English if there is none. */
export function systemLocale(): Locale {
  return localeAmong(app.getPreferredSystemLanguages());
}

/** A BCP 47 tag such as `en-GB`: on Windows and macOS that of the region's formats, which need not be those of the language. */
export function systemFormats(): string {
  return app.getSystemLocale();
}
