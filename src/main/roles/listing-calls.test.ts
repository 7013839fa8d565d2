/** Which calls a listing makes, and that each of them has its turn. */
import { afterEach, describe, expect, test } from 'vitest';
import type { AccountList } from '../../shared/app-state.ts';
import { placeOf } from '../aws/api/aws-place.ts';
import { type Engine, signedInElsewhere, ssoSession, startEngine } from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { createListing } from './listing.ts';
import type { ListingDeps } from './listing-common.ts';

const corp = ssoSession();

describe('a listing', () => {
  let engine: Engine;
  afterEach(() => engine.close());

  test('takes its turn for calls only: one for a page of accounts, and one for each page of roles', async () => {
    const roles = Array.from({ length: 130 }, (_, index) => `role-${index}`);
    const many = Array.from({ length: 7 }, (_, index) => ({
      accountId: String(100_000_000_000 + index),
      roles: ['A'],
    }));
    engine = await startEngine({ organisation: { accounts: [...many, { accountId: '100000000099', roles }] } });
    const { accessToken } = await signedInElsewhere(engine, corp);
    engine.organisation.forgetRequests();
    let turns = 0;
    const budget: ListingDeps['budget'] = { run: (_priority, call) => (turns++, call()) };
    let list: AccountList = { status: 'none', problem: null, items: [], listedAt: null, user: null };
    const listing = createListing(
      {
        id: corp.id,
        portal: engine.portal,
        rejections: engine.rejections,
        log: engine.log,
        budget,
        favorites: () => [],
        access: () => ({ ...placeOf(corp), accessToken }),
        over: () => {},
        publish(shown) {
          list = { ...list, ...shown };
          return true;
        },
      },
      list,
    );
    listing.list(false);
    await eventually(() => {
      expect(list.status).toBe('ready');
      expect(list.items.map(({ roles: { names } }) => names.length)).toEqual([...many.map(() => 1), 130]);
    });
    listing.end();
    expect(engine.organisation.requests).toHaveLength(1 + 7 + 2);
    expect(turns).toBe(10);
  });
});
