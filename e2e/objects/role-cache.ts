/** The role credentials that the AWS CLI keeps in `~/.aws/cli/cache`, named and written as it does it. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Home } from '../../testing/home.ts';
import { pythonJson } from '../../testing/aws-files.ts';

export interface RoleOwner {
  readonly accountId: string;
  readonly roleName: string;
  /** One of these two: the name of the session, or a legacy profile's start URL. */
  readonly sessionName?: string;
  readonly startUrl?: string;
}

/** `~/.aws/cli/cache`. */
export const roleCacheDir = (home: Home): string => home.path('.aws', 'cli', 'cache');

/** The AWS CLI's name for the entry (botocore credentials.py): SHA-1 of sorted JSON without blanks. */
export function roleCredentialsPath(home: Home, { accountId, roleName, sessionName, startUrl }: RoleOwner): string {
  const key = JSON.stringify({ accountId, roleName, ...(startUrl === undefined ? { sessionName } : { startUrl }) });
  return path.join(roleCacheDir(home), `${createHash('sha1').update(key).digest('hex')}.json`);
}

/** Writes an entry as the AWS CLI does after a call with a profile of this role; resolves to its path. */
export function writeRoleCredentials(home: Home, owner: RoleOwner): string {
  const file = roleCredentialsPath(home, owner);
  const Credentials = {
    AccessKeyId: 'ASIAEXAMPLE',
    SecretAccessKey: 's',
    SessionToken: 't',
    Expiration: '2099-01-01T00:00:00Z',
  };
  writeCliCache(home, path.basename(file), pythonJson({ ProviderType: 'sso', Credentials }));
  return file;
}

/** Writes any file there; resolves to its path. */
export function writeCliCache(home: Home, name: string, text: string): string {
  fs.mkdirSync(roleCacheDir(home), { recursive: true });
  fs.writeFileSync(path.join(roleCacheDir(home), name), text, { mode: 0o600 });
  return path.join(roleCacheDir(home), name);
}

/** The files below the home that hold this text. */
export function filesWith(home: Home, text: string): readonly string[] {
  const names = fs.readdirSync(home.dir, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => {
    const file = home.path(name);
    return fs.statSync(file, { throwIfNoEntry: false })?.isFile() === true && fs.readFileSync(file).includes(text);
  });
}
