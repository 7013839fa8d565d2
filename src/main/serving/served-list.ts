/** What the state tells of the roles that are being served. Requests are counted in it once a second, however many there are. */
import type { ServedRole } from '../../shared/serving.ts';
import { type EpochMs, second } from '../../shared/time.ts';
import type { Store } from '../core/store.ts';
import { now, wait } from '../system/clock.ts';

type Counted = Pick<ServedRole, 'requests' | 'lastAt' | 'givenUntil'>;

const isOwn = ({ isElsewhere }: ServedRole): boolean => !isElsewhere;

export interface ServedList {
  add(role: Omit<ServedRole, 'since' | 'isElsewhere' | keyof Counted>): ServedRole;
  /** Takes it out, and tells how it stood. */
  remove(id: string): ServedRole | null;
  /** Credentials were given now, which AWS takes until `givenUntil`. */
  count(id: string, givenUntil: EpochMs): void;
}

export function createServedList(store: Store): ServedList {
  const counts = new Map<string, Counted>();
  let isTelling = false;

  const counted = (role: ServedRole): ServedRole => ({ ...role, ...counts.get(role.id) });

  const tell = async (): Promise<void> => {
    isTelling = true;
    await wait(second);
    isTelling = false;
    store.update((state) => ({ ...state, served: state.served.map(counted) }));
  };

  return {
    add: (role) => {
      const begun = { since: now(), requests: 0, lastAt: null, givenUntil: null, isElsewhere: false } as const;
      const served: ServedRole = { ...role, ...begun };
      store.update((state) => {
        const [own, others] = [state.served.filter(isOwn), state.served.filter((one) => !isOwn(one))];
        return { ...state, served: [...own, served, ...others] };
      });
      return served;
    },
    remove: (id) => {
      const role = store.state.served.find((one) => one.id === id);
      store.update((state) => ({ ...state, served: state.served.filter((one) => one.id !== id) }));
      const last = role ? counted(role) : null;
      counts.delete(id);
      return last;
    },
    count: (id, givenUntil) => {
      const before = counts.get(id);
      const until = Math.max(givenUntil, before?.givenUntil ?? 0);
      counts.set(id, { requests: (before?.requests ?? 0) + 1, lastAt: now(), givenUntil: until });
      if (!isTelling) void tell();
    },
  };
}
