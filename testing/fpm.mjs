#!/usr/bin/env node
/**
 * Stands in for fpm, which electron-builder gets from the network: makes a deb or an rpm of what it is asked to put into one, with the
 * tools of Debian. It knows what electron-builder says to fpm (`-s dir -t deb`, `-t rpm`) and fails at anything else.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const known = ['-s', '-t', '-d', '--deb-recommends', '--deb-compression', '--architecture'];
const scripts = ['--after-install', '--after-remove'];
const fields = ['--description', '--version', '--package', '--name', '--maintainer', '--vendor', '--url', '--category'];
const others = ['--deb-priority', '--license', '--rpm-summary', '--rpm-os', '--rpm-compression'];
const withValue = new Set([...known, ...scripts, ...fields, ...others]);
const withoutValue = new Set(['--force', '--rpm-rpmbuild-define=_build_id_links none']);

const options = new Map();
const mappings = [];
const words = process.argv.slice(2);
for (let word = words.shift(); word !== undefined; word = words.shift()) {
  if (withValue.has(word)) options.set(word, [...(options.get(word) ?? []), words.shift()]);
  else if (word.startsWith('-') && !withoutValue.has(word))
    throw new Error(`fpm is asked for ${word}, which nobody has foreseen`);
  else if (!word.startsWith('-')) mappings.push(word.split('='));
}
const [value, values] = [(name) => options.get(name)?.[0] ?? '', (name) => options.get(name) ?? []];
const run = (command, args) => spawnSync(command, args, { stdio: 'inherit' }).status ?? 1;

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-fpm-'));
const root = path.join(work, 'root');
try {
  for (const [from, to] of mappings) {
    const target = path.join(root, to);
    // As fpm does it: the contents of a folder that ends with a slash, else the file under its new name.
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.cpSync(from, target, { recursive: true });
  }
  process.exitCode = value('-t') === 'rpm' ? makeRpm() : makeDeb();
} finally {
  fs.rmSync(work, { recursive: true, force: true });
}

function makeDeb() {
  const control = path.join(root, 'DEBIAN');
  fs.mkdirSync(control);
  const lines = {
    Package: value('--name'),
    Version: value('--version'),
    Architecture: value('--architecture'),
    Maintainer: value('--maintainer'),
    Depends: values('-d').join(', '),
    Homepage: value('--url'),
    Description: value('--description'),
  };
  const text = Object.entries(lines).map(([name, text]) => `${name}: ${text}\n`);
  fs.writeFileSync(path.join(control, 'control'), text.join(''));
  for (const [script, option] of [
    ['postinst', '--after-install'],
    ['postrm', '--after-remove'],
  ]) {
    fs.copyFileSync(value(option), path.join(control, script));
    fs.chmodSync(path.join(control, script), 0o755);
  }
  return run('dpkg-deb', ['--root-owner-group', '-Znone', '--build', root, value('--package')]);
}

function makeRpm() {
  const files = fs.readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  const spec = [
    `Name: ${value('--name')}`,
    `Version: ${value('--version')}`,
    'Release: 1',
    `Summary: ${value('--rpm-summary')}`,
    `License: ${value('--license')}`,
    `URL: ${value('--url')}`,
    'AutoReqProv: no',
    ...values('-d').map((need) => `Requires: ${need}`),
    `%description\n${value('--description')}`,
    `%post\n${fs.readFileSync(value('--after-install'), 'utf8')}`,
    `%postun\n${fs.readFileSync(value('--after-remove'), 'utf8')}`,
    '%files',
    ...files.map((entry) => `"${path.join('/', path.relative(root, entry.parentPath), entry.name)}"`),
  ];
  const file = path.join(work, 'package.spec');
  fs.writeFileSync(file, `${spec.join('\n')}\n`);
  const defines = [
    `_topdir ${work}/top`,
    '__os_install_post %{nil}',
    '_build_id_links none',
    '_binary_payload w1.gzdio',
  ];
  const built = path.join(work, 'built');
  const made = run('rpmbuild', [
    '-bb',
    '--quiet',
    ...[...defines, `_rpmdir ${built}`, '_rpmfilename package.rpm'].flatMap((define) => ['--define', define]),
    '--target',
    value('--architecture'),
    '--buildroot',
    root,
    '--noclean',
    file,
  ]);
  if (made === 0) fs.copyFileSync(path.join(built, 'package.rpm'), value('--package'));
  return made;
}
