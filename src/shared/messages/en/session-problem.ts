/** What is said of sessions that end or are refused, in English. */
import type { ProblemTexts } from '../problem-texts.ts';

export const sessionProblem = {
  'token-lost-by-other-tool': {
    message:
      'Another program renewed {{session}} at AWS and did not save the result, so it cannot be renewed any more.',
    action: 'Sign in once; from then on Daypass renews it again. Until its present token ends, it goes on working.',
  },
  'session-not-extended': {
    message: 'You signed in to {{session}} again, but it ends no later than before.',
    action:
      'AWS keeps the end of a session that is still running: sign out of {{session}} first, then sign in. If that does not help, your organisation’s session length does not allow more.',
  },
  'new-session-unfinished': {
    message: 'A new session of {{session}} was begun and not finished: the old one is signed out.',
    action: 'Sign in to finish it.',
  },
  'new-session-not-told': {
    message: 'You are signed out of {{session}} for a new session, but AWS may not know that the old one is over.',
    action:
      'Sign out in the access portal in your browser as well, then sign in here. Else the new session may end when the old one would have.',
  },
  'new-session-elsewhere': {
    message: 'A new session of {{session}} is being started in a terminal.',
    action: 'Finish its sign-in in the browser, or sign in here.',
  },
  'other-identity': {
    message: '{{session}} is signed in as {{user}} now, no longer as {{expected}}.',
    action:
      'Your browser was probably still signed in as {{user}}. Sign out of the access portal there, or choose another browser profile for this session in the settings; then sign in again.',
  },
  'container-unavailable': {
    message: 'The container {{container}} could not be opened: {{browser}} does not have the extension for it.',
    action:
      'Install “Open external links in a container” in this profile of Firefox, or choose another window. The page has opened where it does without this choice.',
  },
  'role-browser-gone': {
    message: '{{browser}}, chosen for {{role}} in {{accountId}}, could not be opened.',
    action:
      'The page has opened where the other pages of its session do. Choose another browser for the role or its account.',
  },
  'browser-gone': {
    message: '{{browser}}, chosen for {{session}}, could not be opened.',
    action: 'The page has opened in the system’s browser. Choose another browser in the settings.',
  },
  'renewal-awaited': {
    message: 'The access token has ended.',
    action: 'Daypass renews it, and then goes on by itself.',
  },
  'not-assigned': {
    message: 'AWS lists account {{accountId}}, but refuses access to it.',
    action:
      'A new assignment can take AWS several minutes to apply everywhere: try again then. A session that is older than the assignment may not have it at all: start a new session. If AWS still refuses, ask your AWS administrator.',
  },
  'role-not-listed': {
    message: '{{role}} in {{account}} was not in the last list from AWS, so its console was not opened.',
    action:
      'Refresh this account, signing in first if you are signed out. If the role is still missing, ask your AWS administrator.',
  },
} as const satisfies Partial<ProblemTexts>;
