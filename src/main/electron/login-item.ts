/** The login item of macOS and Windows, through Electron; Linux has its desktop entry (../system/login-item.ts). */
import { app } from 'electron';
import type { LaunchAtLogin } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import type { LoginItem } from '../system/login-item.ts';
import { hiddenArgument } from './hidden-start.ts';

export function createSystemLoginItem(): LoginItem {
  const read = async (): Promise<LaunchAtLogin> => {
    const found = app.getLoginItemSettings(process.platform === 'win32' ? asWritten() : {});
    // Windows: somebody may have switched it off in the Task Manager, where the entry stays.
    const isOn = process.platform === 'win32' ? found.executableWillLaunchAtLogin : found.openAtLogin;
    if (process.platform === 'darwin' && found.status === 'requires-approval')
      return { status: 'off', problem: problem('login-item-unapproved', {}, 'user') };
    return { status: isOn ? 'on' : 'off', problem: null };
  };
  return {
    read,
    async set(enabled) {
      app.setLoginItemSettings({
        openAtLogin: enabled,
        ...(process.platform === 'win32' && { args: argumentsAtLogin() }),
      });
      const answer = await read();
      if ((answer.status === 'on') === enabled || answer.problem !== null) return answer;
      // macOS refuses unsigned apps, and both systems let the user or the company forbid it.
      return { ...answer, problem: problem('login-item-failed', { reason: 'refused' }, 'user') };
    },
  };
}

/** In quotes, as Electron writes it: else it looks for the first word of a path with a space, as of `C:\Users\John Doe` (electron#53911). */
function asWritten(): { readonly path: string; readonly args: string[] } {
  return { path: `"${process.execPath}"`, args: argumentsAtLogin() };
}

/** Windows finds its entry by them; macOS hands on none. In a development run the program is Electron itself, which has to be told what to run. */
function argumentsAtLogin(): string[] {
  return app.isPackaged ? [hiddenArgument] : [app.getAppPath(), hiddenArgument];
}
