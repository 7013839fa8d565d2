/** What of a page sticks out of its window, or is cut off where nobody can scroll to it. */
import type { Page } from 'playwright/test';

/** The elements that are wider than the window, by the beginning of their HTML. */
export function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const all = [
      document.documentElement,
      ...document.querySelectorAll('main, main *, header *, footer *, .popover *'),
    ];
    // What is longer than its line says so with three dots, and long lines of a file are scrolled in their box.
    const mayBeLonger = (one: Element): boolean => {
      for (let above = one.parentElement; above !== null; above = above.parentElement) {
        const { overflowX, textOverflow } = getComputedStyle(above);
        if (textOverflow === 'ellipsis' || overflowX === 'auto' || overflowX === 'scroll') return true;
      }
      return false;
    };
    const outside = all.filter((one) => {
      // React Aria's native selects for autofill and forms: clipped to a pixel, nobody sees them.
      if (one.closest('[data-testid="hidden-select-container"]')) return false;
      // What is folded keeps the place that it had before.
      if (!one.checkVisibility()) return false;
      const { left, right, width, height } = one.getBoundingClientRect();
      return width > 1 && height > 1 && (left < -0.5 || right > innerWidth + 0.5) && !mayBeLonger(one);
    });
    return outside.map((one) => one.outerHTML.slice(0, 160));
  });
}

/** The controls that lie below the window and in nothing that scrolls: nobody who needs large letters would get there. */
export function outOfReach(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const scrolls = (one: Element): boolean => {
      for (let above = one.parentElement; above !== null; above = above.parentElement)
        if (['auto', 'scroll'].includes(getComputedStyle(above).overflowY)) return true;
      return false;
    };
    const controls = [
      ...document.querySelectorAll('button, input, select, a[href], summary, [role=option], [tabindex]'),
    ];
    return (
      controls
        .filter((one) => one.checkVisibility({ visibilityProperty: true }))
        // The acts of a row stand beside the list and move with it: its scrolling brings them.
        .filter((one) => one.closest('[data-testid="hidden-select-container"], .row-actions') === null)
        .filter((one) => one.getBoundingClientRect().bottom > innerHeight + 0.5 && !scrolls(one))
        .map((one) => one.outerHTML.slice(0, 160))
    );
  });
}
