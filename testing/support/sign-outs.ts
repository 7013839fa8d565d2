/** Three signed-in sessions, and what the tests of their sign-out put beside them and look up. */
import { access, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SignOutLine, SignOutReport } from '../../src/shared/app-state.ts';
import { type RoleEntry, roleCredentialFileName } from '../../src/main/aws/cache/entry-names.ts';
import type { Token } from '../../src/main/aws/cache/token-file.ts';
import { type Engine, legacySession, signedInElsewhere, ssoSession, startEngine } from './engine.ts';

const profile = { name: 'dev', accountId: '012345678901', roleName: 'ReadOnly' };
export const corp = ssoSession({ profiles: [profile, { name: 'tokens-only', accountId: null, roleName: null }] });
export const labs = ssoSession({
  name: 'labs',
  startUrl: 'https://d-labs567890.awsapps.com/start',
  profiles: [profile],
});
export const legacy = legacySession({ profiles: [profile] });
export const sessions = [corp, labs, legacy];

/** By the sessions' ids. No request is counted so far. */
export async function startSignedInThrice(): Promise<readonly [Engine, Readonly<Record<string, Token>>]> {
  const engine = await startEngine({ sessions });
  const made = sessions.map(async (session) => [session.id, await signedInElsewhere(engine, session)] as const);
  const tokens = Object.fromEntries(await Promise.all(made));
  for (const session of sessions) await engine.putToken(session, tokens[session.id]!);
  await engine.sessions.readTokens();
  engine.organisation.forgetRequests();
  return [engine, tokens];
}

/** Of the engine that the test has at that time. */
export function signOutsOf(engine: () => Engine) {
  return {
    /** The tokens of which AWS was told, and what it answered. */
    logouts: () =>
      engine()
        .organisation.requestsOf('Logout')
        .map(({ headers, status }) => [headers['x-amz-sso_bearer_token'], status]),
    lines: (): readonly SignOutLine[] | undefined => engine().store.state.signOutReport?.lines,
    report: (): SignOutReport | null => engine().store.state.signOutReport,
    /** A file of the AWS CLI's cache of role credentials. */
    putRole: async (name: string, content: unknown = { ProviderType: 'sso', Credentials: {} }): Promise<string> => {
      const { cliCacheDir } = engine().paths;
      await mkdir(cliCacheDir, { recursive: true });
      const file = path.join(cliCacheDir, name);
      await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
      return file;
    },
  };
}

/** A line of the report. */
export function line(session: string | null, outcome: SignOutLine['outcome'], problem: unknown = null) {
  return { session, outcome, problem };
}

export function roleFile(
  owner: { readonly sessionName: string } | { readonly startUrl: string },
  changes: Partial<RoleEntry> = {},
): string {
  return roleCredentialFileName({ accountId: '012345678901', roleName: 'ReadOnly', ...changes, ...owner });
}

export async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
