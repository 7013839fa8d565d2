/** What is said of role credentials that Daypass keeps in the credentials file, in English. */
export const writtenKeys = {
  help: {
    keys: 'Keep role credentials in the credentials file, for tools that read nothing else',
    write: 'Write the keys of a profile to a section of their own; the Daypass app renews them while it runs',
    as: 'the name of that section (default: the profile’s name with -keys)',
    remove: 'Remove the keys of a profile or a section, and stop keeping them',
    removeAs: 'the section',
    all: 'all that Daypass keeps',
    list: 'List the sections that Daypass keeps',
  },
  cli: {
    written:
      'The keys of {{profile}} are in [{{section}}] of {{file}} until {{time}}. The Daypass app renews them while it runs, and removes them when you sign out or quit.',
    removed: '[{{section}}] removed. AWS accepts these keys until {{time}}, whoever has them.',
    removedNone: '[{{section}}] is no longer kept. It had no keys.',
    none: 'Daypass keeps no keys in the credentials file.',
    absent: 'none now; written at the next sign-in, while the Daypass app runs',
    until: 'until {{time}}',
    which: 'Name the profile with --profile or the section with --as, or use --all.',
    whichProfile: 'Name the profile with --profile.',
  },
  panel: {
    act: 'Keys in the credentials file…',
    heading: 'Keys in the credentials file',
    of: 'Keys of {{profile}} in {{file}}',
    why: 'For tools that support neither sign-ins nor credential_process. Anyone who can read the file, or a backup of it, can use the keys until they expire. Daypass renews them while it runs, and removes them when you sign out or quit.',
    section: 'Section',
    sectionHint:
      'Tools use it as a profile of this name. It’s separate from your profile, because tools disagree about whether its keys or its sign-in would count.',
    keep: 'Keep the keys of {{profile}} in the file',
    until: 'In [{{section}}] until {{time}}, then renewed.',
    waiting: 'No keys in the file now. They’re written when you’re signed in.',
    tag: 'keys',
    tagHint: 'keys in the credentials file',
    signedOut: 'Sign in first, then Daypass can write them.',
    /** Of the section itself, in the list of profiles. */
    ownSection: 'Keys of {{profile}}',
    remove: 'Remove the keys of {{profile}} from the credentials file',
    /** What people type instead, never shown. */
    words: 'delete stop access keys credentials',
  },
} as const;
