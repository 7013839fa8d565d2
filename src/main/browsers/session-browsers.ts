/**
 * Opens the pages of each session in the browser that was chosen for it, so that each keeps to its own identity (aws-cli #4715), and
 * the consoles of a role in the one that was chosen for the role or its account.
 */
import type { SessionId } from '../../shared/app-state.ts';
import type { BrowserChoice, BrowserId, BrowserWindow } from '../../shared/browser-choice.ts';
import { problem, type Problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import { browserOf, type MarkTarget, mostMarks, type RoleMark, withMark } from '../../shared/role-marks.ts';
import type { Browsers } from './browsers.ts';
import type { OpenPage, RoleOfPage } from './page-turns.ts';
import { invalidCommand } from '../core/dispatch.ts';
import { addNotice, dismissNotice } from '../core/notices.ts';
import type { Store } from '../core/store.ts';

export interface SessionBrowsers {
  /** Opens a page that the session may open (trusted-url.ts); rejects when not even the system's browser opens it. */
  readonly open: OpenPage;
  /** Looks which browsers there are, for somebody who wants to choose. */
  load(): Promise<void>;
  /** Null: the system's browser. Refused if there is no such browser, or it has no such window. */
  readonly choose: (id: SessionId, browserId: BrowserId | null, window?: BrowserWindow) => Promise<Result>;
  /** The same for a role or an account; null: where the session's pages open. Fails with `marks-full` too. */
  readonly chooseForRole: (target: MarkTarget, browserId: BrowserId | null, window?: BrowserWindow) => Promise<Result>;
}

/** What was chosen for a session, and for roles and accounts. */
export interface BrowserChoices {
  readonly ofSession: BrowserChoice | null;
  readonly marks: readonly RoleMark[];
}

export type ReadBrowserChoices = (id: SessionId) => Promise<BrowserChoices>;

export interface SessionBrowsersDeps {
  readonly store: Store;
  /** Where somebody else keeps what was chosen; absent: it is in the state. */
  readonly readChoices?: ReadBrowserChoices | undefined;
  readonly browsers: Browsers;
  /** Opens the system's browser; rejects when it cannot. */
  readonly openBrowser: (url: string) => Promise<void>;
}

export function createSessionBrowsers(deps: SessionBrowsersDeps): SessionBrowsers {
  const { store, browsers, openBrowser, readChoices = choicesIn(store) } = deps;

  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    const found = await browsers.list();
    store.update((state) => ({ ...state, browsers: found }));
  };
  // Whoever asks while somebody looks gets that answer: a flood of questions costs one look at the disk after the other.
  const load = (): Promise<void> => (looking ??= look().finally(() => (looking = undefined)));

  /** Undefined: there is none such. */
  const chosen = async (
    browserId: BrowserId | null,
    window: BrowserWindow | undefined,
  ): Promise<BrowserChoice | null | undefined> => {
    if (browserId === null) return null;
    const known = () => store.state.browsers?.find(({ id }) => id === browserId);
    // Whoever chooses has mostly seen a list, and the choice is kept at once: one that is gone since is told of when it is to open.
    if (!known()) await load();
    const found = known();
    if (!found || (window !== undefined && !found.windows.includes(window.kind))) return undefined;
    const { id, label } = found;
    return window === undefined ? { id, label } : { id, label, window };
  };

  /** False if it did not open there, which is told. */
  const openIn = async ({ browser, noticeId, gone }: Wanted, url: string): Promise<boolean> => {
    const opened = await browsers.open(browser, url);
    if (opened === 'opened') dismissNotice(store, noticeId);
    else addNotice(store, noticeId, opened === 'gone' ? gone : containerProblem(browser));
    return opened === 'opened';
  };

  return {
    load,
    async open(url, id, _signal, which = 'own') {
      if (which !== 'other' && id !== null) {
        const name = store.session(id)?.name ?? '';
        for (const wanted of wantedFor({ id, name }, await readChoices(id), which)) {
          if (await openIn(wanted, url)) return;
        }
      }
      await openBrowser(url);
    },
    async choose(id, browserId, window) {
      const browser = await chosen(browserId, window);
      if (browser === undefined) return invalidCommand();
      store.updateSession(id, (session) => ({ ...session, browser }));
      dismissNotice(store, noticeOf(id));
      return ok;
    },
    async chooseForRole({ accountId, roleName }, browserId, window) {
      const browser = await chosen(browserId, window);
      if (browser === undefined) return invalidCommand();
      const roleMarks = withMark(store.state.roleMarks, { accountId, roleName }, { browser });
      if (roleMarks === null) return failure(problem('marks-full', { most: mostMarks }, 'user'));
      store.update((state) => ({ ...state, roleMarks }));
      for (const { id } of store.state.notices) if (isOfRole(id, accountId, roleName)) dismissNotice(store, id);
      return ok;
    },
  };
}

/** A browser that was chosen, and what is told when it is not there any more. */
interface Wanted {
  readonly browser: BrowserChoice;
  readonly noticeId: string;
  readonly gone: Problem;
}

function containerProblem({ label, window }: BrowserChoice): Problem {
  const container = window?.kind === 'container' ? window.name : '';
  return problem('container-unavailable', { browser: label, container }, 'user');
}

/** The role's browser, then the session's: the next one opens what one that is gone does not. */
function wantedFor(
  session: { readonly id: SessionId; readonly name: string },
  { ofSession, marks }: BrowserChoices,
  which: 'own' | RoleOfPage,
): readonly Wanted[] {
  const ofRole = which === 'own' ? null : browserOf(marks, which.accountId, which.roleName);
  const wanted: Wanted[] = [];
  if (which !== 'own' && ofRole !== null) {
    const { roleName, accountId } = which;
    const gone = problem('role-browser-gone', { role: roleName, accountId, browser: ofRole.label }, 'user');
    wanted.push({ browser: ofRole, noticeId: noticeOfRole(accountId, roleName), gone });
  }
  if (ofSession !== null) {
    const gone = problem('browser-gone', { session: session.name, browser: ofSession.label }, 'user');
    wanted.push({ browser: ofSession, noticeId: noticeOf(session.id), gone });
  }
  return wanted;
}

function choicesIn(store: Store): ReadBrowserChoices {
  return async (id) => ({ ofSession: store.session(id)?.browser ?? null, marks: store.state.roleMarks });
}

function noticeOf(id: SessionId): string {
  return `browser ${id}`;
}

function noticeOfRole(accountId: string, roleName: string): string {
  return `browser ${accountId} ${roleName}`;
}

/** `roleName` null: of any role of the account. */
function isOfRole(noticeId: string, accountId: string, roleName: string | null): boolean {
  return roleName === null
    ? noticeId.startsWith(noticeOfRole(accountId, ''))
    : noticeId === noticeOfRole(accountId, roleName);
}
