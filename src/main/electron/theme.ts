/** Light or dark, for all that Electron draws: the page, menus and dialogs where the system lets a program choose. */
import { BrowserWindow, nativeTheme } from 'electron';
import type { ThemeSetting } from '../../shared/app-state.ts';
import { windowBackground } from './panel-window.ts';

export function setTheme(theme: ThemeSetting): void {
  if (nativeTheme.themeSource === theme) return;
  nativeTheme.themeSource = theme;
  for (const window of BrowserWindow.getAllWindows()) window.setBackgroundColor(windowBackground());
}
