/** What is said of programs that wait for a sign-in, on every surface and by `daypass ensure` and `daypass run`, in English. */
export const waiting = {
  notification: {
    title_one: 'A program is waiting for {{session}}',
    title_other: '{{count}} programs are waiting for {{session}}',
    body: 'Click to sign in. It then continues automatically.',
  },
  /** A line of the tray's menu; a click on it signs in. */
  tray: {
    session_one: 'A program is waiting for {{session}} – sign in',
    session_other: '{{count}} programs are waiting for {{session}} – sign in',
    several: 'Programs are waiting for {{sessions}} – sign in',
  },
  need_one: '{{session}}: a program is waiting for your sign-in',
  need_other: '{{session}}: {{count}} programs are waiting for your sign-in',
  sheet_one: 'A program is waiting for this sign-in. It continues automatically once you’re signed in.',
  sheet_other: '{{count}} programs are waiting for this sign-in. They continue automatically once you’re signed in.',

  help: {
    ensure: 'Wait until someone is signed in; exit code 0 if so, 75 if nobody signed in in time',
    wait: 'how long to wait, such as 90s, 10m or 1h30m (default: 10m)',
    run: 'Run a long program, and first say whether the session will last',
    needs: 'how long the program takes, such as 45m, 3h or 1h30m',
    runCommand: 'the program and its arguments, after --',
    fresh: 'start a new session first: sign out, then in again',
  },
  /** What a caller says on stderr. */
  caller: {
    waits: 'Not signed in to {{session}}. Waiting up to {{span}} for a sign-in: in Daypass, or with {{commands}}.',
    /** Where a coding agent runs the command. */
    waitsForAgent:
      'Not signed in to {{session}}. Waiting up to {{span}}: ask the user to sign in, in Daypass or in a terminal with {{commands}}.',
    or: '{{before}} or {{after}}',
    done: 'Signed in to {{session}}.',
    nobody: 'Nobody signed in to {{session}} within {{span}}.',
    dismissed: '{{session}} was signed out, so waiting has stopped.',
  },
  span: {
    days: '{{count}} d',
    hours: '{{count}} h',
    minutes: '{{count}} min',
    seconds: '{{count}} s',
  },
  notADuration: '{{option}} isn’t a length of time: {{value}}. Use one such as 90s, 10m, 3h or 1h30m.',
} as const;
