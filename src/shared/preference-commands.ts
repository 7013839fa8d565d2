/** The commands by which the user chooses about Daypass itself (preferences.ts). */
import * as v from 'valibot';
import { pauses, quietHoursSchema } from './quiet.ts';

export const preferenceCommandSchemas = [
  v.strictObject({ type: v.literal('set-check-for-updates'), enabled: v.boolean() }),
  v.strictObject({ type: v.literal('set-open-at-start'), enabled: v.boolean() }),
  /** Null: none. */
  v.strictObject({ type: v.literal('set-quiet-hours'), hours: v.nullable(quietHoursSchema) }),
  /** Holds all notifications back for that long from now; null: no longer. */
  v.strictObject({ type: v.literal('pause-notifications'), pause: v.nullable(v.picklist(pauses)) }),
  /** Asks where to, with the system's own dialog. */
  v.strictObject({ type: v.literal('export-settings') }),
  /** Asks from where, and tells what would change; nothing does yet. */
  v.strictObject({ type: v.literal('preview-settings') }),
  /** Takes over what the last preview has told. */
  v.strictObject({ type: v.literal('import-settings') }),
] as const;
