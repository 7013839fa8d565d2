/**
 * The one readonly state of Daypass. It lives in the main process; the panel, the tray and the notifications are pure
 * functions of it. It holds no secret: tokens, client secrets, device codes and role keys have no field here.
 */
import type { FoundBrowser } from './browser-choice.ts';
import type { DoctorReport } from './doctor-report.ts';
import type { HandedOutRole } from './handed-out.ts';
import type { KeysState } from './keys-state.ts';
import type { LaunchAtLogin } from './launch-at-login.ts';
import type { ManagedState } from './managed-settings.ts';
import type { LanguageSetting, Locale } from './messages/languages.ts';
import type { PanelPlace } from './panel-place.ts';
import type { Preferences } from './preferences.ts';
import type { Problem } from './problems.ts';
import type { RoleMark } from './role-marks.ts';
import type { ServingState } from './serving.ts';
import type { SessionChoices } from './session-choices.ts';
import type { ChainedProfile, SessionProfile } from './session-profiles.ts';
import type { Shortcut } from './shortcuts.ts';
import type { OtherSignIns, SignOutReport } from './sign-out-report.ts';
import type { EpochMs } from './time.ts';
import type { UpdatesState } from './updates.ts';
import type { WaitingCallers } from './waiting.ts';

export type { RecentRole, RememberedUser, SessionChoices, WarningChoices } from './session-choices.ts';
export type { ChainedProfile, SessionProfile } from './session-profiles.ts';
export type { LanguageSetting, Locale } from './messages/languages.ts';
export type { LaunchAtLogin } from './launch-at-login.ts';
export type { HandedOutRole } from './handed-out.ts';
export type { SignOutLine, SignOutReport } from './sign-out-report.ts';

export interface AppState extends ServingState, KeysState, ManagedState, Preferences, UpdatesState {
  /** Grows with every change; a receiver drops a snapshot that is older than the one it has. */
  readonly revision: number;
  /** The language that is shown, and the user's wish behind it. */
  readonly locale: Locale;
  readonly language: LanguageSetting;
  readonly theme: ThemeSetting;
  /** How the system writes times, as a BCP 47 tag such as `en-GB`: it says whether there are 12 or 24 hours. */
  readonly formats: string;
  /** What `~` means to the AWS CLI; paths are shown with that sign. */
  readonly home: string;
  /** The AWS config file in use; with no sessions in it the panel shows the first-run page. */
  readonly config: ConfigFile;
  readonly sessions: readonly Session[];
  /** Things to tell that belong to no session's phase: config mistakes, unreadable files, failed acts. */
  readonly notices: readonly Notice[];
  /** What became of the last sign-out, one line a session; null once dismissed. */
  readonly signOutReport: SignOutReport | null;
  readonly launchAtLogin: LaunchAtLogin;
  /** How many minutes before an end the user is warned of it, the largest first. */
  readonly warnMinutes: readonly number[];
  /** Favourites, names of one's own and colours of accounts and roles, whether or not AWS lists them now. */
  readonly roleMarks: readonly RoleMark[];
  /** When the panel was last shown or hidden, since the start: what had ended by then is no news any more. */
  readonly seenAt: EpochMs | null;
  /** The page that somebody wants to see, asked for outside the panel; `times` grows with each wish. */
  readonly askedPage: { readonly page: 'home' | 'settings'; readonly times: number };
  /** Where the panel was left, for a page that takes the place of a window that was given up; null: at its beginning. */
  readonly panelPlace: PanelPlace | null;
  /** The keys that show or hide the panel from anywhere. */
  readonly shortcut: Shortcut;
  /** Whether AWS is asked who is signed in. */
  readonly showUser: boolean;
  /** Whether signing out of all leaves what other programs keep among the tokens alone. */
  readonly spareOtherTools: boolean;
  /** The sign-ins in the token folder that are no session's of the config file and may still be good. */
  readonly otherSignIns: OtherSignIns;
  /** The browsers that were found, with a profile each; null until somebody wants to choose. */
  readonly browsers: readonly FoundBrowser[] | null;
  /** What is wrong with the AWS files, and their profiles; null unless somebody looks at it. */
  readonly doctor: DoctorReport | null;
}

export const themes = ['system', 'light', 'dark'] as const;
export type ThemeSetting = (typeof themes)[number];

export interface ConfigFile {
  /** Absolute path as shown to people (`AWS_CONFIG_FILE`, else `~/.aws/config`). */
  readonly file: string;
  readonly exists: boolean;
  /** False until the file has been read for the first time after the start. */
  readonly loaded: boolean;
}

/**
 * Names a session for as long as the configuration has it: `sso-session:<name>` or `legacy:<start URL as configured>`.
 */
export type SessionId = `sso-session:${string}` | `legacy:${string}`;

/** One sign-in: an `[sso-session]` section, or all legacy profiles that share a start URL. */
export interface Session extends SessionChoices {
  readonly id: SessionId;
  readonly kind: 'sso-session' | 'legacy';
  /** The section's name; for the legacy form the start URL's host. */
  readonly name: string;
  /** Exactly as configured: it is part of file names in the caches. */
  readonly startUrl: string;
  /** The region of the Identity Center instance (`sso_region`). */
  readonly region: string;
  /** The profiles of the config file that use this sign-in, in file order. */
  readonly profiles: readonly SessionProfile[];
  /** The profiles that assume a role with credentials of this sign-in, in file order. */
  readonly chained: readonly ChainedProfile[];
  /** `sso_registration_scopes` of the section; null without such a line, and always in the legacy form. */
  readonly scopes: readonly string[] | null;
  /** The scopes that the present sign-in was made with; null as long as nobody knows (then `scopes` has to do). */
  readonly tokenScopes: readonly string[] | null;
  readonly phase: SessionPhase;
  readonly accounts: AccountList;
  /** Role credentials that have been handed out, those that end first at the front. Ended ones may still be among them. */
  readonly handedOut: readonly HandedOutRole[];
  /** Who is signed in, by AWS's word; null if nobody is, or as long as it is not known. It may be an e-mail address. */
  readonly user: string | null;
  /** The programs that wait for somebody to sign in; null: none. */
  readonly waiting: WaitingCallers | null;
}

/** Where a session stands. A union by step, so that no two fields can contradict each other. */
export type SessionPhase = SignedOut | SigningIn | Active | SigningOut;

export interface SignedOut {
  readonly step: 'signed-out';
  /**
   * `never`: no token was found. `asked`: the user signed out, here or with another tool. `expired`: the token ended by
   * the clock or AWS refused to renew it. `rejected`: AWS answered 401 although the clock said otherwise.
   */
  readonly reason: 'never' | 'asked' | 'expired' | 'rejected';
  /** When the session ended (`expired`, `rejected`) or was signed out, if known. */
  readonly since: EpochMs | null;
  /** Why the last sign-in did not succeed, or why the token file could not be read. */
  readonly problem: Problem | null;
}

export interface SigningIn {
  readonly step: 'signing-in';
  readonly progress: SignInProgress;
  /** The session that stays usable until the new sign-in is there, if there is one. */
  readonly keeps: Active | null;
}

export type SignInProgress =
  /** Talking to AWS before there is anything to show. */
  | { readonly kind: 'starting' }
  /** The browser has the authorization page; the loopback listener waits until `until`. */
  | { readonly kind: 'browser'; readonly until: EpochMs }
  | DeviceProgress
  /** The browser said yes; the token is being fetched and stored. */
  | { readonly kind: 'finishing' };

/** The device authorization (RFC 8628): a code to type or compare in any browser. */
export interface DeviceProgress {
  readonly kind: 'device';
  readonly userCode: string;
  /** To type by hand on another machine. */
  readonly verificationUri: string;
  readonly until: EpochMs;
  /** Why a code is used: the configuration's form, the user's wish, the environment, or a browser that did not open. */
  readonly because: 'legacy' | 'asked' | 'environment' | 'browser-not-opened';
  /** A passing difficulty while waiting, such as a lost network; the wait goes on. */
  readonly problem: Problem | null;
}

export interface Active {
  readonly step: 'active';
  /** The end of the access token in the cache file; not the end of the session where it can be renewed. */
  readonly accessTokenEndsAt: EpochMs;
  /** When this sign-in was made; null when another program made it before Daypass looked. */
  readonly signedInAt: EpochMs | null;
  /**
   * When AWS will probably end the session: an estimate from how long earlier ones of this name lasted. Null if nothing is
   * known, or if the access token's end is the hard end anyway.
   */
  readonly estimatedEndsAt: EpochMs | null;
  readonly renewal: Renewal;
}

/**
 * Why a token ends for good. `legacy`: AWS renews only tokens of `[sso-session]` sections. `no-refresh-token`: AWS gave
 * none, or another program lost it. `registration-ended`: the client registration behind it is past its end. `refused`:
 * AWS has refused a renewal; this token is good until its end.
 */
export type NoRenewal = 'legacy' | 'no-refresh-token' | 'registration-ended' | 'refused';

/** Tries to renew that have all failed for passing reasons. */
export interface RenewalFailure {
  /** The last one's. */
  readonly problem: Problem;
  /** When the first of them failed. */
  readonly since: EpochMs;
}

/** How the access token goes on. */
export type Renewal =
  | { readonly kind: 'automatic'; readonly at: EpochMs }
  /** `failed`: the tries before this one, with what was wrong; null at a first try. */
  | { readonly kind: 'running'; readonly failed: RenewalFailure | null }
  | { readonly kind: 'impossible'; readonly why: NoRenewal }
  | ({ readonly kind: 'failing'; readonly nextTryAt: EpochMs } & RenewalFailure);

export interface SigningOut {
  readonly step: 'signing-out';
}

/** The accounts of a session and how far their loading has come. */
export interface AccountList {
  /** `none`: AWS is asked for nothing at present; the items are what is remembered from another time. */
  readonly status: 'none' | 'loading' | 'ready' | 'failed';
  readonly problem: Problem | null;
  readonly items: readonly Account[];
  /** When AWS last told all accounts, perhaps in an earlier life of Daypass; null: never. */
  readonly listedAt: EpochMs | null;
  /** Whose list it is, by AWS's word; null as long as that is not known. It may be an e-mail address. */
  readonly user: string | null;
}

export interface Account {
  /** 12 digits, leading zeros kept. */
  readonly accountId: string;
  /** AWS may leave out either of these. */
  readonly name: string | null;
  readonly email: string | null;
  readonly roles: RoleList;
  /** Against the list before, until somebody has seen it: `gone` ones are in the list only for that. */
  readonly news?: 'new' | 'gone';
}

export interface RoleList {
  /** `waiting`, `loading`: what names there are is remembered from another time. */
  readonly status: 'waiting' | 'loading' | 'ready' | 'failed';
  readonly problem: Problem | null;
  /** Permission set names, sorted. */
  readonly names: readonly string[];
  /** When AWS told these names; absent as long as it has not. */
  readonly knownAt?: EpochMs;
  /** Those of the names that were not there before, until somebody has seen them. */
  readonly newNames?: readonly string[];
  /** Names that were there before and are no longer, until somebody has seen that; none of `names`. */
  readonly goneNames?: readonly string[];
}

export interface Notice {
  /** Stable for the same cause, so that a repeated cause does not pile up. */
  readonly id: string;
  readonly problem: Problem;
}
