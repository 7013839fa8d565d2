/** Whether this machine can draw a writing: what it has no letters for, it draws as boxes that all look the same. */
import type { Page } from 'playwright';

/** `letters`: two of the writing that are different. */
export function hasLetters(page: Page, letters: readonly [string, string]): Promise<boolean> {
  return page.evaluate(([one, other]) => {
    const drawn = (letter: string): string => {
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      if (context === null) return '';
      context.font = '40px system-ui, sans-serif';
      context.fillText(letter, 10, 60);
      return canvas.toDataURL();
    };
    return drawn(one) !== drawn(other);
  }, letters);
}
