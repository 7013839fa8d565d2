/** The text that asks an administrator for a role that somebody has searched in vain. */
import type { AppState } from '../../shared/app-state.ts';
import { createTranslator } from '../../shared/messages/index.ts';

/** More than a name of an account and a role. */
const longestQuery = 300;

/** What is missing, where, and who asks: in the panel's language, without anything that a mail or a ticket would act upon. */
export function accessRequest({ locale, sessions }: AppState, query: string): string {
  const t = createTranslator(locale);
  const wanted = plainLine(query).slice(0, longestQuery);
  const portals = [...new Set(sessions.map(({ startUrl }) => startUrl))].join(', ');
  const users = [...new Set(sessions.flatMap(({ user }) => (user === null ? [] : [user])))].join(', ');
  const lines: string[] = [t('panel.accessRequest.wanted', { wanted }), t('panel.accessRequest.portals', { portals })];
  if (users !== '') lines.push(t('panel.accessRequest.users', { users }));
  return lines.map(plainLine).join('\n');
}

/** One line, and nothing in it that cannot be seen. */
function plainLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ')
    .trim();
}
