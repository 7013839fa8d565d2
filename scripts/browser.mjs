// @ts-check
/** Finds the Chromium that the tests and the demo drive; run as a script, it installs one where there is none. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';

/** The packages of Debian with a Chromium, the smallest first. */
const debianPackages = ['chromium-headless-shell', 'chromium'];

/** @type {Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>>} */
const places = {
  linux: [
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/opt/google/chrome/chrome',
  ],
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']].flatMap((root) =>
    root === undefined
      ? []
      : [
          path.join(root, 'Google/Chrome/Application/chrome.exe'),
          path.join(root, 'Microsoft/Edge/Application/msedge.exe'),
        ],
  ),
};

/** Where this script leaves what it found out: the browsers that are installed and do not start. */
const notes = fileURLToPath(new URL('../node_modules/.cache/daypass/broken-browsers.json', import.meta.url));

/** @returns {readonly string[]} */
const readBroken = () => (fs.existsSync(notes) ? JSON.parse(fs.readFileSync(notes, 'utf8')) : []);

/** @param {readonly string[]} files */
function writeBroken(files) {
  fs.mkdirSync(path.dirname(notes), { recursive: true });
  fs.writeFileSync(notes, JSON.stringify(files));
}

/**
 * The installed browser to give Playwright as `executablePath`; undefined where there is none but perhaps Playwright's.
 * @param {{ readonly headed?: boolean }} [options] `headed`: one that can show windows
 * @returns {string | undefined}
 */
export function findBrowser({ headed = false } = {}) {
  const wanted = process.env['CHROMIUM_PATH'];
  if (wanted) return wanted;
  const candidates = places[process.platform] ?? [];
  const broken = readBroken();
  return firstFit(
    candidates.filter((file) => fs.existsSync(file) && !broken.includes(file)),
    headed,
  );
}

/**
 * Of the browsers that are there; the headless shell shows no windows.
 * @param {readonly string[]} files
 * @param {boolean} headed
 * @returns {string | undefined}
 */
export function firstFit(files, headed) {
  return files.find((file) => !(headed && path.basename(file).includes('headless')));
}

/**
 * Whether the browser starts; an executable without its libraries does not.
 * @param {string | undefined} executablePath undefined for Playwright's own
 */
async function starts(executablePath) {
  try {
    const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
const run = (command, args) =>
  spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
  }).status === 0;

/** @param {readonly string[]} args */
const playwright = (...args) =>
  run(process.execPath, [fileURLToPath(new URL('cli.js', import.meta.resolve('playwright/package.json'))), ...args]);

const isDebianRoot = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get');

/** Tries what can bring a browser, the least intrusive first. @returns {Promise<string | undefined>} what was done */
async function install() {
  console.log("Browser: no Chromium or Chrome is installed; trying Playwright's own download.");
  if (playwright('install', 'chromium')) {
    if (await starts(undefined)) return "downloaded Playwright's own Chromium";
    if (isDebianRoot() && playwright('install-deps', 'chromium') && (await starts(undefined)))
      return "downloaded Playwright's own Chromium and installed the libraries that it needs";
  }
  if (!isDebianRoot()) return undefined;
  console.log(`Browser: the download was of no use; trying apt-get install ${debianPackages.join(' or ')}.`);
  run('apt-get', ['update']);
  for (const name of debianPackages) {
    const file = `/usr/bin/${name}`;
    if (!run('apt-get', ['install', '-y', '--no-install-recommends', name])) continue;
    writeBroken(readBroken().filter((other) => other !== file));
    if (await starts(file)) return `installed Debian's package ${name}: ${file}`;
  }
  return undefined;
}

/** @returns {Promise<boolean>} whether there is a browser now */
async function main() {
  fs.rmSync(notes, { force: true });
  for (let found = findBrowser(); found !== undefined; found = findBrowser()) {
    if (await starts(found)) {
      console.log(`Browser: found ${found}.`);
      return true;
    }
    console.log(`Browser: ${found} does not start.`);
    if (process.env['CHROMIUM_PATH']) return false;
    writeBroken([...readBroken(), found]);
  }
  if (fs.existsSync(chromium.executablePath()) && (await starts(undefined))) {
    console.log(`Browser: found Playwright's own Chromium, ${chromium.executablePath()}.`);
    return true;
  }
  const done = await install();
  console.log(done === undefined ? 'Browser: none.' : `Browser: ${done}.`);
  return done !== undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !(await main())) {
  console.error(
    'No Chromium can be started. Install Chrome or Chromium (Debian: apt-get install chromium-headless-shell), ' +
      'or set CHROMIUM_PATH to the executable of one.',
  );
  process.exit(1);
}
