/** Every state of the panel that people see. */
import { keyStates } from './keys.ts';
import { pageStates } from './pages.ts';
import { roleStates } from './roles.ts';
import { sessionStates } from './sessions.ts';
import { signInStates } from './sign-ins.ts';
import type { PanelStates } from './state.ts';

export const panelStates: PanelStates = {
  ...sessionStates,
  ...signInStates,
  ...roleStates,
  ...keyStates,
  ...pageStates,
};
