/** The envelope that crosses a boundary instead of an exception: either a value or a problem that can be shown. */
import type { Problem } from './problems.ts';

export type Result<T = void> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const ok: Result = { ok: true, value: undefined };

export function failure(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem };
}
