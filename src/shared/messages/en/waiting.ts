/** What is said of programs that wait for a sign-in, on every surface and by `daypass ensure` and `daypass run`, in English. */
export const waiting = {
  notification: {
    title_one: 'A program waits for a sign-in to {{session}}',
    title_other: '{{count}} programs wait for a sign-in to {{session}}',
    body: 'Click to sign in. Then it goes on by itself.',
  },
  /** A line of the tray's menu; a click on it signs in. */
  tray: {
    session_one: 'A program waits for {{session}} – sign in',
    session_other: '{{count}} programs wait for {{session}} – sign in',
    several: 'Programs wait for {{sessions}} – sign in',
  },
  need_one: '{{session}}: a program waits for your sign-in',
  need_other: '{{session}}: {{count}} programs wait for your sign-in',
  sheet_one: 'A program waits for this sign-in. It goes on by itself as soon as somebody is signed in.',
  sheet_other: '{{count}} programs wait for this sign-in. They go on by themselves as soon as somebody is signed in.',

  help: {
    ensure: 'Wait until somebody is signed in; exit code 0 if somebody is, 75 if nobody signed in in time',
    wait: 'how long to wait, such as 90s, 10m or 1h30m (10m if not given)',
    run: 'Run a long program, and say first whether the session will last',
    needs: 'how long the program takes, such as 45m, 3h or 1h30m',
    runCommand: 'the program and its arguments, after --',
    fresh: 'start a new session first: sign out, then in, so that its time begins anew',
  },
  /** What a caller says on stderr. */
  caller: {
    waits:
      'Nobody is signed in to {{session}}. Waiting up to {{span}} for a sign-in: in Daypass, or with {{commands}}.',
    /** Where a coding agent runs the command. */
    waitsForAgent:
      'Nobody is signed in to {{session}}. Waiting up to {{span}}. Ask the user to sign in: in Daypass, or in a terminal with {{commands}}.',
    or: '{{before}} or {{after}}',
    done: 'Signed in to {{session}}.',
    nobody: 'Nobody has signed in to {{session}} within {{span}}.',
    dismissed: 'Somebody has signed out of {{session}}, so nobody is waited for.',
  },
  span: {
    days: '{{count}} d',
    hours: '{{count}} h',
    minutes: '{{count}} min',
    seconds: '{{count}} s',
  },
  notADuration: 'The value of {{option}} is no length of time: {{value}}. Give it as 90s, 10m, 3h or 1h30m.',
} as const;
