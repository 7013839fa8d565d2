/** Times in the texts of a page, replaced by one and the same: what a picture shows must not depend on when and how fast it was reached. */
import type { Page } from 'playwright/test';

/** A quarter to ten in the morning, as on every picture of a clock, and early enough that nothing of these tests crosses midnight. */
const timeOfPictures = { hours: 9, minutes: 41 };

/** How far ahead of now (epoch ms) the next 9:41 of UTC is, the time zone of the app under test. */
export function untilPictureTime(now: number): number {
  const at = new Date(now).setUTCHours(timeOfPictures.hours, timeOfPictures.minutes, 0, 0);
  return (at >= now ? at : at + 24 * 60 * 60_000) - now;
}

/** Writes other digits for those that depend on the moment, now and in each text that changes from now on, before it is drawn. */
export async function steadyTexts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const steady = (text: string, inSetting: boolean): string => {
      const timeless = text
        .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:12345')
        .replaceAll(/(?<![\w:.])\d{1,2}:\d{2}(:\d{2})?(?=\s?[AP]M)/g, '9:41')
        .replaceAll(/(?<![\w:.])\d{1,2}:\d{2}(:\d{2})?(?![\d:])(?!\s?[AP]M)/g, '09:41')
        .replaceAll(/\b[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}\b/g, 'BCDF-GHJK');
      // Minutes that somebody chooses are no countdown.
      return inSetting
        ? timeless
        : timeless.replaceAll(/\d+(?=\s?(min|s|sec|seconds?|minutes?|分|秒)(?![a-z]))/g, '42');
    };
    const steadyAll = (): void => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = node.nodeValue ?? '';
        const steadied = steady(text, node.parentElement?.closest('label') !== null);
        if (steadied !== text) node.nodeValue = steadied;
      }
    };
    steadyAll();
    // A countdown goes on, and the app tells what it has heard, also between this and the picture.
    const isSteady = Symbol.for('texts are steady');
    const known = document.body as unknown as Record<symbol, boolean>;
    if (known[isSteady] === true) return;
    known[isSteady] = true;
    new MutationObserver(steadyAll).observe(document.body, { characterData: true, childList: true, subtree: true });
  });
}
