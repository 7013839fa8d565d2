/** The storey of the sessions: knows what their files mean, keeps them alive, and finds out what AWS's refusals mean. */
import path from 'node:path';
import { createKeptAccounts, type KeptAccounts } from '../roles/kept-accounts.ts';
import { createRoleCredentials, type RoleCredentials } from '../roles/role-credentials.ts';
import { type ClockCheck, createClockCheck } from '../sessions/clock-check.ts';
import { type ConfigReading, createConfigReading } from '../sessions/config-reading.ts';
import { createMissingFolder, type MissingFolder } from '../sessions/missing-folder.ts';
import { followRemovedFiles } from '../sessions/removed-files.ts';
import { followSkewedEnds } from '../sessions/renewal/skewed-ends.ts';
import { createUsedUpTokens, type UsedUpTokens } from '../sessions/renewal/used-up-tokens.ts';
import { createRejections, type Rejections } from '../sessions/renewal/rejections.ts';
import { createRenewalJournal, type RenewalJournal } from '../sessions/renewal/renewal-journal.ts';
import { createRenewalLock } from '../sessions/renewal/renewal-lock.ts';
import { createRenewals, type Renewals } from '../sessions/renewal/renewals.ts';
import { createSessionHistory, type SessionHistory } from '../sessions/session-history.ts';
import { createSessions, type Sessions } from '../sessions/sessions.ts';
import { createTokenReader } from '../sessions/token-reader.ts';
import { createTokenScopes, type TokenScopes } from '../sessions/token-scopes.ts';
import { daypassFolder } from '../system/files.ts';
import type { Aws } from './aws.ts';
import { historyFile, keptAccountsFolder } from './own-files.ts';
import type { Core } from './core.ts';

export interface SessionEngine {
  readonly clockCheck: ClockCheck;
  readonly history: SessionHistory;
  readonly keptAccounts: KeptAccounts;
  readonly sessions: Sessions;
  readonly missingFolder: MissingFolder;
  readonly config: ConfigReading;
  readonly roleCredentials: RoleCredentials;
  readonly tokenScopes: TokenScopes;
  readonly journal: RenewalJournal;
  readonly usedUpTokens: UsedUpTokens;
  readonly renewals: Renewals;
  readonly rejections: Rejections;
  /** Ends what runs; resolves when the renewals are at their end, as AWS has rotated their tokens perhaps. */
  stop(): Promise<void>;
}

export function createSessionEngine(core: Core, aws: Aws): SessionEngine {
  const { store, log, dismissed } = core;
  const { paths, portal, oidc, tokenCache } = aws;
  const clockCheck = createClockCheck(store);
  aws.onDate((there, askedAt) => clockCheck.heard(there, askedAt));

  const history = createSessionHistory(path.join(core.dataDir, historyFile), log, core.historyBeside);
  const keptAccounts = createKeptAccounts(path.join(core.dataDir, keptAccountsFolder), store, log);
  const tokenReader = createTokenReader(tokenCache, paths.home);
  const sessions = createSessions({
    store,
    tokenReader,
    history,
    choices: core.settings.choices,
    keptAccounts: (session) => keptAccounts.of(session),
    awsNow: () => clockCheck.awsNow(),
  });
  clockCheck.onChange(() => void sessions.readTokens());
  const missingFolder = createMissingFolder({ store, sessions, tokenReader });
  const config = createConfigReading({ store, file: paths.configFile, sessions, missingFolder, dismissed });
  const roleCredentials = createRoleCredentials(store, paths.cliCacheDir);
  config.onRead(() => void roleCredentials.read());
  const tokenScopes = createTokenScopes({ store, sessions, registrations: aws.registrationCache });
  const asking = { store, sessions, portal, tokenScopes, log };

  const ownFolder = daypassFolder(paths.home);
  const lock = createRenewalLock(ownFolder, log);
  const journal = createRenewalJournal(ownFolder, { tokenCache, lock, log });
  const usedUpTokens = createUsedUpTokens(asking);
  const renewals = createRenewals({ ...asking, tokenCache, oidc, history, lock, journal, usedUpTokens });
  const rejections = createRejections({ ...asking, renewals });
  followSkewedEnds({ ...asking, rejections });
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
    keptAccounts,
    sessions,
    missingFolder,
    config,
    roleCredentials,
    tokenScopes,
    journal,
    usedUpTokens,
    renewals,
    rejections,
    async stop() {
      usedUpTokens.stop();
      stopRemovedFiles();
      await renewals.finish();
    },
  };
}
