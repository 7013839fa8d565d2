/**
 * The roles of all sessions: favourites, recent ones, all accounts, or what matches the search field, which stands outside of it
 * (RoleField.tsx). The focus stays in that field; here are the selected row, its keys, and what can be done with it.
 */
import {
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import type { AppState, Session, SessionId } from '../../shared/app-state.ts';
import { browserOf, marksOf } from '../../shared/role-marks.ts';
import type { OpenPage } from '../core/pages.ts';
import type { SheetQuestion } from '../core/panel-act.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { clockTime } from '../../shared/time-text.ts';
import { useCommands } from '../core/commands.tsx';
import { sessionsWithNews } from '../core/seen-news.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useRuledState } from '../core/ruled.tsx';
import { useNow } from '../core/use-now.ts';
import { roleLabel } from './account-label.ts';
import type { RoleRow } from './groups.ts';
import { CopiedKeysLine } from './CopiedKeysLine.tsx';
import { KeyLine } from './KeyLine.tsx';
import { LineDetails } from './LineDetails.tsx';
import { LineList, type LineListHandle, sessionOf } from './LineList.tsx';
import { elementIdOf } from './LineRow.tsx';
import { createListSessions, withRoles } from './listed-sessions.ts';
import { ListFoot } from './ListFoot.tsx';
import { ListHeading } from './ListHeading.tsx';
import { type OpenForm, RoleForm } from './RoleForm.tsx';
import { rememberedSince } from './list-status.ts';
import { NoMatch } from './NoMatch.tsx';
import { roleActions, type SaidOfRole } from './role-actions.ts';
import { type RuledAction, ruledActions } from './ruled-actions.ts';
import { RowActions } from './RowActions.tsx';
import { ServedRoles, servedIdOf } from './ServedRoles.tsx';
import { matchesShown } from './search.ts';
import { useLines } from './use-lines.ts';
import { useOpenAccounts } from './use-open-accounts.ts';
import { useListField } from './use-list-field.ts';
import { useRoleActs } from './use-role-acts.ts';
import { useSelection } from './use-selection.ts';

interface RoleListProps {
  readonly state: AppState;
  /** What is typed in the search field. */
  readonly query: string;
  readonly input: RefObject<HTMLInputElement | null>;
  /** Where there is room for the details of the selected line; null: nowhere. */
  readonly side: HTMLElement | null;
  readonly onOpen: OpenPage;
  /** Shows a session in full, with a question or without one; always the same function. */
  readonly onDetails: (sessionId: SessionId, asks?: SheetQuestion) => void;
}

const noActions: readonly RuledAction[] = [];

export function RoleList({ state, query: typed, input, side, onOpen, onDetails }: RoleListProps) {
  const { t } = useLanguage();
  const ruled = useRuledState();
  const query = typed.trim();
  const sessions = useMemo(() => withRoles(state.sessions), [state.sessions]);
  const [listSessions] = useState(createListSessions);
  const listed = useMemo(() => listSessions(sessions), [listSessions, sessions]);
  const { open, toggle } = useOpenAccounts();
  const { lines, matches, accounts, marks } = useLines({ state, sessions, listed, query, open });
  const { selected, select, reset } = useSelection(lines.all, query);
  const markSeen = useSeen(sessions);
  const [form, setForm] = useState<OpenForm | null>(null);
  useHidden(() => {
    reset();
    setForm(null);
    markSeen();
  });

  const list = useRef<LineListHandle>(null);
  const firstAction = useRef<HTMLButtonElement>(null);
  const line = lines.all[selected];
  const choice = line?.kind === 'heading' ? undefined : line;
  const session = choice?.kind === 'role' ? listed.get(choice.row.sessionId) : undefined;
  const servedId = choice?.kind === 'role' ? servedIdOf(state.served, choice.row) : null;
  const actions = useMemo(
    () =>
      choice?.kind === 'role' && session !== undefined
        ? ruledActions(roleActions(t, choice.row, session, saidOf(state.roleMarks, choice.row), servedId), choice.row, {
            ...ruled,
            writtenKeys: state.writtenKeys,
          })
        : noActions,
    [t, choice, session, state.roleMarks, servedId, ruled, state.writtenKeys],
  );
  const acts = useRoleActs({
    sessions,
    listed,
    lines,
    selected,
    select,
    list,
    firstAction,
    actions,
    roleMarks: state.roleMarks,
    onToggle: toggle,
    onOpen,
    onDetails,
    onForm: setForm,
  });
  const { choose } = acts;
  useListField({ input, selected: choice === undefined ? null : elementIdOf(choice), onAct: acts.onAct });
  const press = useNewest((index: number) => choose(lines.all[index]));
  const age = useAge(sessions);
  const headings = useMemo(
    () => ({
      favorites: t('panel.roles.section.favorites'),
      recent: t('panel.roles.section.recent'),
      accounts: (
        <ListHeading text={t('panel.roles.allAccounts', { count: accounts })} {...(age !== null && { aside: age })} />
      ),
      chained: t('panel.roles.section.chained'),
      matches: <ListHeading text={t('panel.roles.found', { count: matches ?? 0 })} aside={bestText(t, matches ?? 0)} />,
      commands: t('panel.roles.section.commands'),
    }),
    [t, accounts, matches, age],
  );
  if (sessions.length === 0 && query === '') {
    return state.sessions.length === 0 ? null : <p className="quiet hint">{t('panel.roles.hint')}</p>;
  }
  return (
    <section className="roles" aria-label={t('panel.roles.heading')}>
      {form !== null && (
        <RoleForm
          form={form}
          state={state}
          listed={listed}
          onTell={acts.tell}
          onClose={() => {
            setForm(null);
            input.current?.focus();
          }}
        />
      )}
      <div className="role-window">
        <LineList
          handle={list}
          lines={lines}
          topic={query}
          selected={selected}
          sessions={listed}
          roleMarks={state.roleMarks}
          headings={headings}
          marks={marks}
          onPoint={select}
          onPress={press}
          hasSide={side !== null}
        />
        {choice !== undefined && (
          <RowActions
            label={choice.kind === 'role' ? roleLabel(t, choice.row) : ''}
            actions={actions}
            onAction={acts.perform}
            input={input}
            first={firstAction}
          />
        )}
        {lines.all.length === 0 && query !== '' && <NoMatch query={query} onRefresh={acts.refresh} />}
      </div>
      <p className="only-heard" role="status">
        {matches === null ? age : t('panel.roles.found', { count: matches })}
      </p>
      {state.served.length > 0 && <ServedRoles served={state.served} sessions={state.sessions} />}
      {state.copiedKeys !== null && <CopiedKeysLine copied={state.copiedKeys} />}
      <ListFoot sessions={sessions} onDetails={onDetails} />
      <KeyLine line={choice} actions={actions} news={acts.news} />
      {side !== null &&
        choice !== undefined &&
        createPortal(
          <LineDetails
            line={choice}
            state={state}
            session={sessionOf(choice, listed)}
            actions={actions}
            onAction={acts.perform}
          />,
          side,
        )}
    </section>
  );
}

function saidOf(marks: AppState['roleMarks'], { accountId, roleName }: RoleRow): SaidOfRole {
  const isFavorite = marksOf(marks, accountId, roleName).favorite;
  return { isFavorite, hasOwnBrowser: browserOf(marks, accountId, roleName) !== null };
}

function bestText(t: Translate, matches: number): string {
  return matches > matchesShown ? t('panel.roles.bestOf', { most: matchesShown }) : t('panel.roles.best');
}

/** "as of 9:41 AM", where a list is from memory. */
function useAge(sessions: readonly Session[]): string | null {
  const { t, locale } = useLanguage();
  const now = useNow(null);
  const since = rememberedSince(sessions, now);
  return since === null ? null : t('panel.roles.asOf', { time: clockTime(since, locale, now) });
}

/** A function that stays the same and always does what the newest one does. */
function useNewest(act: (index: number) => void): (index: number) => void {
  const newest = useRef(act);
  useLayoutEffect(() => {
    newest.current = act;
  });
  return useCallback((index) => newest.current(index), []);
}

/** A panel that is shown again begins anew. */
function useHidden(onHidden: () => void): void {
  const hide = useEffectEvent(onHidden);
  useEffect(() => {
    const listen = (): void => {
      if (document.visibilityState === 'hidden') hide();
    };
    document.addEventListener('visibilitychange', listen);
    return () => document.removeEventListener('visibilitychange', listen);
  }, []);
}

/** What is new or gone has been seen once the panel that showed it is hidden. */
function useSeen(sessions: readonly Session[]): () => void {
  const { send } = useCommands();
  return () => {
    for (const sessionId of sessionsWithNews({ sessions })) send({ type: 'accounts-seen', sessionId });
  };
}
