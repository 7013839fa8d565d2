/** The preferences of a window that this host can keep: those of a page without privileges. */
import type * as Electron from 'electron';

/** Electron's security guide, items 2 to 12, and a page that goes wherever a dropped link leads. */
const neverOn = [
  'nodeIntegration',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
  'webviewTag',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'navigateOnDragDrop',
  'enableBlinkFeatures',
] as const satisfies readonly (keyof Electron.WebPreferences)[];
const neverOff = [
  'contextIsolation',
  'sandbox',
  'webSecurity',
] as const satisfies readonly (keyof Electron.WebPreferences)[];

/** Throws for anything laxer, which would go unnoticed here. */
export function requireSandbox(preferences: Electron.WebPreferences): void {
  const lax = [
    ...neverOn.filter((name) => Boolean(preferences[name])),
    ...neverOff.filter((name) => preferences[name] === false),
  ];
  if (lax.length > 0) throw new Error(`The stand-in host runs sandboxed, isolated pages only: ${lax.join(', ')}`);
}
