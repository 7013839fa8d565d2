/**
 * Everything that can go wrong and be shown to a person, as a closed union of codes.
 *
 * A problem holds a code and harmless parameters only. Its text lives in the messages (`problem.<code>`), its cause in
 * the log. No parameter may ever hold a secret: problems reach the panel, the tray and notifications.
 */
import type { SessionId } from './app-state.ts';
import type { BrowserProblems } from './browser-problems.ts';
import type { RoleProblems } from './role-problems.ts';
import type { SettingsProblems } from './settings-problems.ts';
import type { WrittenKeysProblems } from './written-keys-problems.ts';

/** Who has to act next: Daypass tries again by itself, the user has to do something, or nothing can be done. */
export type Retry = 'auto' | 'user' | 'none';

/** Parameters of each code; every value is shown to people as it is. */
export interface ProblemParams extends BrowserProblems, RoleProblems, SettingsProblems, WrittenKeysProblems {
  /** DNS failure, refused or dropped connection. */
  readonly 'network-unreachable': { readonly host: string };
  readonly 'network-timeout': { readonly host: string };
  /** `reason` is OpenSSL's or Node's code, such as `SELF_SIGNED_CERT_IN_CHAIN`. */
  readonly 'tls-failed': { readonly host: string; readonly reason: string };
  /** The proxy did not let the connection to `host` through: 407 asks for credentials, 5xx is its own trouble. */
  readonly 'proxy-failed': { readonly host: string; readonly status: number };
  /** `host` is the proxy's, with its port and without its credentials. */
  readonly 'proxy-unreachable': { readonly host: string };
  /** A value that is no HTTP proxy; it may hold a password, so only its variable is named. */
  readonly 'proxy-invalid': { readonly variable: string };
  /** The file that `AWS_CA_BUNDLE` names; `reason` is the system's code, or `no-certificate`. */
  readonly 'ca-bundle-unreadable': { readonly file: string; readonly reason: string };
  /** The same of the file that `ca_bundle` names in the config file. */
  readonly 'config-ca-bundle-unreadable': { readonly file: string; readonly reason: string };
  /** `variable` holds no web address. It may hold a password, so only its name is told. */
  readonly 'endpoint-invalid': { readonly variable: string };
  /** Plain http to another machine. */
  readonly 'endpoint-not-encrypted': { readonly variable: string; readonly host: string };
  /** An address of one's own beside one of AWS's kinds (FIPS, dual stack); `other` is that one's variable. */
  readonly 'endpoint-conflict': { readonly variable: string; readonly other: string };
  /** Of a partition without FIPS or dual stack, or no region at all. */
  readonly 'endpoint-unavailable': { readonly region: string };
  /** An answer that is not AWS's: HTML with status 200 (captive portal, proxy page), broken JSON. */
  readonly 'unexpected-answer': { readonly host: string };
  /** 429 after all patience. */
  readonly 'aws-throttled': { readonly host: string };
  /** 5xx. */
  readonly 'aws-failed': { readonly host: string; readonly status: number };
  /** Any other refusal; `error` is AWS's exception name. */
  readonly 'aws-refused': { readonly host: string; readonly error: string };

  /** The user (or the organisation's policy) answered "Deny" in the browser. */
  readonly 'sign-in-denied': Empty;
  /** Nobody finished the sign-in within its ten minutes. */
  readonly 'sign-in-timed-out': Empty;
  /** AWS no longer knows this client registration; it has been thrown away, the next try makes a new one. */
  readonly 'registration-lost': Empty;
  /** Renewing a token has not come to an end for as long as this. */
  readonly 'renewal-overdue': { readonly minutes: number };
  /** AWS does not know this start URL in this region (wrong `sso_region`, or a mistyped start URL). */
  readonly 'wrong-region-or-url': { readonly startUrl: string; readonly region: string };
  /** A company's own domain has told the region of a session, and `sso_region` in the file says the same now. */
  readonly 'region-corrected': { readonly session: string; readonly region: string; readonly file: string };
  /** The file could not be changed; why is in the log. Daypass goes by the region all the same. */
  readonly 'region-not-corrected': { readonly session: string; readonly region: string; readonly file: string };
  /** No port on 127.0.0.1 could be opened for the browser's answer. */
  readonly 'loopback-unavailable': { readonly reason: string };
  /** The browser's answer had the right state but no usable code; `error` is the OAuth error code (RFC 6749 4.1.2.1). */
  readonly 'sign-in-refused': { readonly error: string };
  /** The system could not open a browser. */
  readonly 'browser-not-opened': { readonly host: string };
  /** A URL that came from a server or a file is not one that this session may open. */
  readonly 'url-not-trusted': { readonly url: string };

  /** Another program used up the refresh token and did not save the new one; the session goes on until its token ends. */
  readonly 'token-lost-by-other-tool': { readonly session: string };
  /** A new sign-in ends no later than the one that it replaced: AWS's policy keeps the end (aws-cli issue 7361). */
  readonly 'session-not-extended': { readonly session: string };
  /** Signed out for a new session, whose sign-in has not come to its end. */
  readonly 'new-session-unfinished': { readonly session: string };
  /** The same, and AWS has perhaps not heard of the sign-out: the next sign-in may keep the old end. */
  readonly 'new-session-not-told': { readonly session: string };
  /** Another process of Daypass is at it. */
  readonly 'new-session-elsewhere': { readonly session: string };
  /** A new sign-in is another person's than the session's sign-ins before; `sessionId` is for the buttons, not for people. */
  readonly 'other-identity': {
    readonly session: string;
    readonly sessionId: SessionId;
    readonly user: string;
    readonly expected: string;
  };
  /** The access token has ended and is being renewed: what needs it goes on after that. */
  readonly 'renewal-awaited': Empty;
  /** 403 or 404 for an account that is listed: assigned a moment ago and not in effect yet, or assigned no longer. */
  readonly 'not-assigned': { readonly accountId: string };

  /**
   * AWS's last list has the role no longer, or its whole account; `account` is its name, or its id. The ids are for the button and
   * not for people.
   */
  readonly 'role-not-listed': {
    readonly role: string;
    readonly account: string;
    readonly accountId: string;
    readonly sessionId: SessionId;
    readonly gone: 'account' | 'role';
  };

  /** The name of the folder for tokens has characters that a terminal would act upon. */
  readonly 'variables-not-copied': Empty;
  /** Where role credentials were to be served: `address` with its port; `reason` is the system's code, such as `EADDRINUSE`. */
  readonly 'serving-address-invalid': { readonly address: string };
  /** One address serves all roles; `address` is that one. */
  readonly 'serving-other-address': { readonly address: string };
  readonly 'serving-not-opened': { readonly address: string; readonly reason: string };
  /** The region of a partition whose console is not public. */
  readonly 'console-unknown': { readonly region: string };
  readonly 'console-service-invalid': { readonly service: string };
  /** A region of another partition than the session's, or none at all. */
  readonly 'console-region-elsewhere': { readonly region: string; readonly sessionRegion: string };
  /** AWS's federation endpoint gives no console for the keys of a role. */
  readonly 'console-refused': { readonly host: string };
  /** The page that leads a browser to a console was not asked for in time. */
  readonly 'console-not-fetched': Empty;

  /** A file of the token cache that is not JSON or lacks fields; it is left as it is. */
  readonly 'token-unreadable': { readonly file: string; readonly reason: TokenDefect };
  /** The token under this session's name says that it was made at another portal: its start URL, or only its region. */
  readonly 'sign-in-elsewhere': { readonly portal: string; readonly startUrl: string };
  /** Another program has removed the token file of a good session; `by`: whether it looks like `aws sso logout`. */
  readonly 'sign-in-removed': { readonly file: string; readonly by: 'sign-out' | 'other' };
  /** A name with characters that a terminal would act upon. */
  readonly 'profile-name-not-copied': Empty;
  readonly 'file-unreadable': { readonly file: string; readonly reason: string };
  readonly 'file-unwritable': { readonly file: string; readonly reason: string };
  /** Somebody is signed in, and the whole `~/.aws` is not there: a home that was renamed or unmounted. */
  readonly 'aws-folder-gone': { readonly folder: string };

  /** Between this computer's clock and AWS's. From five minutes on, AWS refuses what tools sign with role credentials. */
  readonly 'clock-skewed': { readonly minutes: number; readonly direction: ClockDirection };

  /** So many faults does the check find in the config file; what and where they are stands in its findings. */
  readonly 'config-problems': { readonly count: number };

  /** What cannot be written to the config file. The value is never told: it may be a secret. */
  readonly 'config-key-invalid': { readonly key: string };
  readonly 'config-value-empty': { readonly key: string };
  /** More than one line, control characters, white space around it. */
  readonly 'config-value-unreadable': { readonly key: string };
  /** ` #` or ` ;`, from where on most tools take the rest for a comment. */
  readonly 'config-value-cut': { readonly key: string };
  readonly 'config-value-quoted': { readonly key: string };
  /** A key that holds a nested block; `section` is the header's text. */
  readonly 'config-key-nested': { readonly section: string; readonly key: string };
  readonly 'config-section-missing': { readonly section: string };
  /** `tool` would see more change than was asked for, or less: the file has mistakes around this place. */
  readonly 'config-edit-unsafe': { readonly section: string; readonly tool: string };
  /** What somebody told the doctor does not make the fault go away, or makes another one. */
  readonly 'cure-not-helping': Empty;
  /** It is no longer what the preview that was agreed to had been made from. */
  readonly 'config-changed-meanwhile': { readonly file: string };
  /** Two other programs wrote it while Daypass did: the text of one of them is in `kept` and nowhere else. */
  readonly 'config-text-unmerged': { readonly file: string; readonly kept: string };
  /** Daypass has made no backup of this file, or it is not there any more. */
  readonly 'config-backup-missing': { readonly file: string };
  readonly 'profile-name-invalid': { readonly name: string };
  readonly 'profile-name-taken': { readonly name: string };

  /** What a person typed into the form for a new session. */
  readonly 'session-name-invalid': { readonly name: string };
  readonly 'session-name-taken': { readonly name: string };
  readonly 'start-url-invalid': { readonly startUrl: string };
  readonly 'start-url-http': { readonly host: string };
  /** An address of AWS's, such as the console's or a sign-in page's. */
  readonly 'start-url-not-portal': { readonly host: string };
  readonly 'start-url-several': { readonly first: string; readonly second: string };
  /** A company's own domain, asked where it leads: not to an access portal of AWS. */
  readonly 'start-url-leads-elsewhere': { readonly host: string };
  readonly 'region-invalid': { readonly region: string };

  /** `kept` is the base name of the copy. */
  readonly 'settings-damaged': { readonly file: string; readonly kept: string };
  readonly 'login-item-failed': { readonly reason: string };
  readonly 'notifications-refused': Empty;
  /** macOS 13 and later ask the user once. */
  readonly 'login-item-unapproved': Empty;
  /** Another program has them, or the desktop gives none; `keys` as people read them. */
  readonly 'shortcut-refused': { readonly keys: string };
  /** A file that was to be imported; `file` is its base name. */
  readonly 'marks-file-invalid': { readonly file: string };
  readonly 'marks-file-newer': { readonly file: string };
  /** Favourites, names and colours of accounts and roles, all together. */
  readonly 'marks-full': { readonly most: number };
  /** The panel sent something that the main process does not understand: a defect of Daypass. */
  readonly 'command-invalid': Empty;
  /** More pages to open, or addresses to look up, than anybody clicks for. */
  readonly 'too-many-at-once': Empty;
  /** Anything unforeseen; the cause is in the log. */
  readonly unexpected: Empty;
  /** Errors that nobody caught; `file` is the log. */
  readonly 'uncaught-errors': { readonly times: number; readonly file: string };
  /** Nothing of Daypass is there; `folder` holds the log. */
  readonly 'start-failed': { readonly folder: string };
  /** Daypass's own folder takes no files; `reason` is the system's code. */
  readonly 'data-folder-unwritable': { readonly folder: string; readonly reason: string };
  /** Another computer holds the lock of a folder on a network drive, or has left it in a copied one. */
  readonly 'data-folder-shared': { readonly folder: string; readonly computer: string };
}

type Empty = Readonly<Record<never, never>>;

/** Of this computer's clock, compared with AWS's. */
export type ClockDirection = 'ahead' | 'behind';

/** What is wrong with a token file. */
export type TokenDefect = 'not-json' | 'not-an-object' | 'no-access-token' | 'no-expiry' | 'bad-expiry';

export type ProblemCode = keyof ProblemParams;

export type Problem = {
  readonly [Code in ProblemCode]: {
    readonly code: Code;
    readonly params: ProblemParams[Code];
    readonly retry: Retry;
  };
}[ProblemCode];

/** Makes a problem with checked parameters. */
export function problem<Code extends ProblemCode>(code: Code, params: ProblemParams[Code], retry: Retry): Problem {
  return { code, params, retry } as Problem;
}
