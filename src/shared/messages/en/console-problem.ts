/** What is said where a console cannot be opened, in English. */
import type { ProblemTexts } from '../problem-texts.ts';

export const consoleProblem = {
  'console-unknown': {
    message: 'Daypass doesn’t know the AWS console of region {{region}}.',
    action: 'Open the access portal and choose the role there.',
  },
  'console-service-invalid': {
    message: '“{{service}}” isn’t a page of the AWS console.',
    action: 'Use a service name from the console’s URLs, such as s3 or lambda.',
  },
  'console-region-elsewhere': {
    message: 'Region {{region}} is in another AWS partition than {{sessionRegion}}, where this session is.',
    action: 'Choose a region in this session’s partition.',
  },
  'console-refused': {
    message: 'AWS rejected these credentials for the console ({{host}}).',
    action: 'Check this computer’s clock, then try again.',
  },
  'console-not-fetched': {
    message: 'The browser started, but didn’t load the page.',
    action: 'Try again, or choose another browser for this session.',
  },
} as const satisfies Partial<ProblemTexts>;
