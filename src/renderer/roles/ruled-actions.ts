/** Which of the things that can be done with a role an administrator has ruled out: they stay in sight, with the reason. */
import type { AppState } from '../../shared/app-state.ts';
import type { Command } from '../../shared/commands.ts';
import { commandRefusal, type RuledState } from '../../shared/managed-commands.ts';
import type { Problem } from '../../shared/problems.ts';
import type { RoleRow } from './groups.ts';
import { copyKeysCommand, type RoleAction, type RoleEffect, serveCommand } from './role-actions.ts';

export interface RuledAction extends RoleAction {
  /** Why it cannot be done; null: it can. */
  readonly refusal: Problem | null;
}

/** `writtenKeys`: those that are kept already can be taken out, whatever the rule. */
export function ruledActions(
  actions: readonly RoleAction[],
  row: RoleRow,
  state: RuledState & Pick<AppState, 'writtenKeys'>,
): readonly RuledAction[] {
  return actions.map((action) => {
    const command = commandOf(action.effect, row, state);
    return { ...action, refusal: command === null ? null : commandRefusal(state, command) };
  });
}

/** The command that it comes to in the end, also where a form comes before; null: there is none that anybody rules out. */
function commandOf(effect: RoleEffect, row: RoleRow, { writtenKeys }: Pick<AppState, 'writtenKeys'>): Command | null {
  switch (effect.kind) {
    case 'open':
    case 'send':
      return effect.command;
    case 'keys':
      return copyKeysCommand(row, null);
    case 'serve':
      return serveCommand(row, 0, null);
    case 'written-keys': {
      const { profile } = effect;
      if (writtenKeys.some((one) => one.profile === profile)) return null;
      return { type: 'keep-written-keys', profile, section: null };
    }
    case 'create-profile':
    case 'mark':
    case 'console-page':
      return null;
  }
}
