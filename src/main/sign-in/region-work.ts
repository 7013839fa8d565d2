/** Which lines of the config file a session's region stands in: pure, and in the thread for long texts where the text is long. */
import { parseConfig, type ConfigDocument } from '../aws/config/document.ts';
import type { ConfigEdit, SectionRef } from '../aws/config/edit.ts';
import { type ConfiguredSession, readConfiguredSessions } from '../aws/config/configured-sessions.ts';
import { effectiveSections } from '../aws/config/sections.ts';
import { inTextThread } from '../system/text-thread.ts';

/** The session as the file has it now; no edits if it is not there, or has that region. */
function regionEdits(
  text: string,
  { id, startUrl }: Pick<ConfiguredSession, 'id' | 'startUrl'>,
  region: string,
): { readonly before: string | null; readonly edits: readonly ConfigEdit[] } {
  const session = readConfiguredSessions(text).find((one) => one.id === id && one.startUrl === startUrl);
  return session
    ? { before: session.region, edits: editsFor(parseConfig(text), session, region) }
    : { before: null, edits: [] };
}

/** Where the session's region stands: in its section, or in every legacy profile of the start URL. */
function editsFor(
  document: ConfigDocument,
  { kind, name, region: before, profiles }: ConfiguredSession,
  region: string,
): readonly ConfigEdit[] {
  if (kind === 'sso-session' && before === region) return [];
  const users = effectiveSections(document, ['default', 'profile'], '').filter(({ name: profile, own, all }) => {
    if (!profiles.some((one) => one.name === profile)) return false;
    // A copy has to say the same as its session, or the AWS CLI refuses the profile (botocore credentials.py,
    // `_resolve_sso_session_reference`).
    return kind === 'legacy' ? all.get('sso_region')?.value !== region : own.get('sso_region')?.value === before;
  });
  const sections: readonly SectionRef[] = [
    ...(kind === 'sso-session' ? [{ kind, name }] : []),
    ...users.map((profile) => ({ kind: 'profile', name: profile.name }) as const),
  ];
  return sections.map((section) => ({ kind: 'set-key', section, key: 'sso_region', value: region }));
}

export const regionWork = inTextThread('region', { regionEdits });
