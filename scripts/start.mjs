// @ts-check
/** `npm start`: Daypass in Electron on the user's own ~/.aws, built first where the sources are newer than the build. */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sandboxHint } from './sandbox.mjs';

const appDir = fileURLToPath(new URL('..', import.meta.url));
const electronDir = path.join(appDir, 'node_modules/electron');
const bundle = path.join(appDir, 'out/main/main.js');
const sources = ['src', 'package.json', 'electron.vite.config.ts'];

/** @param {string} file a file, or a folder with all that is in it @returns {number} when it last changed, in ms */
function changedAt(file) {
  const { mtimeMs } = fs.statSync(file);
  if (!fs.statSync(file).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...fs.readdirSync(file).map((name) => changedAt(path.join(file, name))));
}

const isBuilt = () =>
  fs.existsSync(bundle) && sources.every((name) => changedAt(path.join(appDir, name)) <= fs.statSync(bundle).mtimeMs);

function build() {
  const builder = path.join(appDir, 'node_modules/electron-vite/bin/electron-vite.js');
  const { status } = spawnSync(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
    cwd: appDir,
    stdio: 'inherit',
  });
  if (status !== 0) fail('The build failed, see above.');
}

/** What electron's own installer calls the executable inside its folder. @type {Partial<Record<NodeJS.Platform, string>>} */
const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
const executable = names[process.platform] ?? 'electron';

/** The Electron to run, fetched by the installer that its npm package brings if it is not there yet. */
function findElectron() {
  const own = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (own) return path.join(own, executable);
  const file = path.join(electronDir, 'dist', executable);
  if (!fs.existsSync(file)) console.log('Fetching the Electron binary, once …');
  // Ends at once where the right version is there.
  const { status, stderr } = spawnSync(process.execPath, [path.join(electronDir, 'install.js')], {
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
  });
  if (status === 0) return file;
  const { version } = JSON.parse(fs.readFileSync(path.join(electronDir, 'package.json'), 'utf8'));
  const [reason = ''] = stderr.trim().split('\n');
  return fail(
    `The Electron binary is missing and cannot be downloaded (${reason}): run "npx install-electron" where the ` +
      `internet can be reached, or set ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron ${version}.`,
  );
}

/** @param {string} sentence @returns {never} */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

const electron = findElectron();
if (!isBuilt()) build();
// Only a hint: a system may allow it in ways that are not known here.
const hint =
  process.platform === 'linux' ? sandboxHint({ helper: path.join(path.dirname(electron), 'chrome-sandbox') }) : null;
if (hint !== null) console.error(hint);
const child = spawn(electron, [appDir, ...process.argv.slice(2)], { stdio: 'inherit' });
child.on('error', (error) => fail(`Electron does not start (${error.message}): is ${electron} there?`));
child.on('exit', (code) => process.exit(code ?? 1));
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
