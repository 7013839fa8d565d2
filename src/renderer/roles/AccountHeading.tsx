/** The heading of an account's roles. */
import { useLanguage } from '../i18n.tsx';
import type { AccountGroup } from './groups.ts';
import { accountLabel } from './RoleRows.tsx';

interface AccountHeadingProps {
  readonly group: AccountGroup;
  /** Whether the session is named, as several are signed in. */
  readonly tagged: boolean;
}

export function AccountHeading({ group: { account, rows, sessionName }, tagged }: AccountHeadingProps) {
  const { t } = useLanguage();
  const { accountId, email, name, roles } = account;
  const label = accountLabel(t, name, accountId);
  return (
    <>
      <span className="account-name" title={email === null ? label : `${label} ${email}`}>
        {name ?? accountId}
      </span>
      {name !== null && <span className="account-id">{accountId}</span>}
      {tagged && <span className="tag">{sessionName}</span>}
      {rows.length === 0 && (
        <span className="quiet account-state">
          {roles.status === 'ready' ? t('panel.roles.noRoles') : t('panel.roles.rolesLoading')}
        </span>
      )}
    </>
  );
}
