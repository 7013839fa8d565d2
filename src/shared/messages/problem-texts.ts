/** The shape of the texts for problems: the compiler asks for every code and every known reason in every language. */
import type { ClockDirection, ProblemCode, TokenDefect } from '../problems.ts';

/** One entry a code: what happened and what to do, each as a sentence of its own. */
export type ProblemTexts = Readonly<Record<ProblemCode, ProblemText>>;

export interface ProblemText {
  readonly message: string;
  /** Takes the message's place where the parameter `count` is one, in a language that says it differently. */
  readonly message_one?: string;
  readonly action: string;
  /** Takes the action's place while Daypass tries again by itself (`retry: 'auto'`). */
  readonly whileRetrying?: string;
}

/** A reason as it stands in brackets inside a message, and the action that fits it better than the code's own. */
export interface ReasonText {
  readonly text: string;
  readonly action?: string;
}

/** Reasons that have words of their own; any other reason is shown as the code that it is. */
export interface ReasonTexts {
  /** By Node's error code (errno), for files and the login item. */
  readonly file: Readonly<Record<FileReason, ReasonText>>;
  /** By OpenSSL's or Node's code. */
  readonly tls: Readonly<Record<TlsReason, ReasonText>>;
  /** By the status with which a proxy refuses. */
  readonly proxy: Readonly<Record<403 | 407 | 502 | 503 | 504, ReasonText>>;
  /** By Node's error code, or what is wrong with the file of AWS_CA_BUNDLE or ca_bundle. */
  readonly bundle: Readonly<Record<'ENOENT' | 'EACCES' | 'EISDIR' | 'EFBIG' | 'ENXIO' | 'no-certificate', ReasonText>>;
  readonly token: Readonly<Record<TokenDefect, ReasonText>>;
  readonly clock: Readonly<Record<ClockDirection, ReasonText>>;
  /** By Node's error code, for the loopback listener. */
  readonly listen: Readonly<Record<'EADDRINUSE' | 'EADDRNOTAVAIL' | 'EACCES' | 'EPERM', ReasonText>>;
  /** By Node's error code, for the address where role credentials are served. */
  readonly serving: Readonly<Record<'EADDRINUSE' | 'EADDRNOTAVAIL' | 'EACCES', ReasonText>>;
  /** By Node's error code, or what is wrong with an administrator's settings. */
  readonly managed: Readonly<Record<'EACCES' | 'format' | 'too-large', ReasonText>>;
  /** By the OAuth error code (RFC 6749, section 4.1.2.1). */
  readonly oauth: Readonly<Record<'server_error' | 'temporarily_unavailable' | 'invalid_scope', ReasonText>>;
}

type FileReason =
  /** macOS and Windows, where the user or the company forbids a start at login. */
  | 'refused'
  | 'ENOSPC'
  | 'EDQUOT'
  | 'EROFS'
  | 'EACCES'
  | 'EPERM'
  | 'ENOENT'
  | 'EISDIR'
  | 'ENOTDIR'
  | 'EBUSY'
  | 'EMFILE'
  | 'ELOOP'
  | 'EIO'
  | 'EILSEQ'
  | 'EFBIG'
  | 'too-large'
  | 'ENXIO';

type TlsReason =
  | 'SELF_SIGNED_CERT_IN_CHAIN'
  | 'DEPTH_ZERO_SELF_SIGNED_CERT'
  | 'UNABLE_TO_GET_ISSUER_CERT'
  | 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'
  | 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'
  | 'CERT_HAS_EXPIRED'
  | 'CERT_NOT_YET_VALID'
  | 'CERT_REVOKED'
  | 'ERR_TLS_CERT_ALTNAME_INVALID'
  | 'ERR_SSL_WRONG_VERSION_NUMBER';
