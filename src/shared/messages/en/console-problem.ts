/** What is said where a console cannot be opened, in English. */
import type { ProblemTexts } from '../problem-texts.ts';

export const consoleProblem = {
  'console-unknown': {
    message: 'Daypass does not know where the AWS console of the region {{region}} is.',
    action: 'Open the access portal and choose the role there.',
  },
  'console-service-invalid': {
    message: '“{{service}}” cannot be a page of the AWS console.',
    action: 'Use a service’s name as it stands in the console’s addresses, such as s3 or lambda.',
  },
  'console-region-elsewhere': {
    message: 'The region {{region}} is not in the same part of AWS as {{sessionRegion}}, where this session is.',
    action: 'Choose a region that this session’s accounts can have.',
  },
  'console-refused': {
    message: 'AWS gave no console for these credentials ({{host}}).',
    action: 'Check the clock of this computer, then try again.',
  },
  'console-not-fetched': {
    message: 'The browser was started, but did not ask for the page.',
    action: 'Try again, or choose another browser for this session.',
  },
} as const satisfies Partial<ProblemTexts>;
