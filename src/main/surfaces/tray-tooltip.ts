/** The tray's tooltip: as much of what matters as all systems show. */
import type { Session } from '../../shared/app-state.ts';
import type { TextContext } from '../../shared/clock-words.ts';
import { overallStatus } from '../../shared/session-status.ts';
import { tooltipForms } from './clock-lines.ts';
import { statusText } from './status-text.ts';
import { byUrgency, mostSessions, mostUrgent } from './urgency.ts';

/** Windows cuts a tooltip after 127 UTF-16 units (`NOTIFYICONDATA.szTip`). */
const longestTooltip = 127;

/** As many sessions as fit, then their clocks as far as they fit, the most urgent first; or the state of the app alone. */
export function trayTooltip(sessions: readonly Session[], context: TextContext): string {
  const { t, now } = context;
  for (let count = Math.min(sessions.length, mostSessions); count > 0; count -= 1) {
    const hidden = sessions.length - count;
    const rest = hidden > 0 ? [t('tray.moreSessions', { count: hidden })] : [];
    const text = fullestText(mostUrgent(sessions, count, now), rest, context);
    if (text !== null) return text;
  }
  return [t('common.appName'), t(`common.status.${overallStatus(sessions, now)}`)].join('\n');
}

/** Null if there is no room even for a line a session. Lines are shown whole or not at all. */
function fullestText(sessions: readonly Session[], rest: readonly string[], context: TextContext): string | null {
  let forms = new Map<Session, readonly string[]>(sessions.map((session) => [session, [statusText(session, context)]]));
  const textOf = (lines: typeof forms): string =>
    [context.t('common.appName'), ...[...lines.values()].flat(), ...rest].join('\n');
  const fits = (lines: typeof forms): boolean => textOf(lines).length <= longestTooltip;

  if (!fits(forms)) return null;
  for (const session of byUrgency(sessions, context.now)) {
    // Replacing the value of a key keeps the key's place.
    const candidates = tooltipForms(session, context).map((form) => new Map(forms).set(session, form));
    forms = candidates.find(fits) ?? forms;
  }
  return textOf(forms);
}
