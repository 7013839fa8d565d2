/** The roles that programs can ask for at the moment, below the list: who asks, until when, and how it is stopped. */
import { memo } from 'react';
import type { Session } from '../../shared/app-state.ts';
import { inSentence } from '../../shared/names.ts';
import { servedName, servedState } from '../../shared/served-text.ts';
import type { ServedRole } from '../../shared/serving.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { useNow } from '../core/use-now.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import type { RoleRow } from './groups.ts';

interface ServedRolesProps {
  readonly served: readonly ServedRole[];
  readonly sessions: readonly Session[];
}

/** More would push the list away. */
const mostShown = 3;

export const ServedRoles = memo(function ServedRoles({ served, sessions }: ServedRolesProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const more = served.length - mostShown;
  return (
    <section className="list-foot served-roles" aria-label={t('serving.heading')}>
      <ul>
        {served.slice(0, mostShown).map((role) => (
          <ServedItem key={role.id} served={role} sessions={sessions} />
        ))}
      </ul>
      {served.length > 1 && (
        <div className="served-role">
          <p className="quiet">{more > 0 && t('serving.more', { count: more })}</p>
          <button type="button" className="button" onClick={() => send({ type: 'stop-serving', servedId: null })}>
            {t('serving.stopAll')}
          </button>
        </div>
      )}
    </section>
  );
});

function ServedItem({ served, sessions }: Pick<ServedRolesProps, 'sessions'> & { readonly served: ServedRole }) {
  const { t, locale } = useLanguage();
  const { send } = useCommands();
  const announce = useAnnounce();
  const now = useNow(null);
  const { role, account } = servedName(served, { sessions });
  const words = { role: inSentence(role), account: inSentence(account) };
  const { id: servedId } = served;
  return (
    <li className="served-role">
      <p>{t('serving.line', words)}</p>
      {!served.isElsewhere && (
        <button
          type="button"
          className="button"
          onClick={() =>
            send({ type: 'copy-served-variables', servedId, format: null }, () => announce(t('serving.copied')))
          }
        >
          {t('serving.copy')}
        </button>
      )}
      <button
        type="button"
        className="button"
        aria-label={t('serving.stopRole', words)}
        onClick={() => send({ type: 'stop-serving', servedId })}
      >
        {t('serving.stop')}
      </button>
      <p className="quiet">{servedState(served, { t, locale, now })}</p>
    </li>
  );
}

/** Of a role that the app serves; null: it does not. */
export function servedIdOf(
  served: readonly ServedRole[],
  { sessionId, accountId, roleName, chain }: Pick<RoleRow, 'sessionId' | 'accountId' | 'roleName' | 'chain'>,
): string | null {
  const found = served.find(
    (one) =>
      !one.isElsewhere &&
      one.sessionId === sessionId &&
      one.accountId === accountId &&
      one.roleName === roleName &&
      (chain === undefined || one.profile === chain.profile),
  );
  return found?.id ?? null;
}
