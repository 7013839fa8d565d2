/** The heading of an account's roles. */
import { useEffect } from 'react';
import { useLanguage } from '../core/i18n.tsx';
import { useCommands } from '../core/commands.tsx';
import type { AccountGroup } from './groups.ts';
import { accountLabel } from './account-label.ts';

interface AccountHeadingProps {
  readonly group: AccountGroup;
  /** Whether the session is named, as several are signed in. */
  readonly namesSession: boolean;
}

export function AccountHeading({
  group: { account, rows, sessionId, sessionName },
  namesSession,
}: AccountHeadingProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const { accountId, email, name, roles } = account;
  const isWaiting = roles.status === 'waiting';
  // Only what is near the visible part of the list is drawn: these come before those that nobody looks at.
  useEffect(() => {
    if (isWaiting) send({ type: 'load-roles', sessionId, accountId, again: false });
  }, [send, isWaiting, sessionId, accountId]);
  const label = accountLabel(t, name, accountId);
  return (
    <>
      <span className="account-name" title={email === null ? label : `${label} ${email}`}>
        {name ?? accountId}
      </span>
      {name !== null && <span className="account-id">{accountId}</span>}
      {namesSession && <span className="tag">{sessionName}</span>}
      {rows.length === 0 && (
        <span className="quiet account-state">
          {roles.status === 'ready' ? t('panel.roles.noRoles') : t('panel.roles.rolesLoading')}
        </span>
      )}
    </>
  );
}
