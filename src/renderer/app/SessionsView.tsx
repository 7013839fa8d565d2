/** The main page: every session with its state, and the accounts and roles of those that are signed in. */
import { useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import { accountAccess } from '../../shared/account-access.ts';
import type { AppState, Session } from '../../shared/app-state.ts';
import type { OpenPage } from '../core/pages.ts';
import { useLanguage } from '../core/i18n.tsx';
import { MainHeader } from '../sessions/MainHeader.tsx';
import { Notices } from '../sessions/Notices.tsx';
import { SessionCard } from '../sessions/SessionCard.tsx';
import { SignOutReport } from '../sessions/SignOutReport.tsx';
import { AccountsStatus } from '../roles/AccountsStatus.tsx';
import { RoleList } from '../roles/RoleList.tsx';
import { canSignOut, isUsable } from '../sessions/session-queries.ts';
import { useCommands } from '../core/commands.tsx';

interface SessionsViewProps {
  readonly state: AppState;
  readonly onOpen: OpenPage;
}

export function SessionsView({ state, onOpen }: SessionsViewProps) {
  const { t } = useLanguage();
  return (
    <>
      <MainHeader state={state} onOpen={onOpen} />
      <main className="page">
        <Notices notices={state.notices} onDoctor={() => onOpen({ kind: 'doctor' })} />
        {state.signOutReport !== null && <SignOutReport report={state.signOutReport} />}
        {state.config.loaded ? (
          <>
            <div className="sessions">
              {state.sessions.map((session) => (
                <SessionCard
                  key={session.id}
                  session={session}
                  warnMinutes={state.warnMinutes}
                  onConvert={() => onOpen({ kind: 'convert', sessionId: session.id })}
                />
              ))}
            </div>
            <Roles sessions={state.sessions} onOpen={onOpen} />
          </>
        ) : (
          <p className="quiet" role="status">
            {t('panel.readingConfig')}
          </p>
        )}
      </main>
      {state.sessions.some(canSignOut) && <SignOutAll />}
    </>
  );
}

function Roles({ sessions, onOpen }: Pick<SessionsViewProps, 'onOpen'> & { readonly sessions: readonly Session[] }) {
  const { t } = useLanguage();
  const withAccounts = useMemo(() => sessions.filter((one) => accountAccess(one) === 'given'), [sessions]);
  const usable = useMemo(() => withAccounts.filter(({ phase }) => isUsable(phase)), [withAccounts]);
  if (withAccounts.length === 0 && sessions.length > 0) return null;
  if (usable.length === 0) return <p className="quiet hint">{t('panel.roles.hint')}</p>;
  return (
    <section className="roles" aria-label={t('panel.roles.heading')}>
      {usable.map((session) => (
        <AccountsStatus key={session.id} session={session} named={usable.length > 1} />
      ))}
      <CreateProfiles sessions={usable} onOpen={onOpen} />
      {usable.some(({ accounts, recentRoles }) => accounts.items.length + recentRoles.length > 0) && (
        <RoleList sessions={usable} />
      )}
    </section>
  );
}

/** For sessions with a section: profiles of the other kind could not renew themselves. */
function CreateProfiles({
  sessions,
  onOpen,
}: Pick<SessionsViewProps, 'onOpen'> & { readonly sessions: readonly Session[] }) {
  const { t } = useLanguage();
  const eligible = sessions.filter(({ kind, accounts }) => kind === 'sso-session' && accounts.items.length > 0);
  if (eligible.length === 0) return null;
  return (
    <div className="buttons">
      {eligible.map(({ id, name }) => (
        <Button key={id} className="button" onPress={() => onOpen({ kind: 'create-profiles', sessionId: id })}>
          {eligible.length === 1 ? t('profiles.create') : t('profiles.createFor', { session: name })}
        </Button>
      ))}
    </div>
  );
}

function SignOutAll() {
  const { t } = useLanguage();
  const { send } = useCommands();
  return (
    <footer className="footer">
      <Button className="button" onPress={() => send({ type: 'sign-out-all' })}>
        {t('common.action.signOutAll')}
      </Button>
    </footer>
  );
}
