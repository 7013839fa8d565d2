/** What the app is told of a company's network: the proxy to go through, and the authority behind its certificates. */
import type { createAuthority } from '../../testing/corporate-network/certificates.ts';
import type { CorporateProxy } from '../../testing/corporate-network/proxy.ts';
import type { Home } from '../../testing/home.ts';

/** The environment of the app; the authority's certificate lies in the home. */
export function companyEnv(
  home: Home,
  proxy: CorporateProxy,
  { certificate }: ReturnType<typeof createAuthority>,
): Record<string, string> {
  home.write(certificate, 'corp.pem');
  return { DISPLAY: ':0', HTTPS_PROXY: proxy.url, AWS_CA_BUNDLE: home.path('corp.pem') };
}
