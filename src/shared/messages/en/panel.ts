/** The panel's words in English. */
import type { SignOutLine } from '../../app-state.ts';
import type { OtherSignIn } from '../../sign-out-report.ts';
import type { WarningKind } from '../../warnings.ts';
import { accessRequest, roles } from './roles.ts';

export const panel = {
  readingConfig: 'Reading the AWS config file…',
  back: 'Back',
  settings: 'Settings',
  dismiss: 'Dismiss',

  session: {
    region: 'Session {{name}}',
    profiles_one: '{{count}} profile',
    profiles_other: '{{count}} profiles',
    useCode: 'Sign in with code',
    signInAgainWithCode: 'Sign in again with code',
    muted: 'Notifications muted',
    /** These complete the status: “Signed out since 8:52”, “Expired at 17:40”. */
    never: '(never signed in here)',
    asked: 'since {{time}}',
    expired: 'at {{time}}',
    expiredUnknown: '(time unknown)',
    rejected: '(ended by AWS, noticed {{time}})',
    rejectedUnknown: '(ended by AWS)',
    signingOut: 'Signing out at AWS and removing local tokens…',
    user: 'Signed in as',
    acceptUser: 'Keep this user',
    noAccounts: 'This session’s scopes don’t include access to accounts and roles.',
    noAccountsYet: 'This sign-in lacks the scope sso:account:access. Sign in again to see accounts and roles.',
  },

  /** Of an end that comes near. */
  ending: {
    ends: 'Expires at {{time}}',
    /** Learned from earlier sessions of the same name. */
    'ends-about': 'Probably expires around {{time}}',
    'renewal-failing': 'Stops working at {{time}} unless renewal succeeds',
    reminder: 'Reminder at {{time}}',
  } satisfies Record<WarningKind | 'reminder', string>,

  signIn: {
    starting: 'Starting sign-in…',
    finishing: 'Finishing sign-in…',
    browser: 'Waiting for your browser',
    browserHint: 'Finish signing in on the page that opened.',
    asks: 'AWS asks to allow “{{client}}”. That’s Daypass: it uses the AWS CLI’s name, so that both share one sign-in.',
    openPage: 'Reopen page',
    useCode: 'Use a code',
    device: 'Confirm this code in your browser',
    deviceHint: 'Allow access only if the page shows the same code. Enter it if asked.',
    code: 'Code',
    address: 'Or, on another device, open',
    openCodePage: 'Open page',
    copyCode: 'Copy code',
    keeps: 'You stay signed in meanwhile.',
    keepsUntil: 'You stay signed in meanwhile, until {{time}}.',
    because: {
      environment: 'Using a code, because a browser can’t reach this computer (SSH, container or WSL).',
      'browser-not-opened': 'Using a code, because no browser could be opened.',
    },
  },

  roles,
  accessRequest,

  signOut: {
    report: 'Signed out',
    /** In the place of a session's name. */
    otherProgram: 'Another tool’s sign-in',
    outcome: {
      ended: 'signed out at AWS',
      'already-over': 'had already expired',
      'told-later': 'removed from this computer; AWS is unreachable, Daypass will retry while it runs',
      'not-ended':
        'removed from this computer; AWS rejected its token, so the session may continue there until it expires',
      'not-asked':
        'removed from this computer; its token couldn’t be read, so AWS wasn’t asked and the session may continue there until it expires',
      'not-found': 'wasn’t signed in here; AWS wasn’t asked',
    } satisfies Record<SignOutLine['outcome'], string>,
    /** In the place of `told-later` where AWS did answer. */
    unclear: 'removed from this computer; AWS didn’t confirm, Daypass will retry while it runs',
    moreLines_one: '{{count}} more sign-in of another tool was removed.',
    moreLines_other: '{{count}} more sign-ins of other tools were removed.',
    /** Programs with a sign-in of their own in the same folder. */
    other: {
      removed: 'its sign-in was removed, too; sign in again there',
      spared: 'left signed in, as chosen in Settings',
      'not-removed': 'its file couldn’t be removed',
    } satisfies Record<OtherSignIn['outcome'], string>,
    moreOthers_one: 'and {{count}} more',
    moreOthers_other: 'and {{count}} more',
    browser:
      'Your browser stays signed in to the access portal and your identity provider. To open the provider’s sign-out page from here, choose it in Settings.',
    browserToo:
      'Your browser stays signed in to the access portal and your identity provider. On a shared computer, sign out there too.',
    portalOf: 'Open portal of {{session}}',
    provider: 'Sign out of {{provider}}',
    stillValid: 'Keys that programs already have stay valid at AWS until they expire:',
    stillValidRole: '{{role}} in {{account}}, until {{time}}',
    stillValidName: '{{role}}, until {{time}}',
    stillValidUnknown: 'roles without a profile, the last one until {{time}}',
    moreStillValid_one: 'and {{count}} more, which expires sooner',
    moreStillValid_other: 'and {{count}} more, which expire sooner',
  },

  review: 'Review',
  notices: 'Notices',

  firstRun: {
    heading: 'Stay signed in to AWS',
    what: 'Sign in once a day. Daypass keeps you signed in for the AWS CLI, the SDKs and every tool that reads your AWS config, and finds any account and role.',
    next: 'Paste the URL of your AWS access portal. Daypass adds it to your AWS config, opens AWS’s sign-in page in your browser, then shows your accounts and roles here.',
    allow: 'AWS then asks whether “{{client}}” may access your data: that is Daypass, under the AWS CLI’s name.',
    where: 'Where do I find the URL?',
    whereIs:
      'It’s the URL of the page where you choose an AWS account, and your email invitation has it. AWS administrators find it in the IAM Identity Center console, under Settings, as “AWS access portal URL”. AWS’s help: “Signing in to the AWS access portal” in the AWS IAM Identity Center User Guide.',
    noFile: 'Daypass works with your AWS config file ({{file}}). It doesn’t exist yet; Daypass will create it.',
    noSession: 'Daypass works with your AWS config file ({{file}}). It has no sso-session yet.',
  },

  form: {
    intro: 'Saved to {{file}}, so the AWS CLI and SDKs can use it too.',
    startUrl: 'AWS access portal URL (start URL)',
    startUrlHint: 'For example, https://d-….awsapps.com/start. Ask your AWS administrator if you don’t know it.',
    startUrlAsking: 'Checking this URL…',
    startUrlVia: '{{host}} redirects here. Daypass saves this URL because every AWS tool supports it.',
    region: 'Identity Center region',
    regionHint: 'May differ from the region you work in.',
    regionFromAddress: 'Detected from the URL.',
    regionFromPage: 'Detected from the portal page.',
    regionFromRedirect: 'Detected from {{host}}.',
    regionUnknown: 'Can’t be detected. Ask your AWS administrator for the Identity Center region.',
    regionList: 'Show regions',
    name: 'Session name',
    nameHint: 'Profiles use this name.',
    missing: 'Required',
    submit: 'Add only',
    submitAndSignIn: 'Add and sign in',
  },

  settingsPage: {
    launchAtLogin: 'Start Daypass when I log in',
    launchUnavailable: 'Starting at login isn’t available on this system.',
    warn: 'Warn me before a session expires',
    warnMinutes: '{{minutes}} min',
    warnHours: '{{hours}} h',
    warnHelp:
      'You’re always notified when a session expires or can’t renew. To silence one session, mute it in its menu.',
    shortcut: 'Shortcut to show Daypass',
    shortcutNone: 'None',
    shortcutChoose: 'Choose keys…',
    shortcutUse: 'Use {{keys}}',
    shortcutRemove: 'Remove',
    shortcutPress: 'Press the keys now. Escape cancels.',
    shortcutTwo: 'Hold at least two of Ctrl, Alt, Shift and Command or Windows, and press another key.',
    shortcutHint:
      'Shows or hides Daypass from anywhere, ready to find a role. On Wayland, your desktop may ask first or need the keys in its own settings.',
    marks: 'Favorites, nicknames and colors',
    marksHint:
      'Share them with your team as a file of account IDs, role names, nicknames and colors. Importing adds what you haven’t set and overwrites nothing.',
    marksExport: 'Export…',
    marksImport: 'Import…',
    marksExported_one: '{{count}} account or role exported to {{file}}.',
    marksExported_other: '{{count}} accounts and roles exported to {{file}}.',
    marksImported_one: '{{count}} account or role changed.',
    marksImported_other: '{{count}} accounts and roles changed.',
    marksKept_one: '{{count}} kept as you had it.',
    marksKept_other: '{{count}} kept as you had them.',
    marksLeft_one: '{{count}} skipped: no more room.',
    marksLeft_other: '{{count}} skipped: no more room.',
    language: 'Language',
    languageSystem: 'System',
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    showUser: 'Show who is signed in',
    showUserHint:
      'Makes one call with one of your roles after each sign-in; CloudTrail records it. Needed for the wrong-user warning.',
    spareOtherTools: 'Leave other tools signed in when I sign out of all',
    spareOtherToolsHint:
      'Kiro and others keep their own sign-ins in ~/.aws/sso/cache. If this is off, they are removed too, as the AWS CLI does.',
    identityProvider: 'Identity provider',
    identityProviderNone: 'Not set',
    identityProviderHint: 'After a sign-out, Daypass offers its page that signs out your browser.',
    providerHost: 'Address of your company there',
    providerHostHint: 'Such as {{example}}.',
    providerHostRefused: 'This isn’t an address of this provider. Enter one such as {{example}}.',
    providerOther: 'Another',
    providerAddress: 'Address of its sign-out page',
    providerAddressHint: 'It begins with https://. Your administrator knows it.',
    providerAddressLeads: 'After a sign-out, Daypass offers to open it at {{host}}.',
    providerAddressRefused:
      'This isn’t usable. Enter an address that begins with https://, without a user name or password in it, of at most 500 characters.',
    clipboard: 'Clear copied keys from the clipboard after',
    clipboardSeconds: '{{seconds}} s',
    clipboardNever: 'Never',
    browsers: 'Browser for sign-in and console',
    systemBrowser: 'Default browser',
    browserMissing: '{{browser}} (not found)',
    configFile: 'AWS config file',
  },
} as const;
