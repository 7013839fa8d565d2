/** Shows what profiles for chosen roles would change in the config file, and writes them in one atomic change. */
import type { ProfileRequest, ProfilesPreview, WrittenProfiles } from '../../shared/profile-plans.ts';
import { failure, type Result } from '../../shared/result.ts';
import { readConfigFile } from '../aws/config/file.ts';
import type { AwsTexts } from '../aws/config/readers/reading.ts';
import { readPresentText, writeEdits } from './config-change.ts';
import type { HeldRoles } from './gone-profiles.ts';
import { profileWork } from './profile-work.ts';

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
  const texts = await readTexts(files);
  return texts.ok ? profileWork.previewProfiles(files.configFile, texts.value, request, held) : texts;
}

/** Writes what the preview with this digest showed, or nothing. */
export async function writeProfiles(
  files: AwsFiles,
  request: ProfileRequest,
  held: readonly HeldRoles[],
  digest: string,
): Promise<Result<WrittenProfiles>> {
  const texts = await readTexts(files);
  if (!texts.ok) return texts;
  const planned = await profileWork.profileEdits(texts.value, request, held);
  if (!planned.ok) return planned;
  const { written, removed, ...made } = planned.value;
  const done = await writeEdits(files.configFile, made, digest);
  return done.ok ? { ok: true, value: { written, removed } } : done;
}

async function readTexts({ configFile, credentialsFile }: AwsFiles): Promise<Result<AwsTexts>> {
  const config = await readPresentText(configFile);
  if (!config.ok) return config;
  // Read for its names only: with what can be read of it, there is less to clash with than with nothing.
  const { text, isReadable, problems } = await readConfigFile(credentialsFile);
  const [problem] = problems;
  if (!isReadable && problem) return failure(problem);
  return { ok: true, value: { config: config.value, credentials: text } };
}
