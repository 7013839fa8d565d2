/** What the form for a new session can tell from a start URL, and where it shows which problem. */
import type { Problem } from '../../shared/problems.ts';
import { regions } from './regions.ts';

export type FieldName = 'startUrl' | 'region' | 'name';

/** A name for the session: the first label of the host, such as `d-1234567890` or `my-company`. */
export function nameFrom(startUrl: string): string {
  const host = hostname(startUrl);
  if (host === null) return '';
  const [first = ''] = host.split('.');
  return first.replaceAll(/[^\p{L}\d_-]/gu, '');
}

/** The region that newer start URLs carry in their host (`ssoins-….eu-west-1.portal.amazonaws.com`), else nothing. */
export function regionFrom(startUrl: string): string {
  const labels = hostname(startUrl)?.split('.') ?? [];
  return labels.find((label) => regions.some((region) => region === label)) ?? '';
}

function hostname(startUrl: string): string | null {
  return URL.canParse(startUrl) ? new URL(startUrl).hostname : null;
}

/** The field beside which a refusal is shown; null for those that concern the whole form. */
export function fieldOf({ code }: Problem): FieldName | null {
  switch (code) {
    case 'start-url-invalid':
      return 'startUrl';
    case 'region-invalid':
      return 'region';
    case 'session-name-invalid':
    case 'session-name-taken':
      return 'name';
    default:
      return null;
  }
}
