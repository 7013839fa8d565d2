/** What an administrator has ruled out, for every part of the page: asked about the command that a control would send. */
import { createContext, type ReactNode, use, useMemo } from 'react';
import type { AppState } from '../../shared/app-state.ts';
import type { Command } from '../../shared/commands.ts';
import { commandRefusal, type RuledState } from '../../shared/managed-commands.ts';
import { nothingManaged } from '../../shared/managed-settings.ts';
import type { Problem } from '../../shared/problems.ts';

const RuledContext = createContext<RuledState>({ managed: nothingManaged, sessions: [] });

interface RuledProps {
  readonly state: AppState;
  readonly children: ReactNode;
}

/** Where nothing is managed, which is almost everywhere, no part is drawn again because of it. */
export function Ruled({ state: { managed, sessions }, children }: RuledProps) {
  const known = managed.place === null ? none : sessions;
  const ruled = useMemo(() => ({ managed, sessions: known }), [managed, known]);
  return <RuledContext value={ruled}>{children}</RuledContext>;
}

const none: RuledState['sessions'] = [];

/** For parts that ask about several commands. */
export function useRuledState(): RuledState {
  return use(RuledContext);
}

/** Why this cannot be done; null: it can. */
export function useRefusal(command: Command): Problem | null {
  return commandRefusal(use(RuledContext), command);
}
