/** Shows what profiles for chosen roles would change in the config file, and writes them in one atomic change. */
import type { GoneProfile, ProfileRequest, ProfilesPreview, WrittenProfiles } from '../../shared/profile-plans.ts';
import { failure, type Result } from '../../shared/result.ts';
import { type ConfigDocument, parseConfig } from '../aws/config-document.ts';
import { readConfigFile } from '../aws/config-file.ts';
import { previewEdits, readDocument, writeEdits } from './config-change.ts';
import { goneProfiles, type HeldRoles } from './gone-profiles.ts';
import { planProfiles, type ProfilePlan } from './profile-plan.ts';

export interface AwsFiles {
  readonly configFile: string;
  readonly credentialsFile: string;
}

/** `held`: what is known of the user's roles, for the sessions whose gone profiles are to be offered. */
export async function previewProfiles(
  files: AwsFiles,
  request: ProfileRequest,
  held: readonly HeldRoles[],
): Promise<Result<ProfilesPreview>> {
  const made = await planNow(files, request, held);
  if (!made.ok) return made;
  const { document, gone, plan } = made.value;
  const change = previewEdits(files.configFile, document, plan.edits);
  return change.ok ? { ok: true, value: { profiles: plan.profiles, gone, change: change.value } } : change;
}

/** Writes what the preview with this digest showed, or nothing. */
export async function writeProfiles(
  files: AwsFiles,
  request: ProfileRequest,
  held: readonly HeldRoles[],
  digest: string,
): Promise<Result<WrittenProfiles>> {
  const made = await planNow(files, request, held);
  if (!made.ok) return made;
  const { profiles, removed, edits } = made.value.plan;
  const done = await writeEdits(files.configFile, edits, digest);
  if (!done.ok) return done;
  const written = profiles.flatMap(({ kind, name }) => (kind === 'new' ? [name] : []));
  return { ok: true, value: { written, removed } };
}

interface Planned {
  readonly document: ConfigDocument;
  readonly gone: readonly GoneProfile[];
  readonly plan: ProfilePlan;
}

async function planNow(
  { configFile, credentialsFile }: AwsFiles,
  request: ProfileRequest,
  held: readonly HeldRoles[],
): Promise<Result<Planned>> {
  const document = await readDocument(configFile);
  if (!document.ok) return document;
  // Read for its names only: with what can be read of it, there is less to clash with than with nothing.
  const { text, isReadable, problems } = await readConfigFile(credentialsFile);
  const [problem] = problems;
  if (!isReadable && problem) return failure(problem);
  const gone = goneProfiles(document.value, held);
  const plan = planProfiles({ config: document.value, credentials: parseConfig(text) }, request, gone);
  return plan.ok ? { ok: true, value: { document: document.value, gone, plan: plan.value } } : plan;
}
