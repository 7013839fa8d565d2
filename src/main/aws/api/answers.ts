/**
 * What an answer of AWS must be like, field by field. Everything that is used of an answer passes here: a token that is no text
 * would replace a good one in the file that all AWS tools share, and a lifetime that is no number would stop renewing for good.
 */
import * as v from 'valibot';
import { day, second } from '../../../shared/time.ts';
import { unexpectedAnswer } from './failure.ts';

/** AWS's tokens have some 2,000 characters; this is as much as a web server takes in a head. */
const longestSecret = 16 * 1024;
/** The services give no other characters, and others would break a header or a line of a file. */
const secret = v.pipe(v.string(), v.maxLength(longestSecret), v.regex(/^[\x20-\x7e]+$/));

const longestLifetime = (365 * day) / second;
/** In seconds. The longest of AWS's is that of a session, 90 days. */
const lifetime = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(longestLifetime));
/** When something ends, in seconds since 1970; what lies beyond this is no date any more. */
const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(253_402_300_799));

/** Null stands for a field that is not there, as in the services' own clients. */
const optional = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.nullish(schema),
    v.transform((value) => value ?? undefined),
  );

export const registrationAnswer = v.object({
  clientId: secret,
  clientSecret: secret,
  clientSecretExpiresAt: instant,
});

export const tokensAnswer = v.object({
  accessToken: secret,
  expiresIn: lifetime,
  refreshToken: optional(secret),
});

const address = v.pipe(v.string(), v.maxLength(2048), v.regex(/^[\x21-\x7e]+$/), v.url());

export const deviceAnswer = v.object({
  deviceCode: secret,
  /** Short and made for typing (RFC 8628, 6.1): it is shown large, stands in a menu and goes to the clipboard. */
  userCode: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,32}$/)),
  verificationUri: address,
  verificationUriComplete: optional(address),
  expiresIn: optional(lifetime),
  /** Clamped: without a pause AWS would be asked all the time, and after a long one a confirmation would seem lost. */
  interval: optional(
    v.pipe(
      v.number(),
      v.finite(),
      v.transform((seconds) => Math.min(Math.max(seconds, 1), 60)),
    ),
  ),
});

/** Far more than a name or an address has; what is longer is cut, because it is only shown and searched in. */
const longestName = 256;
const name = optional(
  v.pipe(
    v.string(),
    v.transform((text) => text.slice(0, longestName).toWellFormed().trim()),
  ),
);
/** Opaque; absent or empty on the last page. */
const nextPage = optional(v.union([v.literal(''), secret]));

/** Of one page; AWS gives 100 at most. */
const mostItems = 1000;

export const accountsAnswer = v.object({
  accountList: v.pipe(
    v.array(
      v.object({
        accountId: v.pipe(v.string(), v.regex(/^\d{12}$/)),
        accountName: name,
        emailAddress: name,
      }),
    ),
    v.maxLength(mostItems),
  ),
  nextToken: nextPage,
});

export const rolesAnswer = v.object({
  roleList: v.pipe(v.array(v.object({ roleName: v.pipe(v.string(), v.minLength(1)) })), v.maxLength(mostItems)),
  nextToken: nextPage,
});

/** In ms, unlike all other instants of these services; what is too small would be seconds, and ended in 1970. */
const instantInMs = v.pipe(v.number(), v.safeInteger(), v.minValue(1_000_000_000_000), v.maxValue(253_402_300_799_000));

/** What AWS's keys are made of: anything else would be acted upon by a shell or a file that it is put into. */
const key = v.pipe(secret, v.regex(/^[\w+/=-]+$/));

export const roleKeysAnswer = v.object({
  roleCredentials: v.object({
    accessKeyId: key,
    secretAccessKey: key,
    sessionToken: key,
    expiration: instantInMs,
  }),
});

/** The SDK makes a date of the text that STS sends. */
export const assumedAnswer = v.object({
  Credentials: v.object({
    AccessKeyId: key,
    SecretAccessKey: key,
    SessionToken: key,
    Expiration: v.pipe(
      v.date(),
      v.check((date) => !Number.isNaN(date.getTime())),
    ),
  }),
});

/** A text in base64. */
const packed = v.pipe(secret, v.regex(/^[\w+/]+={0,2}$/));

export const ecrAnswer = v.object({ authorizationData: v.looseTuple([v.object({ authorizationToken: packed })]) });
export const ecrPublicAnswer = v.object({ authorizationData: v.object({ authorizationToken: packed }) });
/** It stands in files and headers of package managers. */
export const codeArtifactAnswer = v.object({ authorizationToken: v.pipe(secret, v.regex(/^[!-~]+$/)) });

/** Of the federation endpoint; it goes into an address. */
export const signinTokenAnswer = v.object({ SigninToken: v.pipe(secret, v.minLength(1)) });

export const callerAnswer = v.object({ Arn: v.pipe(v.string(), v.maxLength(2048)) });

/** The fields of `schema` in `answer`. Throws `AwsFailure` (`unexpected-answer`), in which nothing of the answer is told. */
export function checked<Schema extends v.GenericSchema>(
  schema: Schema,
  answer: unknown,
  operation: string,
  host: string,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, answer, { abortEarly: true });
  if (!parsed.success) throw unexpectedAnswer(operation, host);
  return parsed.output;
}
