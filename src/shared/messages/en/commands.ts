/** The commands that the search field finds beside roles, and other words that people type for them; in English. */
export const commands = {
  signIn: 'Sign in to {{session}}',
  signInAgain: 'Sign in to {{session}} again',
  signInWithCode: 'Sign in to {{session}} with code',
  cancelSignIn: 'Cancel sign-in to {{session}}',
  signOut: 'Sign out of {{session}}',
  refresh: 'Refresh accounts of {{session}}',
  createProfiles: 'Create profiles for {{session}}',
  mute: 'Mute notifications for {{session}}',
  unmute: 'Unmute notifications for {{session}}',
  convert: 'Enable automatic renewal for {{session}}',
  profiles: 'Profiles',
  check: 'Check AWS config',
  /** What people type instead, never shown. */
  words: {
    signIn: 'log in login on',
    signOut: 'log out logout off',
    refresh: 'reload update list roles',
    createProfiles: 'write add',
    mute: 'silence quiet',
    convert: 'renew convert legacy',
    settings: 'preferences options configuration language shortcut',
    profiles: 'copy list',
    check: 'doctor diagnose problems fix',
    addSession: 'new create start URL',
    quit: 'exit close',
  },
} as const;
