/** The part of the state that is about role credentials outside of Daypass: in the clipboard and in the credentials file. */
import type { ClipboardSeconds, CopiedKeys } from './credential-formats.ts';
import type { WrittenKeys } from './written-keys.ts';

export interface KeysState {
  /** Role credentials that were copied and are in the clipboard still; null: none. */
  readonly copiedKeys: CopiedKeys | null;
  /** Absolute path as shown to people (`AWS_SHARED_CREDENTIALS_FILE`, else `~/.aws/credentials`). */
  readonly credentialsFile: string;
  /** The profiles whose role credentials are kept in the credentials file. */
  readonly writtenKeys: readonly WrittenKeys[];
  /** How many seconds copied keys stay in the clipboard; 0: until something else is copied. */
  readonly clipboardSeconds: ClipboardSeconds;
}
