/** What the tray says about the clocks of one session, a line each: in its menu whole, in the tooltip as far as it fits. */
import type { Active, Session } from '../../shared/app-state.ts';
import { clockWords, type TextContext } from '../../shared/clock-words.ts';
import { roleWords, validRoles } from '../../shared/handed-out.ts';
import { renewsByItself, sessionStatus } from '../../shared/session-status.ts';
import { clockTime } from '../../shared/time-text.ts';
import { shortName } from './label.ts';
import { statusText } from './status-text.ts';
import { action, type TrayItem } from './tray-item.ts';

/**
 * Lines of the menu that only inform. They open Daypass, where there is more about them: no item of a tray's menu is ever
 * disabled (tray-item.ts).
 */
export function clockItems(session: Session, context: TextContext): readonly TrayItem[] {
  const { t } = context;
  const active = usableOf(session, context);
  const lines = {
    'access-token': active && accessTokenLine(active, context),
    'session-clock': active && sessionLine(active, context),
    'no-renewal':
      active?.renewal.kind === 'impossible'
        ? t('clocks.doesNotRenew', { reason: t(`clocks.reason.${active.renewal.why}`) })
        : null,
    'role-credentials': rolesLine(session, context),
  };
  return Object.entries(lines).flatMap(([name, text]) =>
    text === null ? [] : [action(`${name}:${session.id}`, text, { type: 'show-panel' })],
  );
}

/**
 * What a tooltip may say of a session, the fullest form first; the last one is the session's line alone. Where the access
 * token has a clock line, the line above it needs no time of its own.
 */
export function tooltipForms(session: Session, context: TextContext): readonly (readonly string[])[] {
  const { t, now } = context;
  const line = statusText(session, context);
  const active = session.phase.step === 'active' ? usableOf(session, context) : null;
  if (active === null) return [[line]];
  const [accessToken, sessionClock] = [accessTokenLine(active, context), sessionLine(active, context)];
  const brief = `${shortName(session.name)} · ${t(`common.status.${sessionStatus(active, now)}`)}`;
  // A countdown to a hard end says all that the access token's line would.
  if (!renewsByItself(active.renewal)) return [[line, sessionClock], [line]];
  // Of a session's clock the end matters more than the beginning.
  const hasEstimate = active.estimatedEndsAt !== null && active.estimatedEndsAt > now;
  const end = hasEstimate ? [[line, sessionLine({ ...active, signedInAt: null }, context)]] : [];
  return [[brief, accessToken, sessionClock], [line, sessionClock], ...end, [line]];
}

/** The signed-in session, or the one that a running sign-in keeps; null once it is over and nothing renews it. */
function usableOf({ phase }: Session, { now }: TextContext): Active | null {
  const active = phase.step === 'active' ? phase : phase.step === 'signing-in' ? phase.keeps : null;
  return active !== null && sessionStatus(active, now) === 'ended' && active.renewal.kind === 'impossible'
    ? null
    : active;
}

function accessTokenLine(active: Active, context: TextContext): string {
  const { t } = context;
  return t('clocks.line', { name: t('clocks.accessToken'), text: clockWords(active, context, 'short').accessToken });
}

function sessionLine(active: Active, context: TextContext): string {
  const { t } = context;
  return t('clocks.line', { name: t('clocks.session'), text: clockWords(active, context, 'short').session });
}

function rolesLine(session: Session, context: TextContext): string | null {
  const { t, locale, now } = context;
  const valid = session.phase.step === 'signing-out' ? [] : validRoles(session, now);
  const [first, last] = [valid[0], valid.at(-1)];
  if (!first || !last) return null;
  const text =
    first === last
      ? roleWords(first, session, context, shortName)
      : t('clocks.roles', { count: valid.length, time: clockTime(last.endsAt, locale, now) });
  return t('clocks.line', { name: t('clocks.roleCredentials'), text });
}
