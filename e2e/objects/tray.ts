/** The tray's menu as a person reads it and uses it. */
import { expect } from 'playwright/test';
import type { DaypassHost, Label, MenuRecord } from '../hosts/driver.ts';

/** Every label, submenus as "corp · Signed in > Sign out", in order and without separators. */
export async function trayLabels(app: DaypassHost): Promise<readonly string[]> {
  return labelsOf(await app.tray.items(), '');
}

function labelsOf(items: readonly MenuRecord[], above: string): readonly string[] {
  return items.flatMap(({ label, type, submenu }) => {
    if (type === 'separator') return [];
    return [above + label, ...labelsOf(submenu ?? [], `${above}${label} > `)];
  });
}

/** The line of a session, such as "corp · Signed in" or "lab · Signed out – sign in"; undefined while there is none. */
export async function trayLine(app: DaypassHost, session: string): Promise<string | undefined> {
  return (await app.tray.items()).find(({ label }) => lineOf(session).test(label))?.label;
}

/** Chooses something of a session's submenu; waits until the item is there. */
export async function chooseInTray(app: DaypassHost, session: string, ...labels: readonly Label[]): Promise<void> {
  await expect(async () => app.tray.choose((await lineItem(app, session)).label, ...labels)).toPass();
}

/** Signs a session in: by its line where that is the sign-in itself, else by "Sign in again" beneath it. */
export async function signInInTray(app: DaypassHost, session: string): Promise<void> {
  await expect(async () => {
    const { label, submenu } = await lineItem(app, session);
    const isSignIn = / – (sign in|sign in again|サインイン|再サインイン)$/.test(label);
    if (!submenu && !isSignIn) throw new Error(`The line of '${session}' is no sign-in: ${label}`);
    await app.tray.choose(label, ...(submenu ? [/^(Sign in again|再サインイン)$/] : []));
  }).toPass();
}

/** The same, with a code: a sign-in that waits for the browser offers one. */
export async function signInWithCodeInTray(app: DaypassHost, session: string): Promise<void> {
  await signInInTray(app, session);
  await chooseInTray(app, session, 'Sign in with code');
}

async function lineItem(app: DaypassHost, session: string): Promise<MenuRecord> {
  const line = (await app.tray.items()).find(({ label }) => lineOf(session).test(label));
  if (!line) throw new Error(`The tray has no session '${session}': ${(await trayLabels(app)).join(' | ')}`);
  return line;
}

function lineOf(session: string): RegExp {
  return new RegExp(`^${session.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}( ·|$)`);
}
