/** What one change makes a session renewable that has a hard end, with the very lines that the config file needs for it. */
import { accountScope as renewalScope } from './account-access.ts';
import type { NoRenewal, Session } from './app-state.ts';

export type Remedy =
  /** A new sign-in is all it needs. */
  | { readonly kind: 'sign-in-again'; readonly why: Exclude<NoRenewal, 'legacy'> }
  /** `section` has to have this line; then a new sign-in. */
  | { readonly kind: 'set-scope'; readonly section: string; readonly lines: readonly string[] }
  /** The profiles have to name `section`; if it does not exist yet, the lines begin with it. */
  | {
      readonly kind: 'use-section';
      readonly section: string;
      readonly exists: boolean;
      /** What the profiles get in the place of `sso_start_url` and `sso_region`. */
      readonly profileLine: string;
      readonly lines: readonly string[];
    };

/** Null for a session that is not signed in, or that renews itself. `sessions` are all that the config file has. */
export function remedyOf(session: Session, sessions: readonly Session[]): Remedy | null {
  const { phase, name, scopes } = session;
  if (phase.step !== 'active' || phase.renewal.kind !== 'impossible') return null;
  const { why } = phase.renewal;
  if (why === 'legacy') return newSection(session, sessions);
  // Without any scope AWS gives no refresh token to a registered client (aws-cli #7656, #7692); with others it does.
  if (why === 'no-refresh-token' && (scopes === null || scopes.length === 0)) {
    const line = `sso_registration_scopes = ${renewalScope}`;
    return { kind: 'set-scope', section: `sso-session ${name}`, lines: [line] };
  }
  return { kind: 'sign-in-again', why };
}

function newSection({ startUrl, region }: Session, sessions: readonly Session[]): Remedy {
  const sections = sessions.filter(({ kind }) => kind === 'sso-session');
  const same = sections.find((one) => one.startUrl === startUrl && one.region === region);
  const name = same?.name ?? newSessionName(startUrl, new Set(sections.map((one) => one.name)));
  const [section, profileLine] = [`sso-session ${name}`, `sso_session = ${name}`];
  if (same) return { kind: 'use-section', section, exists: true, profileLine, lines: [profileLine] };
  const lines = [
    `[${section}]`,
    `sso_start_url = ${startUrl}`,
    `sso_region = ${region}`,
    `sso_registration_scopes = ${renewalScope}`,
    // Comments in plain ASCII: the AWS CLI reads the file in the system's own encoding, and all of this may be pasted as it is.
    '# In its profiles, in the place of',
    '# sso_start_url and sso_region:',
    `# ${profileLine}`,
  ];
  return { kind: 'use-section', section, exists: false, profileLine, lines };
}

/** The first label of the host, in letters that every AWS tool reads in a section's name, and not taken yet. */
export function newSessionName(startUrl: string, taken: ReadonlySet<string>): string {
  const [label = ''] = (URL.parse(startUrl)?.hostname ?? '').split('.');
  const plain = label.replaceAll(/[^\w-]/g, '') || 'sso';
  if (!taken.has(plain)) return plain;
  for (let number = 2; ; number += 1) if (!taken.has(`${plain}-${number}`)) return `${plain}-${number}`;
}
