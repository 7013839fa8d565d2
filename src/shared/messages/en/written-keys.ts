/** What is said of role credentials that Daypass keeps in the credentials file, in English. */
export const writtenKeys = {
  help: {
    keys: 'Keep role credentials in the credentials file, for tools that read nothing else',
    write: 'Write the keys of a profile into a section of their own; the Daypass app renews them while it runs',
    as: 'the name of that section; without it that of the profile with -keys',
    remove: 'Remove the keys of a profile, or of a section, and keep them no longer',
    removeAs: 'the section',
    all: 'all that Daypass keeps',
    list: 'List the sections that Daypass keeps',
  },
  cli: {
    written:
      'The keys of {{profile}} are in the section [{{section}}] of {{file}}, until {{time}}. The Daypass app renews them while it runs; signing out and quitting the app remove them.',
    removed: '[{{section}}] is removed. AWS takes these keys until {{time}}, whoever holds them.',
    removedNone: '[{{section}}] is kept no longer. It held no keys.',
    none: 'Daypass keeps no keys in the credentials file.',
    absent: 'none now: they come with the next sign-in, while the Daypass app runs',
    until: 'until {{time}}',
    which: 'Name the profile with --profile, the section with --as, or all with --all.',
    whichProfile: 'Name the profile with --profile.',
  },
  panel: {
    act: 'Keys in the credentials file…',
    heading: 'Keys in the credentials file',
    of: 'Keys of {{profile}} in {{file}}',
    why: 'For tools that read neither sign-ins nor credential_process. Anyone who can read the file can use the keys, also from a backup of it, until they end. Daypass renews them while it runs, and removes them when you sign out or quit.',
    section: 'Section',
    sectionHint:
      'Tools use it as a profile of this name. It is not the profile itself, because tools do not agree on whether its keys or its sign-in would count.',
    keep: 'Keep the keys of {{profile}} in the file',
    until: 'In [{{section}}] until {{time}}, then renewed.',
    waiting: 'None in the file now. They are written when you are signed in.',
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
