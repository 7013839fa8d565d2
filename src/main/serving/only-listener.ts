/** The one listener of all served roles: open from the first to the last of them. */
import { problem, type Problem } from '../../shared/problems.ts';
import { reasonOf } from '../system/file-errors.ts';
import { hostOf } from './addresses.ts';
import { type Listener, type ListenAt, type ListenerDeps, openListener } from './listener.ts';

export interface OnlyListener {
  /** Opens it unless it is open, wherever that is. Never rejects. */
  open(at: ListenAt): Promise<Listener | Problem>;
  /** Ends it and all connections at once. */
  close(): void;
}

export function createOnlyListener(deps: ListenerDeps): OnlyListener {
  let current: Promise<Listener> | null = null;
  return {
    async open(at) {
      const opening = (current ??= openListener(at, deps));
      try {
        return await opening;
      } catch (error) {
        if (current === opening) current = null;
        return problem('serving-not-opened', { address: hostOf(at.address, at.port), reason: reasonOf(error) }, 'user');
      }
    },
    close() {
      current?.then(
        (listener) => listener.close(),
        () => {},
      );
      current = null;
    },
  };
}
