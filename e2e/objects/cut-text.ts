/** What of a page's words nobody can read: cut off by their box, or with other words over them. */
import type { Page } from 'playwright/test';

/**
 * What may be cut. Names, paths and lines of a file are as long as somebody likes, shown with three dots at their end and said in whole
 * elsewhere, as is what went wrong with a line of the list. The dot of a chip says the same as its word, and of the keys at the bottom
 * those for which there is no room are left out.
 */
const mayBeCut = 'bdi, code, pre, input, .ellipsis, .tag, .line-problem, .session-chip-word, .key-line';

/** Each text that is cut or covered, and what its element is. */
export function unreadable(page: Page): Promise<readonly string[]> {
  return page.evaluate((exempt) => {
    interface Text {
      readonly text: string;
      readonly parent: Element;
      /** What is seen of each of its lines, and whether that is all of it. */
      readonly rects: readonly DOMRect[];
      readonly isCut: boolean;
      /** What stands in the same layer does not lie over each other; a heading that stays lies over its list on purpose. */
      readonly layer: Element | null;
    }
    const ancestors = (one: Element): Element[] => (one.parentElement ? [one, ...ancestors(one.parentElement)] : [one]);
    const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
    const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';

    /** What the boxes around a line of text leave of it; where one of them scrolls, the rest can be reached. */
    const seen = (line: DOMRect, boxes: readonly Element[]): { rect: DOMRect; isCut: boolean } => {
      let [left, top, right, bottom] = [line.left, line.top, line.right, line.bottom];
      let [reachableX, reachableY, isCut] = [false, false, false];
      for (const box of boxes) {
        const { overflowX, overflowY, position } = getComputedStyle(box);
        const edge = box.getBoundingClientRect();
        if (overflowX !== 'visible') {
          isCut ||= !reachableX && hides(overflowX) && (right > edge.right + 1 || left < edge.left - 1);
          [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
          reachableX ||= scrolls(overflowX);
        }
        if (overflowY !== 'visible') {
          isCut ||= !reachableY && hides(overflowY) && (bottom > edge.bottom + 2 || top < edge.top - 2);
          [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
          reachableY ||= scrolls(overflowY);
        }
        if (position === 'fixed') break;
      }
      const rect = new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
      // Of a list that a form leaves no room for, nothing is seen: it is behind the form, and no word of it is cut.
      return { rect, isCut: isCut && rect.width >= 1 && rect.height >= 1 };
    };

    const textOf = (node: Node): Text[] => {
      const [parent, text] = [node.parentElement, node.textContent?.trim() ?? ''];
      if (parent === null || text === '' || !parent.checkVisibility({ visibilityProperty: true })) return [];
      const boxes = ancestors(parent);
      // What only a screen reader gets is clipped to a pixel.
      if (boxes.some(({ clientWidth, clientHeight }) => clientWidth === 1 && clientHeight === 1)) return [];
      const range = document.createRange();
      range.selectNodeContents(node);
      const lines = [...range.getClientRects()].filter(({ width }) => width > 1).map((line) => seen(line, boxes));
      const layer = boxes.find((box) => !['static', 'relative'].includes(getComputedStyle(box).position)) ?? null;
      return [{ text, parent, rects: lines.map(({ rect }) => rect), isCut: lines.some(({ isCut }) => isCut), layer }];
    };

    const nodes: Node[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() !== null) nodes.push(walker.currentNode);
    const texts = nodes.flatMap(textOf);

    const liesOver = (a: DOMRect, b: DOMRect): boolean =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
    const say = ({ text, parent }: Text, what: string): string =>
      `“${text.slice(0, 60)}” (${parent.localName} ${parent.className}) ${what}`;
    const cut = texts.filter(({ isCut, parent }) => isCut && parent.closest(exempt) === null);
    const covered = texts.flatMap((one, index) =>
      texts
        .slice(index + 1)
        .filter(({ layer, rects }) => layer === one.layer && rects.some((b) => one.rects.some((a) => liesOver(a, b))))
        .map((other) => say(one, `and “${other.text.slice(0, 40)}” lie over each other`)),
    );
    return [...cut.map((one) => say(one, 'is cut')), ...covered];
  }, mayBeCut);
}
