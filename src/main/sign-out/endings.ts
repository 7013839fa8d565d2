/**
 * What was made of a sign-in and lies in nobody's files: keys in the clipboard, roles that are served by HTTP. A sign-out ends each of
 * them; whatever else hands on what a sign-in gives, or waits for one, has its place in this list.
 */
import type { SessionId } from '../../shared/app-state.ts';
import type { ServedRole } from '../../shared/serving.ts';
import type { StillValid } from '../../shared/sign-out-report.ts';
import type { CopiedKeysService } from '../credentials/copied-keys.ts';
import type { Serving } from '../serving/serving.ts';

/**
 * Ends it for these sessions, at once: it is waited for no longer than all else that runs. Resolves with the keys that others hold now.
 * Never rejects.
 */
export type EndsWithSession = (ids: readonly SessionId[]) => Promise<readonly StillValid[]>;

export interface EndingsDeps {
  readonly copiedKeys: Pick<CopiedKeysService, 'clear'>;
  readonly serving: Pick<Serving, 'stopOf'>;
}

export function createEndings({ copiedKeys, serving }: EndingsDeps): readonly EndsWithSession[] {
  return [
    async (ids) => {
      await copiedKeys.clear(ids);
      return [];
    },
    async (ids) => (await serving.stopOf(ids)).flatMap(givenTo),
  ];
}

/** Programs hold it in their memory, from where nobody takes it back. */
function givenTo({ accountId, roleName, givenUntil }: ServedRole): readonly StillValid[] {
  return givenUntil === null ? [] : [{ accountId, roleName, endsAt: givenUntil }];
}
