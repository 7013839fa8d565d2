/** What keys, clicks and buttons do with the lines of the list. */
import { type RefObject, useCallback, useEffect, useState } from 'react';
import type { Session, SessionId } from '../../shared/app-state.ts';
import { problemText } from '../../shared/problem-text.ts';
import { browserOf, type RoleMark } from '../../shared/role-marks.ts';
import { second } from '../../shared/time.ts';
import type { OpenPage } from '../core/pages.ts';
import type { KeysRole, SheetQuestion } from '../core/panel-act.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { useAnnounce } from '../ui/Announcer.tsx';
import { shortcutText } from '../ui/platform.ts';
import { isUsable } from '../sessions/session-queries.ts';
import type { LineListHandle } from './LineList.tsx';
import { type ChoiceLine, choiceFrom, type Line, type Lines, numberedRole } from './lines.ts';
import { actionFor, openCommand } from './role-actions.ts';
import type { RuledAction } from './ruled-actions.ts';
import type { KeyAct, Move, RoleAct } from './role-keys.ts';
import type { ListedSession } from './listed-sessions.ts';
import type { RoleRow } from './groups.ts';
import type { OpenForm } from './RoleForm.tsx';

export interface RoleActsOptions {
  readonly sessions: readonly Session[];
  readonly listed: ReadonlyMap<SessionId, ListedSession>;
  readonly lines: Lines;
  readonly selected: number;
  readonly select: (index: number) => void;
  readonly list: RefObject<LineListHandle | null>;
  /** The first button of the selected row. */
  readonly firstAction: RefObject<HTMLButtonElement | null>;
  /** What can be done with the selected role. */
  readonly actions: readonly RuledAction[];
  readonly roleMarks: readonly RoleMark[];
  /** Shows an account's roles, or hides them. */
  readonly onToggle: (accountGroupId: string) => void;
  readonly onOpen: OpenPage;
  /** Shows a session in full. */
  readonly onDetails: (sessionId: SessionId, asks?: SheetQuestion) => void;
  readonly onForm: (form: OpenForm) => void;
}

export interface RoleActs {
  /** Does what a key asks for; false where that is nothing. */
  readonly onAct: (act: KeyAct) => boolean;
  /** Does what is done with a line by a click or Enter. */
  readonly choose: (line: Line | undefined, inOtherBrowser?: boolean) => void;
  readonly perform: (action: RuledAction) => void;
  readonly refresh: () => void;
  /** What has just been done; empty: nothing. */
  readonly news: string;
  /** Says that something has been done. */
  readonly tell: (text: string) => void;
}

export function useRoleActs(options: RoleActsOptions): RoleActs {
  const { sessions, listed, lines, selected, select, list, firstAction, actions, roleMarks } = options;
  const { onToggle, onOpen, onDetails, onForm } = options;
  const { t } = useLanguage();
  const { send } = useCommands();
  const { news, tell } = useNews();
  const line = choiceAt(lines, selected);
  const row = line?.kind === 'role' ? line.row : undefined;

  const perform = ({ effect, refusal }: RuledAction): void => {
    if (refusal !== null) tell(problemText(t, refusal).message);
    else if (effect.kind === 'send') send(effect.command, () => tell(effect.says));
    else if (effect.kind === 'create-profile') createProfile(row);
    else if (effect.kind === 'open') send(effect.command);
    else if (row !== undefined) onForm({ ...effect, row });
  };
  const createProfile = (role: RoleRow | undefined): void => {
    if (role === undefined) return;
    const { sessionId, accountId, roleName } = role;
    onOpen({ kind: 'create-profiles', sessionId, role: { accountId, roleName } });
  };
  const open = (role: RoleRow, inOtherBrowser: boolean): void => {
    const ofSession = listed.get(role.sessionId)?.hasOwnBrowser === true;
    const hasOwn = ofSession || browserOf(roleMarks, role.accountId, role.roleName) !== null;
    send(openCommand(role, inOtherBrowser && hasOwn));
  };
  const choose = (chosen: Line | undefined, inOtherBrowser = false): void => {
    if (chosen?.kind === 'role') open(chosen.row, inOtherBrowser);
    else if (chosen?.kind === 'account') onToggle(chosen.group.id);
    else if (chosen?.kind === 'failed') {
      const { sessionId, accountId } = chosen.row;
      send({ type: 'load-roles', sessionId, accountId, again: true });
    } else if (chosen?.kind === 'command') {
      const { act } = chosen.command;
      if ('page' in act) onOpen(act.page);
      else if ('details' in act) onDetails(act.details, act.asks);
      else if ('keys' in act) onForm({ kind: 'keys', row: rowOf(act.keys) });
      else send(act.command);
    }
  };
  const refresh = (): void => {
    for (const { id, phase } of sessions) if (isUsable(phase)) send({ type: 'load-accounts', sessionId: id });
    tell(t('panel.roles.refreshing'));
  };
  const goTo = (index: number): boolean => {
    if (index === -1) return false;
    select(index);
    list.current?.reveal(index);
    return true;
  };
  const move = (to: Move): boolean => goTo(target(lines.all, selected, to, list.current?.linesInSight ?? 1));
  const actOnRole = (act: RoleAct): boolean => {
    if (row === undefined) return false;
    const action = actionFor(act, actions);
    if (action !== undefined) perform(action);
    else if (act === 'copy-argument' || act === 'copy-export') {
      tell(t('panel.roles.noProfile', { keys: shortcutText('P') }));
    } else return false;
    return true;
  };
  const goIn = (): boolean => {
    if (line?.kind !== 'account') return focusActions();
    if (line.group.rows.length === 0) return false;
    if (line.isOpen) return goTo(selected + 1);
    onToggle(line.group.id);
    return true;
  };
  const goOut = (): boolean => {
    const account = line?.kind === 'account' ? selected : accountAbove(lines.all, selected);
    const above = lines.all[account];
    if (above?.kind !== 'account') return false;
    if (account !== selected) return goTo(account);
    if (!above.isOpen) return false;
    onToggle(above.group.id);
    return true;
  };
  const focusActions = (): boolean => {
    firstAction.current?.focus();
    return firstAction.current !== null;
  };

  const onAct = (act: KeyAct): boolean => {
    switch (act.kind) {
      case 'move':
        return move(act.to);
      case 'choose':
        choose(line, act.inOtherBrowser);
        return line !== undefined;
      case 'role':
        return actOnRole(act.act);
      case 'number': {
        const role = numberedRole(lines, act.number);
        if (role !== undefined) open(role, false);
        return role !== undefined;
      }
      case 'in':
        return goIn();
      case 'out':
        return goOut();
      case 'actions':
        return focusActions();
      case 'refresh':
        refresh();
        return true;
    }
  };
  return { onAct, choose, perform, refresh, news, tell };
}

/** As a row of the list, for which the form is made. */
function rowOf({ profile, ...role }: KeysRole): RoleRow {
  const chain = profile === null ? {} : { chain: { profile, via: [], needsMfa: false } };
  return { kind: 'role', id: `keys ${role.sessionId}`, recent: true, ...role, ...chain };
}

function choiceAt({ all }: Lines, index: number): ChoiceLine | undefined {
  const line = all[index];
  return line?.kind === 'heading' ? undefined : line;
}

/** The account that a line stands below; -1 for one that stands for itself. */
function accountAbove(lines: readonly Line[], index: number): number {
  const line = lines[index];
  const isInside = line?.kind === 'failed' || (line?.kind === 'role' && line.isInAccount);
  return isInside ? lines.findLastIndex(({ kind }, at) => at < index && kind === 'account') : -1;
}

function target(lines: readonly Line[], from: number, to: Move, page: number): number {
  switch (to) {
    case 'up':
      return choiceFrom(lines, from, -1);
    case 'down':
      return choiceFrom(lines, from, 1);
    case 'page-up':
      return choiceFrom(lines, from, -page);
    case 'page-down':
      return choiceFrom(lines, from, page);
    case 'first':
      return choiceFrom(lines, -1, 1);
    case 'last':
      return choiceFrom(lines, lines.length, -1);
  }
}

/** What has just been done, to be read and heard for a moment. */
function useNews(): { readonly news: string; readonly tell: (text: string) => void } {
  const announce = useAnnounce();
  const [news, setNews] = useState({ text: '' });
  useEffect(() => {
    if (news.text === '') return;
    announce(news.text);
    const timer = setTimeout(() => setNews({ text: '' }), 3 * second);
    return () => {
      clearTimeout(timer);
      announce('');
    };
  }, [news, announce]);
  const tell = useCallback((text: string) => setNews({ text }), []);
  return { news: news.text, tell };
}
