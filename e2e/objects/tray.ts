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

/** The line of a session, such as "corp · Signed in · 59 min left"; undefined while there is none. */
export async function trayLine(app: DaypassHost, session: string): Promise<string | undefined> {
  return (await app.tray.items()).find(({ label }) => lineOf(session).test(label))?.label;
}

/**
 * Chooses something for one session, whether the menu has submenus (several sessions) or not (one session); waits until
 * the item is there.
 */
export async function chooseInTray(app: DaypassHost, session: string, ...labels: readonly Label[]): Promise<void> {
  await expect(async () => {
    const line = (await app.tray.items()).find(({ label }) => lineOf(session).test(label));
    if (!line) throw new Error(`The tray has no session '${session}': ${(await trayLabels(app)).join(' | ')}`);
    await app.tray.choose(...(line.submenu ? [line.label] : []), ...labels);
  }).toPass();
}

function lineOf(session: string): RegExp {
  return new RegExp(`^${session.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}( ·|$)`);
}
