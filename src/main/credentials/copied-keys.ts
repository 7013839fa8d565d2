/**
 * Puts role credentials into the clipboard and takes them out again: after a while, at a sign-out and at the end of the app, and only
 * if the clipboard still holds them. The panel names a role and never sees a key.
 */
import type { SessionId } from '../../shared/app-state.ts';
import type { CredentialFormat } from '../../shared/credential-formats.ts';
import { ok, type Result } from '../../shared/result.ts';
import { second } from '../../shared/time.ts';
import type { RoleName } from '../aws/api/role-keys.ts';
import type { Store } from '../core/store.ts';
import { now, wait } from '../system/clock.ts';
import type { Log } from '../system/log.ts';
import type { Credentials } from './credentials.ts';
import { formatCredentials } from './formats.ts';
import { planForRole } from './plan.ts';

export interface Clipboard {
  copy(text: string): Promise<void>;
  read(): Promise<string>;
  clear(): Promise<void>;
}

export interface CopiedKeysService {
  copy(target: RoleName & { readonly sessionId: SessionId }, format: CredentialFormat): Promise<Result>;
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

  /** Whatever else somebody has copied since is theirs. */
  const clearNow = async (mine: Copied): Promise<void> => {
    if (copied === mine) {
      copied = null;
      store.update((state) => ({ ...state, copiedKeys: null }));
    }
    mine.timer.abort();
    try {
      if ((await clipboard.read()) === mine.text) await clipboard.clear();
    } catch (error) {
      log.warn('clipboard not cleared', { error });
    }
  };

  return {
    async copy({ sessionId, accountId, roleName }, format) {
      const result = await credentials.get(planForRole(sessionId, { accountId, roleName }), { isShared: false });
      if (!result.ok) return result;
      const { value: keys } = result;
      const text = formatCredentials(format, { keys, section: roleName, accountId });
      copied?.timer.abort();
      await clipboard.copy(text);
      const mine: Copied = { sessionId, text, timer: new AbortController() };
      copied = mine;
      const { clipboardSeconds } = store.state;
      const clearsAt = clipboardSeconds === 0 ? null : now() + clipboardSeconds * second;
      store.update((state) => ({ ...state, copiedKeys: { accountId, roleName, endsAt: keys.expiresAt, clearsAt } }));
      if (clearsAt !== null) {
        void wait(clipboardSeconds * second, mine.timer.signal).then(
          () => clearNow(mine),
          () => {},
        );
      }
      return ok;
    },
    async clear(ids) {
      if (copied !== null && (ids === undefined || ids.includes(copied.sessionId))) await clearNow(copied);
    },
  };
}
