/** What hands out role credentials: on demand, into the clipboard, into the credentials file, by HTTP. */
import { type CopiedKeysService, createCopiedKeys } from '../credentials/copied-keys.ts';
import { createCredentials, type Credentials } from '../credentials/credentials.ts';
import { createWrittenKeys, type WrittenKeysService } from '../credentials/written-keys.ts';
import { createServedElsewhere, type ServedElsewhere } from '../serving/served-elsewhere.ts';
import { createServing, type Serving } from '../serving/serving.ts';
import { credentialsRefusal, portalRefusal } from '../../shared/managed-settings.ts';
import { failure } from '../../shared/result.ts';
import { daypassFolder } from '../system/files.ts';
import { notesFolder } from '../system/process-notes.ts';
import type { Desktop } from './desktop.ts';
import type { Below } from './features.ts';

export interface CredentialFeatures {
  readonly credentials: Credentials;
  /** Credentials that stay inside, such as those that open a console: an administrator's word about handing them out does not count. */
  readonly innerCredentials: Credentials;
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
  const all = createCredentials({ ...below, cacheDir: paths.cliCacheDir, lockDir: folder });
  const credentials = managedCredentials(all, store);
  const clipboard = { copy: desktop.copySecret, read: desktop.readClipboard, clear: desktop.clearClipboard };
  const serving = createServing({ ...below, credentials });
  const servedElsewhere = createServedElsewhere({ store, serving, folder: notesFolder(paths.home) });
  below.config.onRead(() => void servedElsewhere.read());
  return {
    credentials,
    innerCredentials: all,
    copiedKeys: createCopiedKeys({ store, credentials, clipboard, log }),
    writtenKeys: createWrittenKeys({ ...below, credentials, files: paths, folder }),
    serving,
    servedElsewhere,
  };
}

/** What an administrator does not want to be handed out is handed out to nobody: people, files and programs come by here. */
function managedCredentials(all: Credentials, store: Below['store']): Credentials {
  return {
    async get(plan, options) {
      const { state } = store;
      const startUrl = store.session(plan.sso.sessionId)?.startUrl;
      const refusal = credentialsRefusal(state) ?? (startUrl === undefined ? null : portalRefusal(state, startUrl));
      return refusal === null ? all.get(plan, options) : failure(refusal);
    },
    forget: (id) => all.forget(id),
  };
}
