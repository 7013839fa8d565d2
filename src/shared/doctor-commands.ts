/** The commands about what the doctor finds: each edit is shown first, and written only as it was shown. */
import * as v from 'valibot';

const findingId = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));
const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

export const doctorCommandSchemas = [
  /** Examines the files now, and again after each change, until `end-doctor`. */
  v.strictObject({ type: v.literal('run-doctor') }),
  v.strictObject({ type: v.literal('end-doctor') }),
  v.strictObject({ type: v.literal('preview-cure'), findingId }),
  v.strictObject({ type: v.literal('apply-cure'), findingId, digest }),
  /** All findings as text. */
  v.strictObject({ type: v.literal('copy-findings') }),
] as const;
