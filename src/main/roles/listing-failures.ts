/** What it means for a listing when a call for it fails. */
import type { SessionId } from '../../shared/app-state.ts';
import { AwsFailure } from '../aws/api/failure.ts';
import type { PortalAccess } from '../aws/api/portal.ts';
import { ProblemError } from '../core/problem-error.ts';
import type { Rejections } from '../sessions/renewal/rejections.ts';

/** Thrown where nobody is signed in any more. */
export class ListingOver extends Error {}

export type Judgement =
  | { readonly kind: 'over' }
  /**
   * The same call is worth another try at once. `isOlder`: there is another token by now than the one that was refused, so the
   * refusal says nothing, however often that happens; there are only so many tokens.
   */
  | { readonly kind: 'again'; readonly error: unknown; readonly isOlder: boolean }
  | { readonly kind: 'failed'; readonly error: unknown };

interface JudgeDeps {
  readonly id: SessionId;
  readonly rejections: Pick<Rejections, 'heard'>;
  readonly access: () => PortalAccess;
}

/** `token`: with which it was asked; `error`: what the call rejected with. Never rejects. */
export async function judge(
  { id, rejections, access }: JudgeDeps,
  token: string,
  asked: 'accounts' | 'roles',
  error: unknown,
): Promise<Judgement> {
  if (error instanceof ListingOver) return { kind: 'over' };
  if (!(error instanceof AwsFailure) || error.reason !== 'unauthorized') return { kind: 'failed', error };
  const meaning = await rejections.heard(id, token, asked);
  if (meaning === 'ended') return { kind: 'over' };
  // One account's roles are asked for once more in any case: AWS takes the token, and may have erred.
  if (meaning === 'ask-again' || (meaning === 'refused-here' && asked === 'roles'))
    return { kind: 'again', error, isOlder: isAnother(access, token) };
  return { kind: 'failed', error: meaning === 'later' ? new ProblemError(error.problem) : error };
}

function isAnother(access: JudgeDeps['access'], token: string): boolean {
  try {
    return access().accessToken !== token;
  } catch {
    // Nobody is signed in, or the token has to be renewed first: the next try finds out which, and asks nobody.
    return true;
  }
}

/** The portal's answers for an account that was listed a moment ago and is assigned no longer (aws-cli#6552), or is gone. */
export function isGone(error: unknown): boolean {
  return error instanceof AwsFailure && (error.reason === 'forbidden' || error.reason === 'not-found');
}
