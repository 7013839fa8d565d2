/**
 * Forgets what Daypass remembers of one session, as if it had never been used here. What belongs to the AWS tools stays, but for the
 * session's client registration if that is asked for; so do marks, which are of accounts and not of sessions.
 */
import path from 'node:path';
import type { SessionId } from '../../shared/app-state.ts';
import { mayForget } from '../../shared/forgetting.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import { type CommandHandlers, invalidCommand } from '../core/dispatch.ts';
import { unwritable } from '../core/problem-error.ts';
import { usualChoices } from '../core/settings.ts';
import { removeKeptLists } from '../roles/kept-accounts.ts';
import { createSessionHistory } from '../sessions/session-history.ts';
import { now } from '../system/clock.ts';
import type { Services } from './services.ts';
import { commandFolder, historyFile, keptAccountsFolder } from './own-files.ts';

export function forgetHandlers(services: Services) {
  const { store } = services;
  return {
    'forget-session': async ({ sessionId, registration }) => {
      const session = store.session(sessionId);
      // Of one that somebody is signed in to, the same would be learned again at once.
      if (!session || !mayForget(session, now())) return invalidCommand();
      const own = await forgetOwn(services, sessionId);
      const registered = registration ? await services.removeRegistration(sessionId) : ok;
      return own.ok ? registered : own;
    },
  } satisfies Partial<CommandHandlers>;
}

/** Resolves when nothing of it is on the disk any more, or could not be removed. */
async function forgetOwn(services: Services, id: SessionId): Promise<Result> {
  const { store, accounts, keptAccounts, history, settings, dataDir, log } = services;
  accounts.forget(id);
  const nothing = { recentRoles: [], warnings: usualChoices, browser: null, rememberedUser: null };
  store.updateSession(id, (session) => ({ ...session, ...nothing }));
  history.forget(id);
  // What the `daypass` command has learned by itself.
  const ofCommand = path.join(dataDir, commandFolder);
  const learned = createSessionHistory(path.join(ofCommand, historyFile), log);
  await learned.load();
  learned.forget(id);
  const unremoved =
    (await keptAccounts.forget(id)) ?? (await removeKeptLists(path.join(ofCommand, keptAccountsFolder), id));
  await Promise.all([settings.saved(), history.saved(), learned.saved()]);
  return unremoved === null ? ok : failure(unwritable(unremoved));
}
