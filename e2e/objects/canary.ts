/** Looks for secrets in every place that an app leaves text in. */
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright/test';
import type { DaypassHost } from '../hosts/driver.ts';
import type { Home } from '../../testing/home.ts';

/** Texts by the name of the place that they stand in. */
export type Places = Readonly<Record<string, string>>;

/** What can be seen at this moment, and may be gone in the next. */
export async function momentaryPlaces(app: DaypassHost): Promise<Places> {
  return {
    page: await contentOf(await app.panel()),
    tray: JSON.stringify([await app.tray.items(), await app.tray.tooltip(), await app.tray.title()]),
    clipboard: await app.clipboard(),
  };
}

/** What has been gathered since the app was started. */
export async function lastingPlaces(app: DaypassHost): Promise<Places> {
  return {
    output: app.output(),
    logs: app.logs(),
    'messages to the page': JSON.stringify(await app.sentToPages()),
    notifications: JSON.stringify(await app.notifications()),
    dialogs: JSON.stringify(await app.dialogs.shown()),
    'opened URLs': (await app.openedUrls()).join('\n'),
    'login item': JSON.stringify(await app.loginItem()),
    'command line': process.platform === 'linux' ? fs.readFileSync(`/proc/${app.pid}/cmdline`, 'utf8') : '',
  };
}

/** The page's text, what is typed into it, and what it has stored. */
const contentOf = async (page: Page): Promise<string> =>
  (await page.content()) +
  (await page.evaluate(() => {
    const typed = [...document.querySelectorAll('input')].map(({ value }) => value);
    const kept = [localStorage, sessionStorage].map((storage) => Object.entries(storage));
    const stored = [kept, document.cookie, document.title, history.state];
    return JSON.stringify([typed, stored]);
  }));

/** The files below the home folder but for those that are left out, as text, with their names. */
export function filesOf(home: Home, isLeftOut: (name: string) => boolean): Places {
  const names = fs
    .readdirSync(home.dir, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'));
  const files = names.filter((name) => !isLeftOut(name) && fs.lstatSync(path.join(home.dir, name)).isFile());
  const read = (name: string) => `${name}\n${fs.readFileSync(path.join(home.dir, name), 'latin1')}`;
  return Object.fromEntries(files.map((name) => [name, read(name)]));
}

/** Enough to be nobody else's: the beginning of a secret is to be seen nowhere either. */
const telling = 20;

/** "place: beginning of the secret" for each that stands somewhere, also URL-encoded or in base64. */
export function findSecrets(places: Places, secrets: readonly string[]): readonly string[] {
  const beginnings = [...new Set(secrets.map((secret) => secret.slice(0, telling)))];
  return Object.entries(places).flatMap(([place, text]) => {
    const forms = [text, decoded(text)];
    const found = beginnings.filter((beginning) => forms.some((form) => form.includes(beginning)));
    return found.map((beginning) => `${place}: ${beginning}…`);
  });
}

/** With URL encoding and base64 taken off. */
function decoded(text: string): string {
  const plain = text.replaceAll(/%[0-9A-Fa-f]{2}/g, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
  const packed = text.match(/[A-Za-z0-9+/=_-]{40,}/g) ?? [];
  return [plain, ...packed.map((part) => Buffer.from(part, 'base64').toString('latin1'))].join('\n');
}
