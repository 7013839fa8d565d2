/** What the token file of a session is named after. */
import type { ConfiguredSession } from '../aws/config/configured-sessions.ts';

/** The name or URL that the token file is named after (AWS CLI botocore utils.py, `_token_cache_key`). */
export function tokenKey({ kind, name, startUrl }: Pick<ConfiguredSession, 'kind' | 'name' | 'startUrl'>): string {
  return kind === 'sso-session' ? name : startUrl;
}
