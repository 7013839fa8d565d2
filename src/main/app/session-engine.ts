/** The storey of the sessions: knows what their files mean, keeps them alive, and finds out what AWS's refusals mean. */
import path from 'node:path';
import { createRoleCredentials, type RoleCredentials } from '../roles/role-credentials.ts';
import { type ClockCheck, createClockCheck } from '../sessions/clock-check.ts';
import { type ConfigReading, createConfigReading } from '../sessions/config-reading.ts';
import { createFolderWatch, type FolderWatch } from '../sessions/folder-watch.ts';
import { followRemovedFiles } from '../sessions/removed-files.ts';
import { followDoubtedEnds } from '../sessions/renewal/doubted-ends.ts';
import { createLostTokens, type LostTokens } from '../sessions/renewal/lost-tokens.ts';
import { createRejections, type Rejections } from '../sessions/renewal/rejections.ts';
import { createRenewalJournal, type RenewalJournal } from '../sessions/renewal/renewal-journal.ts';
import { createRenewalLock } from '../sessions/renewal/renewal-lock.ts';
import { createSessionKeeper, type SessionKeeper } from '../sessions/renewal/session-keeper.ts';
import { createSessionHistory, type SessionHistory } from '../sessions/session-history.ts';
import { createSessions, type Sessions } from '../sessions/sessions.ts';
import { createTokenLooks } from '../sessions/token-look.ts';
import { createTokenScopes, type TokenScopes } from '../sessions/token-scopes.ts';
import { daypassFolder } from '../system/files.ts';
import type { Aws } from './aws.ts';
import type { Core } from './core.ts';

export interface SessionEngine {
  readonly clockCheck: ClockCheck;
  readonly history: SessionHistory;
  readonly sessions: Sessions;
  readonly folder: FolderWatch;
  readonly config: ConfigReading;
  readonly roleCredentials: RoleCredentials;
  readonly tokenScopes: TokenScopes;
  readonly journal: RenewalJournal;
  readonly lost: LostTokens;
  readonly keeper: SessionKeeper;
  readonly rejections: Rejections;
  /** Ends what runs; resolves when the renewals are at their end, as AWS has rotated their tokens perhaps. */
  stop(): Promise<void>;
}

export function createSessionEngine(core: Core, aws: Aws): SessionEngine {
  const { store, log, dismissed } = core;
  const { paths, portal, oidc, tokenCache } = aws;
  const clockCheck = createClockCheck(store);
  aws.onDate((there, askedAt) => clockCheck.heard(there, askedAt));

  const history = createSessionHistory(path.join(core.dataDir, 'history.json'), log);
  const tokenLooks = createTokenLooks(tokenCache, paths.home);
  const sessions = createSessions({
    store,
    tokenLooks,
    history,
    choicesFor: core.settings.choicesFor,
    awsNow: () => clockCheck.awsNow(),
  });
  clockCheck.onChange(() => void sessions.readTokens());
  const folder = createFolderWatch({ store, sessions, tokenLooks });
  const config = createConfigReading({ store, file: paths.configFile, sessions, folder, dismissed });
  const roleCredentials = createRoleCredentials(store, paths.cliCacheDir);
  config.onRead(() => void roleCredentials.read());
  const tokenScopes = createTokenScopes({ store, sessions, registrations: aws.registrationCache });
  const asking = { store, sessions, portal, tokenScopes, log };

  const ownFolder = daypassFolder(paths.home);
  const lock = createRenewalLock(ownFolder, log);
  const journal = createRenewalJournal(ownFolder, { tokenCache, lock, log });
  const lost = createLostTokens(asking);
  const keeper = createSessionKeeper({ store, sessions, tokenCache, oidc, history, lock, journal, lost, log });
  const rejections = createRejections({ ...asking, keeper });
  followDoubtedEnds({ ...asking, rejections });
  const stopRemovedFiles = followRemovedFiles({
    store,
    sessions,
    tokenCache,
    roleCredentials,
    tokenFolder: paths.ssoCacheDir,
    log,
  });
  return {
    clockCheck,
    history,
    sessions,
    folder,
    config,
    roleCredentials,
    tokenScopes,
    journal,
    lost,
    keeper,
    rejections,
    async stop() {
      lost.stop();
      stopRemovedFiles();
      await keeper.finish();
    },
  };
}
