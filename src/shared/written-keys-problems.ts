/** What can keep role credentials from the credentials file, or in it, and can be shown to a person; a part of `ProblemParams`. */

export interface WrittenKeysProblems {
  /** A section of the credentials file that is not Daypass's, or whose keys somebody else has written since. */
  readonly 'keys-section-taken': { readonly section: string; readonly file: string };
  /** Daypass keeps another profile's keys there. */
  readonly 'keys-section-used': { readonly section: string; readonly profile: string };
  /** A profile of the config file that gets credentials by itself. */
  readonly 'keys-name-taken': { readonly section: string };
  readonly 'keys-file-open': { readonly file: string };
  readonly 'keys-not-removed': { readonly section: string; readonly file: string };
  /** `name`: of a profile or a section. */
  readonly 'keys-not-written': { readonly name: string };
  readonly 'keys-too-many': { readonly most: number };
}
