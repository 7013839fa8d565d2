/** The loader of the AWS SDK for JavaScript itself: the copy that the SDK uses, wherever npm has put it. */
import { createRequire } from 'node:module';
import { devNull } from 'node:os';

type Sections = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Loader {
  readonly parseKnownFiles: (init: object) => Promise<Sections>;
  readonly loadSsoSessionData: (init: object) => Promise<Sections>;
}

const sdk = createRequire(import.meta.resolve('@aws-sdk/credential-provider-sso'));
const loader = sdk('@smithy/core/config') as Loader;

/**
 * What it makes of both files; a file that is left out is none. It reads each path once in a process, so each text needs
 * a name of its own.
 */
export async function loadWithJavaScript(files: { readonly config?: string; readonly credentials?: string }): Promise<{
  readonly profiles: Sections;
  readonly ssoSessions: Sections;
}> {
  const init = { configFilepath: files.config ?? devNull, filepath: files.credentials ?? devNull };
  const all = Object.entries(await loader.parseKnownFiles(init));
  // It hands out sections of other kinds in the same table.
  const profiles = Object.fromEntries(all.filter(([name]) => !/^(sso-session|services)\./.test(name)));
  return { profiles, ssoSessions: { ...(await loader.loadSsoSessionData(init)) } };
}
