/** The commands of the form for a new session: what a start URL tells, what would be written, and writing it. */
import * as v from 'valibot';

/** What a person may paste around a start URL, such as a whole mail. */
export const longestPaste = 20_000;

const typed = v.pipe(v.string(), v.maxLength(2048));
const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const session = { name: typed, startUrl: typed, region: typed };

export const newSessionCommandSchemas = [
  /** `follow`: a company's own domain is asked where it leads; without it nothing leaves this computer. */
  v.strictObject({
    type: v.literal('inspect-start-url'),
    text: v.pipe(v.string(), v.maxLength(longestPaste)),
    follow: v.boolean(),
  }),
  v.strictObject({ type: v.literal('preview-session'), ...session }),
  /** `digest`: of the preview of this very session. `signIn`: and starts its sign-in as soon as it is written. */
  v.strictObject({ type: v.literal('add-session'), ...session, digest, signIn: v.optional(v.boolean()) }),
] as const;
