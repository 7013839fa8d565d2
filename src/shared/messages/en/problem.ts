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
    message: 'Can’t reach {{host}}.',
    action: 'Check your network connection or VPN, then try again.',
    whileRetrying: 'Retrying. If this continues, check your network connection or VPN.',
  },
  'network-timeout': {
    message: '{{host}} didn’t respond in time.',
    action: 'Check your network connection or VPN, then try again.',
    whileRetrying: 'Retrying. If this continues, check your network connection or VPN.',
  },
  'tls-failed': {
    message: 'Can’t connect securely to {{host}}: {{reason}}.',
    action: 'Try another network, or ask IT which certificate this computer needs.',
  },
  'proxy-failed': {
    message: 'Your network’s proxy blocked the connection to {{host}} ({{status}}).',
    action: 'Try again, or ask IT to allow {{host}}.',
    whileRetrying: 'Retrying. If this continues, ask IT about the proxy.',
  },
  'proxy-unreachable': {
    message: 'Can’t connect through the proxy {{host}}.',
    action: 'Check your network connection or VPN and the proxy in HTTPS_PROXY, then try again.',
    whileRetrying: 'Retrying. If this continues, check your network connection or VPN and the proxy in HTTPS_PROXY.',
  },
  'proxy-invalid': {
    message: '{{variable}} isn’t a valid HTTP proxy URL.',
    action: 'Set {{variable}} to a URL such as http://proxy.example.com:3128, then restart Daypass.',
  },
  'ca-bundle-unreadable': {
    message: 'Can’t use the certificates in {{file}} ({{reason}}).',
    action: 'Fix the file and try again, or fix or unset AWS_CA_BUNDLE and restart Daypass.',
  },
  'unexpected-answer': {
    message: 'The response from {{host}} isn’t from AWS.',
    action: 'This network may need a login: open any web page in your browser, then try again.',
    whileRetrying: 'This network may need a login: open any web page in your browser. Daypass is retrying.',
  },
  'aws-throttled': {
    message: 'Too many requests to {{host}}.',
    action: 'Wait a minute, then try again.',
    whileRetrying: 'Retrying shortly.',
  },
  'aws-failed': {
    message: 'AWS is having problems ({{host}}, status {{status}}).',
    action: 'Wait a few minutes, then try again.',
    whileRetrying: 'Retrying shortly.',
  },
  'aws-refused': {
    message: 'AWS rejected the request ({{host}}, {{error}}).',
    action: 'Sign in again. If that doesn’t help, show this message to your AWS administrator.',
  },

  'sign-in-denied': {
    message: 'Access was denied in the browser.',
    action: 'Sign in again and choose to allow access. If you did, ask your AWS administrator.',
  },
  'sign-in-timed-out': {
    message: 'Sign-in timed out.',
    action: 'Try again and finish in the browser within ten minutes.',
  },
  'registration-lost': {
    message: 'AWS no longer knows this client registration.',
    action: 'Sign in again; Daypass registers automatically.',
  },
  'wrong-region-or-url': {
    message: 'AWS doesn’t know {{startUrl}} in {{region}}.',
    action: 'Check both with your AWS administrator and correct them in the AWS config file.',
  },
  'region-corrected': {
    message: 'Region of {{session}} corrected to {{region}} in {{file}}, where its start URL leads.',
    action: 'Nothing to do: other AWS tools now use the right region too.',
  },
  'region-not-corrected': {
    message:
      'You’re signed in to {{session}} in {{region}}, but {{file}} names another region and couldn’t be changed.',
    action: 'Set sso_region to {{region}}. Until then, other AWS tools use the wrong region.',
  },
  'loopback-unavailable': {
    message: 'Daypass can’t receive the browser’s response on this computer ({{reason}}).',
    action: 'Sign in with a code instead.',
  },
  'sign-in-refused': {
    message: 'Sign-in failed on AWS’s page ({{error}}).',
    action: 'Sign in again. If that doesn’t help, sign in with a code.',
  },
  'browser-not-opened': {
    message: 'Couldn’t open a browser for {{host}}.',
    action: 'Choose a default browser in your system settings and try again, or copy the link and open it yourself.',
  },
  'url-not-trusted': {
    message: 'Daypass didn’t open {{url}}, because it doesn’t belong to this session.',
    action: 'Check the start URL in the AWS config file. If it’s right, show this message to your AWS administrator.',
  },

  ...sessionProblem,
  ...credentialsProblem,

  ...writtenKeysProblem,

  'token-unreadable': {
    message: 'Can’t use the saved sign-in {{file}} ({{reason}}).',
    action: 'Sign in again to replace it. Until then, Daypass won’t touch it.',
    whileRetrying:
      'You’re still signed in, but other tools can’t use this file. Daypass rewrites it at the next renewal, or sign in again now.',
  },
  'sign-in-elsewhere': {
    message: 'The saved sign-in is for {{portal}}, but this session uses {{startUrl}}.',
    action:
      'Sign in to replace it, or fix the session’s start URL. Until then, Daypass won’t touch it, but AWS tools may still use it.',
  },
  'sign-in-removed': {
    message: 'Another program signed you out: it removed {{file}}.',
    action: 'Sign in again to continue.',
  },

  'clock-skewed': {
    message: 'This computer’s clock is {{minutes}} minutes {{direction}} AWS.',
    action: 'Correct the date and time. Until then, AWS tools may fail and the times shown here may be wrong.',
  },

  'config-problems': {
    message_one: '{{count}} problem in your AWS config.',
    message: '{{count}} problems in your AWS config.',
    action: 'Review in the config check.',
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
