/** The login item of macOS and Windows, through Electron; Linux has its desktop entry (../system/login-item.ts). */
import { app } from 'electron';
import type { LaunchAtLogin } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import type { LoginItem } from '../system/login-item.ts';

/** Starts without opening the panel: the user did not ask for it. */
export const hiddenArgument = '--hidden';

export function createSystemLoginItem(): LoginItem {
  const options = { args: [hiddenArgument] };
  const read = async (): Promise<LaunchAtLogin> => {
    const { openAtLogin } = app.getLoginItemSettings(options);
    return { status: openAtLogin ? 'on' : 'off', problem: null };
  };
  return {
    read,
    async set(enabled) {
      app.setLoginItemSettings({ openAtLogin: enabled, ...options });
      const answer = await read();
      if ((answer.status === 'on') === enabled) return answer;
      // macOS refuses unsigned apps, and both systems let the user or the company forbid it.
      return { ...answer, problem: problem('login-item-failed', { reason: 'refused' }, 'user') };
    },
  };
}
