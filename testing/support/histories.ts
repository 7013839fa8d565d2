/** What the tests of the history of sessions put into it. */
import type { SessionId } from '../../src/shared/app-state.ts';
import { type EpochMs, hour, minute } from '../../src/shared/time.ts';
import type { Token } from '../../src/main/aws/cache/token-file.ts';
import { noLog } from '../../src/main/system/log.ts';
import { createSessionHistory, type SessionHistory } from '../../src/main/sessions/session-history.ts';

export const morning: EpochMs = Date.UTC(2026, 7, 12, 9);

/** Every secret in it is a canary: none may come into the file. */
export function canary(name: string, issued: EpochMs): Token {
  return {
    accessToken: `access-canary-${name}`,
    refreshToken: `refresh-canary-${name}`,
    clientId: 'client-canary',
    clientSecret: 'secret-canary',
    expiresAt: issued + hour,
  };
}

/** Opens the history in a file as often as wanted; `saved` waits for all of them. */
export function historiesIn(file: () => string) {
  const histories: SessionHistory[] = [];
  return {
    opened: async (): Promise<SessionHistory> => {
      const history = createSessionHistory(file(), noLog);
      await history.load();
      histories.push(history);
      return history;
    },
    saved: () => Promise.all(histories.splice(0).map((history) => history.saved())),
  };
}

/** Signs in at the instant and ends after so many hours, with a token that is alive then. */
export function lived(history: SessionHistory, id: SessionId, at: EpochMs, hours: number): void {
  const end = at + hours * hour;
  const [first, last] = [canary(`${at} first`, at), canary(`${at} last`, end - minute)];
  history.signedIn(id, first, at);
  history.renewed(id, first, last, end - minute);
  history.refused(id, last, end);
}
