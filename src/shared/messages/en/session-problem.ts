/** What is said of sessions that end or are refused, in English. */
import type { ProblemTexts } from '../problem-texts.ts';

export const sessionProblem = {
  'token-lost-by-other-tool': {
    message: 'Another program renewed {{session}} without saving the new token, so it can’t renew anymore.',
    action: 'Sign in again once. It keeps working until the current token expires.',
  },
  'session-not-extended': {
    message: 'You signed in to {{session}} again, but it expires no later than before.',
    action:
      'AWS doesn’t extend a running session: sign out of {{session}}, then sign in. If that doesn’t help, your organization’s session limit is reached.',
  },
  'new-session-unfinished': {
    message: 'The new session of {{session}} wasn’t finished, and the old one is signed out.',
    action: 'Sign in to finish it.',
  },
  'new-session-not-told': {
    message: 'You’re signed out of {{session}} for a new session, but AWS may still keep the old one.',
    action:
      'Sign out of the access portal in your browser too, then sign in here. Otherwise the new session may expire when the old one would have.',
  },
  'new-session-elsewhere': {
    message: 'A new session of {{session}} is being started in a terminal.',
    action: 'Finish its sign-in in the browser, or sign in here.',
  },
  'other-identity': {
    message: '{{session}} is now signed in as {{user}}, not {{expected}}.',
    action:
      'Your browser was probably still signed in as {{user}}. Sign out of the access portal there, or choose another browser for this session in Settings, then sign in again.',
  },
  'container-unavailable': {
    message: 'Couldn’t open the container {{container}}: {{browser}} lacks the extension for it.',
    action:
      'The page opened without the container. Install “Open external links in a container” in this Firefox profile, or choose another window.',
  },
  'role-browser-gone': {
    message: 'Couldn’t open {{browser}} for {{role}} in {{accountId}}.',
    action: 'Opened in the session’s browser instead. Choose another browser for the role or its account.',
  },
  'browser-gone': {
    message: 'Couldn’t open {{browser}} for {{session}}.',
    action: 'Opened in the default browser instead. Choose another one in Settings.',
  },
  'renewal-awaited': {
    message: 'The access token has expired.',
    action: 'Daypass renews it and then continues automatically.',
  },
  'not-assigned': {
    message: 'AWS lists account {{accountId}}, but denies access to it.',
    action:
      'A new assignment can take several minutes: try again, or start a new session if yours is older. If AWS still denies access, ask your AWS administrator.',
  },
  'role-not-listed': {
    message: '{{role}} in {{account}} wasn’t in the last list from AWS, so its console wasn’t opened.',
    action: 'Sign in if needed, then refresh this account. If the role is still missing, ask your AWS administrator.',
  },
} as const satisfies Partial<ProblemTexts>;
