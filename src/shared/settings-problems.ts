/** What can be wrong with the user's settings and with those of an administrator, or be refused because of these. */

export interface SettingsProblems {
  /** A value of the settings file; `kept` is the base name of the copy. */
  readonly 'setting-invalid': {
    readonly file: string;
    readonly name: string;
    readonly value: string;
    readonly kept: string;
  };
  /** Of a list or a table of them: only some entries. */
  readonly 'setting-partly-invalid': { readonly file: string; readonly name: string; readonly kept: string };
  /** A file that was to be imported; `file` is its base name. */
  readonly 'settings-file-invalid': { readonly file: string };
  readonly 'settings-file-newer': { readonly file: string };
  /** The administrator has named the portals that may be used; `place` is where. */
  readonly 'start-url-not-allowed': { readonly startUrl: string; readonly place: string };
  /** The administrator wants nobody to be given role credentials. */
  readonly 'credentials-managed-off': { readonly place: string };
  /** The administrator has said whether Daypass asks for new versions. */
  readonly 'updates-managed': { readonly place: string };
  /** Somebody else than the administrator may have written it: it counts as nothing. */
  readonly 'managed-not-trusted': { readonly place: string };
  /** `reason`: the system's code, `too-large`, or `format`. */
  readonly 'managed-unreadable': { readonly place: string; readonly reason: string };
  /** One value, or one entry of a list; or a name that Daypass doesn't know. */
  readonly 'managed-value-invalid': { readonly place: string; readonly name: string };
}
