/** What the short ways need of the AWS files. Whatever is unclear is null, and left to the command as a whole. */
import { join } from 'node:path';
import type { SessionId } from '../../shared/app-state.ts';
import { hashedFileName } from '../../main/aws/cache/entry-names.ts';
import { type JsonValue, parseJson } from '../../main/aws/cache/python-json.ts';
import { type Token, toToken } from '../../main/aws/cache/token-file.ts';
import type { ConfiguredSession } from '../../main/aws/config/configured-sessions.ts';
import type { AwsTexts } from '../../main/aws/config/readers/reading.ts';
import type { AwsPaths } from '../../main/aws/paths.ts';
import { otherPortalOf } from '../../main/sessions/token-portal.ts';
import { textAtOnce } from '../../main/system/file-at-once.ts';

/** Longer files are read elsewhere, in turns. */
export const shortText = 256 * 1024;

/** Honest cache files have a few kB. */
const longestEntry = 1024 * 1024;

/** What the command line and the system say. */
export interface Asked {
  /** Without Node and the command's file. */
  readonly argv: readonly string[];
  readonly env: Readonly<NodeJS.ProcessEnv>;
  readonly platform: NodeJS.Platform;
  readonly paths: AwsPaths;
}

export function awsTexts({ configFile, credentialsFile }: AwsPaths, atMost: number): AwsTexts | null {
  const [config, credentials] = [textAtOnce(configFile, atMost, ''), textAtOnce(credentialsFile, atMost, '')];
  return config === null || credentials === null ? null : { config, credentials };
}

/** The token that a session's file holds: null where there is none that could be used, or it is another portal's. */
export function tokenOf(
  { ssoCacheDir }: AwsPaths,
  session: Pick<ConfiguredSession, 'id' | 'startUrl' | 'region'>,
): Token | null {
  const entry = entryIn(ssoCacheDir, hashedFileName(keyOf(session.id)));
  const parsed = entry === undefined ? null : toToken(entry);
  if (parsed === null || !('token' in parsed)) return null;
  return otherPortalOf(parsed.token, session) === null ? parsed.token : null;
}

/** The JSON of one file of a cache folder; undefined where there is none. */
export function entryIn(folder: string, name: string): JsonValue | undefined {
  const text = textAtOnce(join(folder, name), longestEntry);
  return text === null ? undefined : parseJson(text);
}

/** What the AWS CLI names the token's file after: the session's name, or the start URL. */
function keyOf(id: SessionId): string {
  return id.slice(id.indexOf(':') + 1);
}
