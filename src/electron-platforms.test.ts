/**
 * What Electron has on some systems only is used there only: each use stands behind a question for the platform, or here with the
 * reason why it may be elsewhere too.
 */
import path from 'node:path';
import { expect, test } from 'vitest';
import { platformUses } from '../testing/support/platform-uses.ts';

/** By file and use. One that is no longer needed is a failure as well. */
const reasons: Readonly<Record<string, string>> = {
  'application.ts: app.setAppUserModelId()': 'Does nothing elsewhere',
  "application.ts: app.on('activate')": 'An event that does not come elsewhere',
  "application.ts: powerMonitor.on('unlock-screen')":
    'An event that does not come elsewhere; the alarm notices by itself',
  'login-item.ts: app.getLoginItemSettings()': 'The file is for macOS and Windows; main.ts takes another one on Linux',
  'login-item.ts: app.setLoginItemSettings()': 'The file is for macOS and Windows; main.ts takes another one on Linux',
  "notifier.ts: notification.on('failed')": 'An event that does not come elsewhere',
  'tray.ts: registerAccelerator': 'macOS registers no keys of such a menu',
};

test('what is not there on each system is used where it is, or for a reason', () => {
  const uses = platformUses(path.resolve('tsconfig.main.json'), path.resolve('src/main/electron'));
  expect(uses.length).toBeGreaterThan(10);
  const astray = new Map(uses.filter((use) => use.astray.length > 0).map((use) => [use.name, use]));
  const told = [...astray.values()].map(
    ({ name, there, astray: systems }) => `${name} is there on ${there.join()}, used on ${systems.join()}`,
  );
  expect(told.filter((_, i) => !([...astray.keys()][i]! in reasons))).toEqual([]);
  expect(Object.keys(reasons).filter((name) => !astray.has(name))).toEqual([]);
});
