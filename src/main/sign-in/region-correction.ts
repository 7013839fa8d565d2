/** Writes the region that a company's own domain has told into the config file, as the AWS CLI does after a sign-in. */
import type { SessionId } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { type ConfigDocument, parseConfig } from '../aws/config-document.ts';
import type { ConfigEdit, SectionRef } from '../aws/config-edit.ts';
import { editConfigFile, readConfigFile } from '../aws/config-file.ts';
import { type ConfiguredSession, readConfig } from '../aws/config-reader.ts';
import { effectiveSections } from '../aws/config-sections.ts';
import type { Log } from '../machine/log.ts';
import { addNotice, dismissNotice } from '../notifications/notices.ts';
import type { Store } from '../store.ts';

export interface RegionCorrection {
  /** Never rejects: the sign-in has succeeded, whatever becomes of the file. What was done, or could not be, is told. */
  correct(session: ConfiguredSession, region: string): Promise<void>;
  /** What was told about a session is over: another sign-in begins. */
  forget(id: SessionId): void;
}

export interface RegionCorrectionParts {
  readonly store: Store;
  /** The config file. */
  readonly file: string;
  readonly log: Log;
}

export function createRegionCorrection({ store, file, log }: RegionCorrectionParts): RegionCorrection {
  const noticeId = (id: SessionId): string => `region ${id}`;
  return {
    async correct({ id, name, startUrl }, region) {
      const { text } = await readConfigFile(file);
      // As it is now: the sign-in may have taken minutes.
      const session = readConfig(text, file).sessions.find((one) => one.id === id && one.startUrl === startUrl);
      const edits = session ? regionEdits(parseConfig(text), session, region) : [];
      if (!session || edits.length === 0) return;
      const written = await editConfigFile(file, edits);
      const told = { session: name, region, file };
      if (written.ok) {
        log.info('region corrected', { session: id, region, before: session.region });
        addNotice(store, noticeId(id), problem('region-corrected', told, 'none'));
      } else {
        log.warn('region not corrected', { session: id, region, problem: written.problem });
        addNotice(store, noticeId(id), problem('region-not-corrected', told, 'user'));
      }
    },
    forget: (id) => dismissNotice(store, noticeId(id)),
  };
}

/** Where the session's region stands: in its section, or in every legacy profile of the start URL. */
function regionEdits(
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
