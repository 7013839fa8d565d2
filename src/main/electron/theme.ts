/** Light or dark, for all that Electron draws: the page, menus and dialogs where the system lets a program choose. */
import { nativeTheme } from 'electron';
import type { ThemeSetting } from '../../shared/app-state.ts';

export function setTheme(theme: ThemeSetting): void {
  if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme;
}
