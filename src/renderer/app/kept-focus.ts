/**
 * Keeps the focus in the panel when the element that had it goes: a button that settles what it is for goes with it, and the
 * browser then leaves the focus nowhere, so that the next key does nothing and a screen reader begins at the top.
 */

/** Where the focus goes: into the sheet that it was in, else to the page's search field, else to its first button. */
const places = ['.search-input', 'header button', 'main button'];

/** Watches over the focus until the returned function is called. */
export function keepFocus(page: Document): () => void {
  let last: { readonly element: Element; readonly sheet: HTMLElement | null } | null = null;
  const remember = ({ target }: FocusEvent): void => {
    if (target instanceof Element) last = { element: target, sheet: target.closest<HTMLElement>('.sheet') };
  };
  const restore = (): void => {
    const isNowhere = page.activeElement === null || page.activeElement === page.body;
    if (!isNowhere || last === null || last.element.isConnected) return;
    const sheet = last.sheet?.isConnected ? last.sheet : null;
    last = null;
    (sheet ?? find(page))?.focus();
  };
  const observer = new MutationObserver(restore);
  page.addEventListener('focusin', remember);
  observer.observe(page.body, { childList: true, subtree: true });
  return () => {
    page.removeEventListener('focusin', remember);
    observer.disconnect();
  };
}

function find(page: Document): HTMLElement | null {
  for (const place of places) {
    const found = page.querySelector<HTMLElement>(place);
    if (found !== null) return found;
  }
  return null;
}
