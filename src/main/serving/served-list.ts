/** What the state tells of the roles that are being served. Requests are counted in it once a second, however many there are. */
import type { ServedRole } from '../../shared/serving.ts';
import { second } from '../../shared/time.ts';
import type { Store } from '../core/store.ts';
import { now, wait } from '../system/clock.ts';

export interface ServedList {
  add(role: Omit<ServedRole, 'since' | 'requests' | 'lastAt'>): void;
  remove(id: string): void;
  /** Credentials were given now. */
  count(id: string): void;
}

export function createServedList(store: Store): ServedList {
  const requests = new Map<string, { readonly requests: number; readonly lastAt: number }>();
  let isTelling = false;

  const tell = async (): Promise<void> => {
    isTelling = true;
    await wait(second);
    isTelling = false;
    store.update((state) => ({
      ...state,
      served: state.served.map((role) => ({ ...role, ...requests.get(role.id) })),
    }));
  };

  return {
    add: (role) => {
      const served: ServedRole = { ...role, since: now(), requests: 0, lastAt: null };
      store.update((state) => ({ ...state, served: [...state.served, served] }));
    },
    remove: (id) => {
      requests.delete(id);
      store.update((state) => ({ ...state, served: state.served.filter((role) => role.id !== id) }));
    },
    count: (id) => {
      requests.set(id, { requests: (requests.get(id)?.requests ?? 0) + 1, lastAt: now() });
      if (!isTelling) void tell();
    },
  };
}
