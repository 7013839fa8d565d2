/** Role credentials that a tool has been given: which, and until when they work. A row of the session's clocks. */
import type { HandedOutRole, Session } from '../../shared/app-state.ts';
import { roleWords } from '../../shared/handed-out.ts';
import { clockTime } from '../../shared/time-text.ts';
import { useLanguage } from '../core/i18n.tsx';
import { nameList } from '../ui/name-list.ts';
import { useNow } from '../core/use-now.ts';

interface HandedOutRolesProps {
  readonly session: Session;
  /** Those that are still valid, the one that ends first at the front. */
  readonly roles: readonly HandedOutRole[];
}

/** A card is no list: what comes after is only counted. */
const mostShown = 3;

export function HandedOutRoles({ session, roles }: HandedOutRolesProps) {
  const { t, locale } = useLanguage();
  const now = useNow(null);
  const shownRoles = roles.length > mostShown ? roles.slice(0, mostShown - 1) : roles;
  const count = roles.length - shownRoles.length;
  const last = roles.at(-1);
  return (
    <>
      <dt>{t('clocks.roleCredentials')}</dt>
      <dd>
        <ul>
          {shownRoles.map((role) => (
            <li key={`${role.accountId} ${role.roleName}`} title={profilesOf(role)}>
              {roleWords(role, session, { t, locale, now })}
            </li>
          ))}
          {count > 0 && last && <li>{t('clocks.moreRoles', { count, time: clockTime(last.endsAt, locale, now) })}</li>}
        </ul>
      </dd>
      <dd className="quiet wide">{t('clocks.rolesOutlast')}</dd>
    </>
  );

  function profilesOf({ profiles }: HandedOutRole): string {
    return t('clocks.ofProfile', { count: profiles.length, profiles: nameList(profiles, locale) });
  }
}
