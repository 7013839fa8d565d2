/** What is said about the two clocks of a session, about role credentials, and about ends that are final; in English. */
import type { NoRenewal } from '../../app-state.ts';

export const clocks = {
  /** A clock on one line of its own. */
  line: '{{name}}: {{text}}',
  accessToken: 'Access token',
  session: 'Session',
  roleCredentials: 'Role credentials',

  until: 'until {{time}}',
  since: 'since {{time}}',
  endsAt: 'ends at {{time}}',
  endedAt: 'ended at {{time}}',
  renewsAt: 'renews at {{time}} by itself',
  renewing: 'being renewed now',
  failing: 'renewal is failing',
  offline: 'offline',
  /** Beside "offline": nothing is lost. */
  goodUntil: 'session good until {{time}}',
  nextTry: 'next try at {{time}}',
  /** An estimate, and called one. */
  endsAboutBecause: 'ends about {{time}} (estimated from earlier sessions)',
  endUnknown: 'AWS does not tell its end',

  role: '{{role}} in {{account}} until {{time}}',
  roles_one: '{{count}} handed out, until {{time}}',
  roles_other: '{{count}} handed out, the last until {{time}}',
  /** Below the first ones. */
  moreRoles_one: '{{count}} more until {{time}}',
  moreRoles_other: '{{count}} more, the last until {{time}}',
  ofProfile_one: 'profile {{profiles}}',
  ofProfile_other: 'profiles {{profiles}}',
  /** What has been issued stays valid until it expires (AWS, Logout of the portal API). */
  rolesOutlast: 'The AWS CLI has them. They last beyond a sign-out.',

  /** Completes "Does not renew itself:". */
  reason: {
    legacy: 'profiles without an sso-session',
    'no-refresh-token': 'no refresh token',
    'registration-ended': 'this computer’s registration at AWS has ended',
    refused: 'AWS refuses it',
  } satisfies Record<NoRenewal, string>,
  doesNotRenew: 'Does not renew itself: {{reason}}',
  because: {
    legacy: 'It cannot be renewed: its profiles use the older form without an sso-session.',
    'no-refresh-token': 'It cannot be renewed: there is no refresh token.',
    'registration-ended': 'It cannot be renewed: this computer’s registration at AWS has ended.',
    refused: 'AWS no longer renews it.',
  } satisfies Record<NoRenewal, string>,
  noScope: 'It cannot be renewed: without the scope sso:account:access AWS gives no refresh token.',

  remedy: {
    /** The shorter ones of an act that every card has. */
    signInAgain: {
      'no-refresh-token': 'Another tool may have lost it. Sign in again once; then the session renews itself.',
      'registration-ended': 'Sign in again once; that registers it anew, and the session renews itself.',
      refused: 'Sign in again before it ends; the new session renews itself.',
    },
    setScope: 'To let it renew itself, set the scope in [{{section}}], then sign in again.',
    useSection: 'To let it renew itself, move them to an [sso-session] section.',
    /** `profiles` is an `ofProfile`, `line` the last of the lines that are shown. */
    useSectionHow:
      'Add this section to the AWS config file. In {{profiles}}, write “{{line}}” in the place of sso_start_url and sso_region. Then sign in.',
    useExisting: 'To let it renew itself, move them to [{{section}}], which you already have.',
    useExistingHow: 'In {{profiles}}, write this line in the place of sso_start_url and sso_region. Then sign in.',
    show_one: 'Show the line',
    show_other: 'Show the lines',
    copy_one: 'Copy line',
    copy_other: 'Copy lines',
  },
} as const;
