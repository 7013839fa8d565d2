/** A profile as a row: its name, role and state, and what can be done with it. */
import { GridListItem } from 'react-aria-components/GridList';
import type { SessionId } from '../../shared/app-state.ts';
import type { Command } from '../../shared/commands.ts';
import { commandRefusal } from '../../shared/managed-commands.ts';
import type { Translate } from '../../shared/messages/index.ts';
import type { ProfileState } from '../../shared/profile-state.ts';
import { useLanguage } from '../core/i18n.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { useCopied } from '../ui/use-copied.ts';
import { roleLabel } from '../roles/account-label.ts';
import { RowButton } from '../roles/RowButton.tsx';
import { useCommands } from '../core/commands.tsx';
import { useRefusal, useRuledState } from '../core/ruled.tsx';
import type { ProfileRow } from './profile-rows.ts';

const icons: Readonly<Record<ProfileState, IconName>> = {
  usable: 'signed-in',
  token: 'signed-in',
  'sign-in': 'signed-out',
  broken: 'ended',
  'aws-login': 'info',
  keys: 'info',
};

const stateKeys = {
  usable: 'usable',
  token: 'token',
  keys: 'keys',
  'aws-login': 'awsLogin',
  'sign-in': 'signIn',
} as const;

interface ProfileItemProps {
  readonly row: ProfileRow;
  /** From 0, in the whole list. */
  readonly index: number;
  /** In CSS pixels from the top of the list. */
  readonly offset: number;
  readonly onDoctor: () => void;
  readonly onOpen: (opened: Opened) => void;
}

/** What is shown of one profile above the list: the switch of its keys in the credentials file, or how each tool sees it. */
export interface Opened {
  readonly kind: 'keys' | 'views';
  readonly row: ProfileRow;
}

export function ProfileItem({ row, index, offset, onDoctor, onOpen }: ProfileItemProps) {
  const { t } = useLanguage();
  const { name, sessionName, state, hasKeys } = row;
  const isRuledOut = useRefusal({ type: 'keep-written-keys', profile: name, section: null }) !== null;
  const role = roleText(t, row);
  const stateText = stateLabel(t, row);
  const text = t('doctor.list.row', { name, role, state: stateText });
  const { copied, copy } = useCopied({ type: 'copy-profile-argument', profile: name });
  const copyLabel = t(copied ? 'common.action.copied' : 'doctor.list.copyArgument');
  return (
    <GridListItem
      id={name}
      className="profile-row"
      textValue={hasKeys ? t('panel.roles.also', { text, more: t('writtenKeys.panel.tagHint') }) : text}
      style={{ insetBlockStart: offset }}
      // Enter copies, and a click does not: whoever selects a row with the mouse keeps what is on the clipboard.
      render={({ onKeyDown, ...item }) => (
        <div
          role="row"
          {...item}
          aria-rowindex={index + 1}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.target === event.currentTarget) copy();
            onKeyDown?.(event);
          }}
        />
      )}
    >
      <p className="profile-title" title={name}>
        <bdi>{name}</bdi>
        {sessionName !== null && <span className="tag">{sessionName}</span>}
        {hasKeys && (
          <span className="tag" title={t('writtenKeys.panel.tagHint')}>
            {t('writtenKeys.panel.tag')}
          </span>
        )}
      </p>
      <div className="profile-state" data-state={state} title={stateText}>
        <Icon name={row.keysOf === null ? icons[state] : 'key'} /> <span>{stateText}</span>
      </div>
      {/* In a line of its own, as wide as the row: account and role are what a profile is for. */}
      <p className="quiet profile-role" title={role}>
        <bdi>{role}</bdi>
      </p>
      <div className="profile-acts">
        <NextAction row={row} onDoctor={onDoctor} />
        {(hasKeys || (mayHaveKeys(row) && !isRuledOut)) && (
          <RowButton
            className="button icon-button"
            label={t('writtenKeys.panel.act')}
            onPress={() => onOpen({ kind: 'keys', row })}
          >
            <Icon name="key" />
          </RowButton>
        )}
        <RowButton className="button icon-button" label={copyLabel} onPress={copy}>
          <Icon name={copied ? 'check' : 'copy'} />
        </RowButton>
        <RowButton
          className="button icon-button"
          label={t('doctor.views.open')}
          onPress={() => onOpen({ kind: 'views', row })}
        >
          <Icon name="list" />
        </RowButton>
      </div>
    </GridListItem>
  );
}

/** The next thing to do with a profile; in words where something has to be done first. */
function NextAction({ row, onDoctor }: { readonly row: ProfileRow; readonly onDoctor: () => void }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const ruled = useRuledState();
  const { state, sessionId } = row;
  if (state === 'broken') {
    return (
      <RowButton className="button" label={t('doctor.open')} onPress={onDoctor}>
        {t('doctor.list.check')}
      </RowButton>
    );
  }
  const command: Command | null =
    sessionId === null ? null : state === 'sign-in' ? { type: 'sign-in', sessionId } : consoleOf(sessionId, row);
  if (command === null) return null;
  // A row has no room for a sentence: the settings page has it.
  if (commandRefusal(ruled, command) !== null) return <span className="quiet">{t('settings.managed.title')}</span>;
  const act = (): void => send(command);
  return command.type === 'sign-in' ? (
    <RowButton className="button" onPress={act}>
      {t('common.action.signIn')}
    </RowButton>
  ) : (
    <RowButton className="button icon-button" label={t('common.action.openConsole')} onPress={act}>
      <Icon name="open" />
    </RowButton>
  );
}

/** Whether keys can be had without somebody at hand, now or after a sign-in. */
function mayHaveKeys({ sessionId, leads, state, needsMfa }: ProfileRow): boolean {
  return sessionId !== null && leads === 'role' && state !== 'broken' && !needsMfa;
}

/** Null where there is no console: without a role, or where only a person can give the code that the role asks for. */
function consoleOf(sessionId: SessionId, { name, accountId, roleName, via, needsMfa }: ProfileRow): Command | null {
  if (accountId === null || roleName === null || needsMfa) return null;
  if (via.length > 0) return { type: 'open-profile-console', profile: name };
  return { type: 'open-console', sessionId, accountId, roleName };
}

function roleText(t: Translate, row: ProfileRow): string {
  const role = ownRole(t, row);
  const { brokenLink } = row;
  if (brokenLink?.kind === 'circle') return t('doctor.list.circle', { role, circle: brokenLink.names.join(' → ') });
  if (brokenLink?.kind === 'missing') return t('doctor.list.missing', { role, ...brokenLink });
  return row.via.length === 0 ? role : t('doctor.list.through', { role, via: row.via.join(' → ') });
}

function ownRole(t: Translate, { roleName, accountId, accountName }: ProfileRow): string {
  if (roleName === null || accountId === null) return roleName ?? t('doctor.list.noRole');
  return roleLabel(t, { accountId, accountName, roleName });
}

function stateLabel(t: Translate, { state, faults, needsMfa, keysOf }: ProfileRow): string {
  if (keysOf !== null) return t('writtenKeys.panel.ownSection', { profile: keysOf });
  if (state === 'usable' && needsMfa) return t('doctor.list.usableWithMfa');
  if (state === 'broken') return t('doctor.list.broken', { count: Math.max(faults, 1) });
  return t(`doctor.list.${stateKeys[state]}`);
}
