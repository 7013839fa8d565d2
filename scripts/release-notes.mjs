// @ts-check
/**
 * `node scripts/release-notes.mjs TAG`: prints what CHANGELOG.md says of that version, as the notes of its release. Fails where the tag,
 * package.json and the changelog do not agree, or there is nothing to say: nothing is released then.
 */
import fs from 'node:fs';

/**
 * @param {string} changelog
 * @param {string} tag such as `v1.2.3`
 * @param {string} version of package.json
 * @returns {string}
 */
export function releaseNotes(changelog, tag, version) {
  if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, and package.json has the version ${version}`);
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.startsWith(`${version} `) || text.startsWith(`[${version}]`));
  if (section === undefined) throw new Error(`CHANGELOG.md has no section "## ${version} – <date>"`);
  const [heading = '', ...lines] = section.split('\n');
  if (!/\d{4}-\d{2}-\d{2}$/.test(heading)) throw new Error(`The section of ${version} in CHANGELOG.md has no date`);
  const notes = lines.join('\n').trim();
  if (!/^- /m.test(notes)) throw new Error(`CHANGELOG.md says nothing of ${version}`);
  return `${notes}\n`;
}

if (process.argv[1] === import.meta.filename) {
  const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
  process.stdout.write(releaseNotes(fs.readFileSync('CHANGELOG.md', 'utf8'), process.argv[2] ?? '', version));
}
