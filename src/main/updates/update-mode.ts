/** Which packages look for newer versions of themselves, and which of them may install one. */
import type { UpdateMode } from '../../shared/updates.ts';
import type { PackageFacts } from '../system/updater.ts';

/** `isAllowed`: whoever manages this computer has nothing against it. */
export function updateMode(facts: PackageFacts, isAllowed: boolean): UpdateMode {
  if (!isAllowed) return { kind: 'off', why: 'managed' };
  if (!facts.isPackaged) return { kind: 'off', why: 'checkout' };
  switch (facts.platform) {
    case 'darwin':
      // The system itself takes a newer app only with a signature of the same identity: without one it takes none.
      return { kind: facts.knowsPublisher ? 'install' : 'tell' };
    case 'win32':
      // The msi, Scoop and others put the app where their own tools renew it.
      if (!facts.hasUninstaller) return { kind: 'off', why: 'package' };
      // Without a publisher to compare with, any file that the server offers would be run.
      return { kind: facts.knowsPublisher ? 'install' : 'tell' };
    default:
      // Of an AppImage a digest is checked alone, which comes from the same server: nothing that vouches for the file.
      return facts.appImage === null ? { kind: 'off', why: 'package' } : { kind: 'tell' };
  }
}
