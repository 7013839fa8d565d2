/**
 * What has the focus is never hidden (WCAG 2.2, 2.4.11): on every page, with every key press, also in a small window that is drawn
 * twice as large. Seen is what a pointer would hit: a head, a foot or a sheet that lies above it would be hit instead.
 */
import type { Page } from 'playwright/test';
import { sessionConfig } from '../../../testing/config.ts';
import { expect, test } from '../../hosts/fixture.ts';
import { panelOf } from '../../objects/panel.ts';
import { panelStates } from '../../objects/panel-states/index.ts';
import { pictureAccounts } from '../../objects/picture-app.ts';

/** A name for what has the focus, and how many of nine points of it are seen; null where it is the page itself. */
const focused = (page: Page): Promise<{ readonly name: string; readonly seen: number } | null> =>
  page.evaluate(() => {
    const control = document.activeElement;
    if (control === null || control === document.body) return null;
    // The box of a check mark or of a switch is hidden: its label is what people see.
    const shown = control.closest('label') ?? control;
    const { left, top, width, height } = shown.getBoundingClientRect();
    const points = [0.1, 0.5, 0.9].flatMap((x) =>
      [0.1, 0.5, 0.9].map((y) => [left + x * width, top + y * height] as const),
    );
    const isSeen = ([x, y]: readonly [number, number]): boolean => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (shown.contains(hit) || hit.contains(shown));
    };
    const name = control.getAttribute('aria-label') ?? (shown.textContent.trim() || control.id);
    return { name: `${control.tagName} ${name.slice(0, 60)}`, seen: points.filter(isSeen).length };
  });

const pages = [
  'three sessions, one of them ending',
  'the sheet of a session',
  'more sessions than there is room for',
  'no session yet',
  'a form with mistakes',
  'a new session and what would be written',
  'settings, with sessions and marks',
  'roles chosen for profiles',
  'the preview of profiles',
  'a conversion',
  'the check, with a change',
] as const;

const sizes = [
  { width: 380, height: 560 },
  { width: 320, height: 256 },
] as const;

/** More stops than any page has, lists being one each. */
const most = 120;

/** Leads the focus to the edge of the page, beyond its last stop, and returns the stops on the way. */
async function toTheEdge(page: Page, look: (name: string, seen: number) => void): Promise<number> {
  for (let stops = 0; stops < most; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop === null) return stops;
    look(stop.name, stop.seen);
  }
  throw new Error('Tab does not lead out of the page');
}

for (const name of pages) {
  const { config = sessionConfig(), organisation: options, before, reach } = panelStates[name] ?? {};
  test.describe(name, () => {
    test.use({ organisationOptions: { accounts: pictureAccounts, ...options } });

    test('each stop of Tab is seen, forth and back', async ({ home, launch, organisation }) => {
      if (config !== '') home.writeConfig(config);
      await before?.({ home, organisation });
      const app = await launch();
      const panel = await panelOf(app);
      const { page } = panel;
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await reach?.({ app, home, organisation, panel });
      for (const size of sizes) {
        await page.setViewportSize(size);
        const look = (name: string, seen: number): void =>
          expect
            .soft(seen, `points of ${name} that are seen at ${size.width}x${size.height}`)
            .toBeGreaterThanOrEqual(5);
        // From wherever the focus is, then through the whole page, then back from its last stop.
        await toTheEdge(page, look);
        const stops = await toTheEdge(page, look);
        expect(stops).toBeGreaterThan(2);
        for (let press = 0; press < stops; press += 1) await page.keyboard.press('Tab');
        for (let press = 1; press < stops; press += 1) {
          await page.keyboard.press('Shift+Tab');
          const stop = await focused(page);
          look(stop?.name ?? 'nothing', stop?.seen ?? 0);
        }
      }
    });
  });
}
