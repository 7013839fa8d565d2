/** What can go wrong with a browser that was chosen; `browser` is its label. */
export interface BrowserProblems {
  /** The one of a session is not there or does not start. */
  readonly 'browser-gone': { readonly session: string; readonly browser: string };
  /** The one of a role, or of its account. */
  readonly 'role-browser-gone': { readonly role: string; readonly accountId: string; readonly browser: string };
  /** Nothing in this profile of Firefox opens links in containers. */
  readonly 'container-unavailable': { readonly browser: string; readonly container: string };
}
