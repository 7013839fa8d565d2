// @ts-check
/**
 * `node scripts/repositories.mjs OUT FILES... [--sign KEY]`: makes repositories for apt and dnf of the debs and rpms among the files, in
 * OUT/apt and OUT/rpm, with dpkg-scanpackages, apt-ftparchive and createrepo_c. Signed with that key of gpg where one is named: apt and
 * dnf take unsigned ones only from who insists.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** The tools, by the names of their programs. */
export const repositoryTools = ['dpkg-scanpackages', 'apt-ftparchive', 'createrepo_c', 'gpg'];

/** @param {string} tool @param {readonly string[]} args @param {string} [cwd] @returns {string} what it wrote */
function run(tool, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(tool, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${tool} ${args.join(' ')} failed: ${error?.message ?? stderr}`);
  return stdout;
}

/**
 * @param {string} out an empty folder
 * @param {readonly string[]} files
 * @param {string | null} key which key of gpg signs
 */
export function makeRepositories(out, files, key = null) {
  const debs = files.filter((file) => file.endsWith('.deb'));
  const rpms = files.filter((file) => file.endsWith('.rpm'));
  if (debs.length > 0) makeApt(path.join(out, 'apt'), debs, key);
  if (rpms.length > 0) makeRpm(path.join(out, 'rpm'), rpms, key);
  for (const folder of ['apt', 'rpm'])
    if (key !== null && fs.existsSync(path.join(out, folder)))
      fs.writeFileSync(path.join(out, folder, 'daypass.asc'), run('gpg', ['--armor', '--export', key]));
}

/** A flat repository: one architecture, a handful of versions. @param {string} folder @param {readonly string[]} debs @param {string | null} key */
function makeApt(folder, debs, key) {
  fs.mkdirSync(folder, { recursive: true });
  for (const deb of debs) fs.copyFileSync(deb, path.join(folder, path.basename(deb)));
  const packages = run('dpkg-scanpackages', ['--multiversion', '.'], folder);
  fs.writeFileSync(path.join(folder, 'Packages'), packages);
  fs.writeFileSync(path.join(folder, 'Packages.gz'), gzipSync(packages));
  const about = { Origin: 'Daypass', Label: 'Daypass', Suite: 'stable', Architectures: 'amd64' };
  const options = Object.entries(about).flatMap(([name, value]) => [
    '-o',
    `APT::FTPArchive::Release::${name}=${value}`,
  ]);
  fs.writeFileSync(path.join(folder, 'Release'), run('apt-ftparchive', [...options, 'release', '.'], folder));
  if (key === null) return;
  run('gpg', ['--batch', '--yes', '--local-user', key, '--clearsign', '--output', 'InRelease', 'Release'], folder);
  run(
    'gpg',
    ['--batch', '--yes', '--local-user', key, '--armor', '--detach-sign', '--output', 'Release.gpg', 'Release'],
    folder,
  );
}

/** @param {string} folder @param {readonly string[]} rpms @param {string | null} key */
function makeRpm(folder, rpms, key) {
  fs.mkdirSync(folder, { recursive: true });
  for (const rpm of rpms) fs.copyFileSync(rpm, path.join(folder, path.basename(rpm)));
  run('createrepo_c', ['--quiet', '--general-compress-type=gz', '.'], folder);
  if (key === null) return;
  run(
    'gpg',
    ['--batch', '--yes', '--local-user', key, '--armor', '--detach-sign', 'repomd.xml'],
    path.join(folder, 'repodata'),
  );
}

if (process.argv[1] === import.meta.filename) {
  const [out = '', ...rest] = process.argv.slice(2);
  const at = rest.indexOf('--sign');
  makeRepositories(out, at === -1 ? rest : rest.toSpliced(at, 2), at === -1 ? null : (rest[at + 1] ?? null));
}
