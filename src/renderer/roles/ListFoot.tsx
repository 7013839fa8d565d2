/**
 * How far the list is loaded, or what of it could not be, in one calm line below it: there it comes and goes without moving what
 * somebody reads.
 */
import { memo } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Session, SessionId } from '../../shared/app-state.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { problemText } from '../../shared/problem-text.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useCommands } from '../core/commands.tsx';
import type { SheetQuestion } from '../core/panel-act.ts';
import { nameList } from '../ui/name-list.ts';
import { useShortPaths } from '../ui/short-paths.tsx';
import { accountLabel } from './account-label.ts';
import { type ListTrouble, type Progress, progressOf, troubleOf, withoutAccounts } from './list-status.ts';

/** More names than these would break the line, and tell nobody more. */
const mostNamed = 2;

interface ListFootProps {
  readonly sessions: readonly Session[];
  /** Shows a session in full with a question. */
  readonly onDetails: (sessionId: SessionId, asks: SheetQuestion) => void;
}

export const ListFoot = memo(function ListFoot({ sessions, onDetails }: ListFootProps) {
  const trouble = troubleOf(sessions);
  const progress = progressOf(sessions);
  // What could not be listed at all is more than what is still to come; single accounts can wait until all others are there.
  if (trouble !== null && (trouble.kind === 'accounts' || progress === null))
    return <Trouble trouble={trouble} onDetails={onDetails} />;
  if (progress !== null)
    return <Loading progress={progress} isNamed={sessions.length > 1 && progress.names.length <= mostNamed} />;
  return <NothingAssigned names={withoutAccounts(sessions)} />;
});

function Trouble({ trouble, onDetails }: { readonly trouble: ListTrouble } & Pick<ListFootProps, 'onDetails'>) {
  const { t, locale } = useLanguage();
  const { send } = useCommands();
  const { shortIn } = useShortPaths();
  const { kind, problem, again, renewable } = trouble;
  const { message, action } = problem === null ? { message: '', action: '' } : problemText(t, shortIn(problem));
  const headline =
    kind === 'accounts'
      ? t('panel.roles.failed', { session: nameList(trouble.names, locale) })
      : missingRoles(t, trouble);
  return (
    <div className="list-foot list-trouble" role={kind === 'accounts' ? 'alert' : 'status'}>
      <p>
        {headline} {message} <span className="quiet">{action}</span>
      </p>
      <div className="list-trouble-acts">
        <Button className="button" onPress={() => again.forEach((command) => send(command))}>
          {t('common.action.tryAgain')}
        </Button>
        {renewable.slice(0, mostNamed).map(({ id, name }) => (
          <Button key={id} className="button" onPress={() => onDetails(id, 'new-session')}>
            {renewable.length === 1 ? t('home.sheet.newSession') : t('commands.newSession', { session: name })}
          </Button>
        ))}
      </div>
    </div>
  );
}

function missingRoles(t: Translate, { accounts }: ListTrouble): string {
  const [first, ...others] = accounts;
  if (first === undefined || others.length > 0) return t('panel.roles.missing', { count: accounts.length });
  return t('panel.roles.missingOf', { account: accountLabel(t, first.name, first.accountId) });
}

function NothingAssigned({ names }: { readonly names: readonly string[] }) {
  const { t, locale } = useLanguage();
  if (names.length === 0) return null;
  return <p className="list-foot quiet">{t('panel.roles.none', { session: nameList(names, locale) })}</p>;
}

interface LoadingProps {
  readonly progress: Progress;
  /** Whether the sessions are named, as there are several. */
  readonly isNamed: boolean;
}

function Loading({ progress, isNamed }: LoadingProps) {
  const { t, locale } = useLanguage();
  const { done, total, isCounted } = progress;
  const session = nameList(progress.names, locale);
  const text = isCounted
    ? t(isNamed ? 'panel.roles.progressOf' : 'panel.roles.progress', { session, done, total })
    : t(total === 0 ? 'panel.roles.listing' : 'panel.roles.listingSoFar', { session, count: total });
  const value = isCounted && total > 0 ? Math.floor((100 * done) / total) : undefined;
  return (
    <div
      className="list-foot progress"
      role="progressbar"
      aria-label={text}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={value}
    >
      <div className="progress-track">
        <div className="progress-fill" style={value === undefined ? {} : { inlineSize: `${value}%` }} />
      </div>
      <span>{text}</span>
    </div>
  );
}
