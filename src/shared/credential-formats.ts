/** The forms in which role credentials can be taken along. */
export const credentialFormats = [
  'sh',
  'fish',
  'powershell',
  'cmd',
  'dotenv',
  'json',
  'credentials-file',
  'process',
] as const;
export type CredentialFormat = (typeof credentialFormats)[number];

/** Those that a person pastes somewhere. */
export const copiedFormats = ['sh', 'fish', 'powershell', 'cmd', 'dotenv', 'json', 'credentials-file'] as const;
export type CopiedFormat = (typeof copiedFormats)[number];

/** Role credentials that lie in the clipboard: whose, until when they work, and when the clipboard is cleared of them. */
export interface CopiedKeys {
  readonly accountId: string;
  readonly roleName: string;
  /** A profile that has the role: with it nobody needs keys. Null: there is none. */
  readonly profile: string | null;
  /** Epoch ms. */
  readonly endsAt: number;
  /** Epoch ms; null: they stay. */
  readonly clearsAt: number | null;
}

/** How long keys stay in the clipboard, in seconds; 0: until something else is copied. */
export const clipboardSeconds = [15, 45, 120, 300, 0] as const;
export type ClipboardSeconds = (typeof clipboardSeconds)[number];
