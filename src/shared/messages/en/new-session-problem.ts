/** What is said about values for a new session that cannot be used, in English. */
import type { ProblemTexts } from '../problem-texts.ts';

export const newSessionProblem = {
  'session-name-invalid': {
    message: 'Not every AWS tool can read “{{name}}” as the name of a session.',
    action: 'Use letters, digits, hyphens and underscores, without spaces.',
  },
  'session-name-taken': {
    message: 'There is already a session named “{{name}}”.',
    action: 'Choose another name.',
  },
  'start-url-invalid': {
    message: '“{{startUrl}}” is not a start URL.',
    action: 'Copy the start URL from your AWS access portal; it looks like https://d-1234567890.awsapps.com/start.',
  },
  'start-url-http': {
    message: 'The address of {{host}} begins with http://, which nobody can trust.',
    action: 'Start URLs begin with https://. Open your AWS access portal and copy its address from there.',
  },
  'start-url-not-portal': {
    message: '{{host}} belongs to AWS, but is no access portal: it may be the console or a sign-in page.',
    action: 'Open the page that lists your AWS accounts and copy its address, or ask your AWS administrator for it.',
  },
  'start-url-several': {
    message: 'There are several addresses: {{first}} and {{second}}.',
    action: 'Leave only the one of your AWS access portal; the others can be added afterwards.',
  },
  'start-url-leads-elsewhere': {
    message: '{{host}} does not lead to an AWS access portal.',
    action: 'Open it in your browser: the address of the page that lists your AWS accounts is the start URL to use.',
  },
  'region-invalid': {
    message: '“{{region}}” is not the code of an AWS region.',
    action: 'Enter the region of IAM Identity Center, such as us-east-1 or eu-central-1.',
  },
} as const satisfies Partial<ProblemTexts>;
