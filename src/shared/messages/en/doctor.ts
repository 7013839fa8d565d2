/** What stands around the findings: the doctor's view and its text to copy, in English. */
export const doctor = {
  nothing: 'Nothing to mend.',
  summary_one: '{{count}} thing to look at in the AWS files.',
  summary_other: '{{count}} things to look at in the AWS files.',
  tools: 'Concerns: {{tools}}.',
  allTools: 'Concerns all AWS tools.',
  error: 'Fault',
  warning: 'Warning',
  note: 'Note',
} as const;
