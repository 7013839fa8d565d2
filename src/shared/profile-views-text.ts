/** How each tool sees a profile, in words: for a command line. */
import type { Translate } from './messages/index.ts';
import type { ProfileView, SeenProfile, SeenSetting } from './profile-views.ts';

/** A paragraph for tools that see the same, beginning with their names. */
export function profileViewsText(t: Translate, views: readonly ProfileView[]): string {
  const alike = views.length === 1 ? [t('doctor.views.alike')] : [];
  const paragraphs = views.map(({ tools, seen }) => [`${tools.join(', ')}:`, ...linesOf(t, seen)].join('\n  '));
  return `${[...alike, ...paragraphs].join('\n\n')}\n`;
}

function linesOf(t: Translate, seen: SeenProfile): readonly string[] {
  if (seen.kind === 'refused') return [t('doctor.views.refused', { file: seen.file, line: String(seen.line) })];
  if (seen.kind === 'not-seen') return [t('doctor.views.notSeen')];
  const { settings, session } = seen;
  const own = settings.length === 0 ? [t('doctor.views.noSettings')] : settings.map((one) => lineOf(t, one));
  if (session === null) return own;
  const ofSession = session.settings?.map((one) => lineOf(t, one)) ?? [t('doctor.views.noSession')];
  return [...own, `[sso-session ${session.name}]`, ...ofSession.map((line) => `  ${line}`)];
}

function lineOf(t: Translate, { key, sees, text, differs }: SeenSetting): string {
  const value = sees === 'text' ? text : `(${t(`doctor.sees.${sees}`)})`;
  return `${key} = ${value}${differs ? `  · ${t('doctor.views.differs')}` : ''}`;
}
