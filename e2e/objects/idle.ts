/** What an app that only keeps people signed in does, told apart from the renewals that it is for. */
import fs from 'node:fs';
import path from 'node:path';
import type { Home } from '../../testing/home.ts';
import type { Organisation, RecordedRequest } from '../../testing/identity-center/organisation.ts';

export const renewalsOf = (organisation: Organisation): readonly RecordedRequest[] =>
  organisation.requestsOf('CreateToken').filter(({ body }) => body['grantType'] === 'refresh_token');

/** What is done within this long of a renewal's request is its work (ms). */
export const workOfRenewal = 10_000;

/** Those of the recorded events that have nothing to do with a renewal. */
export function besidesRenewals<Event extends { readonly at: number }>(
  events: readonly Event[],
  organisation: Organisation,
): readonly Event[] {
  const renewals = renewalsOf(organisation);
  return events.filter(({ at }) => !renewals.some((one) => Math.abs(one.at - at) < workOfRenewal));
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
