/** What only the tray says, in English. */
export const tray = {
  openConsole: 'Open console…',
  chooseOtherRole: 'Choose another role…',
  recentRole: '{{account}} · {{role}}',
  /** Two accounts of the same name. */
  recentRoleWithId: '{{account}} ({{accountId}}) · {{role}}',
  copyCode: 'Copy code {{code}}',
  addSession: 'Add a session…',
  moreSessions_one: '{{count}} more session…',
  moreSessions_other: '{{count}} more sessions…',
  problems_one: '{{count}} problem – show in Daypass',
  problems_other: '{{count}} problems – show in Daypass',
} as const;
