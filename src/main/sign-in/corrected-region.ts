/** Writes the region that a company's own domain has led to into the config file, as the AWS CLI does after such a sign-in. */
import { type Problem, problem } from '../../shared/problems.ts';
import type { ConfigEdit, SectionRef } from '../aws/config-edit.ts';
import { editConfigFile } from '../aws/config-file.ts';
import type { ConfiguredSession } from '../aws/config-reader.ts';

/**
 * Resolves with what there is to tell: that the region was corrected, or why it could not be. The sign-in has succeeded
 * either way.
 */
export type CorrectRegion = (session: ConfiguredSession, region: string) => Promise<Problem>;

export function createCorrectRegion(configFile: string): CorrectRegion {
  return async (session, region) => {
    const edits = sectionsOf(session).map((section): ConfigEdit => {
      return { kind: 'set-key', section, key: 'sso_region', value: region };
    });
    const done = await editConfigFile(configFile, edits);
    if (!done.ok) return done.problem;
    return problem('session-region-corrected', { session: session.name, region }, 'user');
  };
}

function sectionsOf({ kind, name, profiles }: ConfiguredSession): readonly SectionRef[] {
  if (kind === 'sso-session') return [{ kind: 'sso-session', name }];
  return profiles.map((profile) => ({ kind: 'profile', name: profile.name }));
}
