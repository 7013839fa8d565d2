/**
 * Builds the documents as static pages (`site/`, VitePress, which fails at a link that leads nowhere) and looks at them in a browser
 * without a network: every page is there, the search finds a word, light and dark are the system's, and nothing asks another host.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from './browser.mjs';

const root = path.resolve(import.meta.dirname, '..');
const site = path.join(root, 'site');
const built = path.join(root, 'out/site');
const origin = 'https://site.invalid';
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const options = { cwd: site, stdio: 'inherit', shell: process.platform === 'win32' };
if (!fs.existsSync(path.join(site, 'node_modules/vitepress'))) execFileSync(npm, ['ci', '--ignore-scripts'], options);
execFileSync(npm, ['run', 'build'], options);

const faults = [];
const expect = (isSo, text) => void (isSo || faults.push(text));
const executablePath = findBrowser();
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
try {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ colorScheme });
    await context.route('**/*', answer);
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => faults.push(`${page.url()}: ${message}`));
    await page.goto(`${origin}/`);
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(
      (colorScheme === 'light') === (background === 'rgb(255, 255, 255)'),
      `${colorScheme}: the background is ${background}`,
    );
    if (colorScheme === 'dark') continue;
    const pages = fs
      .readdirSync(path.join(root, 'docs'))
      .filter((file) => file.endsWith('.md') && file !== 'README.md');
    for (const name of pages.map((file) => path.basename(file, '.md'))) {
      await page.goto(`${origin}/${name}`);
      const heading = await page.locator('main h1').textContent();
      const [, written = ''] = /^# (.+)$/m.exec(fs.readFileSync(path.join(root, 'docs', `${name}.md`), 'utf8')) ?? [];
      expect(plain(heading ?? '') === plain(written), `${name}: the page is headed “${heading}”`);
      expect(
        (await page.locator(`.VPSidebar a[href="/${name}"]`).count()) === 1,
        `${name} is not listed beside the pages`,
      );
    }
    await page.getByRole('button', { name: 'Search' }).first().click();
    await page.getByRole('searchbox').fill('credential_process');
    await page.getByRole('listbox').getByRole('option').first().waitFor();
  }
} finally {
  await browser.close();
}
for (const fault of faults) console.error(fault);
console.log(
  faults.length === 0 ? `The documents are pages in ${path.relative(root, built)}.` : `${faults.length} faults.`,
);
process.exitCode = faults.length === 0 ? 0 : 1;

/** From the folder, as a server does that knows addresses without `.html`. */
async function answer(route) {
  const url = new URL(route.request().url());
  if (url.origin !== origin) {
    faults.push(`A page asks ${url.host}.`);
    return route.abort();
  }
  const name = decodeURIComponent(url.pathname);
  const file = path.join(
    built,
    name.endsWith('/') ? `${name}index.html` : path.extname(name) === '' ? `${name}.html` : name,
  );
  if (!fs.existsSync(file)) {
    faults.push(`${name} is not there.`);
    return route.fulfill({ status: 404, body: '' });
  }
  return route.fulfill({
    body: fs.readFileSync(file),
    contentType: types[path.extname(file)] ?? 'application/octet-stream',
  });
}

/** Without marks of Markdown and the sign behind a heading's link. */
function plain(text) {
  return text.replaceAll(/[`\u200B]|\p{Cf}/gu, '').trim();
}
