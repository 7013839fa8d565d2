/** What can be done with a role, as data: for the menu of its row, for the line of keys, and for the keys themselves. */
import type { Command, CommandOf } from '../../shared/commands.ts';
import type { CopiedFormat } from '../../shared/credential-formats.ts';
import type { Translate } from '../../shared/messages/index.ts';
import type { ServedHours } from '../../shared/serving.ts';
import { shortcutText } from '../ui/platform.ts';
import type { Chain, RoleRow } from './groups.ts';
import { copyArgument, copying, mostOthers, profileActions } from './profile-actions.ts';
import type { RoleAct } from './role-keys.ts';
import { type ListedSession, roleKey } from './listed-sessions.ts';

/** Something that can be done with the selected role. */
export interface RoleAction {
  readonly id: string;
  readonly label: string;
  /** The keys that do it too, as people read them; null: none. */
  readonly keys: string | null;
  readonly effect: RoleEffect;
}

export type RoleEffect =
  /** Opens the console. */
  | { readonly kind: 'open'; readonly command: Command }
  /** Makes a profile for the role, on a page of its own. */
  | { readonly kind: 'create-profile' }
  /** Asks for a name, a colour and a browser. */
  | { readonly kind: 'mark' }
  /** Asks in which form keys are to be copied. */
  | { readonly kind: 'keys' }
  /** Switches a profile's keys in the credentials file. */
  | { readonly kind: 'written-keys'; readonly profile: string }
  /** Asks for how long programs can ask for its credentials, and where. */
  | { readonly kind: 'serve' }
  /** Asks which page of the console is to be opened. */
  | { readonly kind: 'console-page' }
  /** `says`: what is told once it has been done. */
  | { readonly kind: 'send'; readonly command: Command; readonly says: string };

/** What its marks say of a role. */
export interface SaidOfRole {
  readonly isFavorite: boolean;
  /** Whether its console opens in a browser of its own, so that there is another one, the system's. */
  readonly hasOwnBrowser: boolean;
}

/** All that can be done with this role now, the most usual first. `servedId`: of the role while programs can ask for it. */
export function roleActions(
  t: Translate,
  row: RoleRow,
  session: ListedSession,
  said: SaidOfRole,
  servedId: string | null,
): readonly RoleAction[] {
  if (row.chain !== undefined) return chainedActions(t, { ...row, chain: row.chain }, session, said, servedId);
  const role = roleOf(row);
  const [profile, ...others] = session.profiles.get(roleKey(row.accountId, row.roleName)) ?? [];
  return [
    {
      id: 'open',
      label: t('common.action.openConsole'),
      keys: '↵',
      effect: { kind: 'open', command: openCommand(row) },
    },
    ...(session.hasOwnBrowser || said.hasOwnBrowser ? [otherBrowser(t, row)] : []),
    ...(profile === undefined ? [] : profileActions(t, profile)),
    ...others.slice(0, mostOthers).map((other) => copyArgument(t, other, `copy-argument ${other}`, null)),
    ...(profile === undefined && session.takesProfiles ? [createProfile(t)] : []),
    {
      id: 'copy-link',
      label: t('common.action.copyLink'),
      keys: shortcutText('L'),
      effect: copying(t, { type: 'copy-console-link', ...role }, t('panel.roles.link')),
    },
    consolePage(t),
    ...(session.isUsable ? [copyKeys(t)] : []),
    ...(profile === undefined ? [] : [writtenKeys(t, profile)]),
    ...servingActions(t, session.isUsable, servedId),
    favorite(t, role, said.isFavorite),
    { id: 'mark', label: t('panel.roles.mark.act'), keys: null, effect: { kind: 'mark' } },
    ...(session.isUsable ? [refreshAccount(t, role)] : []),
  ];
}

type Role = Pick<RoleRow, 'sessionId' | 'accountId' | 'roleName'>;

/** The role as commands name it. */
export function roleOf({ sessionId, accountId, roleName }: RoleRow): Role {
  return { sessionId, accountId, roleName };
}

/** Puts the keys of a row's role into the clipboard. `format` null: that of the user's shell. */
export function copyKeysCommand(row: RoleRow, format: CopiedFormat | null): Command {
  return row.chain === undefined
    ? { type: 'copy-keys', ...roleOf(row), format }
    : { type: 'copy-profile-keys', profile: row.chain.profile, format };
}

/** A page of the console as commands name it; empty: nothing in particular. */
export type PageWanted = Pick<CommandOf<'open-console'>, 'service' | 'region'>;

/** Opens the console of a row's role. */
export function openCommand(row: RoleRow, inOtherBrowser = false, page: PageWanted = {}): Command {
  const more = { ...page, ...(inOtherBrowser && { inOtherBrowser }) };
  return row.chain === undefined
    ? { type: 'open-console', ...roleOf(row), ...more }
    : { type: 'open-profile-console', profile: row.chain.profile, ...more };
}

/** Of a role that a profile assumes: the profile is all that leads to it, and no link without a secret opens its console. */
function chainedActions(
  t: Translate,
  row: RoleRow & { readonly chain: Chain },
  session: ListedSession,
  said: SaidOfRole,
  servedId: string | null,
): readonly RoleAction[] {
  const { profile, needsMfa } = row.chain;
  const canHaveKeys = session.isUsable && !needsMfa;
  return [
    {
      id: 'open',
      label: t('common.action.openConsole'),
      keys: '↵',
      effect: { kind: 'open', command: openCommand(row) },
    },
    ...(session.hasOwnBrowser || said.hasOwnBrowser ? [otherBrowser(t, row)] : []),
    ...profileActions(t, profile),
    consolePage(t),
    ...(canHaveKeys ? [copyKeys(t)] : []),
    ...(needsMfa ? [] : [writtenKeys(t, profile)]),
    ...servingActions(t, canHaveKeys, servedId),
    favorite(t, roleOf(row), said.isFavorite),
    { id: 'mark', label: t('panel.roles.mark.act'), keys: null, effect: { kind: 'mark' } },
  ];
}

function otherBrowser(t: Translate, row: RoleRow): RoleAction {
  return {
    id: 'open-other',
    label: t('panel.roles.action.otherBrowser'),
    keys: shortcutText('↵'),
    effect: { kind: 'open', command: openCommand(row, true) },
  };
}

function consolePage(t: Translate): RoleAction {
  return {
    id: 'console-page',
    label: t('panel.roles.consolePage.act'),
    keys: null,
    effect: { kind: 'console-page' },
  };
}

function copyKeys(t: Translate): RoleAction {
  return {
    id: 'copy-keys',
    label: t('panel.roles.keys.act'),
    keys: shortcutText('K'),
    effect: { kind: 'keys' },
  };
}

function writtenKeys(t: Translate, profile: string): RoleAction {
  return {
    id: 'written-keys',
    label: t('writtenKeys.panel.act'),
    keys: null,
    effect: { kind: 'written-keys', profile },
  };
}

function servingActions(t: Translate, canServe: boolean, servedId: string | null): readonly RoleAction[] {
  const act = (id: string, text: 'serve' | 'stopServing' | 'copy', effect: RoleEffect): RoleAction => ({
    id,
    label: t(`serving.${text}`),
    keys: null,
    effect,
  });
  if (servedId === null) return canServe ? [act('serve', 'serve', { kind: 'serve' })] : [];
  const copy: Command = { type: 'copy-served-variables', servedId, format: null };
  const stop: Command = { type: 'stop-serving', servedId };
  return [
    act('copy-variables', 'copy', { kind: 'send', command: copy, says: t('serving.copied') }),
    act('stop-serving', 'stopServing', { kind: 'send', command: stop, says: t('serving.stopped') }),
  ];
}

/** Begins to serve the credentials of a row's role. */
export function serveCommand(row: RoleRow, hours: ServedHours, address: string | null): Command {
  return row.chain === undefined
    ? { type: 'serve-role', ...roleOf(row), hours, address }
    : { type: 'serve-profile', profile: row.chain.profile, hours, address };
}

function favorite(t: Translate, { accountId, roleName }: Role, isFavorite: boolean): RoleAction {
  return {
    id: 'favorite',
    label: t(isFavorite ? 'panel.roles.action.removeFavorite' : 'panel.roles.action.addFavorite'),
    keys: shortcutText('D'),
    effect: {
      kind: 'send',
      command: { type: 'set-favorite', accountId, roleName, favorite: !isFavorite },
      says: t(isFavorite ? 'panel.roles.noFavorite' : 'panel.roles.nowFavorite'),
    },
  };
}

function createProfile(t: Translate): RoleAction {
  return {
    id: 'create-profile',
    label: t('panel.roles.action.createProfile'),
    keys: shortcutText('P'),
    effect: { kind: 'create-profile' },
  };
}

function refreshAccount(t: Translate, { sessionId, accountId }: Role): RoleAction {
  return {
    id: 'refresh',
    label: t('panel.roles.action.refresh'),
    keys: null,
    effect: {
      kind: 'send',
      command: { type: 'load-roles', sessionId, accountId, again: true },
      says: t('panel.roles.refreshing'),
    },
  };
}

/** What a key does with this role; undefined where it has nothing to do there. */
export function actionFor<Action extends RoleAction>(act: RoleAct, actions: readonly Action[]): Action | undefined {
  return actions.find(({ id }) => id === act);
}
