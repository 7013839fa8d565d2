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
    useCode: 'Sign in with a code instead',
    signInAgainWithCode: 'Sign in again with a code',
    muted: 'Notifications muted',
    /** These complete the status: “Signed out since 8:52”, “Ended at 17:40”. */
    never: 'no sign-in on this computer yet',
    asked: 'since {{time}}',
    expired: 'at {{time}}',
    expiredUnknown: 'its time is over',
    rejected: 'by AWS, noticed at {{time}}',
    rejectedUnknown: 'by AWS',
    signingOut: 'Telling AWS and removing what is stored on this computer…',
    user: 'Signed in as',
    acceptUser: 'This is right',
    noAccounts: 'The scopes of this session give no access to accounts and roles.',
    noAccountsYet:
      'This sign-in was made without the scope sso:account:access. Sign in again to see accounts and roles.',
  },

  /** Of an end that comes near. */
  ending: {
    ends: 'Ends at {{time}}',
    /** Learned from earlier sessions of the same name. */
    'ends-about': 'Probably ends at {{time}}',
    'renewal-failing': 'Stops working at {{time}} if renewing goes on failing',
    reminder: 'You will be reminded at {{time}}.',
  } satisfies Record<WarningKind | 'reminder', string>,

  signIn: {
    starting: 'Asking AWS for a sign-in page…',
    finishing: 'Signed in at AWS. Saving the sign-in…',
    browser: 'Waiting for your browser',
    browserHint: 'Finish the sign-in on the page that has opened.',
    asks: 'AWS asks to allow “{{client}}”. That is Daypass: it signs in under the AWS CLI’s name, so that both use one sign-in.',
    openPage: 'Open page again',
    useCode: 'Use a code instead',
    device: 'Confirm this code in your browser',
    deviceHint: 'The page asks for it or shows it. Allow access only if it is the same.',
    code: 'Code',
    address: 'On another device, open',
    openCodePage: 'Open page',
    copyCode: 'Copy code',
    keeps: 'You stay signed in meanwhile.',
    keepsUntil: 'You stay signed in meanwhile, until {{time}}.',
    because: {
      environment: 'A code is used because a browser elsewhere cannot answer to this computer.',
      'browser-not-opened': 'A code is used because the browser could not be opened.',
    },
  },

  roles,
  accessRequest,

  signOut: {
    report: 'Sign-out',
    /** In the place of a session's name. */
    otherProgram: 'A sign-in of another program',
    outcome: {
      ended: 'ended at AWS',
      'already-over': 'was already over',
      'told-later': 'removed here; AWS could not be reached and will be told later, while Daypass runs',
      'not-ended':
        'removed here; AWS did not accept its token, so the session was not ended there and may go on until its own end',
      'not-asked':
        'removed here; its token could not be read, so AWS was not asked. The session may go on there until its own end',
      'not-found': 'was not signed in here; AWS was not asked',
    } satisfies Record<SignOutLine['outcome'], string>,
    /** In the place of `told-later` where AWS did answer. */
    unclear: 'removed here; AWS did not confirm the end and will be told later again, while Daypass runs',
    moreLines_one: '{{count}} more sign-in of another program was removed.',
    moreLines_other: '{{count}} more sign-ins of other programs were removed.',
    /** Programs with a sign-in of their own in the same folder. */
    other: {
      removed: 'its sign-in was removed, too. Sign in again there',
      spared: 'left alone, as set in the settings',
      'not-removed': 'its file could not be removed',
    } satisfies Record<OtherSignIn['outcome'], string>,
    moreOthers_one: 'and {{count}} more',
    moreOthers_other: 'and {{count}} more',
    stillValid: 'Keys that programs were given stay valid at AWS until they end, whoever holds them:',
    stillValidRole: '{{role}} in {{account}}, until {{time}}',
    stillValidName: '{{role}}, until {{time}}',
    stillValidUnknown: 'roles that no profile names, the last one until {{time}}',
    moreStillValid_one: 'and {{count}} more, which ends sooner',
    moreStillValid_other: 'and {{count}} more, which end sooner',
  },

  review: 'Review',
  notices: 'Notices',

  firstRun: {
    heading: 'Stay signed in to AWS',
    what: 'Sign in once a day. Daypass keeps the sign-in alive for the AWS CLI, the SDKs and every tool that reads your AWS files, and finds any account and role for you.',
    next: 'Paste the address of your AWS access portal. Daypass adds it to your AWS files, opens AWS’s sign-in page in your browser, and then shows your accounts and roles here.',
    where: 'Where do I find the address?',
    whereIs:
      'It is the page where you choose an AWS account in your browser. Your invitation by e-mail has it, and so does your AWS administrator: in the IAM Identity Center console, under Settings, as “AWS access portal URL”. AWS’s own help for it: “Signing in to the AWS access portal” in the AWS IAM Identity Center User Guide.',
    noFile: 'Daypass works on {{file}}, which does not exist yet: it makes the file for you.',
    noSession: 'Daypass works on {{file}}, which has no session yet.',
  },

  form: {
    intro: 'The session is added to {{file}}, where the AWS CLI and SDKs find it as well.',
    startUrl: 'Start URL',
    startUrlHint: 'The address of your AWS access portal, such as https://d-….awsapps.com/start.',
    startUrlAsking: 'Looking where this address leads…',
    startUrlVia: '{{host}} leads here. This address is written, because every AWS tool understands it.',
    region: 'Region',
    regionHint: 'The region of IAM Identity Center; it can differ from the one you work in.',
    regionFromAddress: 'Taken from the address.',
    regionFromPage: 'Told by the portal’s own page.',
    regionFromRedirect: 'Told by {{host}}.',
    regionUnknown:
      'The address does not tell it. Ask your AWS administrator for the region of IAM Identity Center; it can differ from the one you work in.',
    regionList: 'Show known regions',
    name: 'Name',
    nameHint: 'Profiles refer to the session by this name.',
    missing: 'Please fill this in.',
    submit: 'Add session',
    submitAndSignIn: 'Add and sign in',
  },

  settingsPage: {
    launchAtLogin: 'Start Daypass when I log in',
    launchUnavailable: 'This system offers Daypass no way to start at login.',
    warn: 'Warn me before a session ends',
    warnMinutes: '{{minutes}} min',
    warnHours: '{{hours}} h',
    warnHelp:
      'You are always told when a session has ended or cannot be renewed. To hear nothing of one session, mute it in its menu.',
    shortcut: 'Shortcut to show Daypass',
    shortcutNone: 'None',
    shortcutChoose: 'Choose keys…',
    shortcutUse: 'Use {{keys}}',
    shortcutRemove: 'Remove',
    shortcutPress: 'Press the keys now. Escape cancels.',
    shortcutTwo: 'Hold at least two of Ctrl, Alt, Shift and Command or Windows, and press another key.',
    shortcutHint:
      'Shows or hides Daypass from anywhere, ready to find a role. On Wayland your desktop may ask first, or want the keys in its own settings.',
    marks: 'Favorites, nicknames and colors',
    marksHint:
      'Share them with your team as a file. It holds account IDs, role names, nicknames and colors only. Importing fills in what you have not set and overwrites nothing.',
    marksExport: 'Export…',
    marksImport: 'Import…',
    marksExported_one: '{{count}} account or role exported to {{file}}.',
    marksExported_other: '{{count}} accounts and roles exported to {{file}}.',
    marksImported_one: '{{count}} account or role changed.',
    marksImported_other: '{{count}} accounts and roles changed.',
    marksKept_one: '{{count}} kept as you had it.',
    marksKept_other: '{{count}} kept as you had them.',
    marksLeft_one: '{{count}} left out: there is no more room.',
    marksLeft_other: '{{count}} left out: there is no more room.',
    language: 'Language',
    languageSystem: 'System',
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    showUser: 'Show who is signed in',
    showUserHint:
      'After each sign-in Daypass asks AWS once, with one of your roles. AWS CloudTrail records it. Without this, Daypass cannot warn you when the wrong person is signed in.',
    spareOtherTools: 'Leave other programs signed in when I sign out of all',
    spareOtherToolsHint:
      'Kiro and others keep sign-ins of their own in ~/.aws/sso/cache. Without this they are removed as well, as the AWS CLI does.',
    clipboard: 'Clear copied keys from the clipboard after',
    clipboardSeconds: '{{seconds}} s',
    clipboardNever: 'Never',
    browsers: 'Open sign-in and console in',
    systemBrowser: 'System browser',
    browserMissing: '{{browser}} (not found)',
    configFile: 'AWS config file',
  },
} as const;
