/** Role credentials that Daypass keeps in the credentials file, for tools that read nothing else. Nothing here is a secret. */
import type { SessionId } from './app-state.ts';
import type { Problem } from './problems.ts';
import { withoutTrailing } from './text-ends.ts';
import type { EpochMs } from './time.ts';

/** One profile whose keys somebody wants there. */
export interface WrittenKeys {
  /** The profile that they are got by. */
  readonly profile: string;
  /** The section that they are kept in, which tools take for a profile of this name. */
  readonly section: string;
  /** The credentials file, absolute. */
  readonly file: string;
  readonly sessionId: SessionId;
  /** Of the role in the end; null where its ARN names no account. */
  readonly accountId: string | null;
  readonly roleName: string;
  /** Until when those in the file work; null: there are none in it now. */
  readonly endsAt: EpochMs | null;
  /** Why there are none, or no newer ones. */
  readonly problem: Problem | null;
}

/** Each is written anew every hour, and all of them travel with the state. */
export const mostWrittenKeys = 100;

/**
 * The name of the section unless somebody chooses another one. Not the profile's own: of a name with keys and with a sign-in, tools
 * do not agree on what counts. In letters that every reader takes.
 */
export function usualSection(profile: string): string {
  const plain = profile
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^A-Za-z0-9_\-/.%@:+]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 200);
  return [withoutTrailing(plain, '-'), 'keys'].filter((part) => part !== '').join('-');
}
