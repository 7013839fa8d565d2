/** What every problem says, in English: what happened, and what to do about it. */
import type { ProblemTexts } from '../problem-texts.ts';
import { consoleProblem } from './console-problem.ts';
import { credentialsProblem } from './credentials-problem.ts';
import { editProblem } from './edit-problem.ts';
import { fileProblem } from './file-problem.ts';
import { endpointProblem } from './endpoint-problem.ts';
import { newSessionProblem } from './new-session-problem.ts';
import { sessionProblem } from './session-problem.ts';
import { ownProblem } from './own-problem.ts';
import { registryProblem } from './registry-problem.ts';
import { settingsProblem } from './settings-problem.ts';
import { writtenKeysProblem } from './written-keys-problem.ts';

export const problem = {
  'network-unreachable': {
    message: '{{host}} cannot be reached.',
    action: 'Check your network connection or VPN, then try again.',
    whileRetrying: 'Daypass keeps trying. If this goes on, check your network connection or VPN.',
  },
  'network-timeout': {
    message: '{{host}} did not answer in time.',
    action: 'Check your network connection or VPN, then try again.',
    whileRetrying: 'Daypass keeps trying. If this goes on, check your network connection or VPN.',
  },
  'tls-failed': {
    message: 'No secure connection to {{host}} is possible ({{reason}}).',
    action: 'Try another network, or ask your IT support which certificate this computer needs.',
  },
  'proxy-failed': {
    message: 'The proxy of your network refused the connection to {{host}} ({{status}}).',
    action: 'Try again. If that does not help, ask your IT support to let this computer connect to {{host}}.',
    whileRetrying: 'Daypass keeps trying. If this goes on, ask your IT support about the proxy.',
  },
  'proxy-unreachable': {
    message: 'No connection through the proxy {{host}} is possible.',
    action: 'Check your network connection or VPN, and the proxy in HTTPS_PROXY, then try again.',
    whileRetrying:
      'Daypass keeps trying. If this goes on, check your network connection or VPN, and the proxy in HTTPS_PROXY.',
  },
  'proxy-invalid': {
    message: 'The proxy in {{variable}} is not the address of an HTTP proxy.',
    action: 'Write it in {{variable}} as http://proxy.example.com:3128, then open Daypass again.',
  },
  'ca-bundle-unreadable': {
    message: 'The certificates in {{file}} cannot be used ({{reason}}).',
    action: 'Correct the file, then try again; or correct or remove AWS_CA_BUNDLE, then open Daypass again.',
  },
  'unexpected-answer': {
    message: 'The answer from {{host}} does not come from AWS.',
    action: 'Your network may want you to log in first: open any web page in your browser, then try again.',
    whileRetrying:
      'Your network may want you to log in first: open any web page in your browser. Daypass keeps trying.',
  },
  'aws-throttled': {
    message: 'AWS asks for a pause: there were too many requests to {{host}}.',
    action: 'Wait a minute, then try again.',
    whileRetrying: 'Daypass waits a little and then tries again.',
  },
  'aws-failed': {
    message: 'AWS has a problem of its own at the moment ({{host}}, status {{status}}).',
    action: 'Wait a few minutes, then try again.',
    whileRetrying: 'Daypass tries again in a little while.',
  },
  'aws-refused': {
    message: 'AWS refused the request ({{host}}, {{error}}).',
    action: 'Sign in again. If that does not help, show this message to your AWS administrator.',
  },

  'sign-in-denied': {
    message: 'The sign-in was not allowed in the browser.',
    action: 'Sign in again and choose to allow access. If you did, ask your AWS administrator.',
  },
  'sign-in-timed-out': {
    message: 'The sign-in was not finished within its time limit.',
    action: 'Start it again and finish it in the browser within ten minutes.',
  },
  'registration-lost': {
    message: 'AWS no longer knows this computer’s registration.',
    action: 'Sign in again; Daypass registers this computer anew.',
  },
  'wrong-region-or-url': {
    message: 'AWS does not know the start URL {{startUrl}} in the region {{region}}.',
    action: 'Compare both with the details from your AWS administrator and correct them in the AWS config file.',
  },
  'region-corrected': {
    message: 'The region of {{session}} was corrected to {{region}} in {{file}}: that is where its start URL leads.',
    action: 'There is nothing more to do; other AWS tools find the right region now too.',
  },
  'region-not-corrected': {
    message:
      'You are signed in to {{session}} in the region {{region}}, but {{file}} names another and could not be changed.',
    action: 'Set sso_region to {{region}} there; until then other AWS tools ask in the wrong region.',
  },
  'loopback-unavailable': {
    message: 'Daypass cannot receive the browser’s answer on this computer ({{reason}}).',
    action: 'Sign in with a code instead.',
  },
  'sign-in-refused': {
    message: 'The sign-in page ended without a sign-in ({{error}}).',
    action: 'Sign in again. If that does not help, sign in with a code.',
  },
  'browser-not-opened': {
    message: 'The browser could not be opened for {{host}}.',
    action: 'Choose a default browser in your system settings and try again, or copy the link and open it yourself.',
  },
  'url-not-trusted': {
    message: 'Daypass did not open {{url}}, because it does not belong to this session.',
    action: 'Check the start URL in the AWS config file. If it is right, show this message to your AWS administrator.',
  },

  ...sessionProblem,
  ...credentialsProblem,

  ...writtenKeysProblem,

  'token-unreadable': {
    message: 'The saved sign-in {{file}} cannot be used ({{reason}}).',
    action: 'Sign in again; that replaces the file. Until then Daypass leaves it as it is.',
    whileRetrying:
      'You stay signed in, but other tools cannot use the file. Daypass writes it anew with the next renewal; sign in again to have it sooner.',
  },
  'sign-in-elsewhere': {
    message: 'The saved sign-in was made at {{portal}}; this session is at {{startUrl}}.',
    action:
      'Sign in to replace it, or correct the start URL of the session. Daypass leaves it alone until then; AWS tools may still use it.',
  },
  'sign-in-removed': {
    message: 'Another program has signed you out here: it removed {{file}}.',
    action: 'Sign in again to go on.',
  },

  'clock-skewed': {
    message: 'The clock of this computer is {{minutes}} minutes {{direction}} AWS.',
    action: 'Set date and time right. Until then AWS tools may fail, and times shown here are by this clock.',
  },

  'config-problems': {
    message_one: '{{count}} problem in your AWS config.',
    message: '{{count}} problems in your AWS config.',
    action: 'Review in the check of the AWS files.',
  },

  ...editProblem,
  ...fileProblem,

  ...endpointProblem,
  ...consoleProblem,

  ...newSessionProblem,

  ...settingsProblem,
  ...ownProblem,
  ...registryProblem,
} as const satisfies ProblemTexts;
