/** A new session: checks what a person typed, and says what has to be written for it. */
import { accountScope } from '../../../shared/account-access.ts';
import { type Problem, problem } from '../../../shared/problems.ts';
import type { ConfigDocument } from './document.ts';
import type { ConfigEdit } from './edit.ts';
import { isNewRegion, isNewSessionName } from '../../../shared/session-values.ts';
import { isNewStartUrl } from '../values.ts';

/** A session as typed into a form; white space around the values does not count. */
export interface NewSession {
  readonly name: string;
  readonly startUrl: string;
  readonly region: string;
}

/**
 * What to ask for when nobody says otherwise: the AWS CLI's own suggestion, and the scope without which the device
 * authorization gives no refresh token.
 */
export const usualScopes: readonly string[] = [accountScope];

/**
 * Why this session cannot be added to the document, or null. Only what every AWS reader finds may be written; names are
 * compared after unquoting, because `[sso-session corp]` below `[sso-session "corp"]` would hide it from the AWS CLI.
 */
export function checkNewSession(typed: NewSession, existing: ConfigDocument): Problem | null {
  const { name, startUrl, region } = trimmed(typed);
  if (!isNewSessionName(name)) return problem('session-name-invalid', { name }, 'user');
  const isTaken = existing.sections.some((section) => section.kind === 'sso-session' && section.name === name);
  if (isTaken) return problem('session-name-taken', { name }, 'user');
  if (!isNewStartUrl(startUrl)) return problem('start-url-invalid', { startUrl }, 'user');
  if (!isNewRegion(region)) return problem('region-invalid', { region }, 'user');
  return null;
}

/** One section more, with the keys and in the order that `aws configure sso` writes. */
export function sessionEdit(session: NewSession & { readonly scopes?: readonly string[] }): ConfigEdit {
  const { name, startUrl, region } = trimmed(session);
  const scopes = session.scopes ?? usualScopes;
  return {
    kind: 'add-section',
    section: { kind: 'sso-session', name },
    settings: [
      ['sso_start_url', startUrl],
      ['sso_region', region],
      ...(scopes.length > 0 ? [['sso_registration_scopes', scopes.join(',')] as const] : []),
    ],
  };
}

function trimmed({ name, startUrl, region }: NewSession): NewSession {
  return { name: name.trim(), startUrl: startUrl.trim(), region: region.trim() };
}
