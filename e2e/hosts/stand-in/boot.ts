/**
 * `node boot.ts OPTIONS APP_FOLDER [ARGS...]`: as `electron APP_FOLDER [ARGS...]`, with the module `electron` replaced
 * by the stand-in. OPTIONS is the JSON of the probe's options.
 */
import fs from 'node:fs';
import { createRequire, enableCompileCache, registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

enableCompileCache?.();
const standIn = new URL('electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/(main|common))?$/.test(specifier) ? { url: standIn, shortCircuit: true } : next(specifier, context),
});

const [node = '', , options = '{}', folder = '', ...args] = process.argv;
const { main } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as { main: string };
process.argv = [node, path.resolve(folder), ...args];
Object.defineProperty(process, 'versions', { value: { ...process.versions, electron: '45.5.0', chrome: '156.0.0.0' } });
// Before anything of the app is loaded, and only where a test asks for it: what the app does on another system than this one.
const platform = process.env['STAND_IN_PLATFORM'];
if (platform) Object.defineProperty(process, 'platform', { value: platform });
Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: path.resolve(folder) });
Object.assign(globalThis, { probeOptions: JSON.parse(options) as unknown });

// As Electron, the app goes on after an error that was caught nowhere (the probe prints it); rejections only warn
// (launch.ts gives the flag).
process.on('uncaughtException', () => {});

const { serve } = await import('./link.ts');
const { start } = await import('./app.ts');
const { windowCalls } = await import('./windows.ts');
const { requestCalls } = await import('./session.ts');
createRequire(import.meta.url)('../probe.cts');

const calls = {
  ...windowCalls,
  ...requestCalls,
  probe: (name: string, parameters: unknown[]) =>
    (globalThis as unknown as { probe(name: string, parameters: unknown[]): unknown }).probe(name, parameters),
};
export type ChildCalls = typeof calls;
serve(calls);
await start(pathToFileURL(path.resolve(folder, main)).href).catch((error: unknown) => {
  console.error('Uncaught Exception: the app threw an error during load:', error);
  process.exit(1);
});
