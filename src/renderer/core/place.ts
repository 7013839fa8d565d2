/**
 * Keeps where somebody is in the panel (shared/panel-place.ts): tells it when the panel is hidden, and goes on there in a page that has
 * been made anew.
 */
import { useEffect } from 'react';
import type { PanelPlace } from '../../shared/panel-place.ts';
import { now } from './clock.ts';

/** What parts of the page tell of themselves; null: something is open that nothing can bring back. */
type Part = Partial<Pick<PanelPlace, 'page' | 'query' | 'open' | 'asked'>> | null;

const parts = new Map<string, Part>();
let found: PanelPlace | null = null;

/** Where the panel was left before this page was made; null: nowhere, or the page is no new one. */
export function leftPlace(): PanelPlace | null {
  return found;
}

/** Goes on there; to be called before anything is drawn. */
export function returnTo(place: PanelPlace | null): void {
  found = place;
  if (place !== null && place.scroll > 0) scrollTo(place.scroll);
}

/** The parts that are drawn from the beginning have gone on there; one that is opened later begins as ever. */
export function forgetLeftPlace(): void {
  found = null;
}

/** Tells this of a part of the page for as long as it is drawn. */
export function useKeptPart(name: string, part: Part): void {
  useEffect(() => {
    parts.set(name, part);
    return () => void parts.delete(name);
  });
}

/** The place that is open now; null where a new page would lose something. */
export function placeNow(): PanelPlace | null {
  const told = [...parts.values()];
  const known = told.filter((part) => part !== null);
  if (known.length < told.length || isTyped()) return null;
  const { page, query = '', open = [], asked = 0 } = Object.assign({}, ...known) as Exclude<Part, null>;
  if (page === undefined) return null;
  return { page, query, open, asked, scroll: Math.max(0, scroller()?.scrollTop ?? 0), leftAt: now() };
}

/** Something stands in a field that is no search: a page that begins anew would not have it. */
function isTyped(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'textarea, input:not([type=checkbox], [type=radio], .search-input)',
  );
  return [...fields].some(({ value }) => value !== '');
}

/** The main page scrolls in its list, each other one as a whole. */
function scroller(): Element | null {
  return document.querySelector('.role-scroll') ?? document.querySelector('.page');
}

const ownMoves = ['pointerdown', 'wheel', 'keydown'] as const;

/** As soon as the page is as long as that, unless somebody moves it first: long lists come in pieces. */
function scrollTo(top: number): void {
  const move = (): void => {
    const element = scroller();
    if (element === null || element.scrollHeight - element.clientHeight < top) return;
    element.scrollTop = top;
    stop();
  };
  const observer = new MutationObserver(move);
  const stop = (): void => {
    observer.disconnect();
    for (const name of ownMoves) document.removeEventListener(name, stop, true);
  };
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['style'] });
  for (const name of ownMoves) document.addEventListener(name, stop, true);
}
