/** What can be done with a role, as data: for the menu of its row, for the line of keys, and for the keys themselves. */
import type { Command } from '../../shared/commands.ts';
import type { exportShells } from '../../shared/profile-commands.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { isWindows, shortcutText } from '../ui/platform.ts';
import type { Chain, RoleRow } from './groups.ts';
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
  /** `says`: what is told once it has been done. */
  | { readonly kind: 'send'; readonly command: Command; readonly says: string };

type Shell = (typeof exportShells)[number];

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
  if (row.chain !== undefined) return chainedActions(t, row, row.chain, session, said);
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
    ...(session.isUsable ? [copyKeys(t)] : []),
    ...servingActions(t, role, session.isUsable, servedId),
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

/** Opens the console of a row's role. */
export function openCommand(row: RoleRow, inOtherBrowser = false): Command {
  const browser = inOtherBrowser ? { inOtherBrowser } : {};
  return row.chain === undefined
    ? { type: 'open-console', ...roleOf(row), ...browser }
    : { type: 'open-profile-console', profile: row.chain.profile, ...browser };
}

/** Of a role that a profile assumes: the profile is all that leads to it, and no link without a secret opens its console. */
function chainedActions(
  t: Translate,
  row: RoleRow,
  { profile }: Chain,
  session: ListedSession,
  said: SaidOfRole,
): readonly RoleAction[] {
  return [
    {
      id: 'open',
      label: t('common.action.openConsole'),
      keys: '↵',
      effect: { kind: 'open', command: openCommand(row) },
    },
    ...(session.hasOwnBrowser || said.hasOwnBrowser ? [otherBrowser(t, row)] : []),
    ...profileActions(t, profile),
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

function copyKeys(t: Translate): RoleAction {
  return {
    id: 'copy-keys',
    label: t('panel.roles.keys.act'),
    keys: shortcutText('K'),
    effect: { kind: 'keys' },
  };
}

function servingActions(t: Translate, role: Role, isUsable: boolean, servedId: string | null): readonly RoleAction[] {
  const act = (id: string, text: 'serve' | 'stopServing' | 'copy', command: Command, says: string): RoleAction => ({
    id,
    label: t(`serving.${text}`),
    keys: null,
    effect: { kind: 'send', command, says },
  });
  if (servedId === null) {
    return isUsable ? [act('serve', 'serve', { type: 'serve-role', ...role }, t('serving.started'))] : [];
  }
  return [
    act('copy-variables', 'copy', { type: 'copy-served-variables', servedId, format: null }, t('serving.copied')),
    act('stop-serving', 'stopServing', { type: 'stop-serving', servedId }, t('serving.stopped')),
  ];
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

/** The shells whose form can be chosen beside the user's own. */
const otherShells: readonly Shell[] = isWindows ? ['cmd', 'posix'] : ['fish', 'powershell'];

/** How many more profiles of the same role are offered. */
const mostOthers = 3;

function copyArgument(t: Translate, profile: string, id: string, keys: string | null): RoleAction {
  return {
    id,
    label: t('panel.roles.action.copyArgument', { profile }),
    keys,
    effect: copying(t, { type: 'copy-profile-argument', profile }, `--profile ${profile}`),
  };
}

function profileActions(t: Translate, profile: string): readonly RoleAction[] {
  return [
    copyArgument(t, profile, 'copy-argument', shortcutText('C')),
    {
      id: 'copy-export',
      label: t('panel.roles.action.copyExport'),
      keys: shortcutText('E'),
      effect: copying(t, { type: 'copy-profile-export', profile, shell: null }, `AWS_PROFILE ${profile}`),
    },
    ...otherShells.map((shell): RoleAction => {
      return {
        id: `copy-${shell}`,
        label: t(`panel.roles.action.shell.${shell}`),
        keys: null,
        effect: copying(t, { type: 'copy-profile-export', profile, shell }, `AWS_PROFILE ${profile}`),
      };
    }),
    {
      id: 'copy-name',
      label: t('panel.roles.action.copyName'),
      keys: null,
      effect: copying(t, { type: 'copy-profile-name', profile }, profile),
    },
  ];
}

function copying(t: Translate, command: Command, text: string): RoleEffect {
  return { kind: 'send', command, says: t('panel.roles.copied', { text }) };
}

/** What a key does with this role; undefined where it has nothing to do there. */
export function actionFor(act: RoleAct, actions: readonly RoleAction[]): RoleAction | undefined {
  return actions.find(({ id }) => id === act);
}
