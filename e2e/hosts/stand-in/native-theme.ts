/** nativeTheme: light or dark, as the app asks for it; all pages follow. */
import type * as Electron from 'electron';
import { emitter, forget } from './base.ts';
import { parent } from './link.ts';

let themeSource: Electron.NativeTheme['themeSource'] = 'system';
export const nativeTheme = emitter('nativeTheme', {
  get themeSource() {
    return themeSource;
  },
  set themeSource(source) {
    themeSource = source;
    forget(parent.setTheme(source));
    nativeTheme.emit('updated');
  },
  get shouldUseDarkColors() {
    return themeSource === 'dark';
  },
  get shouldUseDarkColorsForSystemIntegratedUI() {
    return themeSource === 'dark';
  },
  shouldUseHighContrastColors: false,
  shouldUseInvertedColorScheme: false,
  shouldDifferentiateWithoutColor: false,
} satisfies Partial<Electron.NativeTheme>);
