/** The commands about what the doctor finds: each edit is shown first, and written only as it was shown. */
import * as v from 'valibot';

const findingId = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));
const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const value = v.optional(v.pipe(v.string(), v.maxLength(2048)));

export const doctorCommandSchemas = [
  /** Examines the files now, and again after each change, until `end-doctor`. */
  v.strictObject({ type: v.literal('run-doctor') }),
  v.strictObject({ type: v.literal('end-doctor') }),
  /** `value`: for a cure that asks for one. */
  v.strictObject({ type: v.literal('preview-cure'), findingId, value }),
  v.strictObject({ type: v.literal('apply-cure'), findingId, digest, value }),
  /** All cures together that lose nothing and leave nothing to decide. */
  v.strictObject({ type: v.literal('preview-safe-cures') }),
  v.strictObject({ type: v.literal('apply-safe-cures'), digest }),
  /** The line for a shell, where that is the cure. */
  v.strictObject({ type: v.literal('copy-cure-command'), findingId }),
  /** What each tool sees of a profile. */
  v.strictObject({ type: v.literal('inspect-profile'), profile: v.pipe(v.string(), v.maxLength(2048)) }),
  /** All findings as text. */
  v.strictObject({ type: v.literal('copy-findings') }),
] as const;
