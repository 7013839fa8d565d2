/** What is said about the two clocks of a session, about role credentials, and about ends that are final; in English. */
import type { NoRenewal } from '../../app-state.ts';

export const clocks = {
  /** A clock on one line of its own. */
  line: '{{name}}: {{text}}',
  accessToken: 'Access token',
  session: 'Session',
  roleCredentials: 'Role credentials',

  until: 'valid until {{time}}',
  since: 'signed in {{time}}',
  endsAt: 'expires at {{time}}',
  endedAt: 'expired at {{time}}',
  renewsAt: 'renews automatically at {{time}}',
  renewing: 'renewing…',
  failing: 'can’t renew, retrying',
  offline: 'offline',
  /** Beside "offline": nothing is lost. */
  goodUntil: 'valid until {{time}}',
  nextTry: 'next attempt at {{time}}',
  /** An estimate, and called one. */
  endsAboutBecause: 'expires around {{time}} (based on past sessions)',
  endUnknown: 'expiry unknown',

  role: '{{role}} in {{account}} until {{time}}',
  roles_one: '{{count}} in use, until {{time}}',
  roles_other: '{{count}} in use, last one until {{time}}',
  /** Below the first ones. */
  moreRoles_one: '{{count}} more until {{time}}',
  moreRoles_other: '{{count}} more, last one until {{time}}',
  ofProfile_one: 'profile {{profiles}}',
  ofProfile_other: 'profiles {{profiles}}',
  /** What has been issued stays valid until it expires (AWS, Logout of the portal API). */
  rolesOutlast: 'Cached by the AWS CLI. AWS accepts them until they expire, even after you sign out.',

  /** Completes "No automatic renewal:". */
  reason: {
    legacy: 'legacy profiles',
    'no-refresh-token': 'no refresh token',
    'registration-ended': 'client registration expired',
    refused: 'rejected by AWS',
  } satisfies Record<NoRenewal, string>,
  doesNotRenew: 'No automatic renewal: {{reason}}',
  because: {
    legacy: 'Can’t renew automatically: these profiles use the legacy format.',
    'no-refresh-token': 'Can’t renew automatically: no refresh token.',
    'registration-ended': 'Can’t renew automatically: the client registration has expired.',
    refused: 'AWS no longer renews this session.',
  } satisfies Record<NoRenewal, string>,
  noScope: 'Can’t renew automatically: without the sso:account:access scope, AWS issues no refresh token.',

  remedy: {
    /** The shorter ones of an act that every card has. */
    signInAgain: {
      'no-refresh-token': 'Another tool may have dropped it. Sign in again to get automatic renewal back.',
      'registration-ended': 'Sign in again to register this computer and get automatic renewal back.',
      refused: 'Sign in again before it expires. The new session renews automatically.',
    },
    setScope: 'For automatic renewal, add the scope to [{{section}}] and sign in again.',
    useSection: 'For automatic renewal, move them to an [sso-session] section.',
    /** `profiles` is an `ofProfile`, `line` the last of the lines that are shown. */
    useSectionHow:
      'Add this section to the AWS config file. In {{profiles}}, replace sso_start_url and sso_region with “{{line}}”, then sign in.',
    useExisting: 'For automatic renewal, move them to your existing [{{section}}] section.',
    useExistingHow: 'In {{profiles}}, replace sso_start_url and sso_region with this line. Then sign in.',
    show_one: 'Show line',
    show_other: 'Show lines',
    copy_one: 'Copy line',
    copy_other: 'Copy lines',
  },
} as const;
