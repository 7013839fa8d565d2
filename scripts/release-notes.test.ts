/** The notes of a release are what the changelog says of it, and nothing is released without them. */
import { expect, test } from 'vitest';
import { releaseNotes } from './release-notes.mjs';

const changelog = `# Changes

## Unreleased

- Something to come.

## 1.2.0 – 2026-12-24

### Added

- A lamp.

## 1.1.0 – 2026-12-01

- A door.
`;

test('they are the section of the version, whole and without the others', () => {
  expect(releaseNotes(changelog, 'v1.2.0', '1.2.0')).toBe('### Added\n\n- A lamp.\n');
  expect(releaseNotes(changelog, 'v1.1.0', '1.1.0')).toBe('- A door.\n');
});

test.each([
  ['a tag of another version', changelog, 'v1.1.0', '1.2.0', /tag is v1\.1\.0/],
  ['a version without a section', changelog, 'v1.3.0', '1.3.0', /no section/],
  ['a version that another one begins with', changelog, 'v1.2', '1.2', /no section/],
  ['a section without a date', changelog.replace(' – 2026-12-24', ' – soon'), 'v1.2.0', '1.2.0', /no date/],
  ['a section without a line', changelog.replace('- A lamp.', ''), 'v1.2.0', '1.2.0', /says nothing/],
])('there is no release with %s', (_, text, tag, version, why) => {
  expect(() => releaseNotes(text, tag, version)).toThrow(why);
});
