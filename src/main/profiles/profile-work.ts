/** Plans and previews of changes of the config file: pure, and in the thread for long texts where the text is long. */
import { createHash } from 'node:crypto';
import type { ConfigPreview, DiffLine } from '../../shared/config-preview.ts';
import type { ConvertedProfile } from '../../shared/conversion.ts';
import type { ProfileRequest, ProfilesPreview, WrittenProfiles } from '../../shared/profile-plans.ts';
import { failure, type Result } from '../../shared/result.ts';
import { parseConfig } from '../aws/config/document.ts';
import type { ConfigEdit } from '../aws/config/edit.ts';
import { checkNewSession, type NewSession, sessionEdit } from '../aws/config/new-session.ts';
import type { AwsTexts } from '../aws/config/readers/reading.ts';
import { inTextThread } from '../system/text-thread.ts';
import { assumedRolesOf } from './assumed-roles.ts';
import { chainedProfilesOf } from './chained-profiles.ts';
import { planConversion } from './convert.ts';
import { digestOf, previewEdits, previewLines } from './edit-preview.ts';
import { goneProfiles, type HeldRoles } from './gone-profiles.ts';
import { planProfiles } from './profile-plan.ts';

/** Edits as they were shown: `digest` stands for exactly these. */
export interface DigestedEdits {
  readonly edits: readonly ConfigEdit[];
  readonly digest: string;
}

function planOf({ config, credentials }: AwsTexts, request: ProfileRequest, held: readonly HeldRoles[]) {
  const document = parseConfig(config);
  const gone = goneProfiles(document, held);
  return { gone, plan: planProfiles({ config: document, credentials: parseConfig(credentials) }, request, gone) };
}

function previewProfiles(
  file: string,
  texts: AwsTexts,
  request: ProfileRequest,
  held: readonly HeldRoles[],
): Result<ProfilesPreview> {
  const { gone, plan } = planOf(texts, request, held);
  if (!plan.ok) return plan;
  const change = previewEdits(file, texts.config, plan.value.edits);
  return change.ok ? { ok: true, value: { profiles: plan.value.profiles, gone, change: change.value } } : change;
}

function profileEdits(
  texts: AwsTexts,
  request: ProfileRequest,
  held: readonly HeldRoles[],
): Result<DigestedEdits & WrittenProfiles> {
  const { plan } = planOf(texts, request, held);
  if (!plan.ok) return plan;
  const { profiles, removed, edits } = plan.value;
  const written = profiles.flatMap(({ kind, name }) => (kind === 'new' ? [name] : []));
  return { ok: true, value: { edits, digest: digestOf(edits), written, removed } };
}

function previewConversion(
  file: string,
  text: string,
  profiles: readonly string[] | null,
): Result<{ readonly profiles: readonly ConvertedProfile[]; readonly change: ConfigPreview }> {
  const plan = planConversion(parseConfig(text), profiles);
  const change = previewEdits(file, text, plan.edits);
  return change.ok ? { ok: true, value: { profiles: plan.profiles, change: change.value } } : change;
}

function conversionEdits(text: string, profiles: readonly string[] | null): DigestedEdits {
  const { edits } = planConversion(parseConfig(text), profiles);
  return { edits, digest: digestOf(edits) };
}

function previewSession(file: string, text: string, session: NewSession): Result<ConfigPreview> {
  const wrong = checkNewSession(session, parseConfig(text));
  return wrong ? failure(wrong) : previewEdits(file, text, [sessionEdit(session)]);
}

/** `before`: null if there is no file. */
function previewReplacement(before: string | null, after: string): { lines: readonly DiffLine[]; digest: string } {
  return { lines: previewLines(before ?? '', after), digest: replacementDigest(before, after) };
}

function replacementDigest(before: string | null, after: string): string {
  const hash = createHash('sha256').update(before === null ? 'none' : `some ${before.length}\n${before}`);
  return hash.update(after).digest('hex');
}

export const profileWork = inTextThread('profiles', {
  previewProfiles,
  profileEdits,
  previewConversion,
  conversionEdits,
  previewSession,
  previewReplacement,
  replacementDigest,
  assumedRolesOf,
  chainedProfilesOf,
});
