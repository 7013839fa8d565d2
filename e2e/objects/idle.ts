/** What an app that only keeps people signed in does, told apart from the requests that it makes for that. */
import fs from 'node:fs';
import path from 'node:path';
import type { Home } from '../../testing/home.ts';
import type { Organisation, RecordedRequest } from '../../testing/identity-center/organisation.ts';

export const renewalsOf = (organisation: Organisation): readonly RecordedRequest[] =>
  organisation.requestsOf('CreateToken').filter(({ body }) => body['grantType'] === 'refresh_token');

/** What keeps the list of accounts and roles fresh. */
export const listingOf = (organisation: Organisation): readonly RecordedRequest[] =>
  organisation.requests.filter(isOfListing);

/** All other requests: how many of those that keep the list fresh are made meanwhile is told by no clock of a test. */
export const besidesListing = (organisation: Organisation): readonly RecordedRequest[] =>
  organisation.requests.filter((request) => !isOfListing(request));

const isOfListing = ({ operation }: RecordedRequest): boolean =>
  operation === 'ListAccounts' || operation === 'ListAccountRoles';

/** What is done within this long of a request is its work (ms). */
export const workOfRequest = 10_000;

/** The list goes to the disk half a minute after it has changed, so that one that changes all the time is written now and then (ms). */
export const workOfListing = 45_000;

/** Those of the recorded events that have nothing to do with any of these requests. */
export function besides<Event extends { readonly at: number }>(
  requests: readonly RecordedRequest[],
  events: readonly Event[],
  work = workOfRequest,
): readonly Event[] {
  return events.filter(({ at }) => !requests.some((one) => Math.abs(one.at - at) < work));
}

/** Which version of each file lies in the home: two are equal if nothing was written in between, nor put in its place. */
export function versionsOfFiles(home: Home): ReadonlyMap<string, string> {
  const entries = fs.readdirSync(home.dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      const { ino, ctimeNs, size } = fs.statSync(file, { bigint: true });
      return [path.relative(home.dir, file).replaceAll('\\', '/'), `${ino} ${ctimeNs} ${size}`];
    }),
  );
}

/** The names of files that have come, changed or gone. */
export function changedFiles(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name)).toSorted();
}
