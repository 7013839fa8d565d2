/** Adds a session to a config document by appending text only, and checks first what a person typed. */
import { type Problem, problem } from '../../shared/problems.ts';
import type { ConfigDocument, ConfigLine, LineEnding } from './config-document.ts';
import { isNewRegion, isNewSessionName, isNewStartUrl } from './config-values.ts';

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
export const usualScopes: readonly string[] = ['sso:account:access'];

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

/**
 * The document's text with one section more at its end, with the keys and in the order that `aws configure sso` writes.
 * All that was there stays to the byte. The session must have passed `checkNewSession`.
 */
export function appendSession(
  document: ConfigDocument,
  session: NewSession & { readonly scopes?: readonly string[] },
): string {
  const { name, startUrl, region } = trimmed(session);
  const scopes = session.scopes ?? usualScopes;
  const section = [
    `[sso-session ${name}]`,
    `sso_start_url = ${startUrl}`,
    `sso_region = ${region}`,
    ...(scopes.length > 0 ? [`sso_registration_scopes = ${scopes.join(',')}`] : []),
  ];
  const newline = usualEnding(document);
  const last = document.lines.at(-1);
  const closing = last && last.ending === '' ? newline : '';
  const gap = last && last.kind !== 'blank' && separatesSections(document) ? newline : '';
  return document.toString() + closing + gap + section.map((line) => line + newline).join('');
}

function trimmed({ name, startUrl, region }: NewSession): NewSession {
  return { name: name.trim(), startUrl: startUrl.trim(), region: region.trim() };
}

/** How most lines of the file end; LF, which every reader takes on every system, if there is nothing to go by. */
function usualEnding({ lines }: ConfigDocument): LineEnding {
  const count = (ending: LineEnding): number => lines.filter((line) => line.ending === ending).length;
  const endings: readonly LineEnding[] = ['\n', '\r\n', '\r'];
  return endings.toSorted((a, b) => count(b) - count(a))[0] ?? '\n';
}

/** Whether most headers but the first have a blank line before them and their comments; so too if there is only one. */
function separatesSections({ sections }: ConfigDocument): boolean {
  const before = sections.slice(0, -1).map(({ header, body }) => body.findLast(isNoComment) ?? header);
  return before.filter(({ kind }) => kind === 'blank').length * 2 >= before.length;
}

function isNoComment({ kind }: ConfigLine): boolean {
  return kind !== 'comment';
}
