/** What is said about endpoints of the environment that cannot be used, and about waiting in vain, in English. */
import type { ProblemTexts } from '../problem-texts.ts';

export const endpointProblem = {
  'endpoint-invalid': {
    message: '{{variable}} isn’t a valid URL, so nothing was sent.',
    action: 'Set {{variable}} to a URL such as https://example.com, or unset it, then restart Daypass.',
  },
  'endpoint-not-encrypted': {
    message: '{{variable}} uses {{host}} without encryption (http), so nothing was sent.',
    action: 'Use https://, or unset {{variable}}, then restart Daypass.',
  },
  'endpoint-conflict': {
    message: '{{variable}} and {{other}} can’t be used together, so nothing was sent.',
    action: 'Unset one of them, then restart Daypass.',
  },
  'endpoint-unavailable': {
    message: 'AWS has no endpoint in {{region}} for your settings, so nothing was sent.',
    action:
      'Check sso_region in the AWS config file. If it’s right, unset AWS_USE_FIPS_ENDPOINT and AWS_USE_DUALSTACK_ENDPOINT, then restart Daypass.',
  },
  'config-ca-bundle-unreadable': {
    message: 'Can’t use the certificates in {{file}}, set by ca_bundle in the AWS config file ({{reason}}).',
    action: 'Fix the file, or fix or remove ca_bundle in the AWS config file, then try again.',
  },
  'renewal-overdue': {
    message: 'The sign-in wasn’t renewed within {{minutes}} minutes.',
    action: 'Check your network connection and the drive with your home folder, then try again.',
    whileRetrying: 'Retrying. If this continues, check your network connection and the drive with your home folder.',
  },
} as const satisfies Partial<ProblemTexts>;
