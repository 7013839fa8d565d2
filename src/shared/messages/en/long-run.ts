/** What is said before a long program, and of sessions that are begun anew from a terminal, in English. */
export const longRun = {
  /** Behind a question. */
  yesOrNo: '[y/N]',
  /** Each of these words is a yes, however it is spelled in upper and lower case. */
  yes: 'y yes',
  lasts: {
    known: '{{session}} is valid until {{time}}: long enough for {{span}}.',
    estimated: '{{session}} probably expires around {{time}} (based on past sessions): long enough for {{span}}.',
  },
  ends: {
    known: '{{session}} expires at {{time}}, in {{left}}, but {{span}} are needed.',
    estimated:
      '{{session}} probably expires around {{time}}, in {{left}} (based on past sessions), but {{span}} are needed.',
  },
  unknown:
    'Can’t tell whether {{session}} lasts for {{span}}: AWS doesn’t say when it expires, and there is no whole past session to go by. It’s valid until {{time}} at least; --fresh starts a new one.',
  /** Beside an end that comes too early. */
  usual: 'A new session wouldn’t help: past ones of {{session}} lasted about {{length}}.',
  usualBefore:
    '{{span}} are needed, and past sessions of {{session}} lasted about {{length}}: a new one wouldn’t help.',
  startFirst: 'Start a new session first: {{- command}}',
  /** Where a coding agent runs the command. */
  startFirstForAgent: 'Ask the user to start a new session first, in their own terminal: {{- command}}',
  signInFirst: 'Not signed in to {{session}}. Sign in first: {{- commands}}',
  signInFirstForAgent: 'Not signed in to {{session}}. Ask the user to sign in, in their own terminal: {{- commands}}',
  nobody: 'Not signed in to {{session}}.',
  ask: {
    signIn: 'Sign in now?',
    fresh: 'Start a new session now?',
  },
  fresh: {
    ends: 'Starting a new session of {{session}} signs you out first: of the access portal in your browser, and of {{session}} in all AWS tools.',
    endsOthers: 'AWS then also signs out what else your browser signed in to at this portal: {{sessions}}.',
    nothing:
      'Nobody is signed in to {{session}} here, so there is nothing to sign out of. If your browser is still signed in to the access portal, sign out there first, or the new session expires when that one would have.',
    signedOut: 'Signed out of {{session}}. Now sign in to start the new session.',
  },
  codeForAgent:
    'This sign-in needs a code, which is for the user and not for a coding agent. Ask the user to run this in their own terminal: {{- command}}',
} as const;
