/** What a computer offers to put a newer version in the place of the running one; electron/updater.ts is it on a desktop. */

/** What is known of the package that runs. */
export interface PackageFacts {
  readonly platform: NodeJS.Platform;
  /** False: it runs from a checkout. */
  readonly isPackaged: boolean;
  /** The file of the AppImage that runs; null: none does. */
  readonly appImage: string | null;
  /** Whether the program's own uninstaller lies beside it (Windows): the installer for one user brings it, the msi does not. */
  readonly hasUninstaller: boolean;
  /** Whether it is known whose signature a newer one must have: the package names it (Windows), or has one itself (macOS). */
  readonly knowsPublisher: boolean;
}

export interface Updater {
  facts(): Promise<PackageFacts>;
  /** The version that the server offers, if it is newer than this one; null: it is not. */
  check(signal: AbortSignal): Promise<string | null>;
  /** Gets the version that the last `check` has found, checks its digest and signature, and unpacks it where the system does that. */
  download(onProgress: () => void, signal: AbortSignal): Promise<void>;
  /** Ends the app and starts what was downloaded. `onFailure` hears where the system does not take it: the app goes on then. */
  install(onFailure: (error: unknown) => void): void;
}
