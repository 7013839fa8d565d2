/**
 * What is known of a session's tokens beyond its file: a pair that never came there, or over which an older one was put, and
 * a request for a new pair that got no answer. Whoever signs out with what the file holds has to know: AWS refuses a refresh
 * token that Daypass itself has used up, and that refusal says nothing about the session.
 */
import type { Token } from '../../aws/cache/token-file.ts';
import type { RecalledRecord } from './renewal-journal.ts';

export interface Beyond {
  /** Made from the token in the file, and good in its place. A secret. */
  readonly newer: Token | null;
  /** A request of Daypass may have used up its refresh token without an answer. */
  readonly mayBeUsedUp: boolean;
}

/** For the token that the file holds. */
export type BeyondFile = (token: Pick<Token, 'accessToken' | 'refreshToken'>) => Beyond;

/** Where it could not be found out in time: then a refusal tells nothing, whatever it is. */
export const unknownBeyond: BeyondFile = () => ({ newer: null, mayBeUsedUp: true });

export interface BeyondDeps {
  /** A pair that could not be written yet. */
  readonly unsaved: { readonly from: Token; readonly renewed: Token } | undefined;
  /** The newest of the tokens of which this one is an earlier one (token-order.ts). */
  readonly newerThan: (token: Pick<Token, 'accessToken'>) => Token | null;
  readonly record: RecalledRecord;
}

export function beyondFile({ unsaved, newerThan, record }: BeyondDeps): BeyondFile {
  return (token) => {
    const { renewed, mayBeUsedUp } = record(token);
    const unwritten = unsaved?.from.accessToken === token.accessToken ? unsaved.renewed : null;
    const newer = unwritten ?? renewed ?? newerThan(token);
    return { newer, mayBeUsedUp: newer === null && mayBeUsedUp };
  };
}
