/** What hands out role credentials: on demand, into the clipboard, into the credentials file, by HTTP. */
import { type CopiedKeysService, createCopiedKeys } from '../credentials/copied-keys.ts';
import { createCredentials, type Credentials } from '../credentials/credentials.ts';
import { createWrittenKeys, type WrittenKeysService } from '../credentials/written-keys.ts';
import { createServing, type Serving } from '../serving/serving.ts';
import { daypassFolder } from '../system/files.ts';
import type { Desktop } from './desktop.ts';
import type { Below } from './features.ts';

export interface CredentialFeatures {
  readonly credentials: Credentials;
  readonly copiedKeys: CopiedKeysService;
  readonly writtenKeys: WrittenKeysService;
  /** Role credentials for programs that ask for them by HTTP. */
  readonly serving: Serving;
}

export function createCredentialFeatures(below: Below, desktop: Desktop): CredentialFeatures {
  const { store, paths, log } = below;
  const folder = daypassFolder(paths.home);
  const credentials = createCredentials({ ...below, cacheDir: paths.cliCacheDir, lockDir: folder });
  const clipboard = { copy: desktop.copySecret, read: desktop.readClipboard, clear: desktop.clearClipboard };
  return {
    credentials,
    copiedKeys: createCopiedKeys({ store, credentials, clipboard, log }),
    writtenKeys: createWrittenKeys({ ...below, credentials, files: paths, folder }),
    serving: createServing({ ...below, credentials }),
  };
}
