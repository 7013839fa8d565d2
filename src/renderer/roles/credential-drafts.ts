/** The commands about role credentials: copying those of the roles of every day, and ending what is handed out of others. */
import type { AppState } from '../../shared/app-state.ts';
import { accountIn, canHaveKeys, offeredRoles } from '../../shared/offered-roles.ts';
import { marksOf } from '../../shared/role-marks.ts';
import { servedName } from '../../shared/served-text.ts';
import type { Draft } from './command-draft.ts';

type DraftsState = Pick<AppState, 'served' | 'sessions' | 'writtenKeys' | 'copiedKeys' | 'roleMarks'>;

export function credentialDrafts(state: DraftsState): readonly Draft[] {
  return [...copyDrafts(state), ...clearDrafts(state), ...stopDrafts(state), ...writtenKeysDrafts(state)];
}

/** Of the other roles there are too many; each is found by itself, and has a key for it. */
function copyDrafts(state: DraftsState): readonly Draft[] {
  return offeredRoles(state)
    .filter(canHaveKeys)
    .map(({ session, accountId, roleName, profile }) => {
      const { nickname, accountNickname } = marksOf(state.roleMarks, accountId, roleName);
      const accountName = accountIn(session, accountId)?.name ?? null;
      const account = accountNickname ?? accountName ?? accountId;
      return {
        id: `copy-keys ${session.id} ${accountId} ${roleName} ${profile ?? ''}`,
        text: (t, role) => t('panel.roles.keys.ofRole', { role }),
        also: (t) => t('panel.roles.keys.words'),
        act: { keys: { sessionId: session.id, accountId, accountName, roleName, profile: profile ?? null } },
        name: `${nickname ?? roleName} (${account})`,
      };
    });
}

function clearDrafts({ copiedKeys }: DraftsState): readonly Draft[] {
  if (copiedKeys === null) return [];
  const clear: Draft = {
    id: 'clear-keys',
    text: (t) => t('panel.roles.keys.clear'),
    also: (t) => t('panel.roles.keys.words'),
    act: { command: { type: 'clear-keys' } },
    name: null,
  };
  return [clear];
}

/** One for each role that is being served, and one for all where there are several. */
function stopDrafts(state: DraftsState): readonly Draft[] {
  const { served } = state;
  const all: Draft = {
    id: 'stop-serving all',
    text: (t) => t('serving.stopEach', { count: served.length }),
    also: (t) => t('serving.words'),
    act: { command: { type: 'stop-serving', servedId: null } },
    name: null,
  };
  const each = served.map((one): Draft => {
    const { role, account } = servedName(one, state);
    return {
      id: `stop-serving ${one.id}`,
      text: (t) => t('serving.stopRole', { role: ' ', account: ' ' }),
      title: (t) => t('serving.stopRole', { role, account }),
      also: (t) => t('serving.words'),
      act: { command: { type: 'stop-serving', servedId: one.id } },
      name: `${role} ${account}`,
    };
  });
  return served.length > 1 ? [all, ...each] : each;
}

/** One for each profile whose keys are kept in the credentials file. */
function writtenKeysDrafts({ writtenKeys }: DraftsState): readonly Draft[] {
  return writtenKeys.map(({ profile, section }) => ({
    id: `remove-written-keys ${section}`,
    text: (t, name) => t('writtenKeys.panel.remove', { profile: name }),
    also: (t) => t('writtenKeys.panel.words'),
    act: { command: { type: 'remove-written-keys', section } },
    name: profile,
  }));
}
