/** What choosing something in the panel does: the buttons of a sheet, the items of a menu, and the commands of the search alike. */
import type { SessionId } from '../../shared/app-state.ts';
import type { Command } from '../../shared/commands.ts';
import type { Page } from './pages.ts';

export type PanelAct =
  | { readonly page: Page }
  | { readonly command: Command }
  /** Shows this session in full; `asks`: with this question open in it. */
  | { readonly details: SessionId; readonly asks?: SheetQuestion }
  /** Asks in which form keys of this role are to be copied. */
  | { readonly keys: KeysRole };

/**
 * What a session's sheet asks before it does it: whether to begin the session anew, which ends other things as well, and whether to
 * forget everything of it.
 */
export type SheetQuestion = 'new-session' | 'forget';

/** The command that an act comes to in the end; null: it only leads somewhere. */
export function commandOf(act: PanelAct): Command | null {
  if ('command' in act) return act.command;
  if ('details' in act)
    return act.asks === 'new-session' ? { type: 'start-new-session', sessionId: act.details } : null;
  if (!('keys' in act)) return null;
  const { sessionId, accountId, roleName, profile } = act.keys;
  return profile === null
    ? { type: 'copy-keys', sessionId, accountId, roleName, format: null }
    : { type: 'copy-profile-keys', profile, format: null };
}

export interface KeysRole {
  readonly sessionId: SessionId;
  readonly accountId: string;
  readonly accountName: string | null;
  readonly roleName: string;
  /** The profile that assumes it through others; null: the sign-in itself has it. */
  readonly profile: string | null;
}
