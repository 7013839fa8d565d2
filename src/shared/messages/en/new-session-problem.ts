/** What is said about values for a new session that cannot be used, in English. */
import type { ProblemTexts } from '../problem-texts.ts';

export const newSessionProblem = {
  'session-name-invalid': {
    message: 'Some AWS tools can’t read the session name “{{name}}”.',
    action: 'Use letters, digits, hyphens and underscores, without spaces.',
  },
  'session-name-taken': {
    message: 'There is already a session named “{{name}}”.',
    action: 'Choose another name.',
  },
  'start-url-invalid': {
    message: '“{{startUrl}}” isn’t a start URL.',
    action: 'Copy the URL of your AWS access portal, e.g. https://d-1234567890.awsapps.com/start.',
  },
  'start-url-http': {
    message: '{{host}} uses http://, which isn’t secure.',
    action: 'Start URLs begin with https://. Copy the URL from your AWS access portal.',
  },
  'start-url-not-portal': {
    message: '{{host}} belongs to AWS but isn’t an access portal (maybe the console or a sign-in page).',
    action: 'Copy the URL of the page that lists your AWS accounts, or ask your AWS administrator.',
  },
  'start-url-several': {
    message: 'That’s more than one URL: {{first}} and {{second}}.',
    action: 'Keep only your access portal’s. You can add others later.',
  },
  'start-url-leads-elsewhere': {
    message: '{{host}} doesn’t redirect to an AWS access portal.',
    action: 'Open it in your browser and use the URL of the page that lists your accounts.',
  },
  'region-invalid': {
    message: '“{{region}}” isn’t an AWS region.',
    action: 'Enter the Identity Center region, e.g. us-east-1 or eu-central-1.',
  },
} as const satisfies Partial<ProblemTexts>;
