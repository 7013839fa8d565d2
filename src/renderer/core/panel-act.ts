/** What choosing something in the panel does: the buttons of a sheet, the items of a menu, and the commands of the search alike. */
import type { SessionId } from '../../shared/app-state.ts';
import type { Command } from '../../shared/commands.ts';
import type { Page } from './pages.ts';

export type PanelAct =
  | { readonly page: Page }
  | { readonly command: Command }
  /** Shows this session in full. */
  | { readonly details: SessionId };
