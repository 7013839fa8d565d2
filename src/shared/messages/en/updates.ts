/** What is said of newer versions of Daypass, in English. */
import type { UpdateMode } from '../../updates.ts';

export const updates = {
  label: 'New versions of Daypass',
  question: 'Should Daypass look for new versions of itself?',
  questionHint: 'It asks github.com once a day and tells nothing about you. You can change this in the settings.',
  yes: 'Yes, once a day',
  no: 'No',
  found: 'Daypass {{version}} is available.',
  loading: 'Daypass {{version}} is being downloaded.',
  ready: 'Daypass {{version}} is ready. It is installed when no sign-in is running.',
  failed: 'Couldn’t install Daypass {{version}}. Download it from its page.',
  install: 'Install and restart',
  page: 'Open its page',
  setting: 'Look for new versions',
  settingHint:
    'Daypass asks github.com once a day and tells nothing about you. It installs nothing without your click.',
  off: {
    checkout: 'This Daypass runs from its source code, which you update yourself.',
    package: 'The package manager of this computer keeps Daypass up to date.',
    managed: 'Your administrator keeps Daypass up to date.',
  } satisfies Record<Extract<UpdateMode, { kind: 'off' }>['why'], string>,
} as const;
