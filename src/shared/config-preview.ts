/** A change of the config file before it is made, as the panel shows it. */

/** A line that goes or comes; 1-based, of the file before (`removed`) or after (`added`). */
export interface DiffLine {
  readonly kind: 'removed' | 'added';
  readonly line: number;
  /** Without its ending; values that may be secrets are left out. */
  readonly text: string;
}

export interface ConfigPreview {
  readonly file: string;
  /** None: there is nothing to change. */
  readonly lines: readonly DiffLine[];
  /** Stands for exactly this change. To be handed back with the wish to make it: nothing else is written then. */
  readonly digest: string;
}

/** All safe cures of the AWS files, before they are made. */
export interface SafeCuresPreview {
  /** The files whose text changes. */
  readonly texts: readonly Omit<ConfigPreview, 'digest'>[];
  /** The files whose permissions change; octal, such as 0600. */
  readonly modes: readonly { readonly file: string; readonly mode: string }[];
  /** How many findings they mend, and how many are left then. */
  readonly mended: number;
  readonly left: number;
  readonly digest: string;
}

/** What a backup would change in the place of the config file. */
export interface RestorePreview {
  /** The full name of the backup that is meant. */
  readonly backup: string;
  /** The base names of all there are, the newest first. */
  readonly backups: readonly string[];
  /** Where the text that is in use now will be kept. */
  readonly keptAs: string;
  readonly change: ConfigPreview;
}
