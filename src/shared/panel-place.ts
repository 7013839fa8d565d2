/**
 * Where somebody is in the panel. A window that nobody looks at is given up after a while; the page that is made in its place goes on
 * there. What a page cannot tell in this form, such as a form that is half filled in, keeps its window.
 */
import * as v from 'valibot';
import type { EpochMs } from './time.ts';

const pages = ['sessions', 'settings', 'profiles'] as const;

export const panelPlaceSchema = v.strictObject({
  page: v.picklist(pages),
  /** What is searched for on the page of profiles. */
  query: v.pipe(v.string(), v.maxLength(2048)),
  /** The ids of the accounts that show their roles, on the main page. */
  open: v.pipe(v.array(v.pipe(v.string(), v.maxLength(4096))), v.maxLength(1000)),
  /** How far down, in CSS pixels. */
  scroll: v.pipe(v.number(), v.finite(), v.minValue(0)),
  /** When the panel was hidden. */
  leftAt: v.custom<EpochMs>((value) => Number.isSafeInteger(value)),
  /** How many of the wishes for a page (`AppState.askedPage`) it had carried out. */
  asked: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});

export type PanelPlace = Readonly<v.InferOutput<typeof panelPlaceSchema>>;
