/** What becomes of legacy profiles that shall use an `[sso-session]`, as the panel shows it. */
import type { ConfigPreview } from './config-preview.ts';

/** `missing-key`, `bad-value`: it has no usable start URL or region. `default-section`: `[DEFAULT]` lends it these keys. */
export type NotConvertible = 'missing-key' | 'bad-value' | 'default-section';

export interface ConvertedProfile {
  readonly profile: string;
  /** The session that it is to name; null if the profile stays as it is. */
  readonly session: string | null;
  /** Why it stays as it is. */
  readonly why: NotConvertible | null;
}

export interface ConversionPreview {
  readonly profiles: readonly ConvertedProfile[];
  /** The base name of the file that will have the text of before, for `preview-restore`. */
  readonly keptAs: string;
  readonly change: ConfigPreview;
}
