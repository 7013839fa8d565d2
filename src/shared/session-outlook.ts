/** Whether a session lasts for as long as somebody needs it, as far as that can be told before. */
import type { Active } from './app-state.ts';
import type { EpochMs } from './time.ts';

/**
 * `lasts`, `ends`: until `endsAt`, which is past what is needed, or before it. That is known where the access token's own end
 * decides, and else an estimate from how long earlier sessions lasted. `unknown`: AWS tells no end of a session that is renewed, and
 * none of this name has been seen to its end.
 */
export type Outlook =
  | { readonly kind: 'lasts' | 'ends'; readonly endsAt: EpochMs; readonly isEstimate: boolean }
  | { readonly kind: 'unknown'; readonly tokenEndsAt: EpochMs };

/** @param until what it is needed for is over then */
export function sessionOutlook(
  { accessTokenEndsAt, estimatedEndsAt, renewal }: Pick<Active, 'accessTokenEndsAt' | 'estimatedEndsAt' | 'renewal'>,
  until: EpochMs,
  now: EpochMs,
): Outlook {
  if (accessTokenEndsAt >= until) return { kind: 'lasts', endsAt: accessTokenEndsAt, isEstimate: false };
  if (renewal.kind === 'impossible') return { kind: 'ends', endsAt: accessTokenEndsAt, isEstimate: false };
  // An estimate that has passed tells nothing any more.
  if (estimatedEndsAt === null || estimatedEndsAt <= now) return { kind: 'unknown', tokenEndsAt: accessTokenEndsAt };
  return { kind: estimatedEndsAt >= until ? 'lasts' : 'ends', endsAt: estimatedEndsAt, isEstimate: true };
}
