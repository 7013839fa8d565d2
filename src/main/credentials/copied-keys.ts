/**
 * Puts role credentials into the clipboard and takes them out again: after a while, when their session ends or is signed out of, by
 * whichever program, and at the end of the app, and only if the clipboard still holds them. The panel names a role and never sees a key.
 */
import type { SessionId } from '../../shared/app-state.ts';
import type { CredentialFormat } from '../../shared/credential-formats.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import { type EpochMs, second } from '../../shared/time.ts';
import type { RoleName } from '../aws/api/role-keys.ts';
import type { Store } from '../core/store.ts';
import { activeOf } from '../sessions/session-phase.ts';
import { now, wait } from '../system/clock.ts';
import type { Log } from '../system/log.ts';
import type { Credentials } from './credentials.ts';
import { formatCredentials } from './formats.ts';
import { type CredentialPlan, planForRole } from './plan.ts';
import { notSignedIn } from './role-questions.ts';

export interface Clipboard {
  copy(text: string): Promise<void>;
  read(): Promise<string>;
  clear(): Promise<void>;
}

/** The role whose keys are wanted. */
export interface CopyTarget extends RoleName {
  readonly sessionId: SessionId;
  /** The profile that assumes it through others, and how; absent: the sign-in itself has it. */
  readonly assumed?: { readonly profile: string; readonly plan: CredentialPlan };
}

export interface CopiedKeysService {
  copy(target: CopyTarget, format: CredentialFormat): Promise<Result>;
  /** Takes what was copied of these sessions out of the clipboard now; without any, of all. Never rejects. */
  clear(ids?: readonly SessionId[]): Promise<void>;
}

export interface CopiedKeysDeps {
  readonly store: Store;
  readonly credentials: Pick<Credentials, 'get'>;
  readonly clipboard: Clipboard;
  readonly log: Log;
}

interface Copied {
  readonly sessionId: SessionId;
  readonly text: string;
  readonly timer: AbortController;
}

export function createCopiedKeys({ store, credentials, clipboard, log }: CopiedKeysDeps): CopiedKeysService {
  let copied: Copied | null = null;
  /** What is put into the clipboard is put there one after the other: the last one that was asked for is in it. */
  let turn: Promise<unknown> = Promise.resolve();
  const wasCleared = createCounts();

  const clearNow = async (mine: Copied): Promise<void> => {
    if (copied === mine) {
      copied = null;
      store.update((state) => ({ ...state, copiedKeys: null }));
    }
    mine.timer.abort();
    await clearOf(mine.text, clipboard, log);
  };

  const put = async (target: CopyTarget, text: string, endsAt: EpochMs): Promise<Copied> => {
    const { sessionId, accountId, roleName } = target;
    copied?.timer.abort();
    await clipboard.copy(text);
    const mine: Copied = { sessionId, text, timer: new AbortController() };
    copied = mine;
    const { clipboardSeconds } = store.state;
    const profile = profileInstead(store, target);
    const clearsAt = clipboardSeconds === 0 ? null : now() + clipboardSeconds * second;
    store.update((state) => ({ ...state, copiedKeys: { accountId, roleName, profile, endsAt, clearsAt } }));
    if (clearsAt !== null) {
      void wait(clipboardSeconds * second, mine.timer.signal).then(
        () => clearNow(mine),
        () => {},
      );
    }
    return mine;
  };

  // Other programs sign out as well (`daypass logout`, `aws sso logout`), and sessions end by themselves.
  store.subscribe(() => {
    if (copied !== null && !isSignedIn(store, copied.sessionId)) void clearNow(copied);
  });

  return {
    async copy(target, format) {
      const { sessionId, accountId, roleName, assumed } = target;
      const before = wasCleared.of(sessionId);
      const plan = assumed?.plan ?? planForRole(sessionId, { accountId, roleName });
      const result = await credentials.get(plan, { isShared: false });
      if (!result.ok) return result;
      const { value: keys } = result;
      const text = formatCredentials(format, { keys, section: roleName, accountId });
      const mustGo = (): boolean => wasCleared.of(sessionId) !== before || !isSignedIn(store, sessionId);
      const isIn = turn.then(async () => {
        if (mustGo()) return;
        const mine = await put(target, text, keys.expiresAt);
        // The system takes its time, in which somebody may have signed out: nobody but us knows what it has taken.
        if (mustGo()) await clearNow(mine);
      });
      turn = isIn.catch(() => {});
      await isIn;
      return isSignedIn(store, sessionId) ? ok : failure(notSignedIn(store, sessionId).problem);
    },
    async clear(ids) {
      wasCleared.count(ids);
      if (copied !== null && (ids === undefined || ids.includes(copied.sessionId))) await clearNow(copied);
      await turn;
    },
  };
}

/** The first profile of the config file that has the role. */
function profileInstead(store: Store, { sessionId, accountId, roleName, assumed }: CopyTarget): string | null {
  if (assumed) return assumed.profile;
  const profiles = store.session(sessionId)?.profiles ?? [];
  return profiles.find((one) => one.accountId === accountId && one.roleName === roleName)?.name ?? null;
}

/** Whatever else somebody has copied since is theirs. */
async function clearOf(text: string, clipboard: Clipboard, log: Log): Promise<void> {
  try {
    if ((await clipboard.read()) === text) await clipboard.clear();
  } catch (error) {
    log.warn('clipboard not cleared', { error });
  }
}

/** How often what was copied of each session has been cleared. */
function createCounts() {
  let all = 0;
  const each = new Map<SessionId, number>();
  return {
    of: (id: SessionId): number => all + (each.get(id) ?? 0),
    count(ids: readonly SessionId[] | undefined): void {
      if (ids === undefined) all += 1;
      else for (const id of ids) each.set(id, (each.get(id) ?? 0) + 1);
    },
  };
}

function isSignedIn(store: Store, id: SessionId): boolean {
  const phase = store.session(id)?.phase;
  return phase !== undefined && activeOf(phase) !== null;
}
