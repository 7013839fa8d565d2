/** Joins the storeys: core, AWS, the sessions, the features. */
import { createAws, type Aws } from './aws.ts';
import { type Core, createCore } from './core.ts';
import type { Desktop } from './desktop.ts';
import { createFeatures, type Features } from './features.ts';
import { createSessionEngine, type SessionEngine } from './session-engine.ts';

export interface Services extends Core, Aws, SessionEngine, Features {
  /** Reads what Daypass itself keeps about its sessions and its user. */
  load(): Promise<void>;
  /** Ends what runs in all storeys. */
  stop(): Promise<void>;
  /** Resolves when Daypass's own files are on the disk. */
  saved(): Promise<void>;
}

export function createServices(desktop: Desktop, aws: Aws = createAws(desktop)): Services {
  const core = createCore(desktop);
  const engine = createSessionEngine(core, aws);
  const features = createFeatures({ ...core, ...aws, ...engine }, desktop);
  const ownFiles = [core.settings, engine.history, engine.keptAccounts, features.shown];
  return {
    ...core,
    ...aws,
    ...engine,
    ...features,
    async load() {
      const own = ownFiles.map((file) => file.load());
      // Whether updates are looked for is the administrator's to say.
      const updates = core.readManaged().then(() => features.updates.load());
      await Promise.all([...own, updates, features.writtenKeys.read()]);
    },
    async stop() {
      await Promise.all([engine.stop(), features.stop()]);
    },
    async saved() {
      await Promise.all([...ownFiles, features.updates].map((file) => file.saved()));
    },
  };
}
