/** What is said before a long program, and of sessions that are begun anew from a terminal, in English. */
export const longRun = {
  /** Behind a question. */
  yesOrNo: '[y/N]',
  /** Each of these words is a yes, however it is spelled in upper and lower case. */
  yes: 'y yes',
  lasts: {
    known: '{{session}} lasts until {{time}} for certain: long enough for {{span}}.',
    estimated: '{{session}} lasts until about {{time}}, estimated from earlier sessions: long enough for {{span}}.',
  },
  ends: {
    known: '{{session}} ends at {{time}} for certain, in {{left}}, and {{span}} are needed.',
    estimated:
      '{{session}} ends at about {{time}}, in {{left}}, as estimated from earlier sessions, and {{span}} are needed.',
  },
  unknown:
    'Nobody can tell whether {{session}} lasts for {{span}}: AWS does not say when it ends, and no session of this name has been seen from its beginning to its end. For certain it lasts until {{time}}. With --fresh it begins anew.',
  /** Beside an end that comes too early. */
  usual: 'A new session would not help: earlier ones of {{session}} lasted about {{length}}.',
  usualBefore:
    '{{span}} are needed, and earlier sessions of {{session}} lasted about {{length}}: a new one would not help.',
  startFirst: 'Start a new session first: {{- command}}',
  /** Where a coding agent runs the command. */
  startFirstForAgent: 'Ask the user to start a new session first, in a terminal of their own: {{- command}}',
  signInFirst: 'Nobody is signed in to {{session}}. Sign in first: {{- commands}}',
  signInFirstForAgent:
    'Nobody is signed in to {{session}}. Ask the user to sign in, in a terminal of their own: {{- commands}}',
  nobody: 'Nobody is signed in to {{session}}.',
  ask: {
    signIn: 'Sign in now?',
    fresh: 'Start a new session now?',
  },
  fresh: {
    ends: 'A new session of {{session}} begins with a sign-out: of the access portal in your browser, and of {{session}} in all AWS tools.',
    endsOthers: 'AWS ends with it what else was signed in at this portal from your browser: {{sessions}}.',
    nothing:
      'Nobody is signed in to {{session}} here, so there is nothing to sign out of. If your browser is still signed in to the access portal, the new session ends when that one would have: sign out there first.',
    signedOut: 'Signed out of {{session}}. Now sign in; until then you are signed out.',
  },
  codeForAgent:
    'This sign-in needs a code, which is for the one who signs in and not for a coding agent. Ask the user to run this in a terminal of their own: {{- command}}',
} as const;
