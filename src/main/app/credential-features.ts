/** What hands out role credentials: on demand, into the clipboard, into the credentials file, by HTTP. */
import { type CopiedKeysService, createCopiedKeys } from '../credentials/copied-keys.ts';
import { createCredentials, type Credentials } from '../credentials/credentials.ts';
import { createWrittenKeys, type WrittenKeysService } from '../credentials/written-keys.ts';
import { createServedElsewhere, type ServedElsewhere } from '../serving/served-elsewhere.ts';
import { createServing, type Serving } from '../serving/serving.ts';
import { daypassFolder } from '../system/files.ts';
import { notesFolder } from '../system/process-notes.ts';
import type { Desktop } from './desktop.ts';
import type { Below } from './features.ts';

export interface CredentialFeatures {
  readonly credentials: Credentials;
  readonly copiedKeys: CopiedKeysService;
  readonly writtenKeys: WrittenKeysService;
  /** Role credentials for programs that ask for them by HTTP. */
  readonly serving: Serving;
  /** Those that other processes serve. */
  readonly servedElsewhere: ServedElsewhere;
}

export function createCredentialFeatures(below: Below, desktop: Desktop): CredentialFeatures {
  const { store, paths, log } = below;
  const folder = daypassFolder(paths.home);
  const credentials = createCredentials({ ...below, cacheDir: paths.cliCacheDir, lockDir: folder });
  const clipboard = { copy: desktop.copySecret, read: desktop.readClipboard, clear: desktop.clearClipboard };
  const serving = createServing({ ...below, credentials });
  const servedElsewhere = createServedElsewhere({ store, serving, folder: notesFolder(paths.home) });
  below.config.onRead(() => void servedElsewhere.read());
  return {
    credentials,
    copiedKeys: createCopiedKeys({ store, credentials, clipboard, log }),
    writtenKeys: createWrittenKeys({ ...below, credentials, files: paths, folder }),
    serving,
    servedElsewhere,
  };
}
