/** What is said about endpoints of the environment that cannot be used, and about waiting in vain, in English. */
import type { ProblemTexts } from '../problem-texts.ts';

export const endpointProblem = {
  'endpoint-invalid': {
    message: 'The value of {{variable}} is not the address of a server, so nothing was sent.',
    action: 'Write it in {{variable}} as https://example.com, or remove {{variable}}; then open Daypass again.',
  },
  'endpoint-not-encrypted': {
    message: '{{variable}} leads to {{host}} without encryption (http), so nothing was sent.',
    action: 'Write it with https://, or remove {{variable}}; then open Daypass again.',
  },
  'endpoint-conflict': {
    message: '{{variable}} and {{other}} are both set. They exclude each other, so nothing was sent.',
    action: 'Remove one of the two, then open Daypass again.',
  },
  'endpoint-unavailable': {
    message: 'AWS has no address for the region {{region}} that fits your settings, so nothing was sent.',
    action:
      'Check sso_region in the AWS config file. If it is right, remove AWS_USE_FIPS_ENDPOINT and AWS_USE_DUALSTACK_ENDPOINT, then open Daypass again.',
  },
  'config-ca-bundle-unreadable': {
    message: 'The certificates in {{file}}, which ca_bundle in the AWS config file names, cannot be used ({{reason}}).',
    action: 'Correct the file, or correct or remove ca_bundle in the AWS config file; then try again.',
  },
  'renewal-overdue': {
    message: 'Renewing the sign-in has not come to an end within {{minutes}} minutes.',
    action: 'Check your network connection, and whether the drive with your home folder answers; then try again.',
    whileRetrying:
      'Daypass keeps trying. If this goes on, check your network connection, and whether the drive with your home folder answers.',
  },
} as const satisfies Partial<ProblemTexts>;
